import CLeptonica

/// How a scanned page lies, and the same page laid straight.
package enum Straightening {
    /// The turn, clockwise in degrees, that makes the lines of a page level; nil where there are no lines to tell by.
    package static func turn(for raster: Raster) -> Double? {
        PictureDecoder.quiet()
        guard let pix = Pix(raster), let binary = binary(pix) else { return nil }
        var (angle, confidence): (Float, Float) = (0, 0)
        guard unsafe pixFindSkew(binary.pointer, &angle, &confidence) == 0, confidence >= leastConfidence else {
            return nil
        }
        return Double(angle)
    }

    /// Of the best angle's score to the worst's; a page with few lines has 2.5, a photograph of no text 1.2.
    private static let leastConfidence: Float = 1.8

    /// Turned clockwise about its middle, in a picture of the same size, what comes in at the corners white.
    package static func turned(_ raster: Raster, degrees: Double) -> Raster? {
        guard let pix = Pix(raster) else { return nil }
        let turned = unsafe pixRotate(
            pix.pointer, Float(degrees * .pi / 180), Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE), 0, 0)
        return unsafe Pix(turned)?.intoRaster()
    }

    /// Quarter turns, clockwise, that make a page's text upright: by the strokes that reach above and below the
    /// line, so only for Latin script. Nil where it cannot be told.
    package static func quarterTurns(for raster: Raster) -> Int? {
        guard let pix = Pix(raster), let binary = binary(pix) else { return nil }
        var (up, left): (Float, Float) = (0, 0)
        guard unsafe pixOrientDetect(binary.pointer, &up, &left, 0, 0) == 0 else { return nil }
        var orientation: Int32 = 0
        guard unsafe makeOrientDecision(up, left, 0, 0, &orientation, 0) == 0 else { return nil }
        // The text's own direction: up, left, down or right.
        switch orientation {
        case Int32(L_TEXT_ORIENT_UP): return 0
        case Int32(L_TEXT_ORIENT_LEFT): return 1
        case Int32(L_TEXT_ORIENT_DOWN): return 2
        case Int32(L_TEXT_ORIENT_RIGHT): return 3
        default: return nil
        }
    }

    /// By so many quarter turns, clockwise.
    package static func turned(_ raster: Raster, quarters: Int) -> Raster? {
        guard let pix = Pix(raster) else { return nil }
        return unsafe Pix(pixRotateOrth(pix.pointer, Int32(((quarters % 4) + 4) % 4)))?.intoRaster()
    }

    /// In other dots.
    package static func scaled(_ raster: Raster, by factor: Double) -> Raster? {
        guard let pix = Pix(raster) else { return nil }
        return unsafe Pix(pixScale(pix.pointer, Float(factor), Float(factor)))?.intoRaster()
    }

    /// Black and white, the paper's own shade taken off first, since it is not lit alike everywhere.
    private static func binary(_ pix: Pix) -> Pix? {
        let even = unsafe Pix(pixBackgroundNormSimple(pix.pointer, nil, nil)) ?? pix
        return unsafe Pix(pixThresholdToBinary(even.pointer, 150))
    }
}
