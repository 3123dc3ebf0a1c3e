import CPoppler

extension GrayImage {
    /// Unpacks a PNG file on white; nil for one that is damaged or has more than `limit` pixels.
    package init?(png bytes: [UInt8], limit: Int = 120_000_000) throws(PopplerError) {
        // The size stands in the first chunk: a small file may unpack to gigabytes.
        guard bytes.count >= 24 else { return nil }
        let width = bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
        let height = bytes[20..<24].reduce(0) { $0 << 8 | Int($1) }
        guard (1...32_000).contains(width), (1...32_000).contains(height), width * height <= limit else { return nil }
        let source = PNGSource(bytes)
        let picture = unsafe cairo_image_surface_create_from_png_stream(
            { closure, data, length in
                guard let closure = unsafe closure, let data = unsafe data else { return CAIRO_STATUS_READ_ERROR }
                let source = unsafe Unmanaged<PNGSource>.fromOpaque(closure).takeUnretainedValue()
                let target = unsafe UnsafeMutableBufferPointer(start: data, count: Int(length))
                return unsafe source.read(into: target) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR
            }, Unmanaged.passUnretained(source).toOpaque())
        defer {
            unsafe cairo_surface_destroy(picture)
            withExtendedLifetime(source) {}
        }
        guard unsafe cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS else { return nil }
        // Painted on a sheet of known form: files have tones, colours, palettes, transparency.
        guard let sheet = unsafe cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)),
            let context = unsafe cairo_create(sheet)
        else { throw PopplerError(.system, "There was no memory for a picture.") }
        defer {
            unsafe cairo_destroy(context)
            unsafe cairo_surface_destroy(sheet)
        }
        unsafe cairo_set_source_rgb(context, 1, 1, 1)
        unsafe cairo_paint(context)
        unsafe cairo_set_source_surface(context, picture, 0, 0)
        unsafe cairo_paint(context)
        unsafe cairo_surface_flush(sheet)
        guard let data = unsafe cairo_image_surface_get_data(sheet) else {
            throw PopplerError(.system, "There was no memory for a picture.")
        }
        let stride = Int(unsafe cairo_image_surface_get_stride(sheet))
        let pixels = unsafe UnsafeRawBufferPointer(start: data, count: stride * height)
        self.init(width: width, height: height, pixels: unsafe PopplerDocument.gray(pixels, stride, width, height))
    }
}

/// Hands a file's bytes to cairo piece by piece.
private final class PNGSource {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(into target: UnsafeMutableBufferPointer<UInt8>) -> Bool {
        guard bytes.count - place >= target.count else { return false }
        for index in target.indices { unsafe target[index] = bytes[place + index] }
        place += target.count
        return true
    }
}
