import CLinuxShims
import Glibc

/// A child of this process that runs another program, with one socket to it.
package final class ChildProcess: Sendable {
    package let identifier: Int32

    /// Starts a program in a session of its own. It gets `socket` as descriptor 3, /dev/null as input and output,
    /// our standard error, exactly this environment, and no other descriptor.
    package init(program: String, arguments: [String], environment: [String: String], socket: Int32) throws(SystemError)
    {
        let settings = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let outcome = unsafe Self.withCStrings([program] + arguments) { argumentList in
            unsafe Self.withCStrings(settings) { settingList in
                unsafe process_spawn(program, argumentList, settingList, socket)
            }
        }
        identifier = try check(outcome, "start \(program)")
    }

    /// Waits for its end. To be called once.
    package func wait() throws(SystemError) -> ProcessEnd {
        var end = process_end()
        try check(unsafe process_wait(identifier, &end), "wait for process \(identifier)")
        return ProcessEnd(end)
    }

    /// Ends it at once. Only before `wait`.
    package func kill() { _ = Glibc.kill(identifier, SIGKILL) }

    private static func withCStrings(
        _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Int32
    ) -> Int32 {
        let copies = unsafe strings.map { unsafe strdup($0) }
        defer { unsafe copies.forEach { unsafe free($0) } }
        return unsafe (copies + [nil]).withUnsafeBufferPointer { list in
            guard let first = list.baseAddress else { return -EINVAL }
            return unsafe body(first)
        }
    }
}
