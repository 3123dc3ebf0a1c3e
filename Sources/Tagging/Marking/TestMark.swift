import PageContent

/// "PRUEBA" across a page, under its content, so that what a test instance makes is taken for nothing else.
enum TestMark {
    /// Pale strokes along the diagonal from lower left to upper right, as an artifact.
    static func content(on geometry: PageGeometry, colorSpace: String?) -> [UInt8] {
        let units = Double(TestMarkShape.word.count * TestMarkShape.cell - 2)
        let diagonal = (geometry.width * geometry.width + geometry.height * geometry.height).squareRoot()
        // Two thirds of the diagonal long, six units high.
        let scale = diagonal * 0.66 / units
        let (cosine, sine) = (geometry.width / diagonal, geometry.height / diagonal)
        var content = ContentWriter()
        content.raw("q\n/Artifact BMC\n/\(PageTagMark.name) BMC\n")
        content.transform(geometry.toUserSpace)
        content.transform(
            AffineTransform(
                a: cosine, b: sine, c: -sine, d: cosine, e: geometry.width / 2, f: geometry.height / 2))
        content.transform(AffineTransform(a: scale, d: scale, e: -units / 2 * scale, f: -3 * scale))
        content.raw(colorSpace.map { "/\($0) CS 0.9 SC\n" } ?? "0.9 G\n")
        content.raw("0.5 w 1 J 1 j\n")
        content.strokes(TestMarkShape.strokes) { $0 }
        content.raw("EMC\nEMC\nQ\n")
        return content.bytes
    }
}
