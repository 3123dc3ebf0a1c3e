/// The documents a template is for. A criterion left out fits every document; the template with the weightier criteria
/// is taken.
package struct TemplateSelector: Hashable, Sendable, Codable {
    /// The seller: its VAT, tax or legal identifier (BT-31, BT-32, BT-30), or its name (BT-27).
    package var issuer: String?
    /// Of the document, as the sender states it, else of the tenant: `es`, `en`, `de-AT`.
    package var language: String?
    package var type: DocumentType?
    /// The buyer: its VAT or legal identifier (BT-48, BT-47, BT-46), the sender's name for it, or its name (BT-44).
    package var customer: String?

    package init(
        issuer: String? = nil, language: String? = nil, type: DocumentType? = nil, customer: String? = nil
    ) {
        self.issuer = issuer
        self.language = language
        self.type = type
        self.customer = customer
    }

    /// What is known of a document when a template is looked for.
    package struct Subject: Hashable, Sendable {
        package var issuers: [String]
        package var language: String?
        package var type: DocumentType
        package var customers: [String]

        package init(issuers: [String], language: String?, type: DocumentType, customers: [String]) {
            self.issuers = issuers
            self.language = language
            self.type = type
            self.customers = customers
        }
    }

    /// How closely it fits; nil when it does not. One customer's template goes before one issuer's, that before one for a
    /// document type, that before one for a language; each before all that weigh less together.
    package func weight(for subject: Subject) -> Int? {
        var weight = 0
        if let customer {
            guard subject.customers.contains(where: { Self.isSame($0, customer) }) else { return nil }
            weight += 8
        }
        if let issuer {
            guard subject.issuers.contains(where: { Self.isSame($0, issuer) }) else { return nil }
            weight += 4
        }
        if let type {
            guard type == subject.type else { return nil }
            weight += 2
        }
        if let language {
            guard let other = subject.language, Self.speaks(other, language) else { return nil }
            weight += 1
        }
        return weight
    }

    /// Letters and digits alone count, in any case: identifiers are written with blanks, dots and hyphens or without.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        let (left, right) = (folded(left), folded(right))
        return !left.isEmpty && left == right
    }

    private static func folded(_ text: String) -> String {
        String(
            text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    }

    /// `de-AT` is German (RFC 4647 §3.3.1, basic filtering).
    private static func speaks(_ language: String, _ range: String) -> Bool {
        let (language, range) = (language.lowercased(), range.lowercased())
        return language == range || language.hasPrefix(range + "-")
    }
}
