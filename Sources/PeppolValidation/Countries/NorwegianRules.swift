/// What both syntaxes ask of Norwegian sellers.
enum NorwegianRules {
    /// What a company of the register of business enterprises must have on its invoices.
    static let register = "Foretaksregisteret"

    static var registerMissing: String {
        "A Norwegian seller that is in the register of business enterprises must say “\(register)” (BT-32). Add it where it is."
    }

    static func vatWrong(_ number: String?) -> String {
        "The seller's VAT number (BT-31) is \(show(number)). A Norwegian one is NO, the organisation number of nine digits with "
            + "its check digit, and MVA."
    }

    /// Numbers of other countries are not judged.
    static func allow(vatNumbers: [String]) -> Bool {
        let norwegian = vatNumbers.filter { $0.part(0, 2) == "NO" }
        guard !norwegian.isEmpty else { return true }
        return norwegian.contains { number in
            number.part(11) == "MVA" && CheckDigits.isNorwegianOrganisation(number.part(2, 9))
        }
    }
}
