/// A document is no Facturae.
package struct FacturaeError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        case otherVocabulary = "other-vocabulary"
        /// The root says Facturae, of a version that is not known.
        case otherVersion = "other-version"
        /// There is no invoice in it.
        case noInvoice = "no-invoice"
    }

    package let code: Code
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
