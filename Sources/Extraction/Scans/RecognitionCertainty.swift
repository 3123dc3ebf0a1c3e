import ArchiveModel
import Poppler

/// How sure a value is that was recognised in a picture: no surer than its least sure word, and sure only where
/// something beside the picture proves it, since a recogniser can be sure of a wrong digit.
struct RecognitionCertainty {
    /// What nothing proves stays below the confidence from which a value is taken without a look.
    private static let unproved = 0.88
    /// Check digits or a sum that fits leave little doubt.
    private static let proved = 0.96
    /// Of a page read less surely than this nothing is proved: a sum or a number may still be another party's.
    private static let leastQuality = 0.85

    private let pages: [Int: PageWords]

    init(_ pages: [PageWords]) {
        self.pages = Dictionary(
            pages.filter { $0.placement != nil }.map { ($0.page, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The claims with origin, confidence and place as pictures give them; those of pages with text unchanged.
    func applied(to fields: Fields) -> Fields {
        guard !pages.isEmpty else { return fields }
        return fields.reduce(into: [:]) { $0[$1.key] = judged($1.key, $1.value) }
    }

    private func judged(_ term: String, _ claim: FieldClaim) -> FieldClaim {
        guard let number = claim.page, let page = pages[number], let corners = claim.box, corners.count == 4 else {
            return claim
        }
        let box = PageBox(x0: corners[0], y0: corners[1], x1: corners[2], y1: corners[3])
        var judged = claim
        judged.how = .ocr
        let least =
            page.words.filter { word in
                let across = (word.box.x0 + word.box.x1) / 2
                return across >= box.x0 && across <= box.x1 && word.box.middle >= box.y0 && word.box.middle <= box.y1
            }
            .map(\.confidence).min() ?? 0.5
        if Self.isProved(term, claim), Self.quality(of: page.words) >= Self.leastQuality {
            judged.confidence = min(Self.proved, claim.confidence)
        } else {
            judged.confidence = min(Self.unproved, claim.confidence * (0.4 + 0.6 * least))
        }
        judged.confidence = Self.rounded(judged.confidence)
        // On the page as it lies in the picture.
        if let place = page.placement?.original(box, width: page.width, height: page.height) {
            judged.box = [place.x0, place.y0, place.x1, place.y1].map(Self.rounded)
        }
        return judged
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

    /// How sure a letter of the page is on average.
    private static func quality(of words: [PageWord]) -> Double {
        let letters = words.reduce(0) { $0 + $1.text.count }
        return letters == 0 ? 0 : words.reduce(0) { $0 + $1.confidence * Double($1.text.count) } / Double(letters)
    }

    private static func isProved(_ term: String, _ claim: FieldClaim) -> Bool {
        switch term {
        case "BT-31", "BT-48": TaxIdentifier(vatID: claim.value)?.isChecked == true
        case "BT-84":
            CheckDigits.iban(claim.value)
                && CheckDigits.ibanLength(String(claim.value.prefix(2))) == claim.value.utf8.count
        // The totals' reader is as sure as this only of amounts that add up.
        case "BT-109", "BT-110", "BT-112", "BT-115": claim.confidence >= 0.9
        default: false
        }
    }
}
