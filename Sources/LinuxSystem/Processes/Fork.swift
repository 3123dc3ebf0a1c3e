import CLinuxShims

/// Forking and what a forked process does to itself. Only for programs with a single thread.
package enum Fork {
    /// Where the code goes on after a fork.
    package enum Side: Sendable {
        case parent(child: Int32)
        case child
    }

    package static func split() throws(SystemError) -> Side {
        let outcome = try check(process_fork(), "fork")
        return outcome == 0 ? .child : .parent(child: outcome)
    }

    /// This process's number.
    package static var ownIdentifier: Int32 { process_self() }

    /// Ends this process without running exit functions or flushing buffers it shares with its parent.
    package static func exit(_ code: Int32) { process_exit(code) }

    /// This process ends when its parent does. Fails when the parent has ended already.
    package static func endWithParent(_ parent: Int32) throws(SystemError) {
        try check(process_die_with_parent(parent), "follow the parent's end")
    }

    /// Keeps input, output and error as they are, makes `socket` descriptor `number`, and closes all above it.
    package static func keepOnly(_ socket: Int32, as number: Int32) throws(SystemError) {
        try check(process_keep_only(socket, number), "close inherited descriptors")
    }

    /// Standard error goes where standard output goes.
    package static func silenceErrors() throws(SystemError) {
        try check(process_duplicate_to(1, 2), "turn standard error to standard output")
    }

    /// The kernel ends this process before others when memory runs out.
    package static func volunteerForMemoryShortage() throws(SystemError) {
        try check(process_volunteer_for_memory_shortage(), "set the memory shortage score")
    }

    /// Waits for the end of a forked child.
    package static func wait(for child: Int32) throws(SystemError) -> ProcessEnd {
        var end = process_end()
        try check(unsafe process_wait(child, &end), "wait for process \(child)")
        return ProcessEnd(end)
    }
}
