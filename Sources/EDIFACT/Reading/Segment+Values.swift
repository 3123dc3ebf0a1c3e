import EN16931

/// How INVOIC writes numbers and dates.
extension Segment {
    /// A number: point or comma before the decimals, whatever UNA states (ISO 9735-1 §10.1).
    func number(_ element: Int, _ position: Int = 0) -> Term<Amount>? {
        guard let component = component(element, position) else { return nil }
        let text = component.text.trimmedOfXMLWhiteSpace
        var plain = text
        if text.utf8.contains(UInt8(ascii: ",")), !text.utf8.contains(UInt8(ascii: ".")) {
            plain = String(text.map { $0 == "," ? "." : $0 })
        }
        return Term(text: text, value: Amount(plain), place: place(element, position))
    }

    /// A quantity or price basis with its unit.
    func quantity(_ element: Int, value: Int, unit: Int, _ traits: DirectoryTraits) -> Quantity? {
        number(element, value).map { Quantity($0, unit: self.unit(element, unit, traits)) }
    }

    /// A unit of measure; `PCE` of older code lists is `H87` in today's.
    private func unit(_ element: Int, _ position: Int, _ traits: DirectoryTraits) -> Term<String>? {
        guard let term = term(element, position) else { return nil }
        return term.value == "PCE" && traits.hasOldCodes ? Term(text: "PCE", value: "H87", place: term.place) : term
    }

    /// DTM: the date of composite C507.
    func date() -> Term<InvoiceDate>? {
        guard let component = component(1, 1) else { return nil }
        let text = component.text.trimmedOfXMLWhiteSpace
        return Term(text: text, value: DateText.date(text, format: code(1, 2)), place: place(1, 1))
    }

    /// DTM: the two days of a period (718 and 719).
    func period() -> Period? {
        guard let component = component(1, 1) else { return nil }
        let text = component.text.trimmedOfXMLWhiteSpace
        guard let days = DateText.period(text, format: code(1, 2)) else { return nil }
        var period = Period()
        period.start = Term(text: text, value: days.start, place: place(1, 1))
        period.end = Term(text: text, value: days.end, place: place(1, 1))
        period.source = provenance
        return period
    }
}

/// Dates in the formats of UNTDID 2379.
enum DateText {
    /// Nil where the text is no day in that format; times of day are dropped. Without a format the length decides.
    static func date(_ text: String, format: String) -> InvoiceDate? {
        let digits = Array(text.utf8)
        guard digits.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || ($0 | 0x20) > 0x60 }) else {
            return nil
        }
        switch format {
        // Senders write a time of day behind the day of format 102.
        case "102": return [8, 12, 14].contains(digits.count) ? century(digits, 0) : nil
        case "203", "204", "205", "303", "304", "305":
            return digits.count >= 12 ? century(digits, 0) : nil
        case "2": return digits.count == 6 ? day(digits[0..<2], digits[2..<4], digits[4..<6]) : nil
        case "3": return digits.count == 6 ? day(digits[2..<4], digits[0..<2], digits[4..<6]) : nil
        case "4": return digits.count == 8 ? day(digits[0..<2], digits[2..<4], digits[4..<8]) : nil
        case "101": return digits.count == 6 ? day(digits[4..<6], digits[2..<4], digits[0..<2]) : nil
        case "201", "202", "301":
            return digits.count >= 10 ? day(digits[4..<6], digits[2..<4], digits[0..<2]) : nil
        case "":
            switch digits.count {
            case 6: return date(text, format: "101")
            case 8: return date(text, format: "102")
            case 12, 14: return date(text, format: "203")
            default: return nil
            }
        default: return nil
        }
    }

    /// The days of formats 718 (CCYYMMDD-CCYYMMDD) and 719 (with times), with and without the hyphen.
    static func period(_ text: String, format: String) -> (start: InvoiceDate, end: InvoiceDate)? {
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
        let half: Int
        switch format {
        case "718": half = 8
        case "719": half = 12
        default: return nil
        }
        guard digits.count == 2 * half, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let start = century(digits, 0), let end = century(digits, half)
        else { return nil }
        return (start, end)
    }

    private static func century(_ digits: [UInt8], _ start: Int) -> InvoiceDate? {
        day(digits[start + 6..<start + 8], digits[start + 4..<start + 6], digits[start..<start + 4])
    }

    /// Years of two digits are 1970 to 2069.
    private static func day(
        _ day: ArraySlice<UInt8>, _ month: ArraySlice<UInt8>, _ year: ArraySlice<UInt8>
    ) -> InvoiceDate? {
        func number(_ digits: ArraySlice<UInt8>) -> Int? { Int(String(decoding: digits, as: UTF8.self)) }
        guard let day = number(day), let month = number(month), var full = number(year) else { return nil }
        if year.count == 2 { full += full < 70 ? 2_000 : 1_900 }
        return InvoiceDate(year: full, month: month, day: day)
    }
}
