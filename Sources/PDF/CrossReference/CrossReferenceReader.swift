/// Follows the chain of cross-reference sections from the end of the file.
struct CrossReferenceReader {
    let window: SourceWindow
    let limits: PDFLimits
    private var entryCount = 0

    init(window: SourceWindow, limits: PDFLimits) {
        self.window = window
        self.limits = limits
    }

    /// All sections, newest first; a hybrid section's stream follows its table.
    mutating func readChain(from start: UInt64) throws(PDFError) -> [CrossReferenceSection] {
        var sections: [CrossReferenceSection] = []
        var visited: Set<UInt64> = []
        var next: UInt64? = start
        while let offset = next {
            guard visited.insert(offset).inserted else {
                throw PDFError(.damaged, "The cross-reference sections form a loop at byte \(offset).")
            }
            guard sections.count < limits.sections else {
                throw PDFError(.tooLarge, "The file has more than \(limits.sections) cross-reference sections.")
            }
            let section = try readSection(at: offset)
            sections.append(section)
            if section.kind == .table, let supplement = section.trailer["XRefStm"] {
                guard let value = supplement.integerValue, value > 0, visited.insert(UInt64(value)).inserted else {
                    throw PDFError(.damaged, "The trailer at byte \(section.offset) has a malformed /XRefStm.")
                }
                var hybrid = try readSection(at: UInt64(value))
                guard hybrid.kind == .stream else {
                    throw PDFError(.damaged, "No cross-reference stream at byte \(value), where /XRefStm points.")
                }
                hybrid.kind = .hybrid
                sections.append(hybrid)
            }
            next = section.previous
        }
        return sections
    }

    private mutating func readSection(at offset: UInt64) throws(PDFError) -> CrossReferenceSection {
        let limits = limits
        let isTable = try window.parse(at: offset, limits: limits) { (parser) throws(ParseStop) in
            try parser.skipWhitespace()
            return try parser.accept("xref")
        }
        var section = try isTable ? readTable(at: offset) : readStream(at: offset)
        entryCount += section.entries.count
        guard entryCount <= limits.entries else {
            throw PDFError(.tooLarge, "The file lists more than \(limits.entries) objects.")
        }
        if let value = section.trailer["Prev"] {
            guard let previous = value.integerValue, previous >= 0, UInt64(previous) < window.length else {
                throw PDFError(.damaged, "The trailer at byte \(offset) has a malformed /Prev.")
            }
            section.previous = UInt64(previous)
        }
        section.marker = try readMarker(after: section.end)
        return section
    }

    private func readTable(at offset: UInt64) throws(PDFError) -> CrossReferenceSection {
        let limits = limits
        return try window.parse(at: offset, limits: limits) { (parser) throws(ParseStop) in
            try parser.skipWhitespace()
            let start = parser.offset
            try parser.expect("xref")
            var entries: [Int: CrossReferenceEntry] = [:]
            while true {
                try parser.skipWhitespace()
                if try parser.accept("trailer") { break }
                try Self.readSubsection(&parser, limits: limits, into: &entries)
            }
            guard case .dictionary(let trailer) = try parser.parseObject() else {
                throw .damaged("no trailer dictionary behind the table at byte \(start)")
            }
            return CrossReferenceSection(
                kind: .table, offset: start, end: parser.offset, entries: entries, trailer: trailer)
        }
    }

    private static func readSubsection(
        _ parser: inout ObjectParser, limits: PDFLimits, into entries: inout [Int: CrossReferenceEntry]
    ) throws(ParseStop) {
        guard let first = try parser.parseUnsigned() else { throw .damaged("no cross-reference subsection") }
        try parser.skipWhitespace()
        guard let count = try parser.parseUnsigned(), first <= limits.objectNumber,
            count <= limits.objectNumber - first + 1
        else { throw .damaged("a cross-reference subsection out of range") }
        for number in first..<first + count {
            guard entries.count < limits.entries else { throw .tooMany("cross-reference entries") }
            try parser.skipWhitespace()
            guard let offset = try parser.parseUnsigned() else { throw .damaged("an incomplete subsection") }
            try parser.skipWhitespace()
            guard let generation = try parser.parseUnsigned(), generation <= 65_535 else {
                throw .damaged("a cross-reference entry without generation")
            }
            try parser.skipWhitespace()
            let entry: CrossReferenceEntry
            if try parser.accept("n") {
                // Offset 0 cannot hold an object; some writers mark free entries so.
                entry =
                    offset == 0
                    ? .free(generation: generation)
                    : .inFile(offset: UInt64(offset), generation: generation)
            } else {
                try parser.expect("f")
                entry = .free(generation: generation)
            }
            // The first mention counts within one section.
            if entries[number] == nil { entries[number] = entry }
        }
    }

    /// The end marker right behind a section.
    private func readMarker(after offset: UInt64) throws(PDFError) -> CrossReferenceSection.EndMarker? {
        guard offset < window.length else { return nil }
        return try window.parse(at: offset, limits: limits) { (parser) throws(ParseStop) in
            try Self.parseMarker(&parser)
        }
    }

    /// Nil when something else stands here.
    static func parseMarker(_ parser: inout ObjectParser) throws(ParseStop) -> CrossReferenceSection.EndMarker? {
        try parser.skipWhitespace()
        let start = parser.offset
        guard try parser.accept("startxref") else { return nil }
        try parser.skipWhitespace()
        guard let target = try parser.parseUnsigned() else { return nil }
        while let byte = try parser.peek(), ByteClass.isWhitespace(byte) { parser.position += 1 }
        for letter in "%%EOF".utf8 {
            guard try parser.peek() == letter else { return nil }
            parser.position += 1
        }
        if try parser.peek() == 13 { parser.position += 1 }
        if try parser.peek() == 10 { parser.position += 1 }
        return .init(offset: start, target: UInt64(target), end: parser.offset)
    }
}
