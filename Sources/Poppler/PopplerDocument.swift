import CPoppler

/// A PDF opened by poppler, for what it does well: text with places, attachments, pictures of pages.
/// Never for verdicts on signatures (`pdfsig` calls known forgeries valid).
///
/// Synchronous and bound to one thread, like poppler's own objects.
@safe
package final class PopplerDocument {
    let pointer: OpaquePointer

    /// Opens the PDF behind an open, readable descriptor of a regular file. The descriptor stays the
    /// caller's: poppler gets a duplicate and closes that one.
    package init(descriptor: Int32, password: String? = nil) throws(PopplerError) {
        let duplicate = dup(descriptor)
        guard duplicate >= 0 else {
            throw PopplerError(
                .system, "The document's descriptor could not be duplicated; raise the limit of open files.")
        }
        var failure: UnsafeMutablePointer<GError>?
        guard let opened = unsafe poppler_document_new_from_fd(duplicate, password, &failure) else {
            throw unsafe Self.error(from: failure)
        }
        unsafe pointer = opened
    }

    /// Opens a PDF in memory, of which poppler gets a copy.
    package init(bytes: [UInt8], password: String? = nil) throws(PopplerError) {
        guard let data = unsafe g_bytes_new(bytes, gsize(bytes.count)) else {
            throw PopplerError(.system, "There was no memory for the document.")
        }
        defer { unsafe g_bytes_unref(data) }
        var failure: UnsafeMutablePointer<GError>?
        guard let opened = unsafe poppler_document_new_from_bytes(data, password, &failure) else {
            throw unsafe Self.error(from: failure)
        }
        unsafe pointer = opened
    }

    deinit {
        unsafe g_object_unref(UnsafeMutableRawPointer(pointer))
    }

    /// Pages the page tree promises; a loop in the tree counts as what poppler made of it.
    package var pageCount: Int { max(0, Int(unsafe poppler_document_get_n_pages(pointer))) }

    /// Signature fields that hold a signature.
    package var signatureCount: Int { max(0, Int(unsafe poppler_document_get_n_signatures(pointer))) }

    /// `/Title` of the document information dictionary.
    package var title: String? { unsafe Self.take(poppler_document_get_title(pointer)) }

    /// `/Producer` of the document information dictionary.
    package var producer: String? { unsafe Self.take(poppler_document_get_producer(pointer)) }

    /// The XMP packet of the catalogue, at most `limit` bytes of it.
    package func metadata(limit: Int = 1 << 20) -> String? {
        guard let text = unsafe Self.take(poppler_document_get_metadata(pointer)) else { return nil }
        return text.utf8.count <= limit ? text : nil
    }

    /// Copies and frees a string that glib allocated.
    static func take(_ text: UnsafeMutablePointer<CChar>?) -> String? {
        guard let text = unsafe text else { return nil }
        defer { unsafe g_free(text) }
        return unsafe String(cString: text)
    }

    private static func error(from failure: UnsafeMutablePointer<GError>?) -> PopplerError {
        guard let failure = unsafe failure else {
            return PopplerError(.damaged, "The PDF could not be opened; ask the sender for it again.")
        }
        defer { unsafe g_error_free(failure) }
        switch unsafe failure.pointee.code {
        case Int32(POPPLER_ERROR_ENCRYPTED.rawValue):
            return PopplerError(.encrypted, "The PDF opens only with a password.")
        case Int32(POPPLER_ERROR_BAD_CATALOG.rawValue):
            return PopplerError(.damaged, "The PDF has no readable catalogue; ask the sender for it again.")
        default:
            return PopplerError(.damaged, "The PDF is damaged and could not be repaired; ask the sender for it again.")
        }
    }
}
