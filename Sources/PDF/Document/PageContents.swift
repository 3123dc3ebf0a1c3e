extension PDFDocument {
    /// A page's content streams as references, in order.
    package func contentStreams(of page: PDFPage) throws(PDFError) -> [PDFObject] {
        guard let value = page.dictionary["Contents"] else { return [] }
        switch try resolve(value) {
        case .array(let streams): return streams
        case .stream: return [value]
        case .null: return []
        default: throw PDFError(.damaged, "Page \(page.reference) has /Contents that are no stream.")
        }
    }
}
