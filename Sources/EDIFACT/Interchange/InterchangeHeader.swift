/// What UNB says (ISO 9735-1, interchange header). Empty texts are nil.
package struct InterchangeHeader: Hashable, Sendable {
    /// S001/0001, `UNOC`.
    package var syntaxIdentifier: String?
    /// S001/0002, 1 to 4.
    package var syntaxVersion: Int?
    /// S002: identification and its qualifier.
    package var sender: PartnerIdentification?
    /// S003.
    package var recipient: PartnerIdentification?
    /// S004: date and time of preparation as written (`20261123:1403`).
    package var preparation: String?
    /// 0020 Interchange control reference.
    package var controlReference: String?
    /// 0026 Application reference.
    package var applicationReference: String?
    /// 0035 Test indicator is 1.
    package var isTest = false

    package init() {}

    init(_ segment: Segment) {
        func text(_ element: Int, _ position: Int = 0) -> String? {
            let code = segment.code(element, position)
            return code.isEmpty ? nil : code
        }
        syntaxIdentifier = text(1)
        syntaxVersion = text(1, 1).flatMap { Int($0) }
        sender = text(2).map { PartnerIdentification($0, qualifier: text(2, 1)) }
        recipient = text(3).map { PartnerIdentification($0, qualifier: text(3, 1)) }
        preparation = text(4).map { date in [date, text(4, 1)].compactMap { $0 }.joined(separator: ":") }
        controlReference = text(5)
        applicationReference = text(7)
        isTest = text(11) == "1"
    }
}

/// A sender or recipient: identification and the qualifier that tells whose it is (0007; 14 is a GLN).
package struct PartnerIdentification: Hashable, Sendable {
    package var identification: String
    package var qualifier: String?

    package init(_ identification: String, qualifier: String? = nil) {
        self.identification = identification
        self.qualifier = qualifier
    }
}

/// What UNH says a message is (S009).
package struct MessageIdentifier: Hashable, Sendable, CustomStringConvertible {
    /// 0065, `INVOIC`.
    package var type: String
    /// 0052, `D`.
    package var version: String
    /// 0054, `96A`.
    package var release: String
    /// 0051, `UN`.
    package var agency: String
    /// 0057, `EAN008`.
    package var association: String

    package init(
        type: String, version: String = "", release: String = "", agency: String = "", association: String = ""
    ) {
        self.type = type
        self.version = version
        self.release = release
        self.agency = agency
        self.association = association
    }

    init(_ segment: Segment) {
        self.init(
            type: segment.code(2, 0).uppercased(), version: segment.code(2, 1),
            release: segment.code(2, 2).uppercased(),
            agency: segment.code(2, 3), association: segment.code(2, 4))
    }

    /// `INVOIC D.96A`, `INVOIC D.01B EAN011`.
    package var description: String {
        let directory = release.isEmpty ? "" : " \(version).\(release)"
        return type + directory + (association.isEmpty ? "" : " \(association)")
    }

    /// A message of the directories CEN/TS 16931-3-4 binds to EN 16931: D.14B and later.
    package var isBoundToEN16931: Bool {
        type == "INVOIC" && (directoryYear.map { $0 > 2_014 } ?? false || release == "14B")
    }

    /// Year of the directory, nil where the message does not say.
    var directoryYear: Int? {
        guard let year = Int(release.prefix(2)), release.utf8.count >= 2 else { return nil }
        return year < 80 ? 2_000 + year : 1_900 + year
    }
}
