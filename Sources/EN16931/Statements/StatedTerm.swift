/// One business term an invoice states, with its place in the semantic model.
package struct StatedTerm: Hashable, Sendable {
    /// `BT-131`; supplementary components have a suffix (`BT-29-1`, the scheme of BT-29).
    package let term: String
    /// Keys and positions as in the model's JSON: `lines[3].netAmount`.
    package let path: String
    /// Canonical text: dates ISO 8601, numbers plain decimal with their written scale, attachments their length.
    package let value: String
    /// Whether the text is a value of the term's type.
    package let isReadable: Bool
    /// Whether the term's type is a number, which two documents may write with different scale.
    package let isNumber: Bool
    package let place: SourcePlace?

    package static func == (left: StatedTerm, right: StatedTerm) -> Bool {
        left.term == right.term && left.path == right.path && left.value == right.value
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(term)
        hasher.combine(path)
        hasher.combine(value)
    }
}

/// Writes down terms that say something.
struct Statements {
    private(set) var all: [StatedTerm] = []

    mutating func note<Content>(_ id: String, _ path: String, _ term: Term<Content>?) {
        guard let term, !term.isEmpty else { return }
        all.append(
            StatedTerm(
                term: id, path: path, value: term.canonical, isReadable: term.value != nil,
                isNumber: Content.self == Amount.self, place: term.place))
    }

    mutating func note(_ id: String, _ path: String, _ identifier: Identifier?) {
        guard let identifier else { return }
        note(id, path + ".content", identifier.content)
        note(id + "-1", path + ".scheme", identifier.scheme)
        note(id + "-2", path + ".schemeVersion", identifier.schemeVersion)
    }

    /// - Parameter unit: The unit's own term.
    mutating func note(_ id: String, unit: String, _ path: String, _ quantity: Quantity?) {
        guard let quantity else { return }
        note(id, path + ".value", quantity.value)
        note(unit, path + ".unit", quantity.unit)
    }

    mutating func note(_ path: String, _ object: BinaryObject?) {
        guard let object else { return }
        note("BT-125-1", path + ".mimeCode", object.mimeCode)
        note("BT-125-2", path + ".filename", object.filename)
        let value =
            if let content = object.content { "\(content.count) bytes" } else {
                "\(object.encodedLength) characters that are no Base64"
            }
        all.append(
            StatedTerm(
                term: "BT-125", path: path + ".content", value: value, isReadable: object.content != nil,
                isNumber: false, place: object.source.place))
    }

    mutating func note(_ ids: [String], _ path: String, _ address: PostalAddress?) {
        guard let address else { return }
        let terms = [
            ("line1", address.line1), ("line2", address.line2), ("line3", address.line3), ("city", address.city),
            ("postCode", address.postCode), ("countrySubdivision", address.countrySubdivision),
            ("countryCode", address.countryCode),
        ]
        for (id, (key, term)) in zip(ids, terms) { note(id, "\(path).\(key)", term) }
    }

    mutating func note(_ ids: [String], _ path: String, _ contact: Contact?) {
        guard let contact else { return }
        let terms = [("point", contact.point), ("telephone", contact.telephone), ("email", contact.email)]
        for (id, (key, term)) in zip(ids, terms) { note(id, "\(path).\(key)", term) }
    }

    mutating func note(_ ids: (start: String, end: String), _ path: String, _ period: Period?) {
        note(ids.start, path + ".start", period?.start)
        note(ids.end, path + ".end", period?.end)
    }

    mutating func note(_ ids: AllowanceTerms, _ path: String, _ entries: [AllowanceOrCharge]) {
        for (index, entry) in entries.enumerated() {
            let path = "\(path)[\(index)]"
            note(ids.amount, path + ".amount", entry.amount)
            note(ids.baseAmount, path + ".baseAmount", entry.baseAmount)
            note(ids.percentage, path + ".percentage", entry.percentage)
            if let category = ids.vatCategory {
                note(category, path + ".vatCategory", entry.vatCategory)
                note(category + "-0", path + ".taxScheme", entry.taxScheme)
            }
            if let rate = ids.vatRate { note(rate, path + ".vatRate", entry.vatRate) }
            note(ids.reason, path + ".reason", entry.reason)
            note(ids.reasonCode, path + ".reasonCode", entry.reasonCode)
        }
    }
}

/// The numbers the terms of an allowance or charge have; line level has no VAT of its own.
struct AllowanceTerms {
    let amount: String
    let baseAmount: String
    let percentage: String
    var vatCategory: String?
    var vatRate: String?
    let reason: String
    let reasonCode: String

    static let allowances = AllowanceTerms(
        amount: "BT-92", baseAmount: "BT-93", percentage: "BT-94", vatCategory: "BT-95", vatRate: "BT-96",
        reason: "BT-97", reasonCode: "BT-98")
    static let charges = AllowanceTerms(
        amount: "BT-99", baseAmount: "BT-100", percentage: "BT-101", vatCategory: "BT-102", vatRate: "BT-103",
        reason: "BT-104", reasonCode: "BT-105")
    static let lineAllowances = AllowanceTerms(
        amount: "BT-136", baseAmount: "BT-137", percentage: "BT-138", reason: "BT-139", reasonCode: "BT-140")
    static let lineCharges = AllowanceTerms(
        amount: "BT-141", baseAmount: "BT-142", percentage: "BT-143", reason: "BT-144", reasonCode: "BT-145")
}
