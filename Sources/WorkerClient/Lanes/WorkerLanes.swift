package import WorkerProtocol

/// Sandboxed workers for asynchronous callers: named threads, as many as documents may be in work at once, wait for
/// the workers so that no thread of the concurrency runtime does.
package final class WorkerLanes: Sendable {
    /// What a worker answered, and the increment's bytes.
    package typealias Outcome = (WorkerAnswer, increment: [UInt8])

    private struct Job: Sendable {
        var request: WorkerRequest
        var tenant: String
        var documents: [InputDocument]
        var finish: @Sendable (Result<Outcome, WorkerRefusal>) -> Void
    }

    package let pool: WorkerPool
    private let queues: [WorkerMode: BoundedQueue<Job>]
    private let threads: [NamedThread]

    /// `lanes` threads per mode, each with `waiting` documents before it is busy.
    package init(_ configuration: WorkerConfiguration, lanes: Int = 2, waiting: Int = 128) {
        let pool = WorkerPool(configuration)
        var queues: [WorkerMode: BoundedQueue<Job>] = [:]
        var threads: [NamedThread] = []
        for mode in [WorkerMode.reader, .recogniser, .writer] {
            let queue = BoundedQueue<Job>(capacity: lanes * waiting)
            queues[mode] = queue
            for lane in 1...max(1, lanes) {
                let thread = NamedThread(name: "\(mode.rawValue)-lane-\(lane)") { Self.work(queue, pool) }
                if let thread { threads.append(thread) }
            }
        }
        self.pool = pool
        self.queues = queues
        self.threads = threads
    }

    /// Lets the threads go; for an orderly end call `stop`.
    deinit { for queue in queues.values { queue.close() } }

    /// Serves one request on one of the lanes. Refusals as `WorkerPool.serve`, and `busy` when too many wait already.
    package func serve(
        _ request: WorkerRequest, tenant: String, documents: [InputDocument]
    ) async throws(WorkerRefusal) -> Outcome {
        let result: Result<Outcome, WorkerRefusal> = await withCheckedContinuation { continuation in
            let job = Job(request: request, tenant: tenant, documents: documents) { continuation.resume(returning: $0) }
            guard let queue = queues[request.mode], queue.offer(job) else {
                let refusal = WorkerRefusal(
                    code: "busy",
                    message: "Too many documents wait for a worker; try again in a moment.")
                return continuation.resume(returning: .failure(refusal))
            }
        }
        return try result.get()
    }

    /// Takes no more documents, finishes those that wait, ends the workers. Blocks until all is done. To be called
    /// once.
    package func stop() {
        for queue in queues.values { queue.close() }
        for thread in threads { thread.join() }
        pool.close()
    }

    private static func work(_ queue: BoundedQueue<Job>, _ pool: WorkerPool) {
        while let job = queue.take() {
            do {
                job.finish(.success(try pool.serve(job.request, tenant: job.tenant, documents: job.documents)))
            } catch {
                job.finish(.failure(error))
            }
            if job.request.wantsFreshChild { pool.prepareSpare() }
        }
    }
}
