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
        self.sellerTaxID = Self.normalised(sellerTaxID)
        self.documentType = documentType
        self.number = folded
        self.year = year
    }

    /// Upper case, letters and digits only: `F-2026/0042`, `f 2026 0042` and `F2026-0042` are one number.
    package static func normalised(_ text: String) -> String {
        String(text.uppercased().filter { $0.isLetter || $0.isNumber })
    }

    /// One string for a unique constraint; the separator occurs in no part.
    package var key: String { "\(sellerTaxID)|\(documentType.rawValue)|\(number)|\(year)" }
}
