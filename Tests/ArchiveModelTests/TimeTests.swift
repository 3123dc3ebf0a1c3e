import ArchiveModel
import Testing

@Suite struct TimeTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_795_466_640_123, "2026-11-23T20:44:00.123Z"), (-1, "1969-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func `moments are written as RFC 3339 and read back`(milliseconds: Int64, text: String) {
        #expect(UTCTime(milliseconds: milliseconds).description == text)
        #expect(UTCTime(text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "2026-11-23", "2026-11-23T20:44:00", "2026-11-23T24:00:00Z", "2026-13-01T00:00:00Z", "2026-11-23T20:44:00.Z",
        "2026-11-23 20:44:00Z", "2026-11-23T20:44:00.12xZ",
    ])
    func `other texts are no moments`(text: String) {
        #expect(UTCTime(text) == nil)
    }

    @Test func `days and their numbers agree over four centuries`() throws {
        var previous = CalendarDate(daysSince1970: -1)
        for number in 0..<146_097 {
            let day = CalendarDate(daysSince1970: number)
            #expect(day.daysSince1970 == number)
            #expect(previous < day)
            previous = day
        }
        #expect(previous.description == "2369-12-31")
    }

    @Test func `a term ends on the month's last day where the day is missing`() throws {
        let leap = try #require(CalendarDate("2024-02-29"))
        #expect(leap.adding(years: 1).description == "2025-02-28")
        #expect(leap.adding(years: 4).description == "2028-02-29")
        #expect(try #require(CalendarDate("2026-12-31")).adding(months: 2).description == "2027-02-28")
        #expect(try #require(CalendarDate("2026-12-31")).adding(months: 132).description == "2037-12-31")
    }

    @Test(arguments: ["2026-02-29", "2026-00-01", "2026-1-01", "26-01-01", "0000-01-01", "2026-01-32", "2026-01-01x"])
    func `days that do not exist are refused`(text: String) {
        #expect(CalendarDate(text) == nil)
    }
}
