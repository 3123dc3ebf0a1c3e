/// UTCTime and GeneralizedTime in DER (X.690 §11.7, §11.8), RFC 5280's and RFC 3161's profiles: UTC with
/// seconds; a fraction only in GeneralizedTime and without trailing zeros.
package enum DERTime {
    /// Milliseconds since 1970; nil when the text is not one of the two forms.
    package static func milliseconds(_ value: DERValue) -> Int64? {
        var text = Array(value.content)
        switch value.tag {
        case DERTag.utcTime:
            guard text.count == 13 else { return nil }
            // RFC 5280 §4.1.2.5.1: 50 to 99 are of the last century.
            text = Array(text[0] >= UInt8(ascii: "5") ? "19".utf8 : "20".utf8) + text
        case DERTag.generalizedTime: break
        default: return nil
        }
        guard text.count >= 15, text.last == UInt8(ascii: "Z"),
            let year = number(text[0..<4]), let month = number(text[4..<6]), let day = number(text[6..<8]),
            let hour = number(text[8..<10]), let minute = number(text[10..<12]), let second = number(text[12..<14]),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
        else { return nil }
        var fraction: Int64 = 0
        if text.count > 15 {
            let digits = text[15..<(text.count - 1)]
            guard value.tag == DERTag.generalizedTime, text[14] == UInt8(ascii: "."), let last = digits.last,
                last != UInt8(ascii: "0"), number(digits) != nil,
                let parsed = number((digits + [48, 48, 48]).prefix(3))
            else { return nil }
            fraction = parsed
        }
        let dayNumber = days(year, month, day)
        // The thirty-first of February would be a day in March.
        guard civil(dayNumber) == (year, month, day) else { return nil }
        let seconds = dayNumber * 86_400 + hour * 3_600 + minute * 60 + second
        return seconds * 1_000 + fraction
    }

    /// GeneralizedTime with milliseconds.
    package static func generalized(milliseconds: Int64) -> [UInt8] {
        let (seconds, fraction) = split(milliseconds, 1_000)
        var text = digits(seconds)
        if fraction > 0 {
            var tail = pad(fraction, 3)
            while tail.hasSuffix("0") { tail.removeLast() }
            text += "." + tail
        }
        return DER.value(DERTag.generalizedTime, Array((text + "Z").utf8))
    }

    /// UTCTime from 1950 to 2049, GeneralizedTime otherwise, whole seconds (RFC 5652 §11.3).
    package static func time(milliseconds: Int64) -> [UInt8] {
        let text = digits(split(milliseconds, 1_000).0)
        guard let year = Int(text.prefix(4)), (1950..<2050).contains(year) else {
            return DER.value(DERTag.generalizedTime, Array((text + "Z").utf8))
        }
        return DER.value(DERTag.utcTime, Array((text.dropFirst(2) + "Z").utf8))
    }

    private static func digits(_ seconds: Int64) -> String {
        let (day, rest) = split(seconds, 86_400)
        let (year, month, date) = civil(day)
        return pad(year, 4) + pad(month, 2) + pad(date, 2) + pad(rest / 3_600, 2) + pad(rest / 60 % 60, 2)
            + pad(rest % 60, 2)
    }

    private static func split(_ value: Int64, _ unit: Int64) -> (Int64, Int64) {
        let rest = ((value % unit) + unit) % unit
        return ((value - rest) / unit, rest)
    }

    private static func pad(_ number: Int64, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        var value: Int64 = 0
        for digit in digits {
            guard (48...57).contains(digit), value < 1 << 50 else { return nil }
            value = value * 10 + Int64(digit - 48)
        }
        return value
    }

    /// Days since 1970 of a day of the proleptic Gregorian calendar, counted in 400-year eras that begin in March.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ days: Int64) -> (Int64, Int64, Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let m = (5 * dayOfYear + 2) / 153
        let month = m < 10 ? m + 3 : m - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * m + 2) / 5 + 1)
    }
}
