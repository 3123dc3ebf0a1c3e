import ArchiveAPI

/// A header's value and its parameters: `form-data; name="document"; filename="a.pdf"`.
struct HeaderValue {
    let value: String
    /// Names in lower case; `filename*` decoded into `filename` (RFC 8187).
    let parameters: [String: String]

    init(_ text: String) {
        var parts = Self.split(text)[...]
        value = parts.popFirst().map { Self.trimmed($0[...]) } ?? ""
        var found: [String: String] = [:]
        for part in parts {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { continue }
            let name = Self.trimmed(halves[0]).lowercased()
            let content = Self.unquoted(Self.trimmed(halves[1]))
            if name.hasSuffix("*") {
                let pieces = content.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
                if pieces.count == 3, pieces[0].lowercased() == "utf-8",
                    let decoded = PercentEncoding.decode(pieces[2].replacing("+", with: "%2B"))
                {
                    found[String(name.dropLast())] = decoded
                }
            } else if found[name] == nil {
                found[name] = content
            }
        }
        parameters = found
    }

    static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }

    /// At semicolons outside quotes.
    private static func split(_ text: String) -> [String] {
        var (parts, current, quoted, escaped) = ([String](), "", false, false)
        for character in text {
            if escaped {
                escaped = false
            } else if quoted, character == "\\" {
                escaped = true
            } else if character == "\"" {
                quoted.toggle()
            } else if character == ";", !quoted {
                parts.append(current)
                current = ""
                continue
            }
            current.append(character)
        }
        return parts + [current]
    }

    private static func unquoted(_ text: String) -> String {
        guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
        var (out, escaped) = ("", false)
        for character in text.dropFirst().dropLast() {
            if !escaped, character == "\\" {
                escaped = true
            } else {
                out.append(character)
                escaped = false
            }
        }
        return out
    }
}
