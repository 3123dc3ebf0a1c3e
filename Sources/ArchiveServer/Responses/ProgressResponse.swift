import ArchiveAPI
import ArchiveCore
import ArchiveModel
import HTTPTypes
import Hummingbird
import Logging

/// Long work as one JSON value per line: progress while it runs, then the report.
enum ProgressResponse {
    /// Starts the work. A failure before the first progress is an ordinary problem; a later one is the last line.
    /// The work is cancelled when the client goes away.
    static func make<Report: Hashable & Sendable & Codable>(
        operation: String, logger: Logger,
        _ work: @escaping @Sendable (@escaping @Sendable (CheckProgress) -> Void) async throws(ArchiveFailure) -> Report
    ) async throws -> Response {
        let (progress, source) = AsyncStream.makeStream(of: CheckProgress.self, bufferingPolicy: .bufferingNewest(1))
        let task = Task<Result<Report, ArchiveFailure>, Never> {
            defer { source.finish() }
            do throws(ArchiveFailure) {
                return .success(try await work { source.yield($0) })
            } catch {
                return .failure(error)
            }
        }
        let first = await progress.first { _ in true }
        if first == nil, case .failure(let failure) = await task.value { throw failure }
        let body = ResponseBody { writer in
            do {
                if let first { try await writer.write(line(ProgressLine<Report>.progress(first))) }
                for await step in progress { try await writer.write(line(ProgressLine<Report>.progress(step))) }
                switch await task.value {
                case .success(let report): try await writer.write(line(ProgressLine.report(report)))
                case .failure(let failure):
                    let problem = ProblemResponse.problem(for: failure, operation: operation, logger: logger)
                    try await writer.write(line(ProgressLine<Report>.problem(problem)))
                }
                try await writer.finish(nil)
            } catch {
                task.cancel()
                throw error
            }
        }
        return Response(
            status: .ok, headers: [.contentType: WireJSON.linesMediaType, .cacheControl: "no-store"], body: body)
    }

    private static func line(_ value: some Encodable) throws -> ByteBuffer {
        ByteBuffer(bytes: try WireJSON.encode(value) + [UInt8(ascii: "\n")])
    }
}
