import ArchiveModel
import WorkerProtocol

/// Commands that look at files, several at once, and tell of them one after the other.
enum Documents {
    private enum Outcome<Report: Sendable>: Sendable {
        case unopened(CommandFailure)
        case read(LocalFile, Result<Report, CommandFailure>)
    }

    /// The worst status of all, told in the order of the files. A file that cannot be looked at is told, in JSON with a
    /// line of its own, and the others go on.
    static func forEach<Report: Sendable>(
        _ paths: [String], _ format: Format, warmth: WorkerWarmth = .everything,
        read: @escaping @Sendable (Worker, LocalFile) async throws(CommandFailure) -> Report,
        tell: (LocalFile, Result<Report, CommandFailure>) throws(CommandFailure) -> ExitStatus
    ) async throws(CommandFailure) -> ExitStatus {
        let worker = try Worker(warmth)
        defer { worker.close() }
        // No file is opened long before it is told, so that a slow one does not fill the memory with answers.
        let window = 4 * worker.width
        let result = await withTaskGroup(of: (Int, Outcome<Report>).self) { group in
            var (started, status) = (0, ExitStatus.good)
            var finished: [Int: Outcome<Report>] = [:]
            for (index, path) in paths.enumerated() {
                while started < min(paths.count, index + window) {
                    let (number, path) = (started, paths[started])
                    group.addTask { (number, await outcome(path, worker, read)) }
                    started += 1
                }
                if paths.count > 1 { Terminal.progress("\(index + 1) of \(paths.count): \(path)") }
                while finished[index] == nil, let (number, outcome) = await group.next() { finished[number] = outcome }
                Terminal.endProgress()
                guard let outcome = finished.removeValue(forKey: index) else { break }
                do throws(CommandFailure) {
                    status = max(status, try self.tell(path, outcome, format, tell))
                } catch {
                    group.cancelAll()
                    return Result<ExitStatus, CommandFailure>.failure(error)
                }
            }
            return .success(status)
        }
        return try result.get()
    }

    /// What reading these files needs. Of a few files of data, each child compiles what it needs sooner than the program all
    /// for everybody.
    static func warmth(_ paths: [String]) -> WorkerWarmth {
        guard paths.allSatisfy({ (try? LocalFile($0))?.isPlainData == true }) else { return .everything }
        return paths.count <= 2 ? .littleData : .data
    }

    private static func outcome<Report: Sendable>(
        _ path: String, _ worker: Worker, _ read: (Worker, LocalFile) async throws(CommandFailure) -> Report
    ) async -> Outcome<Report> {
        let file: LocalFile
        do throws(CommandFailure) { file = try LocalFile(path) } catch { return .unopened(error) }
        do throws(CommandFailure) { return .read(file, .success(try await read(worker, file))) } catch {
            return .read(file, .failure(error))
        }
    }

    private static func tell<Report: Sendable>(
        _ path: String, _ outcome: Outcome<Report>, _ format: Format,
        _ tell: (LocalFile, Result<Report, CommandFailure>) throws(CommandFailure) -> ExitStatus
    ) throws(CommandFailure) -> ExitStatus {
        switch outcome {
        case .unopened(let failure):
            if format == .json { try Lines.json(UnreadFile(file: path, error: .init(failure))) }
            Terminal.complain(failure.description)
            return failure.status
        case .read(let file, let result):
            do throws(CommandFailure) { return try tell(file, result) } catch {
                guard error.status == .undecided else { throw error }
                Terminal.complain("\(path): \(error)")
                return .undecided
            }
        }
    }
}

extension Lines {
    /// Why there is no result, on standard error.
    static func reasons(_ findings: [Finding], of path: String) {
        let fatal = findings.filter { $0.flag == .fatal }
        for finding in fatal.isEmpty ? findings : fatal { Terminal.complain("\(path): \(finding.message)") }
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
