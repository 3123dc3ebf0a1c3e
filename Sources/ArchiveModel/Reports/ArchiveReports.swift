/// The state of the whole archive: `status`.
package struct ArchiveStatus: Hashable, Sendable, Codable {
    /// One storage root.
    package struct Root: Hashable, Sendable, Codable {
        package enum State: String, Hashable, Sendable, Codable {
            /// Written and read.
            case online
            /// Its directory is not there or is not ours; never written.
            case absent
            /// A flush failed or its ledger forked; read only after a check.
            case fenced
            /// Back again, not yet complete.
            case rejoining
        }

        package var name: String
        package var path: String
        package var state: State
        /// The ledger entries it is complete to.
        package var completeTo: UInt64
        package var reason: String?

        package init(name: String, path: String, state: State, completeTo: UInt64, reason: String? = nil) {
            self.name = name
            self.path = path
            self.state = state
            self.completeTo = completeTo
            self.reason = reason
        }
    }

    /// How long one stage takes.
    package struct StageTiming: Hashable, Sendable, Codable {
        package var count: Int
        package var meanMicroseconds: UInt64
        package var p50Microseconds: UInt64
        package var p99Microseconds: UInt64

        package init(count: Int, meanMicroseconds: UInt64, p50Microseconds: UInt64, p99Microseconds: UInt64) {
            self.count = count
            self.meanMicroseconds = meanMicroseconds
            self.p50Microseconds = p50Microseconds
            self.p99Microseconds = p99Microseconds
        }
    }

    package var version: String
    package var test: Bool
    package var writable: Bool
    package var trust: TrustClass
    package var roots: [Root]
    package var ledgerSize: UInt64
    package var counts: [String: Int]
    package var workers: Int
    /// What an operator should know or do, e.g. roots that share a device.
    package var warnings: [String]
    /// Since start, by stage.
    package var stages: [String: StageTiming]

    package init(
        version: String, test: Bool, writable: Bool, trust: TrustClass, roots: [Root], ledgerSize: UInt64,
        counts: [String: Int], workers: Int, warnings: [String], stages: [String: StageTiming] = [:]
    ) {
        self.version = version
        self.test = test
        self.writable = writable
        self.trust = trust
        self.roots = roots
        self.ledgerSize = ledgerSize
        self.counts = counts
        self.workers = workers
        self.warnings = warnings
        self.stages = stages
    }
}

/// What `check` found in storage.
package struct CheckReport: Hashable, Sendable, Codable {
    package var packages: Int
    package var entries: UInt64
    package var bytes: UInt64
    package var repaired: Int
    package var findings: [Finding]

    package init(packages: Int, entries: UInt64, bytes: UInt64, repaired: Int, findings: [Finding]) {
        self.packages = packages
        self.entries = entries
        self.bytes = bytes
        self.repaired = repaired
        self.findings = findings
    }
}
