import ArchiveModel
import PeppolValidation
import Testing
import XML

/// Numbers that check, and every one that differs from them in one digit or by two neighbours in the other order, as far
/// as the scheme promises to find it.
@Suite("check digits")
struct CheckDigitTests {
    struct Scheme: Sendable {
        let code: String
        let rule: String
        let number: String
        /// Where digits begin, after a prefix.
        var prefix = 0
        /// Digits whose change must be found.
        var covered: Int?
    }

    static let schemes = [
        Scheme(code: "0088", rule: "PEPPOL-COMMON-R040", number: "7312345000007"),
        Scheme(code: "0192", rule: "PEPPOL-COMMON-R041", number: "987654325"),
        Scheme(code: "0208", rule: "PEPPOL-COMMON-R043", number: "0123456749"),
        Scheme(code: "0211", rule: "PEPPOL-COMMON-R047", number: "IT01234567897", prefix: 2),
        Scheme(code: "0007", rule: "PEPPOL-COMMON-R049", number: "5566778899"),
        Scheme(code: "0151", rule: "PEPPOL-COMMON-R050", number: "51824753281"),
    ]

    @Test("a wrong digit is found", arguments: schemes)
    func wrongDigit(_ scheme: Scheme) throws {
        #expect(try rules(scheme.code, scheme.number).isEmpty)
        let characters = Array(scheme.number)
        for index in scheme.prefix..<characters.count {
            for digit in "0123456789" where digit != characters[index] {
                var changed = characters
                changed[index] = digit
                #expect(try rules(scheme.code, String(changed)) == [scheme.rule], "\(String(changed))")
            }
        }
    }

    @Test("shorter, longer and foreign texts are found", arguments: schemes)
    func wrongForm(_ scheme: Scheme) throws {
        for text in [
            String(scheme.number.dropLast()), scheme.number + "X", "A" + scheme.number.dropFirst(2),
            scheme.number.replacing("2", with: "٢"),
        ] where text != scheme.number && !(scheme.code == "0211" && !text.hasPrefix("IT")) {
            #expect(try rules(scheme.code, text) == [scheme.rule], "\(text)")
        }
    }

    private func rules(_ scheme: String, _ number: String) throws -> [String] {
        try RuleCase(
            [], .ubl,
            (
                "<cac:PartyIdentification><cbc:ID schemeID=\"0088\">7312345000007<",
                "<cac:PartyIdentification><cbc:ID schemeID=\"\(scheme)\">\(number)<"
            )
        ).findings().map(\.id)
    }
}
