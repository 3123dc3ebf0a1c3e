/// A moment in UTC, in whole milliseconds since 1970-01-01T00:00:00Z. Renders as RFC 3339 with
/// milliseconds (`2026-11-23T20:44:00.000Z`).
package struct UTCTime: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Parses RFC 3339 in UTC (`Z`), with or without a fraction of a second (digits past the third are cut).
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes.last == UInt8(ascii: "Z"),
            let date = CalendarDate(String(decoding: bytes[0..<10], as: UTF8.self)),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = Self.number(bytes[11..<13]), let minute = Self.number(bytes[14..<16]),
            let second = Self.number(bytes[17..<19]), hour < 24, minute < 60, second < 61
        else { return nil }
        var fraction = 0
        if bytes[19] == UInt8(ascii: ".") {
            let digits = bytes[20..<(bytes.count - 1)]
            guard !digits.isEmpty, let value = Self.number((digits + [48, 48, 48]).prefix(3)),
                Self.number(digits) != nil
            else { return nil }
            fraction = value
        } else if bytes.count != 20 {
            return nil
        }
        let seconds = Int64(date.daysSince1970) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
        milliseconds = seconds * 1_000 + Int64(fraction)
    }

    /// The UTC day.
    package var date: CalendarDate {
        CalendarDate(daysSince1970: Int((milliseconds / 86_400_000) - (milliseconds % 86_400_000 < 0 ? 1 : 0)))
    }

    /// Whole seconds since 1970, rounded down.
    package var seconds: Int64 { milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000 }

    package func adding(milliseconds offset: Int64) -> UTCTime { UTCTime(milliseconds: milliseconds + offset) }

    package var description: String {
        let day = date
        let rest = milliseconds - Int64(day.daysSince1970) * 86_400_000
        let (hour, minute) = (rest / 3_600_000, rest / 60_000 % 60)
        let (second, fraction) = (rest / 1_000 % 60, rest % 1_000)
        return "\(day)T\(pad(hour, 2)):\(pad(minute, 2)):\(pad(second, 2)).\(pad(fraction, 3))Z"
    }

    package static func < (left: UTCTime, right: UTCTime) -> Bool { left.milliseconds < right.milliseconds }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = UTCTime(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a UTC time: \(text)"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    private static func number(_ digits: some Collection<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (48...57).contains(digit), value < 100_000_000_000 else { return nil }
            value = value * 10 + Int(digit - 48)
        }
        return value
    }
}

func pad(_ value: some BinaryInteger, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
