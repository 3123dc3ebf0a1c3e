/// UNTDID 1001 as far as BT-3 may state it (BR-CL-01).
package enum InvoiceTypeCode {
    /// Whether it is a credit note: a document of it is a `CreditNote` in UBL, and its amounts are negative where a syntax
    /// has no credit notes.
    package static func isCreditNote(_ code: String) -> Bool { creditNotes.contains(code) }

    private static let creditNotes: Set<String> = [
        "81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532",
    ]
}
