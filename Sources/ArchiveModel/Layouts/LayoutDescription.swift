/// A layout as people write it: whose documents it is for, and where their values stand.
package struct LayoutDescription: Hashable, Sendable, Codable {
    /// Tax identifiers or names of the issuer; it is for documents whose pages hold one of them.
    package var issuer: [String]
    /// Words that must stand on the pages besides, all of them.
    package var requires: [String]
    /// Only for this vault; nil for all. What we issue has our own mark, and so has what others send us.
    package var vault: Vault?
    /// By business term; several places of one are tried in order.
    package var fields: [String: [LayoutPlace]]

    package init(
        issuer: [String], requires: [String] = [], vault: Vault? = nil, fields: [String: [LayoutPlace]]
    ) {
        self.issuer = issuer
        self.requires = requires
        self.vault = vault
        self.fields = fields
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case issuer, requires, vault, fields
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseMembers(except: CodingKeys.allCases.map(\.stringValue), of: "a layout")
        let values = try decoder.container(keyedBy: CodingKeys.self)
        issuer = try values.decode([String].self, forKey: .issuer)
        requires = try values.decodeIfPresent([String].self, forKey: .requires) ?? []
        vault = try values.decodeIfPresent(Vault.self, forKey: .vault)
        fields = try values.decode([String: [LayoutPlace]].self, forKey: .fields)
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(issuer, forKey: .issuer)
        if !requires.isEmpty { try values.encode(requires, forKey: .requires) }
        try values.encodeIfPresent(vault, forKey: .vault)
        try values.encode(fields, forKey: .fields)
    }
}

extension LayoutDescription {
    /// More are not kept of one term.
    package static let mostPlaces = 4
    private static let mostMarks = 8
    private static let mostMarkBytes = 200
    private static let mostFields = 40

    /// What is wrong with it, in words; empty for nothing.
    package func faults() -> [String] {
        var faults: [String] = []
        if issuer.isEmpty { faults.append("It names no issuer: give the tax identifier or the name on the pages.") }
        if issuer.count > Self.mostMarks || requires.count > Self.mostMarks {
            faults.append("It has more than \(Self.mostMarks) marks of the issuer, or required words.")
        }
        for mark in (issuer + requires).prefix(2 * Self.mostMarks) {
            if mark.utf8.count > Self.mostMarkBytes || FoldedText(mark).bytes.count < FoldedPages.run {
                faults.append(
                    "\"\(mark.prefix(40))\" is no mark: it needs \(FoldedPages.run) letters or digits, and has at most "
                        + "\(Self.mostMarkBytes) bytes.")
            }
        }
        if fields.isEmpty { faults.append("It places no business term.") }
        if fields.count > Self.mostFields { faults.append("It places more than \(Self.mostFields) terms.") }
        for (term, places) in fields.sorted(by: { $0.key < $1.key }).prefix(2 * Self.mostFields) {
            if PrintedForm.of(term) == nil {
                faults.append(
                    "\(term.prefix(20)) is no term a layout can place; there are "
                        + PrintedForm.terms.joined(separator: ", ") + ".")
            }
            if !(1...Self.mostPlaces).contains(places.count) {
                faults.append("\(term.prefix(20)) has 1 to \(Self.mostPlaces) places, not \(places.count).")
            }
            for place in places.prefix(Self.mostPlaces) { faults += place.faults(of: String(term.prefix(20))) }
        }
        return faults
    }

    /// How closely it is meant for a document; nil where it is not for it. A tax identifier says more than a name, then
    /// required words more than none.
    package func weight(on pages: FoldedPages) -> Int? {
        let marks = issuer.filter(pages.holds)
        guard !marks.isEmpty, requires.allSatisfy(pages.holds) else { return nil }
        return (marks.contains(where: Self.isIdentifier) ? 100 : 0) + requires.count
    }

    /// Half of it or more are digits.
    private static func isIdentifier(_ mark: String) -> Bool {
        let bytes = FoldedText(mark).bytes
        return 2 * bytes.count { (0x30...0x39).contains($0) } >= bytes.count
    }

    /// With what a correction taught: a new place goes before those known, and in place of one with its label.
    package func learning(_ places: [String: LayoutPlace]) -> LayoutDescription {
        var description = self
        for (term, place) in places {
            let others = (fields[term] ?? []).filter { !$0.hasLabel(of: place) }
            description.fields[term] = Array(([place] + others).prefix(Self.mostPlaces))
        }
        return description
    }
}
