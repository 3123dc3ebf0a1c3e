import CPoppler

/// A picture of a page: one byte a pixel, 0 black to 255 white, rows without padding.
package struct GrayImage: Hashable, Sendable {
    package let width: Int
    package let height: Int
    package let pixels: [UInt8]

    package init(width: Int, height: Int, pixels: [UInt8]) {
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}

extension PopplerDocument {
    /// A picture of the page (from 1) on white, at `resolution` dots per inch, fewer where the picture would
    /// have more than `limit` pixels (a page may claim to be kilometres wide).
    ///
    /// - Parameter area: The part of the page to draw, in points from its top left corner; nil for all of it.
    package func render(
        page number: Int, resolution: Double, area: PageBox? = nil, limit: Int = 40_000_000
    ) throws(PopplerError) -> GrayImage {
        try unsafe draw(page: number, resolution: resolution, area: area, limit: limit) { surface in
            guard let data = unsafe cairo_image_surface_get_data(surface) else { return nil }
            let stride = Int(unsafe cairo_image_surface_get_stride(surface))
            let columns = Int(unsafe cairo_image_surface_get_width(surface))
            let rows = Int(unsafe cairo_image_surface_get_height(surface))
            let bytes = unsafe UnsafeRawBufferPointer(start: data, count: stride * rows)
            return GrayImage(
                width: columns, height: rows, pixels: unsafe Self.gray(bytes, stride, columns, rows))
        }
    }

    /// A picture of the page (from 1) in colour on white, as PNG.
    package func png(
        page number: Int, resolution: Double, limit: Int = 40_000_000
    ) throws(PopplerError) -> [UInt8] {
        try unsafe draw(page: number, resolution: resolution, area: nil, limit: limit) { surface in
            let sink = PictureSink()
            let status = unsafe cairo_surface_write_to_png_stream(
                surface,
                { closure, bytes, count in
                    guard let closure = unsafe closure else { return CAIRO_STATUS_WRITE_ERROR }
                    let sink = unsafe Unmanaged<PictureSink>.fromOpaque(closure).takeUnretainedValue()
                    unsafe sink.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                    return CAIRO_STATUS_SUCCESS
                }, Unmanaged.passUnretained(sink).toOpaque())
            return withExtendedLifetime(sink) { status == CAIRO_STATUS_SUCCESS ? sink.bytes : nil }
        }
    }

    /// Lends the body the surface a page was drawn on. Nil from the body is told as a lack of memory.
    private func draw<Value>(
        page number: Int, resolution: Double, area: PageBox?, limit: Int, _ body: (OpaquePointer) -> Value?
    ) throws(PopplerError) -> Value {
        let page = try page(number)
        defer { withExtendedLifetime(page) {} }
        let whole = page.size
        let part = area ?? PageBox(x0: 0, y0: 0, x1: whole.width, y1: whole.height)
        let (width, height) = (part.width, part.height)
        guard width > 0, height > 0, width.isFinite, height.isFinite else {
            throw PopplerError(.noSuchPage, "Page \(number) has no area; ask the sender for the file again.")
        }
        let wanted = width * height * resolution * resolution / (72 * 72)
        let scale = resolution / 72 * (wanted > Double(limit) ? (Double(limit) / wanted).squareRoot() : 1)
        let columns = min(32_000, max(1, Int((width * scale).rounded())))
        let rows = min(32_000, max(1, Int((height * scale).rounded())))
        guard let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows)) else {
            throw Self.noMemory(number)
        }
        defer { unsafe cairo_surface_destroy(surface) }
        guard unsafe cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = unsafe cairo_create(surface)
        else {
            throw Self.noMemory(number)
        }
        defer { unsafe cairo_destroy(context) }
        unsafe cairo_set_source_rgb(context, 1, 1, 1)
        unsafe cairo_paint(context)
        unsafe cairo_scale(context, scale, scale)
        unsafe cairo_translate(context, -part.x0, -part.y0)
        unsafe poppler_page_render(page.pointer, context)
        unsafe cairo_surface_flush(surface)
        guard let value = unsafe body(surface) else { throw Self.noMemory(number) }
        return value
    }

    /// Width and height of a page (from 1) as displayed, in points.
    package func size(ofPage number: Int) throws(PopplerError) -> (width: Double, height: Double) {
        try page(number).size
    }

    /// ITU-R BT.601 luma of 32-bit xRGB in native (little-endian) order.
    static func gray(_ data: UnsafeRawBufferPointer, _ stride: Int, _ columns: Int, _ rows: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: columns * rows) { pixels, count in
            for row in 0..<rows {
                for column in 0..<columns {
                    let place = row * stride + column * 4
                    let blue = unsafe UInt32(data[place])
                    let green = unsafe UInt32(data[place + 1])
                    let red = unsafe UInt32(data[place + 2])
                    unsafe pixels[row * columns + column] = UInt8((red * 77 + green * 150 + blue * 29) >> 8)
                }
            }
            count = columns * rows
        }
    }

    private static func noMemory(_ page: Int) -> PopplerError {
        PopplerError(.system, "There was no memory for a picture of page \(page).")
    }
}

/// Collects what cairo's callback delivers.
private final class PictureSink {
    var bytes: [UInt8] = []
}
