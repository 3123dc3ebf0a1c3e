import PDF
import PageContent
import WorkerProtocol

/// Where a tag stands.
struct TagPlace {
    var block: TagBlock
    /// Upright coordinates.
    var box: PDFRectangle
    /// Read from below to above, the page's right side up: for margins.
    var isTurned = false
}

/// Finds a place for the tag where the page has no ink: where it is wanted, then the corners, the edges, anywhere; what
/// is nearest to the wanted place first.
struct TagPlacing {
    /// Upright coordinates.
    let geometry: PageGeometry
    let position: TagStyle.Position
    private let boxes: [PDFRectangle]

    /// Steps in which edges and page are searched, in points.
    private static let step = 6.0
    /// A mark covering this part of the page is its paper's colour, not its content.
    private static let background = 0.9

    /// - Parameter ink: In default user space.
    init(geometry: PageGeometry, ink: Ink, position: TagStyle.Position) {
        self.geometry = geometry
        self.position = position
        let upright = geometry.toUserSpace.inverse ?? .identity
        let paper = geometry.width * geometry.height * Self.background
        var boxes: [PDFRectangle] = []
        boxes.reserveCapacity(ink.marks.count + ink.symbols.count)
        for mark in ink.marks {
            let box = upright.bounds(of: mark.box)
            if !mark.isPlain || box.width * box.height < paper { boxes.append(box) }
        }
        for symbol in ink.symbols {
            let box = upright.bounds(of: symbol.box)
            boxes.append(
                PDFRectangle(
                    left: box.left - TagBlock.distance, bottom: box.bottom - TagBlock.distance,
                    right: box.right + TagBlock.distance, top: box.top + TagBlock.distance))
        }
        self.boxes = boxes
    }

    /// Nil when the page is full.
    func freePlace(for block: TagBlock) -> TagPlace? {
        let fields = (block.turns ? [false, true] : [false]).compactMap {
            Field(block, geometry, position, isTurned: $0)
        }
        for field in fields {
            // The common case, without a grid.
            for (x, y) in field.corners {
                let place = field.box(x, y)
                if !boxes.contains(where: { $0.intersection(place) != nil }) { return field.place(x, y) }
            }
        }
        guard !fields.isEmpty else { return nil }
        let grid = OccupancyGrid(width: geometry.width, height: geometry.height, boxes: boxes)
        for field in fields { if let place = nearest(field, grid, field.edges(Self.step)) { return place } }
        for field in fields { if let place = nearest(field, grid, field.area(Self.step)) { return place } }
        return nil
    }

    private func nearest(
        _ field: Field, _ grid: OccupancyGrid, _ candidates: [(x: Double, y: Double)]
    ) -> TagPlace? {
        var best: (x: Double, y: Double, distance: Double)?
        for (x, y) in candidates {
            let distance = field.distance(x, y)
            guard distance < best?.distance ?? .infinity, grid.isFree(field.box(x, y)) else { continue }
            best = (x, y, distance)
        }
        return best.map { field.place($0.x, $0.y) }
    }

    /// In the lower right corner, of a page that is to get paper there.
    static func corner(of geometry: PageGeometry, _ block: TagBlock) -> TagPlace {
        let right = geometry.width - TagBlock.margin
        return TagPlace(
            block: block,
            box: PDFRectangle(
                left: right - block.width, bottom: TagBlock.margin, right: right, top: TagBlock.margin + block.height))
    }
}

/// Where a block's lower left corner may be.
private struct Field {
    let block: TagBlock
    let isTurned: Bool
    private let width: Double
    private let height: Double
    private let left = TagBlock.margin
    private let bottom = TagBlock.margin
    private let right: Double
    private let top: Double
    /// The wanted place.
    private let wanted: (x: Double, y: Double)
    private let size: Double

    /// Nil on a page that is too small.
    init?(_ block: TagBlock, _ geometry: PageGeometry, _ position: TagStyle.Position, isTurned: Bool) {
        self.block = block
        self.isTurned = isTurned
        (width, height) = isTurned ? (block.height, block.width) : (block.width, block.height)
        right = geometry.width - TagBlock.margin - width
        top = geometry.height - TagBlock.margin - height
        size = max(geometry.width, geometry.height)
        guard right >= left, top >= bottom else { return nil }
        let (x, y) = position.share
        wanted = (left + (right - left) * x, bottom + (top - bottom) * y)
    }

    func box(_ x: Double, _ y: Double) -> PDFRectangle {
        PDFRectangle(left: x, bottom: y, right: x + width, top: y + height)
    }

    func place(_ x: Double, _ y: Double) -> TagPlace { TagPlace(block: block, box: box(x, y), isTurned: isTurned) }

    /// Squared, from the wanted place.
    func distance(_ x: Double, _ y: Double) -> Double {
        (x - wanted.x) * (x - wanted.x) + (y - wanted.y) * (y - wanted.y)
    }

    /// The wanted place, then the corners, the nearest first.
    var corners: [(x: Double, y: Double)] {
        let corners = [(right, bottom), (left, bottom), (right, top), (left, top)].map { (x: $0.0, y: $0.1) }
        let order = corners.indices.sorted {
            (distance(corners[$0].x, corners[$0].y), $0) < (distance(corners[$1].x, corners[$1].y), $1)
        }
        return [wanted] + order.map { corners[$0] }
    }

    private func steps(_ from: Double, _ through: Double, _ least: Double) -> [Double] {
        Array(stride(from: from, through: through, by: max(least, size / 400))) + [through]
    }

    func edges(_ step: Double) -> [(x: Double, y: Double)] {
        let (across, up) = (steps(left, right, step), steps(bottom, top, step))
        return up.flatMap { [(x: right, y: $0), (x: left, y: $0)] }
            + across.flatMap { [(x: $0, y: bottom), (x: $0, y: top)] }
    }

    func area(_ step: Double) -> [(x: Double, y: Double)] {
        let across = steps(left, right, step)
        return steps(bottom, top, step).flatMap { y in across.map { (x: $0, y: y) } }
    }
}

extension TagStyle.Position {
    /// Of the way across and up.
    fileprivate var share: (x: Double, y: Double) {
        switch self {
        case .bottomRight: (1, 0)
        case .bottomLeft: (0, 0)
        case .topRight: (1, 1)
        case .topLeft: (0, 1)
        case .bottom: (0.5, 0)
        case .top: (0.5, 1)
        case .left: (0, 0.5)
        case .right: (1, 0.5)
        }
    }
}
