import PDF

/// Breaks a running text into lines and pages: terms and conditions that come as text.
struct TextFlow {
    /// Measures of a page of terms, in points.
    static let margin = 20 * SheetPlacing.millimetre
    static let size = 7.5
    static let leading = 10.5
    /// Pages of a contract nobody reads.
    private static let mostPages = 32

    /// Lines by page, for pages of that size. Paragraphs end at line ends of the text.
    static func pages(of text: String, width: Double, height: Double) throws(DressingError) -> [[String]] {
        let room = width - 2 * margin
        let count = Int((height - 2 * margin) / leading)
        guard room > 60, count > 0 else {
            throw DressingError(message: "The document's pages are too small for the template's terms.")
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { broken($0, room) }
        guard lines.count <= count * mostPages else {
            throw DressingError(message: "The template's terms have more than \(mostPages) pages.")
        }
        return stride(from: 0, to: lines.count, by: count).map { Array(lines[$0..<min(lines.count, $0 + count)]) }
    }

    private static func broken(_ paragraph: Substring, _ room: Double) -> [String] {
        var lines: [String] = []
        var line = ""
        var filled = 0.0
        let blank = TextFont.width(of: " ", size: size)
        for word in paragraph.split(separator: " ") {
            let width = TextFont.width(of: word, size: size)
            if !line.isEmpty, filled + blank + width > room {
                lines.append(line)
                line = ""
            }
            filled = line.isEmpty ? width : filled + blank + width
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }
}
