import XML

/// The document could not be parsed.
package struct LibXML2Error: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        case tooLarge = "too-large"
        case tooDeep = "too-deep"
        case tooManyNodes = "too-many-nodes"
        case documentType = "document-type"
        case notWellFormed = "not-well-formed"
        case outOfMemory = "out-of-memory"
        /// A schema could not be compiled.
        case schema
    }

    package let code: Code
    /// What is wrong and what to do.
    package let message: String
    /// From 1, where known.
    package let line: Int?
    package let column: Int?

    package init(_ code: Code, _ message: String, line: Int? = nil, column: Int? = nil) {
        self.code = code
        self.message = message
        self.line = line
        self.column = column
    }

    package var description: String {
        guard let line else { return message }
        return "\(message) (line \(line), column \(column ?? 1))"
    }
}

extension XMLError {
    init(_ error: LibXML2Error) {
        let code: Code =
            switch error.code {
            case .tooLarge: .tooLarge
            case .tooDeep: .tooDeep
            case .tooManyNodes: .tooManyNodes
            case .documentType: .documentType
            case .notWellFormed: .notWellFormed
            case .outOfMemory: .outOfMemory
            case .schema: .schema
            }
        self.init(code, error.message, line: error.line, column: error.column)
    }
}
