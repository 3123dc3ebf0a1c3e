import CCairo

/// What a PDF says of itself.
package struct DocumentMetadata: Hashable, Sendable {
    package var title: String
    package var author: String
    /// ISO 8601, `2026-11-23T20:44:00Z`.
    package var time: String

    package init(title: String, author: String, time: String) {
        self.title = title
        self.author = author
        self.time = time
    }
}

/// A PDF in the making, drawn page by page; y grows downwards from the page's top.
///
/// The same calls give the same bytes.
@safe
package final class PDFCanvas {
    private let surface: OpaquePointer
    private let context: OpaquePointer
    private let sink = PDFSink()

    /// - Parameter size: Of all pages, in points.
    package init(size: (width: Double, height: Double), _ metadata: DocumentMetadata) throws(CairoError) {
        let surface = unsafe cairo_pdf_surface_create_for_stream(
            { sink, bytes, count in
                guard let sink = unsafe sink else { return CAIRO_STATUS_WRITE_ERROR }
                unsafe Unmanaged<PDFSink>.fromOpaque(sink).takeUnretainedValue().append(
                    UnsafeRawBufferPointer(start: bytes, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), size.width, size.height)
        guard let surface = unsafe surface, let context = unsafe cairo_create(surface) else {
            throw CairoError(.drawing, "There is no memory for a PDF.")
        }
        unsafe self.surface = surface
        unsafe self.context = context
        unsafe cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
        if let options = unsafe cairo_font_options_create() {
            // Print has no pixels: letters keep their places whatever the size.
            unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
            unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
            unsafe cairo_set_font_options(context, options)
            unsafe cairo_font_options_destroy(options)
        }
        let values = [
            (CAIRO_PDF_METADATA_TITLE, metadata.title), (CAIRO_PDF_METADATA_AUTHOR, metadata.author),
            (CAIRO_PDF_METADATA_CREATOR, "Legajo"), (CAIRO_PDF_METADATA_CREATE_DATE, metadata.time),
            (CAIRO_PDF_METADATA_MOD_DATE, metadata.time),
        ]
        for (key, value) in values where !value.isEmpty { unsafe cairo_pdf_surface_set_metadata(surface, key, value) }
    }

    deinit {
        unsafe cairo_destroy(context)
        unsafe cairo_surface_destroy(surface)
    }

    /// A filled rectangle.
    package func fill(x: Double, y: Double, width: Double, height: Double, gray: Double) {
        unsafe cairo_set_source_rgb(context, gray, gray, gray)
        unsafe cairo_rectangle(context, x, y, width, height)
        unsafe cairo_fill(context)
    }

    /// One line of a text, its baseline at `y`.
    package func draw(_ text: TextLayout, line index: Int, x: Double, y: Double) {
        let gray = text.style.gray
        unsafe cairo_set_source_rgb(context, gray, gray, gray)
        unsafe text.typeface.choose(in: context, size: text.style.size)
        for run in text.lines[index].runs {
            let glyphs = run.glyphs.map { cairo_glyph_t(index: UInt($0.index), x: $0.x + x, y: $0.y + y) }
            let clusters = run.clusters.map {
                cairo_text_cluster_t(num_bytes: Int32($0.bytes), num_glyphs: Int32($0.glyphs))
            }
            unsafe run.text.withUnsafeBufferPointer { text in
                unsafe text.withMemoryRebound(to: CChar.self) { text in
                    unsafe cairo_show_text_glyphs(
                        context, text.baseAddress, Int32(text.count), glyphs, Int32(glyphs.count), clusters,
                        Int32(clusters.count),
                        run.isBackward
                            ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(rawValue: 0))
                }
            }
        }
    }

    package func endPage() { unsafe cairo_show_page(context) }

    /// The whole file. Nothing may be drawn afterwards.
    package func finish() throws(CairoError) -> [UInt8] {
        unsafe cairo_surface_finish(surface)
        let status = [unsafe cairo_status(context), unsafe cairo_surface_status(surface)]
        guard let failure = status.first(where: { $0 != CAIRO_STATUS_SUCCESS && $0 != CAIRO_STATUS_SURFACE_FINISHED })
        else { return sink.bytes }
        let reason = unsafe cairo_status_to_string(failure).map { unsafe String(cString: $0) } ?? "unknown"
        throw CairoError(.drawing, "The page could not be drawn: \(reason).")
    }
}

/// Collects what cairo writes.
private final class PDFSink {
    private(set) var bytes: [UInt8] = []

    func append(_ piece: UnsafeRawBufferPointer) { unsafe bytes.append(contentsOf: piece) }
}
