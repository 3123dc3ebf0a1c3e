/// Syntax errors as the CONTRL message codes them (UN/EDIFACT service code list 0085); the codes this reader uses.
package enum SyntaxErrorCode: Int, Hashable, Sendable, CaseIterable {
    case versionOrLevelNotSupported = 2
    case invalidValue = 12
    case missing = 13
    case notSupportedInThisPosition = 15
    case tooManyConstituents = 16
    case invalidDecimalNotation = 19
    case invalidAsServiceCharacter = 20
    case invalidCharacters = 21
    case invalidServiceCharacters = 22
    case testIndicator = 25
    case duplicate = 26
    case referencesDoNotMatch = 28
    case controlCountDoesNotMatch = 29
    case lowerLevelEmpty = 32
    case outsideMessage = 33
    case tooLong = 39
    case characterSetNotSupported = 46

    /// As findings name it: `0085-29`.
    package var id: String { "0085-\(rawValue)" }
}
