import ArchiveModel
import Poppler

/// A value for a field with what speaks for it.
struct FieldCandidate {
    var value: String
    /// 0…1.
    var score: Double
    var page: Int
    var box: PageBox

    init(value: String, score: Double, page: Int, box: PageBox) {
        self.value = value
        self.score = score
        self.page = page
        self.box = box
    }

    init<Value>(_ value: String, score: Double, at sighting: Sighting<Value>) {
        self.init(value: value, score: score, page: sighting.page, box: sighting.box)
    }

    /// As a claim, with a confidence of its own or the score.
    func claim(confidence: Double? = nil) -> FieldClaim {
        FieldClaim(
            value: value, confidence: Self.rounded(min(0.99, max(0, confidence ?? score))), page: page,
            box: [box.x0, box.y0, box.x1, box.y1].map { ($0 * 100).rounded() / 100 }, how: .text)
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

extension [FieldCandidate] {
    /// The best candidate; a rival of another value that is nearly as good lowers the confidence.
    func best() -> FieldClaim? {
        guard
            let first = self.enumerated().max(by: { ($0.element.score, -$0.offset) < ($1.element.score, -$1.offset) })?
                .element
        else { return nil }
        let rival = filter { $0.value != first.value }.map(\.score).max() ?? 0
        let repeated = filter { $0.value == first.value && $0.score > 0.4 }.count > 1
        let doubt = rival > first.score - 0.1 ? 0.25 : rival > first.score - 0.25 ? 0.1 : 0
        return first.claim(confidence: first.score - doubt + (repeated ? 0.03 : 0))
    }
}
