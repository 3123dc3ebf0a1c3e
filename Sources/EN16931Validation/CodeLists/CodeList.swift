/// Codes a term may have. Compared exactly; the official rules do not fold case.
struct CodeList: Sendable {
    /// As messages name it.
    let name: String
    private let codes: Set<Substring>

    init(_ name: String, _ codes: String) {
        self.name = name
        self.codes = Set(codes.split(whereSeparator: \.isWhitespace))
    }

    func contains(_ code: String) -> Bool { codes.contains(Substring(code)) }
}
