import PDF
import Poppler
import WorkerProtocol

/// The bytes a password may mean: what a person types, or has in a file, comes in other bytes than the document's writer
/// made its key of.
struct PasswordSpellings {
    /// For revisions 2 to 4, which want PDFDocEncoding (ISO 32000-2 §7.6.4.3.2); many writers took their own system's bytes.
    let legacy: [[UInt8]]
    /// For revisions 5 and 6, which want UTF-8 prepared by SASLprep (§7.6.4.3.3); not all writers prepare it.
    let strong: [[UInt8]]

    init(_ password: DocumentPassword) {
        let given = password.bytes
        // What is no UTF-8 is taken for Latin-1.
        let text =
            String(validating: given, as: UTF8.self)
            ?? String(String.UnicodeScalarView(given.map { Unicode.Scalar($0) }))
        let composed = Normalization.composed(text)
        legacy = Self.distinct([
            TextString.documentEncoded(composed), Self.latin(composed), Array(composed.utf8), given,
        ])
        strong = Self.distinct([Array(Self.prepared(text).utf8), Array(composed.utf8), Array(text.utf8), given])
    }

    /// Those of an encryption dictionary's revision.
    func of(revision: Int) -> [[UInt8]] { revision >= 5 ? strong : legacy }

    /// All of them and the empty one, for a document whose revision nobody knows.
    var all: [[UInt8]] { Self.distinct(strong + legacy + [[]]) }

    /// Text whose Latin-1 are these bytes: poppler makes Latin-1 of a password. Its own second try after a first that failed
    /// reads a stream it has closed.
    static func lenient(_ bytes: [UInt8]) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    private static func latin(_ text: String) -> [UInt8]? {
        let bytes = text.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
        return bytes.count == text.unicodeScalars.count ? bytes : nil
    }

    /// RFC 4013 §2.1 and §2.2. What it prohibits (§2.3, §2.4) is left as it is: whoever wrote the document took it.
    private static func prepared(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isMappedToNothing(scalar) {
            scalars.append(isForeignSpace(scalar) ? " " : scalar)
        }
        return Normalization.compatibilityComposed(String(scalars))
    }

    /// RFC 3454 table C.1.2.
    private static func isForeignSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// RFC 3454 table B.1; the zero width space is in both, and a space here.
    private static func isMappedToNothing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x34F, 0x1806, 0x180B...0x180D, 0x200C, 0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF: true
        default: false
        }
    }

    private static func distinct(_ spellings: [[UInt8]?]) -> [[UInt8]] {
        var distinct: [[UInt8]] = []
        for spelling in spellings { if let spelling, !distinct.contains(spelling) { distinct.append(spelling) } }
        return distinct
    }
}
