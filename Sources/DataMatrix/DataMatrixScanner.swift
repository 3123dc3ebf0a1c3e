import CDmtx

/// Reads Data Matrix symbols (ISO/IEC 16022, ECC 200) with libdmtx. Stateless: every call makes and frees its own parts.
package enum DataMatrixScanner {
    /// More symbols than a page carries.
    private static let mostSymbols = 8
    /// A picture that looks like a symbol everywhere would be searched for minutes.
    private static let regions = 256

    /// The texts of a picture's symbols, of one byte a pixel, rows from the top without padding. Nothing for a picture that is
    /// none, and where memory is short.
    ///
    /// - Parameter milliseconds: How long to search.
    package static func texts(width: Int, height: Int, pixels: [UInt8], milliseconds: Int = 400) -> [String] {
        guard width > 8, height > 8, width <= 1 << 14, height <= 1 << 14, pixels.count == width * height else {
            return []
        }
        var pixels = pixels
        return unsafe pixels.withUnsafeMutableBufferPointer { buffer in
            // libdmtx reads the pixels during the search only; the array stays ours.
            guard
                let image = unsafe dmtxImageCreate(
                    buffer.baseAddress, Int32(width), Int32(height), Int32(DmtxPack8bppK.rawValue))
            else { return [] }
            var ownedImage: UnsafeMutablePointer<DmtxImage>? = unsafe image
            defer { _ = unsafe dmtxImageDestroy(&ownedImage) }
            guard let decoder = unsafe dmtxDecodeCreate(image, 1) else { return [] }
            var ownedDecoder: UnsafeMutablePointer<DmtxDecode>? = unsafe decoder
            defer { _ = unsafe dmtxDecodeDestroy(&ownedDecoder) }
            _ = unsafe dmtxDecodeSetProp(decoder, Int32(DmtxPropScanGap.rawValue), 4)
            _ = unsafe dmtxDecodeSetProp(decoder, Int32(DmtxPropSquareDevn.rawValue), 20)
            return unsafe search(decoder, milliseconds)
        }
    }

    private static func search(_ decoder: UnsafeMutablePointer<DmtxDecode>, _ milliseconds: Int) -> [String] {
        var end = dmtxTimeAdd(dmtxTimeNow(), milliseconds)
        var texts: [String] = []
        for _ in 0..<regions {
            guard texts.count < mostSymbols, let region = unsafe dmtxRegionFindNext(decoder, &end) else { break }
            var ownedRegion: UnsafeMutablePointer<DmtxRegion>? = unsafe region
            defer { _ = unsafe dmtxRegionDestroy(&ownedRegion) }
            // As many errors mended as the symbol's correction allows.
            guard let message = unsafe dmtxDecodeMatrixRegion(decoder, region, -1) else { continue }
            var ownedMessage: UnsafeMutablePointer<DmtxMessage>? = unsafe message
            defer { _ = unsafe dmtxMessageDestroy(&ownedMessage) }
            let length = Int(unsafe message.pointee.outputIdx)
            guard length > 0, let output = unsafe message.pointee.output else { continue }
            let text = unsafe String(decoding: UnsafeBufferPointer(start: output, count: length), as: UTF8.self)
            if !texts.contains(text) { texts.append(text) }
        }
        return texts
    }
}
