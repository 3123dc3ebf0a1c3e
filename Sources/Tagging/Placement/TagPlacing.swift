import PDF

/// Finds a place for the tag where the page has no ink: the corners, then the edges, then anywhere.
struct TagPlacing {
    /// Upright coordinates.
    let geometry: PageGeometry
    private let boxes: [PDFRectangle]

    /// Steps in which edges and page are searched, in points.
    private static let step = 6.0
    /// A mark covering this part of the page is its paper's colour, not its content.
    private static let background = 0.9

    /// `marks` in default user space.
    init(geometry: PageGeometry, marks: [Ink.Mark]) {
        self.geometry = geometry
        let upright = geometry.toUserSpace.inverse ?? .identity
        let paper = geometry.width * geometry.height * Self.background
        boxes = marks.compactMap { mark in
            let box = upright.bounds(of: mark.box)
            return mark.isPlain && box.width * box.height >= paper ? nil : box
        }
    }

    /// Nil when the page is full.
    func freePlace() -> PDFRectangle? {
        let right = geometry.width - TagLayout.margin - TagLayout.width
        let top = geometry.height - TagLayout.margin - TagLayout.height
        let left = TagLayout.margin
        let bottom = TagLayout.margin
        guard right >= left, top >= bottom else { return nil }
        for (x, y) in [(right, bottom), (left, bottom), (right, top), (left, top)] {
            let place = Self.tag(x, y)
            // The common case, without a grid.
            if !boxes.contains(where: { $0.intersection(place) != nil }) { return place }
        }
        let grid = OccupancyGrid(width: geometry.width, height: geometry.height, boxes: boxes)
        func free(_ x: Double, _ y: Double) -> PDFRectangle? {
            let place = Self.tag(x, y)
            return grid.isFree(place) ? place : nil
        }
        let step = max(Self.step, max(geometry.width, geometry.height) / 400)
        let heights = Array(stride(from: bottom, through: top, by: step))
        let widths = Array(stride(from: right, through: left, by: -step))
        for x in [right, left] {
            for y in heights { if let place = free(x, y) { return place } }
        }
        for y in [bottom, top] {
            for x in widths { if let place = free(x, y) { return place } }
        }
        for y in heights {
            for x in widths { if let place = free(x, y) { return place } }
        }
        return nil
    }

    private static func tag(_ x: Double, _ y: Double) -> PDFRectangle {
        PDFRectangle(left: x, bottom: y, right: x + TagLayout.width, top: y + TagLayout.height)
    }
}
