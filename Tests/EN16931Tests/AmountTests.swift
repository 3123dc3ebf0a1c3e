import EN16931
import Testing

@Suite struct AmountTests {
    @Test(arguments: [
        ("0", "0"), ("12.00", "12.00"), ("-0.05", "-0.05"), ("+7.1", "7.1"), (".5", "0.5"), ("5.", "5"), ("-0", "0"),
        ("007.50", "7.50"), ("9999999999999999999999999999999999", "9999999999999999999999999999999999"),
        ("0.0000000000000000000000000000000001", "0.0000000000000000000000000000000001"),
    ])
    func `reads decimals and keeps the written decimals`(text: String, printed: String) throws {
        #expect(try #require(Amount(text)).description == printed)
    }

    @Test(arguments: [
        "", ".", "-", "+", "12abc", "1,5", "0x10", "1e3", " 1", "1 ", "--1", "1.2.3", "1 000", "NaN", "١",
        "99999999999999999999999999999999999", "0.00000000000000000000000000000000001",
    ])
    func `refuses what is no decimal or has too many digits`(text: String) {
        #expect(Amount(text) == nil)
    }

    @Test func `compares numbers, not digits`() throws {
        let short = try #require(Amount("12"))
        let long = try #require(Amount("12.000"))
        #expect(short == long)
        #expect(short.hashValue == long.hashValue)
        let large = try #require(Amount("9999999999999999999999999999999999"))
        let tiny = try #require(Amount("0.0000000000000000000000000000000001"))
        #expect(tiny < large)
        #expect(-large < -tiny)
        #expect(Set([short, long, tiny]).count == 2)
    }

    @Test(arguments: [
        ("0.10", "0.2", "0.30"), ("-1", "1", "0"), ("1.005", "2", "3.005"),
        ("1.000000000000000000000000000000000", "10", "11"),
    ])
    func `adds exactly`(left: String, right: String, sum: String) throws {
        let (first, second) = (try #require(Amount(left)), try #require(Amount(right)))
        #expect(first.adding(second) == Amount(sum))
    }

    @Test func `an overflow is nil`() throws {
        let large = try #require(Amount("9999999999999999999999999999999999"))
        let tiny = try #require(Amount("0.0000000000000000000000000000000001"))
        #expect(large.adding(large) == nil)
        #expect(large.adding(tiny) == nil)
        #expect(large.multiplied(by: large) == nil)
        #expect(Amount.sum(Array(repeating: large, count: 3)) == nil)
        #expect(large.divided(by: .zero, places: 2) == nil)
        #expect(large.divided(by: tiny, places: 2) == nil)
    }

    @Test(arguments: [
        ("1.005", "1.01", "1.01"), ("-1.005", "-1.01", "-1.00"), ("-1.0051", "-1.01", "-1.01"),
        ("2.344", "2.34", "2.34"), ("1", "1", "1"), ("-1446.375", "-1446.38", "-1446.37"), ("0.995", "1.00", "1.00"),
    ])
    func `rounds by the named rule`(text: String, away: String, up: String) throws {
        let amount = try #require(Amount(text))
        #expect(amount.rounded(2).description == away)
        #expect(amount.rounded(2, .halfUp).description == up)
    }

    @Test func `multiplies and divides`() throws {
        let base = try #require(Amount("1234.56"))
        let rate = try #require(Amount("21"))
        let factor = try #require(rate.hundredth)
        #expect(base.multiplied(by: factor)?.rounded(2).description == "259.26")
        #expect(Amount(1).divided(by: Amount(3), places: 4)?.description == "0.3333")
        #expect(Amount(2).divided(by: Amount(3), places: 2)?.description == "0.67")
        #expect(Amount(-2).divided(by: Amount(3), places: 2)?.description == "-0.67")
        #expect(try #require(Amount("12.5")).padded(2).description == "12.50")
    }
}
