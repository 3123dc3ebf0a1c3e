import ArchiveModel

/// Commands that look at files one after the other.
enum Documents {
    /// The worst status of all. A file that cannot be looked at is told, in JSON with a line of its own, and the
    /// others go on.
    static func forEach(
        _ paths: [String], _ format: Format, _ look: (Worker, LocalFile) throws(CommandFailure) -> ExitStatus
    ) throws(CommandFailure) -> ExitStatus {
        let worker = try Worker()
        defer { worker.close() }
        var status = ExitStatus.good
        for (index, path) in paths.enumerated() {
            if paths.count > 1 { Terminal.progress("\(index + 1) of \(paths.count): \(path)") }
            let file: LocalFile
            do throws(CommandFailure) {
                file = try LocalFile(path)
            } catch {
                Terminal.endProgress()
                if format == .json { try Lines.json(UnreadFile(file: path, error: .init(error))) }
                Terminal.complain(error.description)
                status = max(status, error.status)
                continue
            }
            Terminal.endProgress()
            do throws(CommandFailure) {
                status = max(status, try look(worker, file))
            } catch {
                guard error.status == .undecided else { throw error }
                Terminal.complain("\(path): \(error)")
                status = max(status, .undecided)
            }
        }
        return status
    }
}

extension Lines {
    /// Why there is no result, on standard error.
    static func reasons(_ findings: [Finding], of path: String) {
        for finding in findings where finding.flag == .fatal { Terminal.complain("\(path): \(finding.message)") }
    }
}

/// The line of a file that is not there or cannot be read.
struct UnreadFile: Encodable {
    struct Cause: Encodable {
        var code: String
        var message: String

        init(_ failure: CommandFailure) { (code, message) = (failure.code, failure.description) }
    }

    var file: String
    var error: Cause
}
