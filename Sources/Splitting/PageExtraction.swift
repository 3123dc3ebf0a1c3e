package import ArchiveModel
package import WorkerProtocol

/// Takes pages of a scanned pile out into a document of their own. In the writer: memory-safe readers only.
package enum PageExtraction {
    /// Pages of one document.
    private static let pageLimit = 1_000

    /// The bytes of a file of the same format that has these pages, in this order, their content byte for byte.
    package static func extract(
        _ request: PageRequest, source: any ByteSource
    ) throws(WorkerRefusal) -> [UInt8] {
        guard !request.pages.isEmpty, request.pages.count <= pageLimit, request.pages.allSatisfy({ $0 >= 1 }) else {
            throw WorkerRefusal(code: "unsupported", message: "Between 1 and \(pageLimit) pages can be taken out.")
        }
        let head: [UInt8]
        do { head = try source.read(at: 0, count: 8) } catch {
            throw WorkerRefusal(code: "unreadable", message: "The file cannot be read: \(error).")
        }
        if head.starts(with: "%PDF-".utf8) { return try PDFPageExtraction(source).extract(request.pages) }
        if head.starts(with: [0x49, 0x49, 0x2A, 0]) || head.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
            return try TIFFPageExtraction(source).extract(request.pages)
        }
        throw WorkerRefusal(
            code: "unsupported", message: "Pages are taken out of PDF and TIFF files only; this is neither.")
    }
}
