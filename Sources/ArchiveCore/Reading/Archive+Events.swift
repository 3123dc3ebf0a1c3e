import ArchiveIndex
package import ArchiveModel

extension Archive {
    /// Events from a ledger position on. Where there are none yet, waits up to `wait` seconds.
    package func events(
        from position: UInt64, limit: Int, wait: Int, as principal: Principal
    ) async throws(ArchiveFailure) -> EventPage {
        try AccessPolicy.require(.events, of: principal, at: time.now())
        guard (1...1_000).contains(limit) else {
            throw ArchiveFailure(.badRequest, "limit is \(limit); allowed are 1 to 1000.")
        }
        let deadline = time.monotonicNanoseconds() + UInt64(max(0, min(wait, 60))) * 1_000_000_000
        while true {
            let page = try indexedEvents(from: position, of: principal, limit: limit)
            if page.next > position || time.monotonicNanoseconds() >= deadline || Task.isCancelled { return page }
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    private func indexedEvents(
        from position: UInt64, of principal: Principal, limit: Int
    ) throws(ArchiveFailure) -> EventPage {
        let tenants = principal.tenants.isEmpty ? nil : principal.tenants
        return try indexed { () throws(IndexError) in
            try index.events(from: position, tenants: tenants, limit: limit)
        }
    }
}
