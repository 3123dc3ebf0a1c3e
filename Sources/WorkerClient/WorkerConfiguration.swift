package import LinuxSystem
package import WorkerProtocol

/// Which worker program to start and how much it may use.
package struct WorkerConfiguration: Sendable {
    /// Path of `legajo-worker`.
    package var program: String
    /// The worker's whole environment.
    package var environment: [String: String]
    package var limits: WorkerLimits
    /// Children kept ready between documents, over all tenants.
    package var idleChildren: Int
    /// How long the program may take to start and warm up, in milliseconds.
    package var startMilliseconds: Int
    /// What the program prepares before its first child.
    package var warmth: WorkerWarmth

    /// `inherited` is the caller's environment, of which only what the worker needs is passed on.
    package init(
        program: String, inherited: [String: String] = [:], limits: WorkerLimits = WorkerLimits(),
        idleChildren: Int = 8, startMilliseconds: Int = 30_000, warmth: WorkerWarmth = .everything
    ) {
        self.program = program
        self.limits = limits
        self.idleChildren = idleChildren
        self.startMilliseconds = startMilliseconds
        self.warmth = warmth
        // A fixed locale and zone, so that a document reads the same everywhere; one malloc arena; no backtrace
        // program, which could not be started anyway; no threads for the text recogniser.
        environment = [
            "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "MALLOC_ARENA_MAX": "1",
            "SWIFT_BACKTRACE": "enable=no", "OMP_THREAD_LIMIT": "1",
        ]
        for name in ["LEGAJO_SHARE", "LD_LIBRARY_PATH"] { environment[name] = inherited[name] }
    }

    /// The worker that lies beside the running program.
    package static func sibling(
        inherited: [String: String] = [:], limits: WorkerLimits = WorkerLimits(), warmth: WorkerWarmth = .everything
    ) throws(SystemError) -> WorkerConfiguration {
        WorkerConfiguration(
            program: try Program.sibling("legajo-worker"), inherited: inherited, limits: limits, warmth: warmth)
    }
}
