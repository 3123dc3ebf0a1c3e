import PDF

/// What a page says, in the one form of which its digest is taken (`Documentation/PageTags.md`): the words in reading
/// order, then the images, then digests of all that is drawn.
struct PageTranscript {
    private(set) var bytes: [UInt8]

    /// Two base lines closer than this are one, in hundredths of a point.
    private static let lineHeight = 200
    private static let heading = Array("legajo-page-1\n".utf8)

    /// A part of the page, without its tag's text.
    struct Layer {
        var ink: Ink
        var tag: Range<Int> = 0..<0
    }

    /// A piece of text at its place, in hundredths of a point across and down from the upper left corner.
    private struct Item {
        var across: Int
        var end: Int
        var down: Int
        var size: Int
        var order: Int
        /// In ``ShownText/bytes`` of a layer.
        var layer: Int
        var text: Range<Int>
        var endsWord: Bool
    }

    /// - Parameters:
    ///   - layers: What is drawn first comes first.
    ///   - matrix: To points across and down.
    init(_ layers: [Layer], matrix: AffineTransform) {
        let scale = abs(matrix.a * matrix.d - matrix.b * matrix.c).squareRoot()
        var items: [Item] = []
        items.reserveCapacity(layers.reduce(0) { $0 + $1.ink.text.pieces.count })
        for (index, layer) in layers.enumerated() {
            for (place, piece) in layer.ink.text.pieces.enumerated() where !layer.tag.contains(place) {
                let start = matrix.apply(x: piece.start.x, y: piece.start.y)
                let end = matrix.apply(x: piece.end.x, y: piece.end.y)
                items.append(
                    Item(
                        across: Self.hundredths(start.x), end: Self.hundredths(end.x), down: Self.hundredths(start.y),
                        size: Self.hundredths(piece.size * scale), order: items.count, layer: index, text: piece.text,
                        endsWord: piece.endsWord))
            }
        }
        bytes = Self.heading
        bytes.reserveCapacity(layers.reduce(256) { $0 + $1.ink.text.bytes.count * 2 })
        items.sort { ($0.down, $0.across, $0.order) < ($1.down, $1.across, $1.order) }
        var first = 0
        while first < items.count {
            var next = first + 1
            while next < items.count, items[next].down - items[first].down <= Self.lineHeight { next += 1 }
            items[first..<next].sort { ($0.across, $0.order) < ($1.across, $1.order) }
            write(items[first..<next], layers)
            first = next
        }
        // No line of text is empty: what stands behind this one is none.
        bytes.append(10)
        writeImages(layers.flatMap(\.ink.pictures), matrix)
    }

    mutating func add(_ line: String) {
        bytes.append(contentsOf: line.utf8)
        bytes.append(10)
    }

    mutating func add(_ word: String, _ digest: [UInt8]) { add("\(word) \(PictureSource.hexadecimal(digest))") }

    /// Words with one blank between them; a new word begins behind a space or a gap, or where text goes back.
    private mutating func write(_ line: ArraySlice<Item>, _ layers: [Layer]) {
        var previous: Item?
        for item in line {
            if let before = previous {
                let gap = item.across - before.end
                if before.endsWord || gap * 100 > 18 * before.size || gap < -before.size { bytes.append(32) }
            }
            bytes.append(contentsOf: layers[item.layer].ink.text.bytes[item.text])
            previous = item
        }
        bytes.append(10)
    }

    private mutating func writeImages(_ pictures: [Ink.Picture], _ matrix: AffineTransform) {
        let places = pictures.enumerated().map { order, picture in
            let box = matrix.bounds(of: picture.box)
            return (down: Self.hundredths(box.bottom), across: Self.hundredths(box.left), order: order)
        }
        for place in places.sorted(by: { ($0.down, $0.across, $0.order) < ($1.down, $1.across, $1.order) }) {
            let digest = PictureSource.hexadecimal(pictures[place.order].digest)
            bytes.append(contentsOf: "image \(digest)\n".utf8)
        }
    }

    private static func hundredths(_ points: Double) -> Int { Int(points * 100, clamped: 1e9) }
}
