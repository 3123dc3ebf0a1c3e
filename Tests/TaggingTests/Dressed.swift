import ArchiveModel
import PDF
import Tagging
import Testing
import WorkerProtocol

/// A document with a template of `Fixtures/Templates` on it.
struct Dressed {
    let prepared: PreparedIncrement
    let whole: MemoryBytes

    static let letterhead = TemplateLayout(
        sheets: [.init(file: "letterhead.pdf")], texts: [.init("{page}/{pages}", y: -5, size: 6, align: .center)],
        terms: ["terms.pdf"])

    /// `replacing` takes other fixtures for files of the layout. The increment has been inspected when this returns.
    init(
        _ source: MemoryBytes, _ layout: TemplateLayout?, id: DocumentID? = nil,
        values: [TemplateVariable: String] = [:], hasInserts: Bool = false, replacing: [String: String] = [:]
    ) throws {
        let names = (layout?.files ?? []).sorted()
        let files = try names.map { try TestDocument.fixture("Templates/\(replacing[$0] ?? $0)") }
        let order = layout.map { layout in
            Dressing(
                layout: layout, files: names,
                values: Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) }),
                hasInserts: hasInserts)
        }
        let request = PreparationRequest(id: id, dressing: order)
        let (prepared, increment) = try PagePreparation.prepare(request, source: source, files: files)
        #expect(prepared.incrementLength == UInt64(increment.count))
        let length = Int(prepared.dressing?.length ?? 0)
        if let dressing = prepared.dressing {
            try IncrementInspector.inspect(
                Array(increment.prefix(length)), sourceLength: source.length, objects: dressing.objects,
                byteRange: nil, previous: SourceEnd.startOfSection(of: source))
        }
        if increment.count > length {
            try IncrementInspector.inspect(
                Array(increment.dropFirst(length)), sourceLength: source.length + UInt64(length),
                objects: prepared.objects, byteRange: nil)
        }
        self.prepared = prepared
        whole = MemoryBytes(source.bytes + increment)
    }
}
