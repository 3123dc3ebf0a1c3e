/// Facturae splits an invoice number into series and number (RD 1619/2012, article 6.1.a); BT-1 and BT-25 have both.
enum InvoiceNumbering {
    /// Longest series and longest number.
    static let limit = 20

    /// `A` and `1` are `A/1`, `FA-2026-` and `0001` are `FA-2026-0001`: two series never share a number.
    static func joined(series: String, number: String) -> String {
        guard let last = series.unicodeScalars.last else { return number }
        guard !number.isEmpty else { return series }
        return last.properties.isAlphabetic || last.properties.numericType != nil
            ? "\(series)/\(number)" : series + number
    }

    /// A split that reads as the same number again: none where it fits whole. Nil where there is no such split.
    static func split(_ whole: String) -> (series: String?, number: String)? {
        if whole.unicodeScalars.count <= limit { return (nil, whole) }
        var index = whole.endIndex
        while index > whole.startIndex {
            index = whole.index(before: index)
            let number = String(whole[whole.index(after: index)...])
            guard number.unicodeScalars.count <= limit else { break }
            guard !number.isEmpty else { continue }
            for series in [String(whole[..<index]), String(whole[...index])]
            where series.unicodeScalars.count <= limit && !series.isEmpty
                && joined(series: series, number: number) == whole
            {
                return (series, number)
            }
        }
        return nil
    }
}
