package import ArchiveModel
package import WorkerProtocol

/// Holds an increment against its order, in another process than the one that made it.
///
/// Nothing in the increment is believed: it is made once more from the order and the source, and both must be the same to
/// the byte.
package enum PreparationCheck {
    /// Throws `differs` for an increment that is not what was ordered, and as ``PagePreparation`` for a source that
    /// nothing can be added to.
    package static func check(
        _ increment: any ByteSource, of request: PreparationRequest, source: any ByteSource,
        files: [any ByteSource] = []
    ) throws(WorkerRefusal) {
        let expected = try PagePreparation.prepare(request, source: source, files: files, confirms: false).1
        let given: [UInt8]
        do {
            given = try increment.read(at: 0, count: Int(clamping: increment.length))
        } catch {
            throw WorkerRefusal(code: "unavailable", message: "The increment cannot be read: \(error).")
        }
        guard given != expected else { return }
        let place = zip(expected, given).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        throw WorkerRefusal(
            code: "differs",
            message:
                "The increment is not what was ordered, from its byte \(place ?? min(expected.count, given.count)) on.")
    }
}
