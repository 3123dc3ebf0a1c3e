import ArchiveModel
import LinuxSystem
import WorkerProtocol

/// A request made ready to travel: its call, its files opened for reading only, and the memory file for an increment.
struct Parcel: Sendable {
    let call: WorkerCall
    private let files: [FileDescriptor]
    private let output: MemoryFile?

    init(_ request: WorkerRequest, _ documents: [InputDocument], _ limits: WorkerLimits) throws(WorkerRefusal) {
        guard documents.count <= limits.inputs else {
            throw WorkerRefusal(
                code: "too-large",
                message: "\(documents.count) files in one submission, at most \(limits.inputs) are taken. Send fewer.")
        }
        var opened: [FileDescriptor] = []
        for document in documents {
            do {
                // A description of its own: the worker can neither write nor move an offset others use.
                opened.append(try FileDescriptor.readOnly(reopening: document.descriptor))
            } catch {
                throw WorkerRefusal(
                    code: "unreadable", message: "\(document.name) cannot be given to a worker: \(error).")
            }
        }
        files = opened
        do {
            output =
                request.makesIncrement
                ? try MemoryFile(named: "increment", length: limits.increment(for: request)) : nil
        } catch {
            throw WorkerRefusal(code: "unavailable", message: "There is no memory for an increment: \(error).")
        }
        call = WorkerCall(request: request, names: documents.map(\.name), outputCapacity: output?.length)
    }

    var descriptors: [Int32] { files.map(\.number) + (output.map { [$0.file.number] } ?? []) }

    /// A copy of the increment's bytes: what a child may still write into its mapping no longer matters.
    func increment(_ length: UInt64) throws(WorkerRefusal) -> [UInt8] {
        guard length > 0, let output else { return [] }
        do {
            return try FileBytes(output.file).read(at: 0, count: Int(length))
        } catch {
            throw WorkerRefusal(code: "unavailable", message: "The increment cannot be read: \(error).")
        }
    }
}
