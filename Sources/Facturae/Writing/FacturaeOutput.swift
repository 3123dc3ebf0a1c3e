/// A written Facturae and what it does not say of the invoice.
package struct FacturaeOutput: Sendable {
    /// UTF-8.
    package let bytes: [UInt8]
    /// Reading `bytes` gives the invoice but for these, by invoice.
    package let losses: [[FacturaeLoss]]
    /// What Facturae demands, the invoice does not state and the writer decided.
    package let assumptions: [FacturaeAssumption]
}

/// A business term that reads otherwise from the written document.
package struct FacturaeLoss: Hashable, Sendable {
    /// `BT-18`.
    package let term: String
    /// Its place among the groups, counted from 1: `BG-25[2]/BG-31/BT-157`.
    package let path: String
    /// What the invoice states; nil where it states nothing.
    package let value: String?
    /// What the document says instead; nil where it says nothing.
    package let carried: String?
    package let reason: String
}

/// Something Facturae demands that no business term states.
package struct FacturaeAssumption: Hashable, Sendable {
    /// From the file's root.
    package let element: String
    package let value: String
    package let reason: String
}

/// An invoice that cannot be written as Facturae, with all the reasons.
package struct FacturaeRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    package struct Reason: Hashable, Sendable {
        /// The business term to complete or correct; nil where it is none.
        package let term: String?
        package let path: String
        package let message: String
    }

    package let reasons: [Reason]

    package var description: String { reasons.map(\.message).joined(separator: " ") }
}

/// What the invoice does not say and Facturae demands.
package struct FacturaeOptions: Sendable {
    /// ISO 639-1, of Facturae's list.
    package var language = "es"
    /// Why a corrective invoice corrects, of Facturae's list. 16 is the taxable base.
    package var correctionReason = "16"
    /// The tax period that is corrected; nil takes the invoicing period, else the day of the preceding invoice, else the
    /// day of issue.
    package var correctedPeriod: (start: String, end: String)?
    /// Whether the document says that it is a copy of the invoice: class CO or CR.
    package var isCopy = false
    package init() {}
}
