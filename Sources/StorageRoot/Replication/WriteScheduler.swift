/// One root's share of a piece of work, in steps; a step that throws ends it.
struct RootJob: Sendable {
    let root: Int
    let steps: [RootStep]
    let completion: @Sendable (RootFailure?) -> Void
}

/// One step of a job.
struct RootStep: Sendable {
    let run: @Sendable () throws(RootFailure) -> Void

    init(_ run: @escaping @Sendable () throws(RootFailure) -> Void) { self.run = run }
}

/// Runs the roots' jobs: in order for each root, side by side for different roots.
protocol WriteScheduler: Sendable {
    func submit(_ jobs: [RootJob])
    /// Runs one root's writing of large files, in order, beside its jobs; false, and nothing will be run, when too
    /// many wait already.
    func stage(root: Int, _ body: @escaping @Sendable () -> Void) -> Bool
    /// Runs work that may block outside the callers' threads.
    func run(_ body: @escaping @Sendable () -> Void)
    /// Runs short work that long from now; earlier where time does not pass.
    func after(milliseconds: Int, _ body: @escaping @Sendable () -> Void)
    /// Runs work that may take minutes.
    func runLong(_ body: @escaping @Sendable () -> Void)
    /// Runs the body for 0..<count, side by side if there are threads, and returns when all are done.
    func parallel(_ count: Int, _ body: @escaping @Sendable (Int) -> Void)
    /// Calls again and again until `stop`, if time passes here at all.
    func every(milliseconds: Int, _ body: @escaping @Sendable () -> Void)
    /// Waits for everything submitted and ends.
    func stop()
}
