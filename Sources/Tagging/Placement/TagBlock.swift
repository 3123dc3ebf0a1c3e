import ArchiveModel
import Barcode
import PDF
import WorkerProtocol

/// The measures of a page tag in one symbology, in points: the symbol with its quiet zone over readable lines.
struct TagBlock {
    /// Paper between the tag and the page's edge: 3 mm, and the quiet zone on top of it keeps the modules off what printers
    /// cut.
    static let margin = 8.5
    /// Between a tag and another party's bar code: 10 mm.
    static let distance = 28.35
    static let fontSize = 6.2
    private static let point = 72 / 25.4
    private static let lineHeight = 6.5
    /// Of a linear symbol's bars: 9 mm.
    private static let barHeight = 25.5
    /// The identifier's line has this length.
    private static let textWidth = 57.0

    let symbology: TagStyle.Symbology
    let width: Double
    let height: Double
    /// The symbol with its quiet zone.
    let symbolWidth: Double
    let symbolHeight: Double

    init(_ symbology: TagStyle.Symbology, size: Double?) {
        self.symbology = symbology
        symbolWidth = (size ?? symbology.standardSize) * Self.point
        switch symbology {
        case .qr, .dataMatrix:
            symbolHeight = symbolWidth
            width = max(Self.textWidth, symbolWidth)
            height = symbolHeight + 2 * Self.lineHeight
        case .code128:
            symbolHeight = Self.barHeight
            width = symbolWidth
            // A hand's breadth of paper: bars may touch the text above and below, their quiet zones are at their ends.
            height = symbolHeight + Self.lineHeight + 4
        }
    }

    /// The blocks to try in turn: what is wanted, and for a page too narrow for bars a small square.
    static func choices(_ style: TagStyle, besideMatrix: Bool) -> [TagBlock] {
        let wanted = style.symbology == .qr && besideMatrix ? TagStyle.Symbology.code128 : style.symbology
        let block = TagBlock(wanted, size: wanted == style.symbology ? style.size : nil)
        return wanted == .code128 ? [block, TagBlock(.dataMatrix, size: nil)] : [block]
    }

    /// Whether it may stand on its side.
    var turns: Bool { symbology == .code128 }

    /// Of paper added below a page that has no free place.
    var strip: Double { height + 2 * Self.margin }

    /// Base line of a readable line above the block's lower edge, counted from the top one.
    func baseline(_ line: Int) -> Double {
        symbology == .code128 ? 2 : 2 + Self.lineHeight * Double(1 - line)
    }

    var code: Symbology {
        switch symbology {
        case .qr: .qr(.quartile)
        case .code128: .code128
        case .dataMatrix: .dataMatrix
        }
    }

    /// What the symbol holds.
    func text(of tag: PageTag) -> String { symbology == .code128 ? tag.withoutDigest.text : tag.text }

    /// What people read below it.
    func lines(of tag: PageTag, isTest: Bool) -> [String] {
        let mark = isTest ? " PRUEBA" : ""
        return symbology == .code128
            ? [tag.text + mark] : [tag.id.description, tag.number + mark]
    }
}
