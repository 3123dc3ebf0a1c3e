package import ArchiveModel

/// What breaks the syntax of an interchange, and where. A value: reading goes on as far as it can.
package struct SyntaxFinding: Hashable, Sendable {
    package var code: SyntaxErrorCode
    package var flag: Finding.Flag
    /// What is wrong and what to do.
    package var message: String
    package var place: InterchangePlace

    /// As every report shows it.
    package var finding: Finding {
        Finding(
            artefact: Self.artefact, id: code.id, flag: flag,
            location: Finding.Location(line: place.line, column: place.column),
            message: "\(place.words): \(message)")
    }

    package static let artefact = "edifact"
}

/// A place in an interchange.
package struct InterchangePlace: Hashable, Sendable {
    /// Message reference (0062), nil outside messages.
    package var message: String?
    /// Tag of the segment, empty where there is none.
    package var tag: String
    /// Number in the message, UNH being 1; 0 outside messages.
    package var segment: Int
    /// Byte in the file, from 0.
    package var offset: Int
    /// From 1.
    package var line: Int
    /// From 1, in characters.
    package var column: Int

    package init(message: String? = nil, tag: String = "", segment: Int = 0, offset: Int, line: Int, column: Int) {
        self.message = message
        self.tag = tag
        self.segment = segment
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// `Message 1, segment 5 (NAD), byte 120`.
    var words: String {
        var parts: [String] = []
        if let message { parts.append("Message \(message.prefix(35))") }
        if segment > 0 { parts.append("segment \(segment)\(tag.isEmpty ? "" : " (\(tag))")") }
        if segment == 0, !tag.isEmpty { parts.append(tag) }
        parts.append("byte \(offset)")
        let text = parts.joined(separator: ", ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}

/// Findings of one file; of each code at most `perCode` are kept, the last says how many more there are.
struct SyntaxFindings {
    private var kept: [SyntaxFinding] = []
    private var counts: [SyntaxErrorCode: Int] = [:]

    static let perCode = 100

    mutating func add(
        _ code: SyntaxErrorCode, _ flag: Finding.Flag = .fatal, at place: InterchangePlace,
        _ message: @autoclosure () -> String
    ) {
        counts[code, default: 0] += 1
        guard counts[code, default: 0] <= Self.perCode else { return }
        kept.append(SyntaxFinding(code: code, flag: flag, message: message(), place: place))
    }

    var all: [SyntaxFinding] {
        var seen: [SyntaxErrorCode: Int] = [:]
        return kept.map { entry in
            var entry = entry
            seen[entry.code, default: 0] += 1
            let more = counts[entry.code, default: 0] - Self.perCode
            if more > 0, seen[entry.code] == Self.perCode {
                entry.message += " The same is wrong in \(more) more places, which are not listed."
            }
            return entry
        }
    }
}
