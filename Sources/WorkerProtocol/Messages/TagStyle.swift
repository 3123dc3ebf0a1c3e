/// How page tags look and where they go, as an operator wants it. Where a page leaves no room there they go elsewhere.
package struct TagStyle: Hashable, Sendable, Codable {
    /// The symbol.
    package enum Symbology: String, Hashable, Sendable, Codable, CaseIterable {
        /// ISO/IEC 18004. A page that carries a QR symbol of its own gets Code 128 instead, so that who scans for that one
        /// finds no other.
        case qr
        /// ISO/IEC 15417: bars in the margin; the page digest stands in the readable line only.
        case code128
        /// ISO/IEC 16022.
        case dataMatrix = "datamatrix"

        /// Millimetres: the side of a square symbol with its quiet zone, the length of a linear one.
        package var standardSize: Double {
            switch self {
            case .qr: 19
            case .code128: 90
            case .dataMatrix: 14
            }
        }

        /// Smaller ones are not read from a scan, larger ones leave no page.
        package var sizes: ClosedRange<Double> {
            switch self {
            case .qr: 15...60
            case .code128: 70...180
            case .dataMatrix: 11...50
            }
        }
    }

    /// The place tried first.
    package enum Position: String, Hashable, Sendable, Codable, CaseIterable {
        case bottomRight = "bottom-right"
        case bottomLeft = "bottom-left"
        case topRight = "top-right"
        case topLeft = "top-left"
        case bottom
        case top
        case left
        case right
    }

    package var symbology: Symbology
    package var position: Position
    /// In millimetres; nil for the symbology's own.
    package var size: Double?

    package init(symbology: Symbology = .qr, position: Position = .bottomRight, size: Double? = nil) {
        self.symbology = symbology
        self.position = position
        self.size = size
    }

    /// What is wrong with the size; nil for nothing.
    package var problem: String? {
        guard let size, !symbology.sizes.contains(size) else { return nil }
        let (least, most) = (Int(symbology.sizes.lowerBound), Int(symbology.sizes.upperBound))
        return "A tag of \(size) mm cannot be made: \(symbology.rawValue) has \(least) to \(most) mm."
    }
}
