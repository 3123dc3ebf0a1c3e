import Glibc

/// A call to the kernel failed: which one, with which error number, and what it was for.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The error number (`errno`).
    package let code: Int32
    /// What was tried, e.g. `fork a worker`.
    package let operation: String

    package init(code: Int32, operation: String) {
        self.code = code
        self.operation = operation
    }

    package var description: String {
        guard let text = unsafe strerror(code) else { return "cannot \(operation): error \(code)" }
        return unsafe "cannot \(operation): \(String(cString: text))"
    }

    /// The deadline passed.
    package var isTimeout: Bool { code == ETIMEDOUT }

    /// The other side is gone.
    package var isDisconnect: Bool { code == ECONNRESET || code == EPIPE || code == ENOTCONN }
}

/// The result of a shim that answers `-errno` when it fails.
@discardableResult
func check(_ result: Int32, _ operation: @autoclosure () -> String) throws(SystemError) -> Int32 {
    guard result >= 0 else { throw SystemError(code: -result, operation: operation()) }
    return result
}
