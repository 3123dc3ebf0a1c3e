import Glibc
import WorkerService

/// The sandboxed worker's program. `legajo` and `legajo-archive` start it; it serves them on descriptor 3.
@main
enum LegajoWorker {
    static func main() { exit(WorkerProgram.run(.standard)) }
}
