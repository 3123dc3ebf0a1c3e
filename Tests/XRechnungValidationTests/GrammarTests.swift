import Testing
import XRechnungValidation

@Suite struct GrammarTests {
    @Test(arguments: [
        "DE75512108001245126199", "DE 75 5121 0800 1245 1261 99", "\n\tGB29NWBK60161331926819 ",
        "ES9121000418450200051332",
        "FR1420041010050500013M02606",
    ])
    func `an IBAN is accepted`(text: String) { #expect(IBAN.isValid(text)) }

    @Test(arguments: [
        "", "DE", "DE75", "DE75512108001245126198", "de75512108001245126199", "DE7551210800124512619ü",
        "75DE512108001245126199",
        "DE75-5121-0800-1245-1261-99", "fr1420041010050500013M02606", "FR1420041010050500013m02606",
        "DE75512108001245126199000000000000000000000000",
    ])
    func `no IBAN is accepted`(text: String) { #expect(!IBAN.isValid(text)) }

    /// MOD 97-10 finds every single wrong digit and every swap of neighbours.
    @Test func `no single mistake passes`() {
        let digits = Array("DE75512108001245126199".utf8)
        for place in 2..<digits.count {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != digits[place] {
                var wrong = digits
                wrong[place] = digit
                #expect(!IBAN.isValid(String(decoding: wrong, as: UTF8.self)))
            }
            guard place + 1 < digits.count, digits[place] != digits[place + 1] else { continue }
            var swapped = digits
            swapped.swapAt(place, place + 1)
            #expect(!IBAN.isValid(String(decoding: swapped, as: UTF8.self)))
        }
    }

    @Test(arguments: [
        "", "Zahlbar sofort", "Betrag # 7", "#SKONTO#TAGE=14#PROZENT=2.00#\n",
        "  #SKONTO#TAGE=7#PROZENT=12.50#BASISBETRAG=-1.00#\r\n",
        "#SKONTO#TAGE=14#PROZENT=2.00#\n#SKONTO#TAGE=7#PROZENT=3.00#\n", "#SKONTO#TAGE=14#PROZENT=2.00#\nSonst netto",
        "Netto.\n#SKONTO#TAGE=0#PROZENT=0.00# \t\n",
    ])
    func `cash discounts are read`(text: String) { #expect(CashDiscountTerms.fault(in: text) == nil) }

    @Test(arguments: [
        "#", "##\n", "#SKONTO\n", "#VERZUG#TAGE=14#PROZENT=2.00#\n", "#Skonto#TAGE=14#PROZENT=2.00#\n",
        "#SKONTO#TAGE=#PROZENT=2.00#\n",
        "#SKONTO#TAGE=14#PROZENT=2,00#\n", "#SKONTO#TAGE=14#PROZENT=2.0#\n", "#SKONTO#TAGE=14#PROZENT=2.000#\n",
        "#SKONTO#TAGE=14#PROZENT=-2.00#\n", "#SKONTO#TAGE=14#PROZENT=2.00\n",
        "#SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=1#\n",
        "#SKONTO#TAGE=14#PROZENT=2.00# netto\n", "#SKONTO# TAGE=14#PROZENT=2.00#\n", "#SKONTO#TAGE=14#PROZENT=.50#\n",
        "#SKONTO#TAGE=14#PROZENT=2.00##SKONTO#TAGE=7#PROZENT=3.00#\n", "#SKONTO#TAGE=١٤#PROZENT=2.00#\n",
    ])
    func `a line that begins like a discount must be one`(text: String) {
        guard case .line = CashDiscountTerms.fault(in: text) else {
            Issue.record("no fault in \(text)")
            return
        }
    }

    @Test(arguments: [
        "#SKONTO#TAGE=14#PROZENT=2.00#", "Netto\n#SKONTO#TAGE=14#PROZENT=2.00#",
        "#SKONTO#TAGE=14#PROZENT=2.00#\nmit #1# am Ende",
    ])
    func `after the last discount the line must end`(text: String) {
        #expect(CashDiscountTerms.fault(in: text) == .noLineEnd)
    }

    @Test(arguments: [
        ("+49 30 1", true), ("1a2b3", true), ("110", true), ("49", false), ("", false), ("eins zwei drei", false),
        ("١٢٣", false),
    ])
    func `a telephone number has three digits`(text: String, holds: Bool) {
        #expect(TelephoneNumber.isPlausible(text) == holds)
    }

    @Test(arguments: [
        ("a@b.c", true), ("a.b@c.d.e", true), (".@ü.de", true), ("a@b", false), ("a@b.", false), ("a@.b", false),
        ("a@b..c", false),
        ("@b.c", false), ("a@b@c.d", false), ("a b@c.d", false), ("", false), ("@", false),
    ])
    func `an e-mail address has one @ and a domain`(text: String, holds: Bool) {
        #expect(ElectronicMailAddress.isPlausible(text) == holds)
    }

    @Test(arguments: [
        ("https://a", true), ("urn:", true), ("x+y.z-1:", true), ("a:b", false), ("//a", false), ("a.de", false),
        (":", false),
        (" https://a", false), ("1a:b", false), ("ütf:b", false), ("", false),
    ])
    func `an absolute URL begins with a scheme`(text: String, holds: Bool) {
        #expect(AbsoluteURL.isOne(text) == holds)
    }

    @Test(arguments: [
        ("04011000-12345-03", true), ("991-33333TEST-33", true), ("991-33333test-33", true), ("05711-06001-79", true),
        ("04011000-12345-30", false), ("40011000-12345-03", false),
    ])
    func `check digits of a Leitweg-ID are computed`(text: String, holds: Bool) {
        #expect(LeitwegID(text)?.isConsistent == holds)
    }

    @Test(arguments: [
        "", "PO 7", "1-23-45", "04011000-12345-3", "04011000--03", "A4011000-12345-03", "04011000-12345-03-1",
        "0401100012345",
    ])
    func `other references are no Leitweg-ID`(text: String) { #expect(LeitwegID(text) == nil) }

    @Test func `white space is normalised as XPath does`() {
        #expect(" \t a\r\n b  ".normalisedXMLSpace == "a b")
        #expect("\u{A0}a\u{A0}".normalisedXMLSpace == "\u{A0}a\u{A0}")
        #expect(" \n".normalisedXMLSpace == "")
    }
}
