/// A text over several components of limited length.
///
/// A component that is full goes on in the next without anything between; after a shorter one stands a blank. An
/// empty component between is a line break, for repertoires without one.
enum SplitText {
    static func join(_ components: [String], width: Int) -> String {
        var text = ""
        var isFull = true
        var breaks = 0
        for component in components {
            if component.isEmpty {
                breaks += 1
                continue
            }
            if breaks > 0, !text.isEmpty {
                text += String(repeating: "\n", count: breaks)
            } else if !isFull, text.last?.isWhitespace == false {
                text += " "
            }
            breaks = 0
            text += component
            isFull = component.unicodeScalars.count >= width
        }
        return text
    }

    /// Components whose `join` is the text; nil where there are none. Blanks at both ends of the text are not kept.
    ///
    /// - Parameter keepsLineBreaks: Line breaks stay in the text; else each becomes an empty component.
    static func split(_ text: String, width: Int, keepsLineBreaks: Bool) -> [String]? {
        var components: [String] = []
        if keepsLineBreaks {
            guard let pieces = chunks(Array(text.unicodeScalars)[...], width: width) else { return nil }
            components = pieces
        } else {
            let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() {
                if index > 0 { components.append("") }
                guard !line.isEmpty else { continue }
                guard let pieces = chunks(Array(line)[...], width: width) else { return nil }
                components += pieces
            }
        }
        return join(components, width: width) == text ? components : nil
    }

    private static func chunks(_ text: ArraySlice<Unicode.Scalar>, width: Int) -> [String]? {
        var rest = text
        var pieces: [String] = []
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
        while rest.count > width {
            let start = rest.startIndex
            // A blank with no other beside it, not too early in the component.
            let soft = (start + width / 2..<start + width).last { index in
                rest[index] == " " && index > start && !isBlank(rest[index - 1]) && !isBlank(rest[index + 1])
            }
            if let soft {
                pieces.append(String(String.UnicodeScalarView(rest[start..<soft])))
                rest = rest[(soft + 1)...]
            } else {
                pieces.append(String(String.UnicodeScalarView(rest[start..<start + width])))
                rest = rest[(start + width)...]
            }
        }
        pieces.append(String(String.UnicodeScalarView(rest)))
        return pieces.contains("") ? nil : pieces
    }
}

/// Free text that goes on in the next segment of its kind when all its components are used.
struct TextRun: Hashable, Sendable {
    /// Subject and reference: only the same goes on.
    var key: String
    var components: [String]
    let slots: Int

    /// Whether a segment with that key and these components continues it; then it is taken in.
    mutating func takes(_ key: String, _ more: [String]) -> Bool {
        guard key == self.key, isFull else { return false }
        components += more
        return true
    }

    var isFull: Bool { !components.isEmpty && components.count.isMultiple(of: slots) }
}
