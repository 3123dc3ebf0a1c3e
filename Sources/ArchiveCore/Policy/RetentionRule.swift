package import ArchiveModel

/// How long packages are kept: start event, term, rounding and source. Without a rule of its own an invoice
/// is kept eleven years from the end of the fiscal year of its issue date (BT-2).
package struct RetentionRule: Hashable, Sendable, Codable {
    package var name: String
    package var source: String
    package var months: Int

    package init(name: String, source: String, months: Int) {
        self.name = name
        self.source = source
        self.months = months
    }

    /// What holds while nothing else was decided: the longest term the archive offers.
    package static let standard = RetentionRule(
        name: "standard", source: "no rule recorded: longest term", months: 11 * 12)

    /// The period of a document issued on that day; of the deposit day where no issue date is known.
    package func period(issued: CalendarDate?, deposited: CalendarDate) -> RetentionPeriod {
        let day = issued ?? deposited
        let start = CalendarDate(year: day.year, month: 12, day: 31) ?? day
        return RetentionPeriod(start: start, until: start.adding(months: months), rule: name, source: source)
    }
}
