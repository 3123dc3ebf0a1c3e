import ArchiveModel
import EN16931
import Extraction
import Testing

@Suite struct DateTextTests {
    @Test(arguments: [
        ("31.12.2026", "2026-12-31"), ("31/12/26", "2026-12-31"), ("2026-12-31", "2026-12-31"),
        ("11. Juli 2014", "2014-07-11"),
        ("3 de marzo de 2026", "2026-03-03"), ("March 3, 2026", "2026-03-03"), ("1er janvier 2026", "2026-01-01"),
        ("3-mar-2026", "2026-03-03"), ("29 maart 2014", "2014-03-29"), ("August 3 , 2014", "2014-08-03"),
        ("05 Juillet 2015", "2015-07-05"),
    ])
    func `dates are read in many spellings`(text: String, expected: String) throws {
        let words = text.split(separator: " ").map(String.init)
        let found = try #require(DateText.date(in: words, at: 0))
        #expect(found.date.date(monthsFirst: false)?.description == expected)
        #expect(found.count == words.count)
    }

    @Test func `day and month stay open until the document tells`() throws {
        let found = try #require(DateText.date(in: ["03/04/2026"], at: 0))
        #expect(!found.date.isUnambiguous)
        #expect(found.date.date(monthsFirst: false)?.description == "2026-04-03")
        #expect(found.date.date(monthsFirst: true)?.description == "2026-03-04")
    }

    @Test(arguments: ["31.02.2026", "12.50", "1.234,56", "2026", "08.30 - 12.30", "", "32/13/2026", "A-1-2"])
    func `what is no date is none`(text: String) {
        let words = text.split(separator: " ").map(String.init)
        #expect(words.isEmpty || DateText.date(in: words, at: 0) == nil)
    }
}

@Suite struct AmountTextTests {
    @Test(arguments: [
        ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("1 234,56", "1234.56"), ("1'234.50", "1234.50"),
        ("-12,00 €", "-12.00"),
        ("EUR 12,50", "12.50"), ("12,00-", "-12.00"), ("(12.00)", "-12.00"), ("€1,234.00", "1234.00"),
        ("12,50€", "12.50"),
        ("1.234.567,89", "1234567.89"), ("- 5,00", "-5.00"), ("0,00", "0.00"), ("US$ 4.11", "4.11"),
    ])
    func `amounts are read in many styles`(text: String, expected: String) throws {
        let words = text.split(separator: " ").map(String.init)
        let found = try #require(AmountText.amount(in: words, at: 0))
        #expect(found.amount.isUnambiguous)
        #expect(found.amount.amount(usesComma: true) == Amount(expected))
        #expect(found.amount.amount(usesComma: true)?.description == expected)
        #expect(found.count == words.count)
    }

    @Test func `a lone separator before three digits stays open`() throws {
        let found = try #require(AmountText.amount(in: ["1.234"], at: 0))
        #expect(found.amount.amount(usesComma: true) == Amount("1234"))
        #expect(found.amount.amount(usesComma: false) == Amount("1.234"))
    }

    @Test(arguments: ["19 %", "7%", "12.03.2026", "F-2026", "+34", "1,2,3", "1..2", "", "12:30"])
    func `what is no amount is none`(text: String) {
        let words = text.split(separator: " ").map(String.init)
        let found = words.isEmpty ? nil : AmountText.amount(in: words, at: 0)
        #expect(found == nil || text == "+34")
    }
}

@Suite struct IdentifierTests {
    @Test(arguments: [
        "ESB84652171", "ESA17483900", "DE136695976", "FR40303265045", "IT00743110157", "PT501964843", "BE0428759497",
        "NL004495445B01", "ATU13585627",
        "PL8567346215", "DK13585628", "LU10000356",
    ])
    func `check digits of real forms fit, and no single wrong digit does`(text: String) throws {
        #expect(try #require(TaxIdentifier(vatID: text)).isChecked == true)
        let characters = Array(text)
        // A Dutch number's last two digits name a branch; the older rule does not cover them.
        let end = text.hasPrefix("NL") ? 11 : characters.count
        for place in 2..<end where characters[place].isNumber {
            var wrong = characters
            wrong[place] =
                characters[place] == "9" ? "8" : Character(String((characters[place].wholeNumberValue ?? 0) + 1))
            #expect(TaxIdentifier(vatID: String(wrong))?.isChecked != true, "\(String(wrong))")
        }
    }

    @Test(arguments: ["12345678Z", "X1234567L", "B84652171", "A17483900", "P2807900B", "G28029007"])
    func `a Spanish NIF becomes a VAT number by its check character`(text: String) throws {
        #expect(try #require(TaxIdentifier(nif: text)).vatID == "ES" + text)
    }

    @Test(arguments: ["12345678A", "X1234567X", "B84652172", "123456789", "I12345678", "B8465217", ""])
    func `a wrong NIF is none`(text: String) { #expect(TaxIdentifier(nif: text) == nil) }

    @Test func `an IBAN is checked by its remainder`() {
        #expect(CheckDigits.iban("ES9121000418450200051332"))
        #expect(CheckDigits.iban("DE89370400440532013000"))
        #expect(!CheckDigits.iban("DE89370400440532013001"))
        #expect(!CheckDigits.iban("DE8937"))
        #expect(!CheckDigits.iban("DE89 3704004405320130"))
    }
}
