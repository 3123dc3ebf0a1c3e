/// The operators of content streams (ISO 32000-2 annex A).
package enum ContentOperator: String, CaseIterable, Sendable {
    // Graphics state
    case save = "q", restore = "Q", concatenate = "cm", lineWidth = "w", lineCap = "J", lineJoin = "j"
    case miterLimit = "M", dash = "d", renderingIntent = "ri", flatness = "i", parameters = "gs"
    // Paths
    case move = "m", line = "l", curve = "c", curveFirst = "v", curveLast = "y", close = "h", rectangle = "re"
    case stroke = "S", closeStroke = "s", fill = "f", fillOld = "F", fillEvenOdd = "f*", fillStroke = "B"
    case fillStrokeEvenOdd = "B*", closeFillStroke = "b", closeFillStrokeEvenOdd = "b*", endPath = "n"
    case clip = "W", clipEvenOdd = "W*"
    // Colour
    case strokeSpace = "CS", fillSpace = "cs", strokeColor = "SC", strokeColorName = "SCN", fillColor = "sc"
    case fillColorName = "scn", strokeGray = "G", fillGray = "g", strokeRGB = "RG", fillRGB = "rg"
    case strokeCMYK = "K", fillCMYK = "k", shading = "sh"
    // Text
    case beginText = "BT", endText = "ET", characterSpacing = "Tc", wordSpacing = "Tw", scaling = "Tz"
    case leading = "TL", font = "Tf", renderingMode = "Tr", rise = "Ts", moveText = "Td", moveTextLeading = "TD"
    case textMatrix = "Tm", nextLine = "T*", show = "Tj", showArray = "TJ", showNextLine = "'"
    case showSpaced = "\""
    // Type 3 fonts
    case glyphWidth = "d0", glyphBox = "d1"
    // Objects, marked content, compatibility
    case object = "Do", point = "MP", pointProperties = "DP", beginMarked = "BMC", beginMarkedProperties = "BDC"
    case endMarked = "EMC", beginCompatibility = "BX", endCompatibility = "EX"
    /// `BI … ID … EI` as a whole.
    case inlineImage = "BI"

    /// By the operator's letters, so that a stream's thousands of operators are found without comparing strings.
    static let byLetters: [UInt32: ContentOperator] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.rawValue.utf8.reduce(0) { $0 << 8 | UInt32($1) }, $0) })
}

/// What stands before an operator.
package enum ContentOperand: Hashable, Sendable {
    case number(Double)
    case name(String)
    case string([UInt8])
    case array([ContentOperand])
    /// A dictionary, a boolean or null: read, but of no use here.
    case other

    package var number: Double? {
        if case .number(let value) = self { value } else { nil }
    }

    package var nameValue: String? {
        if case .name(let value) = self { value } else { nil }
    }
}
