import Glibc
import LinuxSystem
import WorkerProtocol

/// The whole of a worker program but its operations.
package enum WorkerProgram {
    /// Runs as a zygote on descriptor 3, as `WorkerClient` starts it. Returns the process's exit code.
    package static func run(_ operations: WorkerOperations) -> Int32 {
        do {
            _ = try PeerCredentials(of: Zygote.controlDescriptor)
        } catch {
            return complain("legajo-worker is started by legajo and legajo-archive, not by hand.", 64)
        }
        // Where this is not allowed the kernel chooses by size alone; nothing else changes.
        try? Fork.volunteerForMemoryShortage()
        Program.nameThread("legajo-worker")
        operations.warmUp()
        let control = FrameSocket(stream: SocketStream(FileDescriptor(owning: Zygote.controlDescriptor)))
        do {
            return try Zygote(control: control, operations: operations).run()
        } catch {
            return complain("legajo-worker: \(error)", 70)
        }
    }

    private static func complain(_ message: String, _ code: Int32) -> Int32 {
        let line = Array((message + "\n").utf8)
        _ = unsafe line.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
        return code
    }
}
