import PDF
import WorkerProtocol

/// A template that cannot be put on a document, or cannot be used at all.
struct DressingError: Error, Hashable {
    /// Which file of the template, what is wrong with it, and what to do.
    var message: String

    var refusal: WorkerRefusal { WorkerRefusal(code: WorkerRefusal.unfitTemplate, message: message) }
}
