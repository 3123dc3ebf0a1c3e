package import PDF

extension Ink {
    /// Where the page says something: its visible letters or, where it has none (a scan, letters drawn as lines), all its
    /// ink but a tint of the whole `paper`.
    package func saidPlaces(on paper: PDFRectangle) -> [PDFRectangle] {
        let letters = letterPlaces
        guard letters.isEmpty else { return letters }
        let tint = 0.9 * paper.width * paper.height
        return marks.filter { !$0.isPlain || $0.box.width * $0.box.height < tint }.map(\.box)
    }

    /// Where visible letters stand: from the base line to the height of capitals.
    private var letterPlaces: [PDFRectangle] {
        text.pieces.compactMap { piece in
            let along = (x: piece.end.x - piece.start.x, y: piece.end.y - piece.start.y)
            let length = (along.x * along.x + along.y * along.y).squareRoot()
            guard length > 0 else { return piece.box }
            // At a right angle to the base line, to the side on which the glyphs are.
            let middle = (x: (piece.start.x + piece.end.x) / 2, y: (piece.start.y + piece.end.y) / 2)
            let toGlyphs = (
                x: (piece.box.left + piece.box.right) / 2 - middle.x,
                y: (piece.box.bottom + piece.box.top) / 2 - middle.y
            )
            let side = toGlyphs.y * along.x - toGlyphs.x * along.y < 0 ? -1.0 : 1.0
            let height = side * 0.65 * piece.size / length
            let rise = (x: -along.y * height, y: along.x * height)
            let (across, up) = ([piece.start.x, piece.end.x], [piece.start.y, piece.end.y])
            let (x, y) = (across + across.map { $0 + rise.x }, up + up.map { $0 + rise.y })
            guard let left = x.min(), let right = x.max(), let bottom = y.min(), let top = y.max() else { return nil }
            return PDFRectangle(left: left, bottom: bottom, right: right, top: top)
        }
    }

    /// Everything below which nothing can be seen for sure: ink, and white areas.
    package var coveredPlaces: [PDFRectangle] { marks.map(\.box) + whites }
}
