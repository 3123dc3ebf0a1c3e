import ArchiveModel
import ArgumentParser

struct Layouts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Where an issuer's documents say what: learned from corrections, or written by hand.",
        discussion: """
            Example: legajo layouts learn invoice.pdf --set BT-1=8871-K --set BT-2=2026-10-14 -o layout.json
            A corrected PDF teaches the archive where the right values stand; the issuer's next documents are read there.
            """,
        subcommands: [List.self, Show.self, Add.self, Retire.self, Learn.self])
}

extension LayoutName: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

/// A layout in one line, and its places below.
enum LayoutLine {
    static func columns(_ layout: IssuerLayout) -> String {
        let terms = PrintedForm.terms.filter { layout.layout.fields[$0] != nil }
        return Lines.columns([
            layout.name.text, "version \(layout.version)", layout.tenant.name, layout.layout.vault?.rawValue,
            layout.layout.issuer.joined(separator: ", "), terms.joined(separator: " "), layout.recorded.description,
            layout.by?.text, layout.learnedFrom.map { "learned from \($0)" }, layout.isRetired ? "retired" : nil,
        ])
    }

    static func places(_ layout: LayoutDescription) {
        for word in layout.requires { Terminal.say("  requires \"\(word)\"") }
        for term in PrintedForm.terms {
            for place in layout.fields[term] ?? [] {
                let page = place.page.map {
                    $0 > 0 ? "page \($0)" : $0 == -1 ? "last page" : "page \($0) from the last"
                }
                let box = place.box.map { "box " + $0.map { "\($0)" }.joined(separator: ",") }
                Terminal.say(
                    "  "
                        + Lines.columns([
                            term, place.label.map { "\(place.relation?.rawValue ?? "near") \"\($0)\"" }, page, box,
                            place.form.map { "as \($0.rawValue)" },
                        ]))
            }
        }
    }
}

/// A layout in a file.
enum LayoutFile {
    private static let limit: UInt64 = 1 << 20

    /// Throws `usage` naming every fault of it.
    static func read(_ path: String) throws(CommandFailure) -> LayoutDescription {
        let bytes = try LocalFile(path).contents(atMost: limit)
        let layout: LayoutDescription
        do { layout = try Lines.decoded(LayoutDescription.self, from: bytes) } catch {
            throw CommandFailure(.usage, "\(path) is no layout: \(error).")
        }
        let faults = layout.faults()
        guard faults.isEmpty else {
            throw CommandFailure(.usage, "\(path) is no layout: \(faults.joined(separator: " "))")
        }
        return layout
    }
}
