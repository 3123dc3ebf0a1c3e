import EN16931

/// Codes a term may have.
struct CodeList: Sendable {
    /// As messages name it.
    let name: String
    /// Which edition, for messages.
    let edition: String
    /// Blanks around a code do not count, as in the official rules; these are also compared without case.
    private let foldsCase: Bool
    private let codes: Set<String>

    init(_ name: String, _ edition: String, foldsCase: Bool = false, _ codes: String) {
        self.name = name
        self.edition = edition
        self.foldsCase = foldsCase
        self.codes = Set(codes.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    private init(_ name: String, _ edition: String, foldsCase: Bool, _ codes: Set<String>) {
        self.name = name
        self.edition = edition
        self.foldsCase = foldsCase
        self.codes = codes
    }

    var count: Int { codes.count }

    /// Exactly.
    func contains(_ code: String) -> Bool { codes.contains(code) }

    /// As written in a document.
    func accepts(_ text: String) -> Bool {
        if codes.contains(text) { return true }
        let code = text.trimmedOfXMLWhiteSpace
        return codes.contains(foldsCase ? code.uppercased() : code)
    }

    /// Whether the list, written with blanks between and around its codes, has that text.
    func hasText(_ text: String) -> Bool {
        text.isEmpty || text == " "
            || text.trimmedOfXMLWhiteSpace != text
                && codes.contains { code in
                    (" " + code + " ").contains(text)
                }
            || codes.contains { $0.contains(text) }
    }

    /// Without some.
    func removing(_ fewer: Set<String>) -> CodeList {
        CodeList(name, edition, foldsCase: foldsCase, codes.subtracting(fewer))
    }

    /// With some more.
    func adding(_ more: Set<String>) -> CodeList {
        CodeList(name, edition, foldsCase: foldsCase, codes.union(more))
    }
}
