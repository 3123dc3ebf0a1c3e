import CLeptonica

/// The formats of pictures that are read.
package enum PictureFormat: String, Hashable, Sendable {
    case png, jpeg, tiff
    /// PBM, PGM and PPM, binary.
    case pnm
}

/// What a picture's header says of it, before anything is decoded.
package struct PictureHeader: Hashable, Sendable {
    package var width: Int
    package var height: Int
    /// Of all channels together.
    package var bitsPerPixel: Int
}

/// Why a picture could not be read.
package struct PictureError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// No such page, or one that cannot be decoded.
        case damaged
        /// More pixels than are read.
        case tooLarge = "too-large"
    }

    package let code: Code
    package let message: String

    package var description: String { "\(code.rawValue): \(message)" }
}

/// A decoded page of a picture file.
package struct DecodedPicture: Sendable {
    package var raster: Raster
    /// Dots per inch as the file says, 0 where it says nothing.
    package var resolution: Int
    /// Something was missing and was left grey.
    package var isIncomplete: Bool
}

/// Decodes PNG, JPEG, TIFF and PNM. For strangers' bytes: only within the sandbox.
package enum PictureDecoder {
    /// Pixels of the largest picture that is decoded: A4 at 600 dots per inch in colour, A3 in black and white.
    package static let pixelLimit = 80_000_000
    /// Bytes the decoder may need for one.
    package static let byteLimit = 200_000_000

    /// What the header of a page (from 0; only TIFF has more than one) says; nil where there is no readable header.
    package static func header(of bytes: [UInt8], _ format: PictureFormat, page: Int = 0) -> PictureHeader? {
        var (width, height, bits, samples): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        var (first, second, third): (Int32, Int32, Int32) = (0, 0, 0)
        quiet()
        let code = unsafe bytes.withUnsafeBufferPointer { data in
            switch format {
            case .png:
                unsafe readHeaderMemPng(data.baseAddress, data.count, &width, &height, &bits, &samples, &first)
            case .jpeg:
                unsafe readHeaderMemJpeg(data.baseAddress, data.count, &width, &height, &samples, &first, &second)
            case .tiff:
                unsafe readHeaderMemTiff(
                    data.baseAddress, data.count, Int32(clamping: page), &width, &height, &bits, &samples, &first,
                    &second, &third)
            case .pnm:
                unsafe readHeaderMemPnm(
                    data.baseAddress, data.count, &width, &height, &bits, &first, &second, &third)
            }
        }
        guard code == 0, width > 0, height > 0 else { return nil }
        let depth =
            switch format {
            case .jpeg: 8 * max(1, Int(samples))
            // All channels together.
            case .pnm: max(1, Int(bits))
            case .png, .tiff: max(1, Int(bits)) * max(1, Int(samples))
            }
        return PictureHeader(width: Int(width), height: Int(height), bitsPerPixel: depth)
    }

    /// A page (from 0) in grey, its pixels square. Refuses by the header what is too large to be decoded.
    package static func decode(
        _ bytes: [UInt8], _ format: PictureFormat, page: Int = 0
    ) throws(PictureError) -> DecodedPicture {
        guard let header = header(of: bytes, format, page: page) else { throw damaged }
        try require(header)
        var warnings: Int32 = 0
        let decoded = unsafe bytes.withUnsafeBufferPointer { data -> Pix? in
            switch format {
            case .png: unsafe Pix(pixReadMemPng(data.baseAddress, data.count))
            case .pnm: unsafe Pix(pixReadMemPnm(data.baseAddress, data.count))
            case .tiff: unsafe Pix(pixReadMemTiff(data.baseAddress, data.count, Int32(clamping: page)))
            case .jpeg:
                unsafe Pix(pixReadMemJpeg(data.baseAddress, data.count, 0, 1, &warnings, Int32(L_JPEG_READ_LUMINANCE)))
                    ?? Pix(pixReadMemJpeg(data.baseAddress, data.count, 0, 1, &warnings, 0))
            }
        }
        guard let decoded else { throw damaged }
        let (across, down) = (Int(unsafe pixGetXRes(decoded.pointer)), Int(unsafe pixGetYRes(decoded.pointer)))
        guard let raster = gray(decoded, across, down)?.intoRaster() else { throw damaged }
        return DecodedPicture(raster: raster, resolution: max(0, across), isIncomplete: warnings > 0)
    }

    /// Throws `too-large` for what would take too much memory to decode.
    package static func require(_ header: PictureHeader) throws(PictureError) {
        let (width, height) = (header.width, header.height)
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        // One bit stays one bit in memory, all else is a byte or a word a pixel.
        let bits = header.bitsPerPixel == 1 ? 1 : header.bitsPerPixel <= 8 ? 8 : 32
        guard !overflow, pixels <= pixelLimit, pixels / 8 * bits <= byteLimit, width <= 30_000, height <= 30_000 else {
            throw PictureError(
                code: .tooLarge,
                message:
                    "A picture of \(width) by \(height) pixels is larger than any page; scan it at 300 dots per inch.")
        }
    }

    /// Eight bits a pixel, on white, with the same resolution both ways: a fax has half as many lines as columns.
    private static func gray(_ pix: Pix, _ across: Int, _ down: Int) -> Pix? {
        var pix = pix
        if unsafe pixGetDepth(pix.pointer) == 32, unsafe pixGetSpp(pix.pointer) == 4 {
            guard let opaque = unsafe Pix(pixRemoveAlpha(pix.pointer)) else { return nil }
            pix = opaque
        }
        guard let gray = unsafe Pix(pixConvertTo8(pix.pointer, 0)) else { return nil }
        guard across > 0, down > 0, across != down, across * 4 >= down, down * 4 >= across else { return gray }
        let stretch = Float(across) / Float(down)
        guard Double(gray.width * gray.height) * Double(stretch) <= Double(pixelLimit) else { return nil }
        return unsafe Pix(pixScale(gray.pointer, 1, stretch))
    }

    /// The library's own messages go nowhere: what fails is told by who asked.
    static func quiet() { setMsgSeverity(Int32(L_SEVERITY_NONE)) }

    private static let damaged = PictureError(
        code: .damaged, message: "The picture is damaged and cannot be shown; ask the sender for it again.")
}
