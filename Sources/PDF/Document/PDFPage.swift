/// A page with what it inherits from the tree above it (ISO 32000-2 §7.7.3).
package struct PDFPage: Sendable {
    package var reference: PDFReference
    /// As it stands in the file.
    package var dictionary: PDFDictionary
    /// /Resources, own or inherited, unresolved.
    package var resources: PDFObject?
    /// Whose dictionary holds the resources: the page itself or a node of the tree.
    package var resourcesOwner: PDFReference
    /// In default user space units.
    package var mediaBox: PDFRectangle
    /// Cut to the media box.
    package var cropBox: PDFRectangle
    /// Clockwise, 0, 90, 180 or 270 degrees.
    package var rotation: Int
    /// Points (1/72 inch) in one user space unit.
    package var userUnit: Double
}

/// A rectangle with its corners in order.
package struct PDFRectangle: Hashable, Sendable {
    package var left: Double
    package var bottom: Double
    package var right: Double
    package var top: Double

    package init(left: Double, bottom: Double, right: Double, top: Double) {
        self.left = min(left, right)
        self.bottom = min(bottom, top)
        self.right = max(left, right)
        self.top = max(bottom, top)
    }

    package var width: Double { right - left }
    package var height: Double { top - bottom }

    /// Nil where the two do not overlap.
    package func intersection(_ other: PDFRectangle) -> PDFRectangle? {
        let (left, right) = (max(left, other.left), min(right, other.right))
        let (bottom, top) = (max(bottom, other.bottom), min(top, other.top))
        guard left < right, bottom < top else { return nil }
        return PDFRectangle(left: left, bottom: bottom, right: right, top: top)
    }
}

extension PDFDocument {
    /// What page tree nodes hand down.
    private struct Inherited {
        var resources: PDFObject?
        var owner: PDFReference
        var mediaBox: PDFObject?
        var cropBox: PDFObject?
        var rotation: PDFObject?
    }

    /// All pages in order. Throws `damaged` where the tree has a loop or an entry that is no page.
    package func pages() throws(PDFError) -> [PDFPage] {
        let catalog = try catalog()
        guard case .reference(let root) = catalog.value.dictionaryValue?["Pages"] else {
            throw PDFError(.damaged, "The catalog names no page tree (/Pages).")
        }
        var pages: [PDFPage] = []
        var visited: Set<PDFReference> = []
        try collect(root, Inherited(owner: root), depth: 0, visited: &visited, into: &pages)
        guard !pages.isEmpty else { throw PDFError(.damaged, "The document has no pages.") }
        return pages
    }

    private func collect(
        _ reference: PDFReference, _ inherited: Inherited, depth: Int, visited: inout Set<PDFReference>,
        into pages: inout [PDFPage]
    ) throws(PDFError) {
        guard visited.insert(reference).inserted else {
            throw PDFError(.damaged, "The page tree reaches object \(reference) twice.")
        }
        guard depth < limits.treeDepth, visited.count <= 2 * limits.pages else {
            throw PDFError(.tooLarge, "The page tree is too deep, or has nodes without end.")
        }
        guard case .dictionary(let node) = try object(reference).value else {
            throw PDFError(.damaged, "The page tree's entry \(reference) is no dictionary.")
        }
        var inherited = inherited
        if let own = node["Resources"] {
            inherited.resources = own
            inherited.owner = reference
        }
        inherited.mediaBox = node["MediaBox"] ?? inherited.mediaBox
        inherited.cropBox = node["CropBox"] ?? inherited.cropBox
        inherited.rotation = node["Rotate"] ?? inherited.rotation
        if let kids = try resolveArray(node["Kids"]) {
            for kid in kids {
                guard case .reference(let child) = kid else {
                    throw PDFError(.damaged, "The page tree's node \(reference) has a kid that is no reference.")
                }
                try collect(child, inherited, depth: depth + 1, visited: &visited, into: &pages)
            }
            return
        }
        guard node["Type"] != .name("Pages") else {
            throw PDFError(.damaged, "The page tree's node \(reference) has no /Kids.")
        }
        guard pages.count < limits.pages else {
            throw PDFError(.tooLarge, "The document has more than \(limits.pages) pages.")
        }
        pages.append(try page(reference, node, inherited))
    }

    private func page(
        _ reference: PDFReference, _ node: PDFDictionary, _ inherited: Inherited
    ) throws(PDFError) -> PDFPage {
        // Without a usable media box viewers assume US letter.
        let media = try rectangle(inherited.mediaBox) ?? PDFRectangle(left: 0, bottom: 0, right: 612, top: 792)
        let crop = try rectangle(inherited.cropBox).flatMap { $0.intersection(media) } ?? media
        let degrees = try resolve(inherited.rotation).number.flatMap { Int(exactly: $0.rounded()) } ?? 0
        let unit = try resolve(node["UserUnit"]).number ?? 1
        return PDFPage(
            reference: reference, dictionary: node, resources: inherited.resources, resourcesOwner: inherited.owner,
            mediaBox: media, cropBox: crop,
            rotation: degrees.isMultiple(of: 90) ? ((degrees % 360) + 360) % 360 : 0,
            userUnit: unit > 0 && unit <= 75_000 ? unit : 1)
    }

    /// Nil unless the value is four numbers that span an area.
    package func rectangle(_ value: PDFObject?) throws(PDFError) -> PDFRectangle? {
        guard let corners = try resolveArray(value), corners.count == 4 else { return nil }
        var numbers: [Double] = []
        for corner in corners {
            guard let number = try resolve(corner).number, number.isFinite, abs(number) < 1e7 else { return nil }
            numbers.append(number)
        }
        let rectangle = PDFRectangle(left: numbers[0], bottom: numbers[1], right: numbers[2], top: numbers[3])
        return rectangle.width > 0 && rectangle.height > 0 ? rectangle : nil
    }
}
