import PDF

/// The plan that a page tagged by somebody else seems to follow. It is a claim: whoever uses it makes the page anew from
/// it and compares.
struct ClaimedPlan {
    let plan: PagePlan

    /// Of a page whose first and last content streams are `opening` and `closing`; nil where they follow no plan.
    init?(opening: [UInt8], closing: [UInt8], page: PDFPage, isTest: Bool) {
        // A test instance's mark begins with a save of its own.
        let saves = Self.lines(opening).prefix { $0 == "q" }.count - (isTest ? 1 : 0)
        let lines = Self.lines(closing)
        guard saves >= 1, lines.first == "", let start = lines.firstIndex(of: "q"), lines[start - 1] == "Q" else {
            return nil
        }
        let left = lines[1..<start - 1]
        let balance = StateBalance(
            depth: left.count { $0 == "Q" }, surplusRestores: saves - 1, openText: left.first == "ET",
            markedDepth: left.count { $0 == "EMC" })
        guard balance.isReasonable else { return nil }
        let drawn = lines[start...]
        let moves = drawn.indices.filter { drawn[$0].hasSuffix(" cm") }
        guard moves.count >= 2 else { return nil }
        // Between them white is chosen; more than that paints the added paper.
        if moves[1] - moves[0] > 2 {
            plan = PagePlan(place: nil, balance: balance)
            return
        }
        let numbers = drawn[moves[1]].split(separator: " ").dropLast().compactMap { Double($0) }
        let geometry = PageGeometry(page)
        guard numbers.count == 6, case let (x, y) = (numbers[4], numbers[5]), x >= 0, y >= 0,
            x + TagLayout.width <= geometry.width, y + TagLayout.height <= geometry.height
        else { return nil }
        let place = PDFRectangle(left: x, bottom: y, right: x + TagLayout.width, top: y + TagLayout.height)
        plan = PagePlan(place: place, balance: balance)
    }

    /// The first ones: what follows them draws the symbol and tells nothing.
    private static func lines(_ stream: [UInt8]) -> [String] {
        stream.split(separator: 10, maxSplits: 3_100, omittingEmptySubsequences: false).prefix(3_100)
            .map { String(decoding: $0.prefix(200), as: UTF8.self) }
    }
}
