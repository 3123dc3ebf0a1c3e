import Extraction
import Testing

@Suite struct FigureTextTests {
    private func changes(_ expected: String, _ found: String) -> [Int] {
        FigureText.changes(from: FigureText.signs(expected), to: FigureText.signs(found))
    }

    @Test(arguments: [
        ("1.234,56", "1,234.56"), ("ES91 2100", "ES9121OO"), ("12.03.2026", "12 .03.2026"), ("100", "l00"), ("5", "S"),
        ("RE-2026/7", "RF-2026/7"),
    ])
    func `What a recogniser confuses is no change`(expected: String, found: String) {
        #expect(changes(expected, found).isEmpty)
    }

    @Test(arguments: [
        ("1.234,56", "1.284,56", [2]), ("100,00", "1100,00", [1]), ("2026-03-01", "2026-03-11", [6]), ("77", "7", [1]),
    ])
    func `Another digit is`(expected: String, found: String, places: [Int]) {
        let changes = changes(expected, found)
        #expect(changes.count == places.count)
        #expect(changes.allSatisfy { place in places.contains { abs($0 - place) <= 1 } })
    }

    @Test func `Months are figures, other words are not`() {
        #expect(FigureText.isFigure("marzo") && FigureText.isFigure("März,") && FigureText.isFigure("4"))
        #expect(!FigureText.isFigure("Rechnung"))
    }
}
