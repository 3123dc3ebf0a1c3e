import CPoppler

/// A file embedded in a PDF (ISO 32000-2 §7.11.4), from the catalogue's `/EmbeddedFiles`.
package struct PopplerAttachment: Hashable, Sendable {
    package var name: String
    package var content: [UInt8]

    package init(name: String, content: [UInt8]) {
        self.name = name
        self.content = content
    }
}

extension PopplerDocument {
    /// Names of the embedded files, in the document's order.
    package var attachmentNames: [String] {
        var names: [String] = []
        unsafe forEachAttachment { name, _ in
            names.append(name)
            return true
        }
        return names
    }

    /// The first embedded file whose name is wanted, decompressed to at most `limit` bytes.
    package func attachment(limit: Int, where isWanted: (String) -> Bool) throws(PopplerError) -> PopplerAttachment? {
        var found: (name: String, content: [UInt8]?)?
        unsafe forEachAttachment { name, attachment in
            guard isWanted(name) else { return true }
            found = (name, unsafe Self.content(of: attachment, limit: limit))
            return false
        }
        guard let found else { return nil }
        guard let content = found.content else {
            throw PopplerError(
                .tooLarge, "The embedded file \(found.name) is damaged or larger than \(limit) bytes; it was not read.")
        }
        return PopplerAttachment(name: found.name, content: content)
    }

    /// Lends each attachment in turn until the body says no.
    private func forEachAttachment(_ body: (String, UnsafeMutablePointer<CPoppler.PopplerAttachment>) -> Bool) {
        guard unsafe poppler_document_has_attachments(pointer) != 0 else { return }
        let list = unsafe poppler_document_get_attachments(pointer)
        defer { unsafe g_list_free_full(list) { object in unsafe g_object_unref(object) } }
        var node = unsafe list
        var wantsMore = true
        while let current = unsafe node {
            if wantsMore, let data = unsafe current.pointee.data {
                let attachment = unsafe data.assumingMemoryBound(to: CPoppler.PopplerAttachment.self)
                let name = unsafe poppler_attachment_get_name(attachment).map { unsafe String(cString: $0) } ?? ""
                wantsMore = unsafe body(name, attachment)
            }
            unsafe node = current.pointee.next
        }
    }

    /// Nil when the stream is damaged or the limit is passed: a small file may unpack to gigabytes.
    private static func content(
        of attachment: UnsafeMutablePointer<CPoppler.PopplerAttachment>, limit: Int
    ) -> [UInt8]? {
        let sink = AttachmentSink(limit: limit)
        let saved = unsafe poppler_attachment_save_to_callback(
            attachment,
            { bytes, count, data, _ in
                guard let data = unsafe data else { return 0 }
                let sink = unsafe Unmanaged<AttachmentSink>.fromOpaque(data).takeUnretainedValue()
                return unsafe sink.append(UnsafeRawBufferPointer(start: bytes, count: Int(count))) ? 1 : 0
            }, Unmanaged.passUnretained(sink).toOpaque(), nil)
        return withExtendedLifetime(sink) { saved != 0 ? sink.bytes : nil }
    }
}

/// Collects what poppler's callback delivers, up to a limit.
private final class AttachmentSink {
    private(set) var bytes: [UInt8] = []
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    func append(_ piece: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count + piece.count <= limit else { return false }
        unsafe bytes.append(contentsOf: piece)
        return true
    }
}
