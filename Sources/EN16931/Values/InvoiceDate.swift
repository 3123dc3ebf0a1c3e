/// A calendar day (EN 16931-1 §6.5.8). Renders as ISO 8601 (`2026-11-23`).
package struct InvoiceDate: Hashable, Sendable, Comparable, CustomStringConvertible {
    private let yearNumber: Int16
    private let monthNumber: Int8
    private let dayNumber: Int8

    package var year: Int { Int(yearNumber) }
    package var month: Int { Int(monthNumber) }
    package var day: Int { Int(dayNumber) }

    /// Nil when there is no such day; years 1…9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        yearNumber = Int16(year)
        monthNumber = Int8(month)
        dayNumber = Int8(day)
    }

    /// Parses `xs:date`: `2026-11-23`, with an optional time zone (`Z`, `+01:00`) that is not kept.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            Self.isTimeZone(bytes[10...]), let year = Self.number(bytes[0..<4]),
            let month = Self.number(bytes[5..<7]), let day = Self.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Parses UNTDID 2379 format 102, `20261123`.
    package init?(format102 text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 8, let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[4..<6]),
            let day = Self.number(bytes[6..<8])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var description: String {
        func digits(_ value: Int, _ width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: width - text.utf8.count) + text
        }
        return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
    }

    package static func < (left: InvoiceDate, right: InvoiceDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func isTimeZone(_ zone: ArraySlice<UInt8>) -> Bool {
        if zone.isEmpty || zone.elementsEqual("Z".utf8) { return true }
        let sign = zone.first == UInt8(ascii: "+") || zone.first == UInt8(ascii: "-")
        let parts = zone.dropFirst().split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        return sign && parts.count == 2 && parts.allSatisfy { $0.count == 2 && number($0) != nil }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400) ? 29 : 28
        default: 31
        }
    }
}
