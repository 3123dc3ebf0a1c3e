import ArchiveModel
import Logging
import Synchronization

extension Archive {
    /// Submissions taken up again at once: each holds its files open.
    private static let resumedAtOnce = 16

    /// Takes up what was left unfinished: submissions whose sender was told `submitted`. Called before any is taken
    /// in, and when the index has entries it lacked; the work goes on by itself, a few at a time, and what cannot be taken up is tried again.
    package func resumeSubmitted() {
        isRecovering.withLock { $0 = true }
        let left: [DocumentID]
        do {
            left = try submittedInvoices().map(\.metadata.id).filter { id in !atWork.withLock { $0.contains(id) } }
        } catch {
            logger.error("unfinished submissions could not be listed", metadata: ["cause": "\(error)"])
            return
        }
        guard !left.isEmpty else { return }
        _ = running.adopt {
            var (left, pause) = (left, 1)
            while true {
                left = await self.resume(left)
                self.unresumed.withLock { $0 = left.count }
                if left.isEmpty { return }
                if await self.running.isStopping(within: .seconds(pause)) { return }
                pause = min(pause * 2, 60)
            }
        }
    }

    /// Those that could not be taken up.
    private func resume(_ all: [DocumentID]) async -> [DocumentID] {
        await withTaskGroup(of: DocumentID?.self, returning: [DocumentID].self) { group in
            var failed: [DocumentID] = []
            for (position, id) in all.enumerated() {
                if position >= Self.resumedAtOnce, let ended = await group.next(), let ended { failed.append(ended) }
                // Those that are left are taken up at the next start.
                if running.isStopping { break }
                group.addTask { await self.isResumed(id) ? nil : id }
            }
            for await case let id? in group { failed.append(id) }
            return failed
        }
    }

    /// False when it could not be taken up.
    private func isResumed(_ id: DocumentID) async -> Bool {
        do {
            // Its sender's own work may still go on, or have ended.
            guard !atWork.withLock({ $0.contains(id) }), let invoice = try indexed(id),
                invoice.metadata.state == .submitted
            else { return true }
            let (work, ticket) = try await resumed(invoice)
            await ticket.outcome.fulfil(result(of: work.order, ticket: ticket))
            return true
        } catch {
            logger.error(
                "a submission could not be taken up again", metadata: ["id": "\(id)", "cause": "\(error)"])
            return false
        }
    }

    /// Takes no more submissions and waits for those under way.
    package func drain() async {
        await running.drain()
        await noteIncidents()
    }
}
