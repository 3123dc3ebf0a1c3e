import Glibc

/// Standard output and error. Results go to one, messages and progress to the other. What lines hold of documents
/// and file names is escaped (`Printable`).
enum Terminal {
    /// A line of the result.
    static func say(_ line: String) { write(Array((Printable.escape(line) + "\n").utf8), to: STDOUT_FILENO) }

    /// Bytes of the result.
    static func send(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    /// A message to whoever runs the program.
    static func complain(_ message: String) {
        write(Array(("legajo: " + Printable.escape(message) + "\n").utf8), to: STDERR_FILENO)
    }

    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Overwrites the line; only on a terminal.
    static func progress(_ text: String) {
        guard showsProgress else { return }
        write(Array(("\r\u{1B}[K" + Printable.escape(text)).utf8), to: STDERR_FILENO)
    }

    static func endProgress() {
        guard showsProgress else { return }
        write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO)
    }

    /// Output cannot be written. Where whoever reads is gone, nobody is left to tell.
    private static func end(writing descriptor: Int32, _ number: Int32) -> Never {
        guard number != EPIPE else { exit(ExitStatus.tryAgain.rawValue) }
        if descriptor == STDOUT_FILENO {
            let cause = unsafe String(cString: strerror(number))
            complain("The output is not complete, standard output cannot be written: \(cause).")
        }
        exit(ExitStatus.undecided.rawValue)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { end(writing: descriptor, errno) }
            done += count
        }
    }
}
