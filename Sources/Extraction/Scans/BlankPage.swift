import Poppler

/// Whether a page is a sheet put between documents: nothing printed on it, whatever the paper and the scanner left.
struct BlankPage {
    /// Dots per inch in which a page is looked at.
    static let resolution = 100.0
    /// Sides of the squares that are looked at, in pixels: 2 mm.
    private static let side = 8
    /// What lies nearer to the edge is the scanner's shadow or a hole punched: 12 mm, in pixels.
    private static let margin = 47
    /// Grey levels by which a square with a letter in it is darker than the paper.
    private static let ink = 16
    /// Squares of dirt that are no text: a word has as many.
    private static let dirt = 3

    let isBlank: Bool

    /// - Parameter image: The page in `resolution`.
    init(_ image: GrayImage) {
        let (side, margin) = (Self.side, Self.margin)
        let columns = (image.width - 2 * margin) / side
        let rows = (image.height - 2 * margin) / side
        guard columns > 4, rows > 4 else {
            isBlank = false
            return
        }
        var means: [Int] = []
        means.reserveCapacity(columns * rows)
        for row in 0..<rows {
            for column in 0..<columns {
                var sum = 0
                for y in (margin + row * side)..<(margin + (row + 1) * side) {
                    let line = y * image.width + margin + column * side
                    for pixel in image.pixels[line..<(line + side)] { sum += Int(pixel) }
                }
                means.append(sum / (side * side))
            }
        }
        // Paper may be grey, and darker at one end; letters are dark beside what is around them.
        let paper = means.sorted()[means.count / 2]
        isBlank = means.count { $0 < paper - Self.ink } <= Self.dirt
    }
}
