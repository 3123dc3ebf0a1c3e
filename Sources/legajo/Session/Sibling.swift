import Glibc
import LinuxSystem

/// The program `legajo-archive` beside this one.
enum Sibling {
    static func path() throws(CommandFailure) -> String {
        do { return try Program.sibling("legajo-archive") } catch {
            throw CommandFailure(.internal, "This program's own place cannot be found: \(error)")
        }
    }

    /// Becomes that program: same process, terminal and exit code. Returns only by throwing.
    static func become(_ arguments: [String]) throws(CommandFailure) -> Never {
        let program = try path()
        var copies = unsafe ([program] + arguments).map { unsafe strdup($0) }
        unsafe copies.append(nil)
        unsafe execv(program, copies)
        let cause = unsafe String(cString: strerror(errno))
        throw CommandFailure(.internal, "\(program) cannot be started: \(cause).")
    }
}
