import ArchiveModel
import PDF
import WorkerProtocol

/// Holds an increment against what the writer announced: a template's dressing, where there is one, and the tags and the
/// place for the signature behind it, each a revision that continues the one before.
struct AnnouncedRevisions {
    private let announced: PreparedIncrement
    private let source: any ByteSource

    init(_ announced: PreparedIncrement, source: any ByteSource) {
        self.announced = announced
        self.source = source
    }

    /// What is not as announced; nil for nothing.
    func fault(in increment: [UInt8], order: SignatureOrder) -> String? {
        guard let dressing = announced.dressing else {
            return Self.fault(in: increment, behind: source, announced.objects, announced.byteRange, order)
        }
        guard dressing.length > 0, dressing.length < UInt64(increment.count) else {
            return "Its first part has a length of \(dressing.length)."
        }
        let first = Array(increment.prefix(Int(dressing.length)))
        let rest = Array(increment.dropFirst(Int(dressing.length)))
        return Self.fault(in: first, behind: source, dressing.objects, nil, nil)
            ?? Self.fault(
                in: rest, behind: JoinedBytes([source, MemoryBytes(first)]), announced.objects, announced.byteRange,
                order)
    }

    private static func fault(
        in part: [UInt8], behind source: any ByteSource, _ objects: [Int], _ byteRange: [UInt64]?,
        _ order: SignatureOrder?
    ) -> String? {
        guard let previous = SourceEnd.startOfSection(of: source) else { return "What it continues has no end." }
        do {
            try IncrementInspector.inspect(
                part, sourceLength: source.length, objects: objects, byteRange: byteRange, order: order,
                previous: previous)
            return nil
        } catch {
            return error.message
        }
    }
}
