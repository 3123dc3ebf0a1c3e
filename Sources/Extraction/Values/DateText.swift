package import ArchiveModel

/// A date as written on a page; which of day and month comes first may be open.
package struct WrittenDate: Hashable, Sendable {
    /// With the day first where both readings exist.
    package var dayFirst: CalendarDate?
    package var monthFirst: CalendarDate?

    /// Only one reading is a day of the calendar, or both are the same.
    package var isUnambiguous: Bool { dayFirst == nil || monthFirst == nil || dayFirst == monthFirst }

    /// The reading that the document's style prefers, else the only one.
    package func date(monthsFirst: Bool) -> CalendarDate? {
        monthsFirst ? monthFirst ?? dayFirst : dayFirst ?? monthFirst
    }
}

/// Finds dates in the words of a cell, in the spellings of Spanish, English, German and French invoices.
package enum DateText {
    /// The date that begins at a word, and how many words it takes.
    package static func date(in words: [String], at start: Int) -> (date: WrittenDate, count: Int)? {
        if let numeric = numeric(words[start]) { return (numeric, 1) }
        // "26 . 10 . 2026" and "1 / 2 / 2026": punctuation set apart.
        var parts: [String] = []
        var index = start
        while index < words.count, parts.count < 7 {
            let word = words[index].trimming(",.()")
            index += 1
            if word.isEmpty { continue }
            if !parts.isEmpty, word.utf8.count <= 3, links.contains(word.lowercased()) { continue }
            parts.append(contentsOf: split(word))
            // Every date begins with a day, a month or a year.
            if let first = parts.first, first.utf8.first?.isDigit != true, monthNumber(first) == nil { return nil }
            if let found = spelled(parts) { return (found, index - start) }
            if parts.count >= 3 { break }
        }
        return nil
    }

    /// Words between day, month and year.
    private static let links: Set<String> = ["de", "del", "of", "the", "den"]

    /// `31.12.2026`, `31/12/26`, `2026-12-31`, `2026/12/31`.
    static func numeric(_ word: String) -> WrittenDate? {
        let text = word.trimming(",;.()")
        guard text.utf8.first?.isDigit == true, text.utf8.count <= 14,
            let separator = text.utf8.first(where: isSeparator)
        else { return nil }
        let parts = text.utf8.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(\.isDigit) }) else {
            return nil
        }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
        let (first, second, third) = (numbers[0], numbers[1], numbers[2])
        if parts[0].count == 4 {
            guard let date = CalendarDate(year: first, month: second, day: third), isPlausible(date) else { return nil }
            return WrittenDate(dayFirst: date, monthFirst: date)
        }
        guard parts[2].count == 4 || parts[2].count == 2, parts[0].count <= 2, parts[1].count <= 2 else { return nil }
        let year = third < 100 ? 2_000 + third : third
        let result = WrittenDate(
            dayFirst: CalendarDate(year: year, month: second, day: first),
            monthFirst: CalendarDate(year: year, month: first, day: second))
        guard let any = result.dayFirst ?? result.monthFirst, isPlausible(any) else { return nil }
        return result
    }

    /// `11 Juli 2014`, `3 marzo 2026`, `March 3 2026`, `3 Mar 26`.
    private static func spelled(_ parts: [String]) -> WrittenDate? {
        guard parts.count == 3, let year = Int(parts[2]), parts[2].utf8.count == 4 || parts[2].utf8.count == 2 else {
            return nil
        }
        let day: Int?
        let month: Int?
        if let spelled = monthNumber(parts[1]) {
            (day, month) = (dayNumber(parts[0]), spelled)
        } else {
            (day, month) = (dayNumber(parts[1]), monthNumber(parts[0]))
        }
        guard let day, let month,
            let date = CalendarDate(year: year < 100 ? 2_000 + year : year, month: month, day: day),
            isPlausible(date)
        else { return nil }
        return WrittenDate(dayFirst: date, monthFirst: date)
    }

    /// `3-mar-2026` is three parts.
    private static func split(_ word: String) -> [String] {
        guard word.utf8.contains(where: isSeparator) else { return [word] }
        let parts = word.utf8.split(whereSeparator: isSeparator).map { String(Substring($0)) }
        return parts.count == 3 && monthNumber(parts[1]) != nil ? parts : [word]
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
    }

    private static func dayNumber(_ word: String) -> Int? {
        guard word.utf8.first?.isDigit == true else { return nil }
        var digits = word[...]
        for suffix in ["er", "st", "nd", "rd", "th", "º", "."] where digits.lowercased().hasSuffix(suffix) {
            digits = digits.dropLast(suffix.count)
        }
        guard (1...2).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }

    static func monthNumber(_ word: String) -> Int? {
        let folded = Folding.key(word)
        guard folded.utf8.count >= 3 else { return nil }
        return months[folded]
    }

    private static func isPlausible(_ date: CalendarDate) -> Bool { (1980...2099).contains(date.year) }

    private static let months: [String: Int] = {
        let names: [[String]] = [
            [
                "enero", "january", "januar", "janvier", "jaenner", "januari", "gennaio", "janeiro", "ene", "jan",
                "janv",
            ],
            ["febrero", "february", "februar", "fevrier", "februari", "febbraio", "fevereiro", "feb", "fev", "fevr"],
            ["marzo", "march", "maerz", "mars", "maart", "marco", "mar", "mrz", "maer"],
            ["abril", "april", "avril", "aprile", "abr", "apr", "avr"],
            ["mayo", "may", "mai", "mei", "maggio", "maio"],
            ["junio", "june", "juni", "juin", "giugno", "junho", "jun"],
            ["julio", "july", "juli", "juillet", "luglio", "julho", "jul", "juil"],
            ["agosto", "august", "aout", "augustus", "ago", "aug"],
            ["septiembre", "setiembre", "september", "septembre", "settembre", "setembro", "sep", "sept"],
            ["octubre", "october", "oktober", "octobre", "ottobre", "outubro", "oct", "okt"],
            ["noviembre", "november", "novembre", "novembro", "nov"],
            ["diciembre", "december", "dezember", "decembre", "dicembre", "dezembro", "dic", "dec", "dez"],
        ]
        var table: [String: Int] = [:]
        for (index, spellings) in names.enumerated() {
            for spelling in spellings { table[spelling] = index + 1 }
        }
        return table
    }()
}
