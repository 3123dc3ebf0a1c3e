import PDF
import PageContent

/// Marks for inserting machines: short dashes one below the other at the page's edge, each place with a meaning. They go on
/// what is printed for the post, never on the original.
package struct OpticalMarks: Hashable, Sendable {
    /// What a place says by being marked or blank.
    package enum Meaning: Hashable, Sendable {
        /// Marked on every sheet: here the marks begin, or end.
        case always
        /// Marked on the first page of an envelope.
        case first
        /// Marked on the last page of an envelope.
        case last
        /// One binary digit of the page's number in the envelope, counted from 0 and modulo the digits there are; digit 0 is the
        /// lowest.
        case sequence(digit: Int)
        /// Marked where else the number of marks were odd.
        case parity
    }

    /// From the top place down.
    package var places: [Meaning]
    /// From the page's left edge to where marks begin, in millimetres.
    package var left: Double
    /// From the page's top edge to the first place, in millimetres.
    package var top: Double
    /// From one place to the next, in millimetres.
    package var pitch: Double
    /// Of a mark, in millimetres.
    package var length: Double
    /// Of a mark, in millimetres.
    package var thickness: Double

    /// As usual with inserters: dashes of 8 mm every sixth of an inch, with start, end of set, two bits of sequence, parity
    /// and stop.
    package init(
        places: [Meaning] = [.always, .last, .sequence(digit: 0), .sequence(digit: 1), .parity, .always],
        left: Double = 6, top: Double = 100, pitch: Double = 25.4 / 6, length: Double = 8, thickness: Double = 0.5
    ) {
        self.places = places
        self.left = left
        self.top = top
        self.pitch = pitch
        self.length = length
        self.thickness = thickness
    }

    /// Which places are marked on a page, counted from 1.
    package func isMarked(page: Int, of pages: Int) -> [Bool] {
        let digits = places.reduce(0) { if case .sequence(let digit) = $1 { max($0, digit + 1) } else { $0 } }
        let number = (page - 1) % (1 << min(digits, 30))
        var marked = places.map { place in
            switch place {
            case .always: true
            case .first: page == 1
            case .last: page == pages
            case .sequence(let digit): number >> digit & 1 == 1
            case .parity: false
            }
        }
        let isOdd = !marked.count { $0 }.isMultiple(of: 2)
        for (index, place) in places.enumerated() where place == .parity { marked[index] = isOdd }
        return marked
    }

    /// Draws the marks of a page in upright coordinates, as an artifact.
    func content(page: Int, of pages: Int, on geometry: PageGeometry) -> [UInt8] {
        let point = 72 / 25.4
        var content = ContentWriter()
        content.raw("q\n/Artifact BMC\n")
        content.transform(geometry.toUserSpace)
        content.raw("0 g\n")
        for (index, isMarked) in isMarked(page: page, of: pages).enumerated() where isMarked {
            let middle = geometry.height - (top + Double(index) * pitch) * point
            let box = [left * point, middle - thickness * point / 2, length * point, thickness * point]
            content.raw(box.map(ContentWriter.text).joined(separator: " ") + " re f\n")
        }
        content.raw("EMC\nQ\n")
        return content.bytes
    }
}
