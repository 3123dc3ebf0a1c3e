import Dispatch
import Glibc

/// Ends this process at once when the other end of a pipe closes, which the kernel does for a supervisor that was
/// killed. An orderly end would keep the instance locked while the next supervisor starts; what was acknowledged is
/// durable either way. (PR_SET_PDEATHSIG would follow the thread that started us, not the process.)
final class Lifeline {
    private let source: any DispatchSourceRead

    init(_ descriptor: Int32) {
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
        source.setEventHandler {
            var byte: UInt8 = 0
            let count = unsafe read(descriptor, &byte, 1)
            if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { _exit(0) }
        }
        source.activate()
    }

    deinit { source.cancel() }
}
