import ArchiveModel
import EN16931

/// What must hold of a reader for any bytes at all. Each function returns what does not hold, empty where all does; the
/// fuzzers call them with what they invent, the tests with what was once found.
package enum ReaderInvariants {
    /// The document as it was read, transcribed and read again, is the same.
    static func transcription(_ invoice: Invoice, _ name: String) -> [String] {
        do {
            let json = try SemanticJSON.encode(invoice)
            let again = try SemanticJSON.decodeTolerantly(json)
            return difference(InvoiceDifference(from: invoice, to: again), "\(name) as JSON")
        } catch {
            return ["\(name) as JSON: \(error)"]
        }
    }

    /// Every place something was read from lies inside the document.
    static func places(_ invoice: Invoice, lines: Int, columns: Int, _ name: String) -> [String] {
        for stated in invoice.statements {
            guard let place = stated.place else { continue }
            if !(1...lines).contains(place.line) || !(1...columns).contains(place.column) {
                return ["\(name): \(stated.term) stands at line \(place.line), column \(place.column)"]
            }
        }
        return []
    }

    /// Every place a finding points to lies inside the document.
    static func locations(_ findings: [Finding], lines: Int, columns: Int) -> [String] {
        findings.compactMap { finding in
            guard let line = finding.location?.line else { return nil }
            let column = finding.location?.column ?? 1
            guard !(1...lines).contains(line) || !(1...columns).contains(column) else { return nil }
            return "\(finding.artefact) \(finding.id) stands at line \(line), column \(column)"
        }
    }

    static func difference(_ difference: InvoiceDifference, _ name: String) -> [String] {
        guard !difference.isEmpty else { return [] }
        let missing = difference.missing.prefix(3).map { "lacks \($0.term) “\($0.value)” (\($0.path))" }
        let surplus = difference.surplus.prefix(3).map { "states \($0.term) “\($0.value)” (\($0.path))" }
        let attachments = difference.attachments.prefix(3).map { "attachment \($0) differs" }
        return ["\(name): " + (missing + surplus + attachments).joined(separator: "; ")]
    }

    /// Lines of a file, the last one included whether or not it ends.
    static func lineCount(_ bytes: [UInt8]) -> Int {
        1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
    }
}
