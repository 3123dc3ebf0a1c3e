/// A text as signs of a face show all of it.
enum VisibleText {
    /// The characters, what would leave no trace on the page as its code point: `[U+1F9FE]`.
    ///
    /// That is what the face has no sign or no ink for, what is drawn as nothing (Unicode's Default_Ignorable_Code_Point) but for the
    /// few that scripts need, each of them once in a row, and marks beyond the ``mostMarks`` that fit one letter.
    static func characters(_ text: Substring.UnicodeScalarView, _ typeface: Typeface) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(text.count)
        var marks = 0
        var isBehindInvisible = false
        for scalar in text {
            let properties = scalar.properties
            let isInvisible = properties.isDefaultIgnorableCodePoint
            marks = isInvisible ? marks : isMark(properties.generalCategory) ? marks + 1 : 0
            let isShown =
                if properties.isWhitespace { true } else if isInvisible { isNeeded(scalar) && !isBehindInvisible } else
                {
                    marks <= mostMarks && typeface.shows(scalar)
                }
            if isShown {
                result.append(properties.isWhitespace && !typeface.has(scalar) ? 0x20 : scalar.value)
            } else {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let name = "[U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "]"
                result.append(contentsOf: name.unicodeScalars.map(\.value))
            }
            isBehindInvisible = isInvisible
        }
        return result
    }

    /// As many as the Stream-Safe Text Format allows (UAX #15 §13).
    static let mostMarks = 30

    private static func isMark(_ category: Unicode.GeneralCategory) -> Bool {
        category == .nonspacingMark || category == .spacingMark || category == .enclosingMark
    }

    /// Joiners and selectors, which choose between shapes: HarfBuzz obeys and hides them.
    private static func isNeeded(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Combining grapheme joiner, zero width non-joiner and joiner, word joiner.
        case 0x034F, 0x200C, 0x200D, 0x2060: true
        // Variation selectors.
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
        default: false
        }
    }
}
