import ArchiveModel

/// A scheme of identifiers whose form the network checks (ISO 6523 ICD or EAS).
struct PartyScheme: Sendable {
    let rule: String
    let flag: Finding.Flag
    /// What an identifier of the scheme is, for messages.
    let form: String
    let accepts: @Sendable (String) -> Bool
    /// White space around it does not count.
    var collapses = true
    /// Only asked of electronic addresses.
    var isAddressOnly = false

    func holds(_ text: String) -> Bool { accepts(collapses ? text.collapsedXMLWhiteSpace : text) }
}

extension PartyScheme {
    private static let shared: [String: PartyScheme] = [
        "0088": PartyScheme(
            rule: "PEPPOL-COMMON-R040", flag: .fatal, form: "a GLN: digits, the last of them its check digit",
            accepts: CheckDigits.isGLN),
        "0192": PartyScheme(
            rule: "PEPPOL-COMMON-R041", flag: .fatal,
            form: "a Norwegian organisation number: nine digits, the last of them its check digit",
            accepts: CheckDigits.isNorwegianOrganisation),
        "0208": PartyScheme(
            rule: "PEPPOL-COMMON-R043", flag: .fatal,
            form: "a Belgian enterprise number: ten digits, the last two of them its check digits",
            accepts: CheckDigits.isBelgianEnterprise),
        "0201": PartyScheme(
            rule: "PEPPOL-COMMON-R044", flag: .warning, form: "a Codice IPA: six letters or digits",
            accepts: ItalianCodes.isOfficeCode),
        "0210": PartyScheme(
            rule: "PEPPOL-COMMON-R045", flag: .warning, form: "a Codice Fiscale: 16 characters, or 11 digits",
            accepts: ItalianCodes.isTaxCode),
        "9907": PartyScheme(
            rule: "PEPPOL-COMMON-R046", flag: .warning, form: "a Codice Fiscale: 16 characters, or 11 digits",
            accepts: ItalianCodes.isTaxCode, isAddressOnly: true),
        "0211": PartyScheme(
            rule: "PEPPOL-COMMON-R047", flag: .warning,
            form: "a Partita IVA: IT and eleven digits, the last of them its check digit",
            accepts: ItalianCodes.isVATNumber),
        "0007": PartyScheme(
            rule: "PEPPOL-COMMON-R049", flag: .fatal,
            form: "a Swedish organisation number: ten digits, the last of them its check digit",
            accepts: { $0.utf8.count == 10 && CheckDigits.isSwedishOrganisation($0) }),
        "0184": PartyScheme(
            rule: "PEPPOL-COMMON-R042", flag: .fatal, form: "a Danish CVR number: eight digits, or DK and eight digits",
            accepts: CheckDigits.isDanishOrganisation, collapses: false),
    ]

    private static func australian(_ accepts: @escaping @Sendable (String) -> Bool) -> PartyScheme {
        PartyScheme(
            rule: "PEPPOL-COMMON-R050", flag: .fatal, form: "an Australian Business Number: eleven digits that check",
            accepts: accepts)
    }

    /// The UBL artefact's schemes.
    static let ubl = shared.merging(["0151": australian(CheckDigits.isAustralianBusiness)]) { $1 }

    /// The CII artefact's: still with scheme 9906, and without asking for the form of an Australian number.
    static let cii = shared.merging([
        "0151": australian(CheckDigits.weighsAsAustralianBusiness),
        "9906": PartyScheme(
            rule: "PEPPOL-COMMON-R048", flag: .warning,
            form: "a Partita IVA: IT and eleven digits, the last of them its check digit",
            accepts: ItalianCodes.isVATNumber, isAddressOnly: true),
    ]) { $1 }
}
