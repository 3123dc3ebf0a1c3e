package import ArchiveModel
package import PDF
package import WorkerProtocol

/// Holds an increment against what the writer announced: a template's dressing, where there is one, and the tags and the
/// place for the signature behind it, each a revision that continues the one before.
package struct AnnouncedRevisions {
    private let announced: PreparedIncrement
    private let source: any ByteSource
    private let catalog: KeptCatalog

    /// `catalog` is the source's, as its reader tells.
    package init(_ announced: PreparedIncrement, source: any ByteSource, catalog: KeptCatalog) {
        self.announced = announced
        self.source = source
        self.catalog = catalog
    }

    /// What is not as announced; nil for nothing.
    package func fault(in increment: [UInt8], order: SignatureOrder) -> String? {
        guard let dressing = announced.dressing else {
            return fault(in: increment, behind: source, announced.objects, announced.byteRange, order)
        }
        guard dressing.length > 0, dressing.length < UInt64(increment.count) else {
            return "Its first part has a length of \(dressing.length)."
        }
        let first = Array(increment.prefix(Int(dressing.length)))
        let rest = Array(increment.dropFirst(Int(dressing.length)))
        return fault(in: first, behind: source, dressing.objects, nil, nil)
            ?? fault(
                in: rest, behind: JoinedBytes([source, MemoryBytes(first)]), announced.objects, announced.byteRange,
                order)
    }

    private func fault(
        in part: [UInt8], behind source: any ByteSource, _ objects: [Int], _ byteRange: [UInt64]?,
        _ order: SignatureOrder?
    ) -> String? {
        guard let previous = SourceEnd.startOfSection(of: source) else { return "What it continues has no end." }
        do {
            try IncrementInspector.inspect(
                part, sourceLength: source.length, objects: objects, byteRange: byteRange, order: order,
                previous: previous, catalog: catalog)
            return nil
        } catch {
            return error.message
        }
    }
}
