import ArchiveModel
import PDF

/// The revisions of a document and what each changed, compared once for all signatures. Bound to one thread.
final class RevisionHistory {
    /// Where a signature's range ends, seen from the file's end.
    enum Continuation: Hashable {
        case none
        /// A later revision changed the document, with the reason; nil: nothing did.
        case revisions(change: String?)
        /// Why nothing can be said of what follows.
        case unknown(String)
        /// What follows is no revision.
        case foreign(String)
    }

    private let document: PDFDocument
    private let judged: Set<PDFReference>
    private var revisions: [PDFRevision] = []
    /// Why the states of the file cannot be told apart.
    private var problem: String?
    /// Of each revision against the one before it, as far as compared: from the newest back.
    private var differences: [Int: RevisionDifference] = [:]
    /// The oldest state opened so far.
    private var opened: (index: Int, document: PDFDocument)?
    /// Objects that may still be looked at: comparing costs what strangers' files ask for, up to here.
    private var budget = 400_000

    private static let mostRevisions = 64

    /// `judged` are the fields whose signatures are judged.
    init(_ document: PDFDocument, judged: Set<PDFReference>) {
        self.document = document
        self.judged = judged
        do throws(PDFError) { revisions = try document.revisions() } catch { problem = error.message }
    }

    /// What follows a signature that covers everything up to `end`.
    func continuation(after end: UInt64) -> Continuation {
        let length = document.source.length
        guard end < length else { return .none }
        if let problem { return .unknown(problem) }
        guard let index = revisions.firstIndex(where: { $0.extent.upperBound == end }) else {
            return .foreign(
                "The signature ends at byte \(end), where no revision of the file ends; \(length - end) more bytes follow."
            )
        }
        guard let last = revisions.last, last.extent.upperBound == length else {
            return .foreign(
                "Bytes follow the last revision of the file, which ends at byte \(revisions.last?.extent.upperBound ?? 0)."
            )
        }
        guard revisions.count - index <= Self.mostRevisions else {
            return .unknown("\(revisions.count - index - 1) revisions follow; \(Self.mostRevisions - 1) are compared.")
        }
        var unknown: String?
        var change: String?
        for later in ((index + 1)..<revisions.count).reversed() {
            let place = "revision \(later + 1), from byte \(revisions[later].extent.lowerBound)"
            switch difference(later) {
            case .none: break
            case .change(let found): change = "\(place): \(found)"
            case .unknown(let reason): unknown = "\(place): \(reason)"
            }
        }
        if change == nil, let unknown { return .unknown(unknown) }
        return .revisions(change: change)
    }

    /// Of a revision against the one before it.
    private func difference(_ index: Int) -> RevisionDifference {
        if let known = differences[index] { return known }
        let found: RevisionDifference
        do throws(PDFError) {
            let newer = try state(index)
            let older = try state(index - 1)
            found = try RevisionComparison(older: older, newer: newer, judged: judged).difference()
        } catch {
            found = .unknown(error.message)
        }
        differences[index] = found
        return found
    }

    /// The document as it was at the end of a revision; asked for from the newest back.
    private func state(_ index: Int) throws(PDFError) -> PDFDocument {
        if let opened, opened.index == index { return opened.document }
        budget -= max(1, document.numbers.count)
        guard budget >= 0 else { throw PDFError(.tooLarge, "There is too much to compare.") }
        let isNewest = index == revisions.count - 1 && revisions[index].extent.upperBound == document.source.length
        let state = isNewest ? document : try document.document(at: revisions[index])
        opened = (index, state)
        return state
    }
}
