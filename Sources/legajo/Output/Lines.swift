import ArchiveAPI
import ArchiveModel

/// How results are printed.
enum Format: String, CaseIterable {
    case text, json
}

enum Lines {
    /// One JSON object on one line. Its escapes are those of `Printable`, so it stays what it was.
    static func json(_ value: some Encodable) throws(CommandFailure) {
        Terminal.say(String(decoding: try encoded(value), as: UTF8.self))
    }

    /// What a file holds as JSON. Throws in words what does not fit.
    static func decoded<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8]
    ) throws(WireFailure) -> Value {
        try WireJSON.decode(type, from: bytes)
    }

    /// The same for a file.
    static func encoded(_ value: some Encodable) throws(CommandFailure) -> [UInt8] {
        do { return Array(try WireJSON.encode(value)) } catch {
            throw CommandFailure(.internal, error.description)
        }
    }

    /// Columns separated by two spaces; nothing for what is not known.
    static func columns(_ values: [String?]) -> String {
        values.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "  ")
    }

    static func findings(_ findings: [Finding]) {
        for finding in findings {
            var place = ""
            if let line = finding.location?.line { place = " (line \(line))" }
            let terms = finding.terms.isEmpty ? "" : " [\(finding.terms.joined(separator: ", "))]"
            Terminal.say("  \(finding.flag.rawValue): \(finding.id)\(terms)\(place): \(finding.message)")
            if let suggestion = finding.suggestion {
                Terminal.say("    \(finding.terms.first ?? "it") should be \(suggestion)")
            }
        }
    }

    static func money(_ total: String?, _ currency: String?) -> String? {
        total.map { Lines.columns([$0, currency]).replacing("  ", with: " ") }
    }

    static func summary(_ item: InvoiceSummary) -> String {
        columns([
            item.id.description, item.state.rawValue, item.number, item.issueDate?.description, item.customer,
            money(item.total, item.currency),
        ])
    }
}
