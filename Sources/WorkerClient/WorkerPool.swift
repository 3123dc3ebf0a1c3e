import LinuxSystem
import Synchronization
package import WorkerProtocol

/// Sandboxed workers for the calling thread: the synchronous facade, and what the lanes share.
///
/// A child serves one owner (`tenant`: a tenant's vault, a visitor, what confirms for one) and at most `limits.documents`
/// documents; what judges is a child of its own each time. A child that crashed or ran out of time is gone, and so is a
/// reader that refused a document: what made its C libraries refuse may have changed it.
package final class WorkerPool: Sendable {
    /// What the pool did since it was made.
    package struct Counts: Hashable, Sendable {
        package var served = 0
        package var forked = 0
        package var crashed = 0
        package var timedOut = 0
        package var retried = 0
        /// The largest resident set of a child that has ended, in KiB.
        package var peakKibibytes: Int64 = 0
    }

    private struct Idle {
        var tenant: String
        var child: Child
    }

    private struct State {
        /// Oldest first.
        var idle: [Idle] = []
        var counts = Counts()
        var hello: WorkerHello?
        /// Has served nobody yet.
        var spare: Child?
    }

    private let configuration: WorkerConfiguration
    private let zygote: ZygoteConnection
    private let state = Mutex(State())

    package init(_ configuration: WorkerConfiguration) {
        self.configuration = configuration
        zygote = ZygoteConnection(configuration)
    }

    /// Serves one request; blocks until the answer is there or the time is up.
    ///
    /// Throws a refusal of the document (`crashed`, `timed-out`, `out-of-memory`, or the worker's own words), or
    /// `unavailable` when no worker could be started, which says nothing about the document.
    package func serve(
        _ request: WorkerRequest, tenant: String, documents: [InputDocument]
    ) throws(WorkerRefusal) -> (WorkerAnswer, increment: [UInt8]) {
        let parcel = try Parcel(request, documents, configuration.limits)
        var child = try request.wantsFreshChild ? takeSpare(request.mode) : take(request.mode, tenant)
        let isFresh = child.served == 0
        do {
            return try serve(parcel, &child, request.wantsFreshChild ? nil : tenant)
        } catch {
            let isDoubtful =
                isFresh
                ? Diagnosis.isMachine(error)
                : Diagnosis.isMachine(error) || ["crashed", "out-of-memory"].contains(error.code)
            guard isDoubtful else { throw error }
            // An earlier document of this child may be to blame, or the end of the program itself. Once more, alone.
            state.withLock { $0.counts.retried += 1 }
            var alone = try fork(request.mode)
            return try serve(parcel, &alone, nil)
        }
    }

    /// Forks the reader that the next judgement takes, where there is none: between documents it costs nobody's time.
    func prepareSpare() {
        guard state.withLock({ $0.spare == nil && $0.counts.served > 0 }), let child = try? fork(.reader) else {
            return
        }
        let surplus = state.withLock { state -> Child? in
            guard state.spare == nil else { return child }
            state.spare = child
            return nil
        }
        if let surplus { end(surplus) }
    }

    /// Starts the worker program and forks one child, so that the first document need not wait for it.
    package func warmUp() throws(WorkerRefusal) {
        let child = try fork(.reader)
        end(child)
    }

    package var counts: Counts { state.withLock { $0.counts } }

    /// What the last child said of its sandbox; nil before the first answer.
    package var sandbox: WorkerHello? { state.withLock { $0.hello } }

    /// Ends every child and the worker program. Later calls start them again.
    package func close() {
        let children = state.withLock { state in
            defer { (state.idle, state.spare) = ([], nil) }
            return state.idle.map(\.child) + (state.spare.map { [$0] } ?? [])
        }
        for child in children { child.handle.kill() }
        zygote.stop()
    }

    /// A nil tenant means that the child serves nobody after this.
    private func serve(
        _ parcel: Parcel, _ child: inout Child, _ tenant: String?
    ) throws(WorkerRefusal) -> (WorkerAnswer, increment: [UInt8]) {
        let reply: WorkerReply
        do {
            reply = try child.serve(parcel.call, descriptors: parcel.descriptors)
        } catch {
            throw refusal(for: error, of: child, parcel.call.request)
        }
        let hello = child.hello
        state.withLock { state in
            state.counts.served += 1
            state.hello = hello
        }
        let refused: WorkerRefusal? = if case .refused(let refusal) = reply.answer { refusal } else { nil }
        let isSuspect = refused != nil && child.mode != .writer
        if let tenant, !child.isSpent, !isSuspect { keep(child, tenant) } else { end(child) }
        if let refused { throw refused }
        return (reply.answer, try parcel.increment(reply.incrementLength))
    }

    @discardableResult
    private func end(_ child: Child) -> ReapedChild? {
        let end = zygote.end(child)
        if let end { state.withLock { $0.counts.peakKibibytes = max($0.counts.peakKibibytes, end.peakKibibytes) } }
        return end
    }

    private func take(_ mode: WorkerMode, _ tenant: String) throws(WorkerRefusal) -> Child {
        let kept = state.withLock { state -> Child? in
            guard let index = state.idle.lastIndex(where: { $0.tenant == tenant && $0.child.mode == mode }) else {
                return nil
            }
            return state.idle.remove(at: index).child
        }
        if let kept { return kept }
        return try fork(mode)
    }

    private func takeSpare(_ mode: WorkerMode) throws(WorkerRefusal) -> Child {
        let spare = state.withLock { state -> Child? in
            guard mode == .reader else { return nil }
            defer { state.spare = nil }
            return state.spare
        }
        if let spare { return spare }
        return try fork(mode)
    }

    private func fork(_ mode: WorkerMode) throws(WorkerRefusal) -> Child {
        let child = try zygote.fork(mode)
        state.withLock { $0.counts.forked += 1 }
        return child
    }

    private func keep(_ child: Child, _ tenant: String) {
        let surplus = state.withLock { state -> Child? in
            state.idle.append(Idle(tenant: tenant, child: child))
            return state.idle.count > configuration.idleChildren ? state.idle.removeFirst().child : nil
        }
        if let surplus { end(surplus) }
    }

    /// Ends the child and finds words for what happened to the document.
    private func refusal(
        for failure: ConversationFailure, of child: Child, _ request: WorkerRequest
    ) -> WorkerRefusal {
        let end = end(child)
        let refusal = Diagnosis(failure, end, configuration.limits, request).refusal
        state.withLock { state in
            if refusal.code == "crashed" || refusal.code == "out-of-memory" { state.counts.crashed += 1 }
            if refusal.code == "timed-out" || refusal.code == Diagnosis.machineIsSlow { state.counts.timedOut += 1 }
        }
        return refusal
    }
}
