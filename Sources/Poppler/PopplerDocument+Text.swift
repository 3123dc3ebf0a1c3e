import CPoppler

/// One word as it stands on a page.
package struct PageWord: Hashable, Sendable {
    package var text: String
    /// In points from the page's top left corner as displayed (after /Rotate, inside the CropBox).
    package var box: PageBox
    /// 0…1: how sure it is that these letters stand there; 1 where the page itself says so.
    package var confidence: Double

    package init(text: String, box: PageBox, confidence: Double = 1) {
        self.text = text
        self.box = box
        self.confidence = confidence
    }
}

/// A rectangle on a page, in points from the top left corner; y grows downwards.
package struct PageBox: Hashable, Sendable {
    package var x0: Double
    package var y0: Double
    package var x1: Double
    package var y1: Double

    package init(x0: Double, y0: Double, x1: Double, y1: Double) {
        self.x0 = x0
        self.y0 = y0
        self.x1 = x1
        self.y1 = y1
    }

    package var width: Double { x1 - x0 }
    package var height: Double { y1 - y0 }
    package var middle: Double { (y0 + y1) / 2 }

    /// Whether both share a part of their heights.
    package func overlaps(_ other: PageBox) -> Bool { y0 < other.y1 && other.y0 < y1 }

    /// The smallest rectangle around both.
    package func union(_ other: PageBox) -> PageBox {
        PageBox(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
    }
}

/// The text of one page.
package struct PageWords: Hashable, Sendable {
    /// From 1.
    package var page: Int
    /// In points, as displayed.
    package var width: Double
    package var height: Double
    /// In poppler's reading order.
    package var words: [PageWord]
    /// How the page lay in the picture in which its words were recognised; nil where the page itself tells them.
    package var placement: PagePlacement?

    package init(page: Int, width: Double, height: Double, words: [PageWord], placement: PagePlacement? = nil) {
        self.page = page
        self.width = width
        self.height = height
        self.words = words
        self.placement = placement
    }
}

extension PopplerDocument {
    /// The words of a page (from 1) with their boxes, at most `limit` characters of them.
    package func words(onPage number: Int, limit: Int = 400_000) throws(PopplerError) -> PageWords {
        let page = try page(number)
        defer { withExtendedLifetime(page) {} }
        let (width, height) = page.size
        var boxes: UnsafeMutablePointer<PopplerRectangle>?
        var count: guint = 0
        guard let raw = unsafe poppler_page_get_text(page.pointer) else {
            return PageWords(page: number, width: width, height: height, words: [])
        }
        defer { unsafe g_free(raw) }
        guard unsafe poppler_page_get_text_layout(page.pointer, &boxes, &count) != 0, let boxes = unsafe boxes else {
            return PageWords(page: number, width: width, height: height, words: [])
        }
        defer { unsafe g_free(boxes) }
        let text = unsafe String(cString: raw)
        var words: [PageWord] = []
        var word = String.UnicodeScalarView()
        var box: PageBox?
        var previous: PageBox?
        var index = 0
        func finish() {
            if let whole = box, !word.isEmpty { words.append(PageWord(text: String(word), box: whole)) }
            word = String.UnicodeScalarView()
            box = nil
        }
        // One rectangle for each character of the text, white space included, but none for the marks of direction that
        // poppler puts around what runs from right to left.
        let areMarksAdded = text.unicodeScalars.count > Int(count)
        for scalar in text.unicodeScalars {
            if areMarksAdded, (0x202A...0x202C).contains(scalar.value) { continue }
            guard index < min(Int(count), limit) else { break }
            let rectangle = unsafe boxes[index]
            index += 1
            if scalar.value <= 0x20 || scalar.value >= 0x7F && scalar.properties.isWhitespace {
                finish()
                continue
            }
            let glyph = PageBox(
                x0: min(rectangle.x1, rectangle.x2), y0: min(rectangle.y1, rectangle.y2),
                x1: max(rectangle.x1, rectangle.x2), y1: max(rectangle.y1, rectangle.y2))
            // Poppler writes no space between words far apart on one line.
            if let last = previous, !word.isEmpty,
                glyph.x0 - last.x1 > 0.3 * last.height || glyph.x1 < last.x0 || !glyph.overlaps(last)
            {
                finish()
            }
            word.append(scalar)
            box = box.map { $0.union(glyph) } ?? glyph
            previous = glyph
        }
        finish()
        return PageWords(page: number, width: width, height: height, words: words)
    }

    /// The page, from 1.
    func page(_ number: Int) throws(PopplerError) -> PopplerPage {
        guard number >= 1, number <= pageCount,
            let page = unsafe poppler_document_get_page(pointer, Int32(number - 1))
        else {
            throw PopplerError(
                .noSuchPage, "Page \(number) of the PDF cannot be read; ask the sender for the file again.")
        }
        return unsafe PopplerPage(pointer: page)
    }
}

/// One page; released with its last reference.
@safe
final class PopplerPage {
    let pointer: OpaquePointer

    init(pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe g_object_unref(UnsafeMutableRawPointer(pointer)) }

    /// As displayed, in points.
    var size: (width: Double, height: Double) {
        var (width, height) = (0.0, 0.0)
        unsafe poppler_page_get_size(pointer, &width, &height)
        return (width, height)
    }
}
