import PDF

/// What a page says, in the one form of which its digest is taken (`Documentation/PageTags.md`): the words in reading
/// order, then the images.
struct PageTranscript {
    private(set) var bytes: [UInt8]
    private(set) var hasText: Bool

    /// Two base lines closer than this are one, in hundredths of a point.
    private static let lineHeight = 200
    private static let heading = Array("legajo-page-1\n".utf8)

    /// A piece of text at its place, in hundredths of a point across and down from the upper left corner.
    private struct Item {
        var across: Int
        var end: Int
        var down: Int
        var size: Int
        var order: Int
    }

    /// - Parameter tag: What the page's own tag says, which is left out.
    init(_ ink: Ink, geometry: PageGeometry, tag: TagWords?) {
        let text = ink.text
        let matrix = geometry.toReadingPlace
        let scale = abs(matrix.a * matrix.d - matrix.b * matrix.c).squareRoot()
        let left = tag?.pieces(of: text, matrix) ?? []
        var items: [Item] = []
        items.reserveCapacity(text.pieces.count)
        for (order, piece) in text.pieces.enumerated()
        where !left.contains(order) && !ink.covers.contains(where: { $0.contains(piece.middle) }) {
            let start = matrix.apply(x: piece.start.x, y: piece.start.y)
            let end = matrix.apply(x: piece.end.x, y: piece.end.y)
            items.append(
                Item(
                    across: Self.hundredths(start.x), end: Self.hundredths(end.x), down: Self.hundredths(start.y),
                    size: Self.hundredths(piece.size * scale), order: order))
        }
        hasText = !items.isEmpty
        bytes = Self.heading
        bytes.reserveCapacity(text.bytes.count * 2)
        items.sort { ($0.down, $0.across, $0.order) < ($1.down, $1.across, $1.order) }
        var first = 0
        while first < items.count {
            var next = first + 1
            while next < items.count, items[next].down - items[first].down <= Self.lineHeight { next += 1 }
            items[first..<next].sort { ($0.across, $0.order) < ($1.across, $1.order) }
            write(items[first..<next], text)
            first = next
        }
        writeImages(
            ink.pictures.filter { picture in !ink.covers.contains { $0.holds(picture.box) } }, matrix)
    }

    /// Places of drawn lines, for a page without text.
    mutating func add(drawing ink: Ink) {
        for box in ink.drawing where !ink.covers.contains(where: { $0.holds(box) }) {
            let places = [box.left, box.bottom, box.right, box.top].map { String(Int($0 * 10, clamped: 1e9)) }
            bytes.append(contentsOf: ("line " + places.joined(separator: " ") + "\n").utf8)
        }
    }

    /// Words with one blank between them; a new word begins behind a space or a gap, or where text goes back.
    private mutating func write(_ line: ArraySlice<Item>, _ text: ShownText) {
        var previous: Item?
        for item in line {
            if let before = previous {
                let gap = item.across - before.end
                if text.pieces[before.order].endsWord || gap * 100 > 18 * before.size || gap < -before.size {
                    bytes.append(32)
                }
            }
            bytes.append(contentsOf: text.text(of: text.pieces[item.order]))
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

/// The words of a page's tag: its identifier, its number among the pages, the mark of a test.
package struct TagWords: Hashable, Sendable {
    private let identifier: [UInt8]
    private let others: [[UInt8]]
    /// A digest that stands in the readable line has this length and these symbols.
    private static let digestLength = 16

    /// `number` as `2/5`.
    package init(identifier: String, number: String) {
        self.identifier = Array(identifier.utf8)
        others = [Array(number.utf8), Array("PRUEBA".utf8)]
    }

    /// Places of the pieces that belong to the tag: in its marked content; on a page whose producer dropped that, the
    /// identifier and what stands nearest to it.
    func pieces(of text: ShownText, _ matrix: AffineTransform) -> Set<Int> {
        let marked = text.pieces.indices.filter { text.pieces[$0].isInTag && isWord(text.text(of: text.pieces[$0])) }
        if !marked.isEmpty { return Set(marked) }
        let places = text.pieces.indices.filter { text.text(of: text.pieces[$0]).elementsEqual(identifier) }
        var found = Set(places)
        for place in places.prefix(16) {
            let start = text.pieces[place].start
            for word in others {
                let near = text.pieces.indices.filter { text.text(of: text.pieces[$0]).elementsEqual(word) }
                    .map { (place: $0, distance: Self.distance(text.pieces[$0].start, start)) }
                    .min { $0.distance < $1.distance }
                if let near, near.distance <= 100 { found.insert(near.place) }
            }
        }
        return found
    }

    private func isWord(_ word: ArraySlice<UInt8>) -> Bool {
        word.elementsEqual(identifier) || others.contains { word.elementsEqual($0) }
            || word.count == Self.digestLength && word.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    }

    private static func distance(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
        ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }
}
