/// Why a PDF could not be read or updated.
package struct PDFError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure a caller tells apart.
    package enum Code: String, Hashable, Sendable {
        /// No `%PDF-` header at the start.
        case notPDF = "not-pdf"
        /// The structure is wrong; a lenient viewer would have to repair it.
        case damaged
        /// Encrypted (trailer entry /Encrypt): objects cannot be read or added without the key.
        case encrypted
        /// Already carries a signature, which a change would put in doubt.
        case signed
        /// A limit of ``PDFLimits`` was reached.
        case tooLarge = "too-large"
        /// Legal, but not something this module does.
        case unsupported
        /// The bytes could not be read.
        case source
        /// An increment is not what its maker announced.
        case increment
    }

    package let code: Code
    /// What is wrong, where, and what to do.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}

/// How far a document may go before reading stops; strangers' files are never trusted to end.
package struct PDFLimits: Hashable, Sendable {
    /// Highest object number accepted (ISO 32000-2 annex C names 8,388,607).
    package var objectNumber = 8_388_607
    /// Cross-reference entries over all sections.
    package var entries = 2_000_000
    /// Cross-reference sections in the /Prev chain.
    package var sections = 4_096
    /// Arrays and dictionaries inside one another.
    package var nesting = 96
    /// Bytes of one object without its stream data.
    package var objectBytes = 32 << 20
    /// Numbers, names, strings and so on in one object; each takes some sixty bytes of memory.
    package var objectValues = 1_000_000
    /// Bytes and values parsed while a document is open, objects read again included: many references may lead to one place.
    package var parsedBytes = 256 << 20
    package var parsedValues = 12_000_000
    /// Bytes of one stream as it lies in the file, where it is decoded.
    package var encodedBytes = 64 << 20
    /// Bytes one stream may decode to.
    package var decodedBytes = 64 << 20
    /// Pages of a document.
    package var pages = 100_000
    /// Depth of page, field and name trees.
    package var treeDepth = 64
    /// Nodes of the form's field tree.
    package var fields = 100_000
    /// Bytes of all fields' names together: each repeats those above it.
    package var fieldNames = 16 << 20
    /// Signed fields.
    package var signatures = 1_000
    /// Bytes of their /Contents together, as digits and as what they denote: fields may share one.
    package var signatureBytes = 96 << 20
    /// Embedded files, and nodes of the tree of their names.
    package var embeddedFiles = 10_000

    package init() {}
}
