import XML

/// An invoice number as Greek sellers build it: tax number, date, branch, kind of document, series, number, with `|`
/// between them.
struct GreekInvoiceNumber {
    private let segments: [String]

    private static let kinds: Set = ["1.1", "1.6", "2.1", "2.4", "5.1", "5.2"]

    init(_ text: String) {
        segments = text.isEmpty ? [] : text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }

    /// GR-R-001-1…7.
    ///
    /// - Parameter taxNumbers: Of the seller and its tax representative.
    func check(issueDate: String, taxNumbers: [String], at element: XMLElement, _ log: inout RuleLog) {
        let form = "A Greek seller's invoice number (BT-1) is tax number|dd/mm/yyyy|branch|kind|series|number: "
        log.require(
            segments.count == 6, "GR-R-001-1", ["BT-1"], at: element, form + "six parts, not \(segments.count).")
        log.require(
            segment(0).collapsedXMLWhiteSpace.characterCount == 9 && CheckDigits.isGreekTaxNumber(segment(0))
                && taxNumbers.contains(segment(0)), "GR-R-001-2", ["BT-1", "BT-31", "BT-63"], at: element,
            form + "the first part \(show(segment(0))) must be the tax number of the seller or its tax representative.")
        log.require(
            isDate(segment(1), of: issueDate), "GR-R-001-3", ["BT-1", "BT-2"], at: element,
            form + "the second part \(show(segment(1))) must be the issue date (BT-2), \(show(issueDate)).")
        log.require(
            segment(2).isXPathInteger && !(segment(2).trimmedOfMinus ?? false), "GR-R-001-4", ["BT-1"], at: element,
            form + "the third part \(show(segment(2))) must be a whole number, 0 for the main office.")
        log.require(
            Self.kinds.contains(segment(3)), "GR-R-001-5", ["BT-1"], at: element,
            form + "the fourth part \(show(segment(3))) must be one of 1.1, 1.6, 2.1, 2.4, 5.1, 5.2.")
        log.require(
            !segment(4).isEmpty, "GR-R-001-6", ["BT-1"], at: element,
            form + "the fifth part is empty (0 for no series).")
        log.require(!segment(5).isEmpty, "GR-R-001-7", ["BT-1"], at: element, form + "the sixth part is empty.")
    }

    private func segment(_ index: Int) -> String { segments.indices.contains(index) ? segments[index] : "" }

    /// `dd/mm/yyyy` of `yyyy-mm-dd`, years of two centuries.
    private func isDate(_ text: String, of issueDate: String) -> Bool {
        let written = text.split(separator: "/", omittingEmptySubsequences: false)
        let issued = issueDate.split(separator: "-", omittingEmptySubsequences: false)
        guard written.count >= 3, issued.count >= 3, written[0] == issued[2], written[1] == issued[1],
            written[2] == issued[0]
        else { return false }
        return isPart(written[0], upTo: 31) && isPart(written[1], upTo: 12)
            && (written[2].hasPrefix("19") || written[2].hasPrefix("20")) && String(written[2].prefix(4)).isDigits(4)
    }

    private func isPart(_ text: Substring, upTo limit: Int) -> Bool {
        guard text.utf8.count <= 2, let number = Int(text) else { return false }
        return (1...limit).contains(number)
    }
}

extension String {
    /// Whether a whole number is written as a negative one; nil for zero.
    fileprivate var trimmedOfMinus: Bool? {
        guard contains(where: { ("1"..."9").contains($0) }) else { return nil }
        return contains("-")
    }
}
