package import EN16931

/// One INVOIC message as it was read.
package struct InvoiceMessage: Hashable, Sendable {
    package var invoice: Invoice
    /// What UNH says; type empty where there is no UNH.
    package var identifier: MessageIdentifier
    /// 0062 Message reference number.
    package var reference: String?
    /// Position in `InterchangeDocument.interchanges`, nil for a message outside any interchange.
    package var interchange: Int?
    /// Segments, UNH and UNT included.
    package var segmentCount: Int
    /// The objects that follow the message (UNO … UNP), in their order.
    package var objects: [EmbeddedObject] = []
}

/// A package of an interchange: an object of any kind between UNO and UNP (ISO 9735-8).
package struct EmbeddedObject: Hashable, Sendable {
    /// S020/0802: what the object belongs to, the supporting document's reference.
    package var reference: String?
    /// S021/0809, `application/pdf`.
    package var mimeCode: Term<String>?
    /// Its bytes in the file.
    package var range: Range<Int>
    /// Place of UNO.
    package var place: SourcePlace
}

/// What a file holds.
package struct InterchangeDocument: Hashable, Sendable {
    package var interchanges: [InterchangeHeader] = []
    package var invoices: [InvoiceMessage] = []
    /// Messages of other types; they are counted and not read.
    package var otherMessages: [MessageIdentifier] = []
    package var findings: [SyntaxFinding] = []

    package init() {}
}

/// A file is no EDIFACT, or an invoice cannot be written as asked.
package struct EDIFACTError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// It does not begin as an interchange or a message does.
        case noInterchange = "no-interchange"
        /// An encoding the syntax does not know.
        case encoding
        /// A character the chosen repertoire does not have.
        case character
        /// A parameter of the profile that cannot be written.
        case profile
    }

    package let code: Code
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
