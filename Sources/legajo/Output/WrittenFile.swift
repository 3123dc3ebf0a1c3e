import ArchiveModel

/// What a command wrote, for its line of result.
struct WrittenFile {
    /// The path that was given.
    var output: String
    /// In bytes.
    var length: UInt64
    /// Of what was written.
    var digest: ContentDigest
    /// It went to standard output, where a line of result would be taken for part of it.
    var isStandardOutput: Bool

    /// For a person: where, how long, which digest.
    var columns: [String?] { [output, "\(length) bytes", digest.description] }
}

/// A line of result about a file that was written. Its members are those of the command and, always, `output`,
/// `length` and `digest`.
protocol WrittenLine: Encodable {
    var written: WrittenFile { get }
    /// What it is, before place, length and digest.
    var words: [String?] { get }
    /// What to do next, for a person; nil where nothing is left to say.
    var advice: String? { get }
}

extension WrittenLine {
    /// On standard output, unless that is where the file went.
    func tell(_ format: Format) throws(CommandFailure) {
        guard !written.isStandardOutput else { return }
        switch format {
        case .json: try Lines.json(self)
        case .text:
            Terminal.say(Lines.columns(words + written.columns))
            if let advice { Terminal.say("  \(advice)") }
        }
    }
}

extension KeyedEncodingContainer where Key == WrittenKey {
    /// The members every such line has.
    mutating func encode(_ written: WrittenFile) throws {
        try encode(written.output, forKey: .output)
        try encode(written.length, forKey: .length)
        try encode(written.digest, forKey: .digest)
    }
}

/// Names of the members of such lines.
enum WrittenKey: String, CodingKey {
    case file, id, form, pages, signature, mediaType, trust, stamped, output, length, digest, from, to, carried, lost,
        added, outside, copyOf, losses, verdict, template, page, terms
}
