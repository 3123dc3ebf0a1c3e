import Glibc

/// Messages for people. Standard output belongs to results.
enum StandardError {
    static func line(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes[done...].withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return }
            done += count
        }
    }
}

/// Results for people and programs.
enum StandardOutput {
    static func line(_ text: String) { StandardError.write(text + "\n", to: STDOUT_FILENO) }
}
