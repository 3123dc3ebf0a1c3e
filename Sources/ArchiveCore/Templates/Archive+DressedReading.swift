import ArchiveModel
import EN16931
import WorkerProtocol

extension Archive {
    /// What must be read from a dressed document as from its source: number, date, currency, tax identifiers, payee's
    /// account and totals.
    private static let readAlike = [
        "BT-1", "BT-2", "BT-5", "BT-31", "BT-32", "BT-48", "BT-84", "BT-109", "BT-110", "BT-112", "BT-113", "BT-115",
    ]

    /// What the pages say otherwise once they are dressed, for the reader that read the source; nil for nothing. Throws
    /// `busy` when no worker could tell.
    func misreading(
        of work: SubmissionWork, increment: [UInt8], dressing: DressingRevision, for owner: WorkerOwner
    ) async throws(ArchiveFailure) -> String? {
        let source = work.order.document.document
        let day = work.order.submitted.date
        var layout: LayoutUse?
        if let applied = work.layout { layout = try use(of: applied, in: work.order.tenant) }
        do throws(WorkerRefusal) {
            // What was read already need not be read again, if it can be read in the same way.
            let isFromPages =
                work.report.fields.values.allSatisfy { $0.how == .text } && (work.layout == nil || layout != nil)
            let before = isFromPages ? work.report.fields : try await printed(on: source, on: day, layout, for: owner)
            let terms = Self.readAlike.filter { before[$0] != nil }
            guard !terms.isEmpty else { return nil }
            let first = MemoryBytes(Array(increment.prefix(Int(dressing.length))))
            let dressed: InputDocument
            do throws(ArchiveFailure) {
                dressed = try spooled(JoinedBytes([source.bytes, first]), name: source.name)
            } catch {
                throw WorkerRefusal(code: "unavailable", message: error.message)
            }
            let after = try await printed(on: dressed, on: day, layout, for: owner)
            for term in terms where after[term]?.value != before[term]?.value {
                let found = after[term].map { "read as \($0.value)" } ?? "not read any more"
                return "With it, \(term) is \(found); the document itself says \(before[term]?.value ?? "nothing")."
            }
            return nil
        } catch {
            guard !error.isTransient else { throw error.failure }
            return "The document could not be read with it: \(error.message)"
        }
    }

    private func printed(
        on document: InputDocument, on day: CalendarDate, _ layout: LayoutUse?, for owner: WorkerOwner
    ) async throws(WorkerRefusal) -> Fields {
        try await workers.examine(
            ExaminationRequest(names: [document.name], from: .text, today: day, scope: .data, layout: layout),
            for: owner, [document]
        ).fields
    }
}
