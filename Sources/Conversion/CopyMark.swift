import ArchiveModel
import WorkerProtocol

/// How a document says that it is a copy, and of which original, where its syntax has a place that is no content.
enum CopyMark {
    /// One sentence, without characters any syntax gives a meaning.
    static func sentence(_ original: CopyReference, _ language: ViewLanguage = .en) -> String {
        switch language {
        case .es: "Copia de \(original.id), hecha del original con \(original.digest). No es el original."
        case .en: "Copy of \(original.id), made from the original with \(original.digest). This is not the original."
        }
    }

    /// A comment behind the XML declaration, which is no part of the invoice (XML 1.0 §2.5).
    static func marking(_ document: [UInt8], as original: CopyReference?) -> [UInt8] {
        guard let original, document.starts(with: "<?xml".utf8), let end = document.firstIndex(of: UInt8(ascii: ">"))
        else { return document }
        return document[...end] + Array("\n<!-- \(sentence(original)) -->".utf8) + document[(end + 1)...]
    }
}
