import Glibc
import LinuxSystem

/// A thread with a name of its own, for calls that block.
final class NamedThread: Sendable {
    private final class Start: Sendable {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }

    private let identifier: pthread_t

    /// Nil when the system has no thread left. Only the first 15 bytes of the name are shown.
    init?(name: String, body: @escaping @Sendable () -> Void) {
        let start = unsafe Unmanaged.passRetained(Start(name: name, body: body))
        var identifier = pthread_t()
        let outcome = unsafe pthread_create(
            &identifier, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
                Program.nameThread(start.name)
                start.body()
                return nil
            }, start.toOpaque())
        guard outcome == 0 else {
            unsafe start.release()
            return nil
        }
        self.identifier = identifier
    }

    /// Waits for its end. To be called once.
    func join() { _ = pthread_join(identifier, nil) }
}
