import AdES
import ArchiveModel
import PDF

/// Whether what follows a signature in the file leaves untouched what it covers.
struct Coverage {
    /// As in reports: `whole-file`, `earlier-revision` or `partial`.
    let name: String
    let problem: (SubIndication, String)?
    /// The problem is a later revision that changed the document.
    let isChangedLater: Bool

    init(_ extent: SignatureExtent, document: PDFDocument, revisions: [PDFRevision]) {
        let length = document.source.length
        guard extent.end < length else {
            name = "whole-file"
            problem = nil
            isChangedLater = false
            return
        }
        guard let index = revisions.firstIndex(where: { $0.extent.upperBound == extent.end }) else {
            name = "partial"
            isChangedLater = false
            problem = (
                .formatFailure,
                "The signature ends at byte \(extent.end), where no revision of the file ends; \(length - extent.end) more bytes follow."
            )
            return
        }
        guard let last = revisions.last, last.extent.upperBound == length else {
            name = "partial"
            isChangedLater = false
            problem = (
                .formatFailure,
                "Bytes follow the last revision of the file, which ends at byte \(revisions.last?.extent.upperBound ?? 0)."
            )
            return
        }
        name = "earlier-revision"
        var change: String?
        for later in (index + 1)..<revisions.count where change == nil {
            do throws(PDFError) {
                change = try RevisionComparison(
                    older: document.document(at: revisions[later - 1]), newer: document.document(at: revisions[later]),
                    revision: revisions[later]
                ).change()
            } catch {
                change = "the revision cannot be compared (\(error.message))"
            }
            if let found = change {
                change = "revision \(later + 1), from byte \(revisions[later].extent.lowerBound): \(found)"
            }
        }
        isChangedLater = change != nil
        problem = change.map { (.formatFailure, "The document was changed after this signature: \($0).") }
    }
}
