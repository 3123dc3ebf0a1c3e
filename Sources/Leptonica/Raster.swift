import CLeptonica

/// A grey picture: one byte a pixel, 0 black to 255 white, rows without padding.
package struct Raster: Hashable, Sendable {
    package let width: Int
    package let height: Int
    package let pixels: [UInt8]

    package init(width: Int, height: Int, pixels: [UInt8]) {
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}

/// A picture in the library's own form; released with its last reference.
@safe
final class Pix {
    let pointer: UnsafeMutablePointer<PIX>

    /// Takes over a picture; nil stays nil.
    init?(_ pointer: UnsafeMutablePointer<PIX>?) {
        guard let pointer = unsafe pointer else { return nil }
        unsafe self.pointer = pointer
    }

    /// A copy of a raster, nil where there is no memory for it.
    convenience init?(_ raster: Raster) {
        guard raster.width > 0, raster.height > 0, raster.pixels.count == raster.width * raster.height else {
            return nil
        }
        unsafe self.init(pixCreate(Int32(raster.width), Int32(raster.height), 8))
        guard let data = unsafe pixGetData(pointer) else { return nil }
        let stride = Int(unsafe pixGetWpl(pointer)) * 4
        let target = unsafe UnsafeMutableRawBufferPointer(start: data, count: stride * raster.height)
        unsafe raster.pixels.withUnsafeBytes { source in
            for row in 0..<raster.height {
                let line = unsafe UnsafeRawBufferPointer(
                    rebasing: source[(row * raster.width)..<((row + 1) * raster.width)])
                unsafe UnsafeMutableRawBufferPointer(rebasing: target[(row * stride)..<(row * stride + raster.width)])
                    .copyMemory(from: line)
            }
        }
        // Leptonica counts the bytes of a word from its most significant one.
        unsafe pixEndianByteSwap(pointer)
    }

    deinit {
        var pointer: UnsafeMutablePointer<PIX>? = unsafe self.pointer
        unsafe pixDestroy(&pointer)
    }

    var width: Int { Int(unsafe pixGetWidth(pointer)) }
    var height: Int { Int(unsafe pixGetHeight(pointer)) }

    /// Of eight bits a pixel; nil for any other depth. The picture is of no use afterwards.
    func intoRaster() -> Raster? {
        guard unsafe pixGetDepth(pointer) == 8, let data = unsafe pixGetData(pointer) else { return nil }
        unsafe pixEndianByteSwap(pointer)
        let (width, height) = (width, height)
        let stride = Int(unsafe pixGetWpl(pointer)) * 4
        let source = unsafe UnsafeRawBufferPointer(start: data, count: stride * height)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height)
        for row in 0..<height {
            unsafe pixels.append(contentsOf: source[(row * stride)..<(row * stride + width)])
        }
        return Raster(width: width, height: height, pixels: pixels)
    }
}
