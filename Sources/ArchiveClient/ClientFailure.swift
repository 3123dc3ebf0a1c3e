package import ArchiveAPI

/// Why a call to the archive did not succeed.
package struct ClientFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: Hashable, Sendable {
        /// Nobody answers on the socket.
        case unreachable
        /// The archive said no; `problem` says why.
        case refused
        /// The connection broke before the answer was complete: what was asked may or may not have been done.
        case interrupted
        /// The answer is not what this version expects.
        case protocolViolation
        /// A file to be sent could not be read, or an answer not be written.
        case file
    }

    package var code: Code
    package var message: String
    package var problem: Problem?

    package init(_ code: Code, _ message: String, problem: Problem? = nil) {
        self.code = code
        self.message = message
        self.problem = problem
    }

    package var description: String { message }
}
