/// What makes two submissions the same invoice: seller tax id, document-type class, number and issue
/// year, each normalised. Two different files with one identity are duplicates.
package struct InvoiceIdentity: Hashable, Sendable, Codable {
    package let sellerTaxID: String
    package let documentType: DocumentType
    package let number: String
    package let year: Int

    /// Nil when the number holds neither letter nor digit: such a document has no identity.
    package init?(sellerTaxID: String, documentType: DocumentType, number: String, year: Int) {
        let folded = Self.normalised(number)
        guard !folded.isEmpty else { return nil }
        self.sellerTaxID = Self.taxID(sellerTaxID)
        self.documentType = documentType
        self.number = folded
        self.year = year
    }

    /// Upper case, letters and digits only: `F-2026/0042`, `f 2026 0042` and `F2026-0042` are one number.
    package static func normalised(_ text: String) -> String {
        String(text.uppercased().filter { $0.isLetter || $0.isNumber })
    }

    /// A tax id without punctuation, case and country prefix: `ES B-12345674` and `b12345674` are the same. A page usually
    /// shows it without the prefix where the XML has it (BT-31).
    package static func taxID(_ text: String) -> String {
        let plain = normalised(text)
        guard plain.utf8.count >= 8, countries.contains(String(plain.prefix(2))) else { return plain }
        return String(plain.dropFirst(2))
    }

    /// Prefixes of VAT numbers (ISO 3166-1, with EL for Greece and XI for Northern Ireland).
    private static let countries: Set<String> = [
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE",
        "IT", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
    ]

    /// One string for a unique constraint; the separator occurs in no part.
    package var key: String { "\(sellerTaxID)|\(documentType.rawValue)|\(number)|\(year)" }
}
