import CCairo

/// A text without line ends, divided by Unicode's rules: where its lines may break (UAX #14, libunibreak), which way its
/// characters run (UAX #9, FriBidi), which script they are of (UAX #24, HarfBuzz).
///
/// Of UAX #24, a character that several scripts share is of the script before it: neither its script extensions
/// (`scx`, §4) nor the partner of a bracket (§5.2) is asked.
struct Paragraph {
    /// Which way a paragraph runs as a whole.
    enum Direction: Int32 {
        case rightToLeft = -1
        /// Its first letter tells.
        case unknown = 0
        case leftToRight = 1
    }

    let characters: [UInt32]
    let direction: Direction
    private let levels: [Int8]
    private let mayBreak: [CChar]
    private let scripts: [UInt32]

    /// - Parameter direction: That of the whole, where the characters are only a part of it.
    init(_ characters: [UInt32], _ direction: Direction = .unknown) throws(CairoError) {
        self.characters = characters
        Self.prepare
        var base = direction.rawValue
        var levels = [Int8](repeating: 0, count: characters.count)
        var mayBreak = [CChar](repeating: 0, count: characters.count)
        let isDivided = unsafe characters.withUnsafeBufferPointer { text in
            unsafe set_linebreaks_utf32(text.baseAddress, text.count, "", &mayBreak)
            return unsafe legajo_embedding_levels(text.baseAddress, Int32(text.count), &levels, &base) != 0
        }
        guard isDivided || characters.isEmpty else { throw CairoError(.drawing, "There is no memory for a text.") }
        self.direction = Direction(rawValue: base) ?? .leftToRight
        self.levels = levels
        self.mayBreak = mayBreak
        scripts = Self.scripts(of: characters)
    }

    /// libunibreak's table of the commonest characters, without which it searches for each.
    private static let prepare: Void = init_linebreak()

    /// Whether a line may end behind a character.
    func mayBreak(behind index: Int) -> Bool {
        mayBreak[index] == CChar(LINEBREAK_ALLOWBREAK) || mayBreak[index] == CChar(LINEBREAK_MUSTBREAK)
    }

    /// The runs of a line in the order in which they are read.
    func runs(_ line: Range<Int>) -> [TextRun] {
        var runs: [TextRun] = []
        for index in line {
            if let last = runs.last, last.level == levels[index], last.script == scripts[index] {
                runs[runs.count - 1].range = last.range.lowerBound..<index + 1
            } else {
                runs.append(TextRun(range: index..<index + 1, level: levels[index], script: scripts[index]))
            }
        }
        return runs
    }

    /// The runs of a line from left to right (UAX #9, rule L2).
    func runsByPlace(_ line: Range<Int>) -> [TextRun] {
        var runs = runs(line)
        var level = runs.map(\.level).max() ?? 0
        while level > 0 {
            var start = 0
            while start < runs.count {
                var end = start
                while end < runs.count, runs[end].level >= level { end += 1 }
                if end > start { runs[start..<end].reverse() }
                start = end + 1
            }
            level -= 1
        }
        return runs
    }

    /// Characters of no script of their own are of their neighbour's.
    private static func scripts(of characters: [UInt32]) -> [UInt32] {
        let functions = unsafe hb_unicode_funcs_get_default()
        let common = [HB_SCRIPT_COMMON, HB_SCRIPT_INHERITED, HB_SCRIPT_UNKNOWN].map(\.rawValue)
        var scripts = characters.map { unsafe hb_unicode_script(functions, $0).rawValue }
        var current = scripts.first { !common.contains($0) } ?? HB_SCRIPT_LATIN.rawValue
        for index in scripts.indices {
            if common.contains(scripts[index]) { scripts[index] = current } else { current = scripts[index] }
        }
        return scripts
    }
}
