import FoundationEssentials
import Testing
import WorkerProtocol

/// A password as it comes from a file and goes to a worker.
@Suite struct `Passwords of documents` {
    @Test(arguments: [
        ("abc", "abc"), ("abc\n", "abc"), ("abc\r\ndef", "abc"), ("\u{FEFF}señal\n", "señal"), ("\u{FEFF}", ""),
        ("", ""),
        (" a b \n", " a b "),
    ])
    func `the first line of a file is one`(file: String, password: String) {
        #expect(DocumentPassword(firstLineOf: Array(file.utf8)).bytes == Array(password.utf8))
    }

    @Test func `any bytes reach the worker`() throws {
        let all = (1...255).map { UInt8($0) }
        let password = DocumentPassword(bytes: all)
        let json = try JSONEncoder().encode([password])
        #expect(try JSONDecoder().decode([DocumentPassword].self, from: json) == [password])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([DocumentPassword].self, from: Data("[\"señal\"]".utf8))
        }
    }
}
