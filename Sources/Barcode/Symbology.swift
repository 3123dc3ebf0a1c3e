/// The bar codes Legajo draws.
package enum Symbology: Hashable, Sendable {
    /// ISO/IEC 18004.
    case qr(ErrorCorrection)
    /// ISO/IEC 15417.
    case code128
    /// ISO/IEC 16022, ECC 200, square.
    case dataMatrix

    /// How much of a QR symbol may be lost: about 7, 15, 25 or 30 percent.
    package enum ErrorCorrection: Int32, Hashable, Sendable {
        case low = 1
        case medium, quartile, high
    }

    /// The blank margin on every side (linear: left and right), in modules.
    package var quietZone: Int {
        switch self {
        case .qr: 4
        case .code128: 10
        // One by the standard; two keep frames and cut edges away.
        case .dataMatrix: 2
        }
    }
}

/// Text that cannot be encoded in the symbology.
package struct BarcodeError: Error, Hashable, Sendable, CustomStringConvertible {
    package let message: String

    package var description: String { message }
}
