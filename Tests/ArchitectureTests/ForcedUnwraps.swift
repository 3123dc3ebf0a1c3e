/// Finds the exclamation marks that force: `x!`, `try!`, `as!`, `Type!`. Not one in a string or a comment, not `!=`,
/// not a negation. Code inside a string's `\( )` counts as code.
struct ForcedUnwraps {
    /// Line numbers, from 1.
    private(set) var lines: [Int] = []
    private let text: [Character]
    private var place = 0
    private var line = 1

    init(in source: String) {
        text = Array(source)
        scanCode(untilParenthesis: false)
    }

    private func has(_ token: String) -> Bool {
        text[place...].starts(with: token)
    }

    private mutating func skip(_ count: Int = 1) {
        for _ in 0..<count where place < text.count {
            if text[place].isNewline { line += 1 }
            place += 1
        }
    }

    /// Code, to the end or to the parenthesis that closes an interpolation.
    private mutating func scanCode(untilParenthesis: Bool) {
        var depth = 0
        while place < text.count {
            let character = text[place]
            if character == "/", has("//") {
                while place < text.count, !text[place].isNewline { skip() }
            } else if character == "/", has("/*") {
                skipComment()
            } else if character == "\"" || character == "#", let hashes = hashesBeforeQuote() {
                scanString(hashes: hashes)
            } else if character == "`" {
                skip()
                while place < text.count, text[place] != "`" { skip() }
                skip()
            } else {
                if character == "(" { depth += 1 }
                if character == ")" {
                    if untilParenthesis, depth == 0 { return skip() }
                    depth -= 1
                }
                if character == "!", isPostfix { lines.append(line) }
                skip()
            }
        }
    }

    /// Directly after an operand, and no operator of two characters.
    private var isPostfix: Bool {
        guard place > 0, !has("!=") else { return false }
        let before = text[place - 1]
        return before.isLetter || before.isNumber || "_)]}>?\"`!".contains(before)
    }

    /// Number of `#` before an opening quote; nil where no string begins.
    private func hashesBeforeQuote() -> Int? {
        var count = 0
        while place + count < text.count, text[place + count] == "#" { count += 1 }
        return place + count < text.count && text[place + count] == "\"" ? count : nil
    }

    private mutating func skipComment() {
        var depth = 0
        repeat {
            if has("/*") {
                depth += 1
                skip(2)
            } else if has("*/") {
                depth -= 1
                skip(2)
            } else {
                skip()
            }
        } while depth > 0 && place < text.count
    }

    private mutating func scanString(hashes: Int) {
        let marks = String(repeating: "#", count: hashes)
        skip(hashes)
        let quote = has("\"\"\"") ? "\"\"\"" : "\""
        skip(quote.count)
        while place < text.count {
            let character = text[place]
            if character == "\"", has(quote + marks) { return skip(quote.count + hashes) }
            guard character == "\\" else {
                skip()
                continue
            }
            if has("\\" + marks + "(") {
                skip(hashes + 2)
                scanCode(untilParenthesis: true)
            } else if has("\\" + marks) {
                skip(hashes + 2)
            } else {
                skip()
            }
        }
    }
}
