import Leptonica
import Poppler
import Tesseract

/// A picture of a whole page.
struct PageImage {
    var image: GrayImage
    /// Dots per inch.
    var resolution: Double
}

/// A recognised page and the picture it was read in, laid straight.
struct StraightPage {
    var words: PageWords
    var raster: Raster
    /// Dots per inch.
    var resolution: Double
}

/// A page of which no picture could be made; the message says why and what to do.
struct PageImageError: Error {
    var message: String
}

/// Recognises the text of pages that are pictures: laid straight, in the dots the recogniser was trained for, with
/// words where a page with text would have them.
package final class PageRecognition {
    /// Dots per inch at which pages are drawn and pictures brought to.
    static let resolution = 300.0
    /// Of one page, in milliseconds: a page full of noise would take minutes.
    private static let patience = 20_000
    /// Spanish, English, German. The first decides where a word is as likely in each.
    private static let languages = ["spa", "eng", "deu"]
    /// Below this a page may lie on its side or on its head.
    private static let leastConfidence = 0.65
    /// In degrees; less does not change a line's words.
    private static let leastTurn = 0.1

    private var recogniser: TextRecogniser?
    private var failure: TextRecogniserError?

    package init() {}

    /// Loads the languages' data; only before a sandbox closes. Does nothing when asked again.
    package func load() {
        guard recogniser == nil else { return }
        do {
            recogniser = try TextRecogniser(languages: Self.languages)
            // Tables that are filled by the first page are inherited by the children that follow.
            _ = try? recogniser?.words(
                width: 64, height: 64, pixels: [UInt8](repeating: 255, count: 64 * 64), resolution: 300,
                milliseconds: Self.patience)
        } catch {
            failure = error
        }
    }

    /// The words of a page, in points from the page's top left corner after it was laid straight.
    func words(on picture: PageImage, page: Int) throws(TextRecogniserError) -> PageWords {
        try read(picture, page: page).words
    }

    /// The same with the straight picture.
    func read(_ picture: PageImage, page: Int) throws(TextRecogniserError) -> StraightPage {
        guard let recogniser else {
            throw failure
                ?? TextRecogniserError(code: .noLanguage, message: "The text recogniser was not loaded.")
        }
        let raster = Raster(width: picture.image.width, height: picture.image.height, pixels: picture.image.pixels)
        let prepared = Self.prepared(raster, picture.resolution)
        var best = try recognise(prepared, recogniser, quarters: 0)
        if best.recognised.confidence < Self.leastConfidence {
            if let quarters = Straightening.quarterTurns(for: prepared.raster), quarters != 0,
                let turned = Straightening.turned(prepared.raster, quarters: quarters)
            {
                let other = try recognise((turned, prepared.resolution), recogniser, quarters: quarters)
                if other.recognised.confidence > best.recognised.confidence { best = other }
            }
        }
        return StraightPage(
            words: ProvedCorrection.apply(to: best.recognised.words(page: page)), raster: best.raster,
            resolution: prepared.resolution)
    }

    /// In dots near those the recogniser was trained for.
    private static func prepared(_ raster: Raster, _ dots: Double) -> (raster: Raster, resolution: Double) {
        let factor = resolution / max(1, dots)
        var (raster, dots) = (raster, dots)
        if factor > 1.15 || factor < 0.7, factor <= 4, let scaled = Straightening.scaled(raster, by: factor) {
            (raster, dots) = (scaled, resolution)
        }
        if Despeckling.isNoisy(raster) { raster = Despeckling.median(of: raster) }
        return (raster, dots)
    }

    private func recognise(
        _ prepared: (raster: Raster, resolution: Double), _ recogniser: TextRecogniser, quarters: Int
    ) throws(TextRecogniserError) -> (recognised: RecognisedPage, raster: Raster) {
        var raster = prepared.raster
        var turn = Straightening.turn(for: raster) ?? 0
        if abs(turn) >= Self.leastTurn, let straight = Straightening.turned(raster, degrees: turn) {
            raster = straight
        } else {
            turn = 0
        }
        let dots = Int(prepared.resolution.rounded())
        func words(_ search: TextRecogniser.Search) throws(TextRecogniserError) -> [RecognisedWord] {
            try recogniser.words(
                width: raster.width, height: raster.height, pixels: raster.pixels, resolution: dots, search: search,
                milliseconds: Self.patience)
        }
        // The layout's analysis takes some text for pictures or rules; what the other search finds there is added.
        let words = SearchUnion(try words(.layout), try words(.everywhere)).words
        let page = RecognisedPage(
            words, width: raster.width, height: raster.height, resolution: prepared.resolution,
            placement: .init(quarters: quarters, degrees: turn))
        return (page, raster)
    }
}
