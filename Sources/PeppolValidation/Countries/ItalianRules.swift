/// What both syntaxes ask of Italian sellers.
enum ItalianRules {
    static func missing(_ part: String) -> String { "The \(part) of the Italian seller's address is missing. Add it." }

    static func registrationWrong(_ text: String) -> String {
        "The Italian seller's tax registration (BT-32) is \(show(text)). It has 11 to 16 capitals or digits. Correct it."
    }

    static func isRegistration(_ text: String) -> Bool {
        (11...16).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    }
}
