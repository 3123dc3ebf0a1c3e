import ArchiveServer
import SeededTesting
import Testing

@Suite("Multipart bodies")
struct MultipartScannerTests {
    private static let boundary = "b-1"

    /// What the parts come to, however the events were cut.
    private struct Part: Hashable {
        var headers: [String: String]
        var content: [UInt8] = []
        var isComplete = false
    }

    private static func parts(_ body: [UInt8], chunk: Int) throws -> [Part] {
        var scanner = try #require(MultipartScanner(boundary: boundary))
        var parts: [Part] = []
        for start in stride(from: 0, to: body.count, by: chunk) {
            for event in try scanner.consume(Array(body[start..<min(start + chunk, body.count)])) {
                switch event {
                case .partBegan(let headers): parts.append(Part(headers: headers))
                case .content(let bytes): parts[parts.count - 1].content += bytes
                case .partEnded: parts[parts.count - 1].isComplete = true
                }
            }
        }
        try scanner.finish()
        return parts
    }

    private static let tricky = Array("\r\n--b-\r\n--b-2\r\r\n--b\r\n-b-1 end\r".utf8)

    private static var body: [UInt8] {
        Array(
            "preamble\r\n--b-1\r\nContent-Disposition: form-data; name=\"document\"\r\nX-Other:  two words \r\n\r\n"
                .utf8)
            + tricky + Array("\r\n--b-1\r\nA: b\r\n\r\n\r\n--b-1--\r\nepilogue".utf8)
    }

    @Test("Every way to cut it gives the same parts", arguments: 1...64)
    func cuts(chunk: Int) throws {
        let parts = try Self.parts(Self.body, chunk: chunk)
        #expect(
            parts == [
                Part(
                    headers: ["content-disposition": "form-data; name=\"document\"", "x-other": "two words"],
                    content: Self.tricky, isComplete: true),
                Part(headers: ["a": "b"], content: [], isComplete: true),
            ])
    }

    @Test("The first boundary may stand at the very beginning")
    func noPreamble() throws {
        let parts = try Self.parts(Array("--b-1\r\nA: b\r\n\r\nx\r\n--b-1--\r\n".utf8), chunk: 5)
        #expect(parts == [Part(headers: ["a": "b"], content: Array("x".utf8), isComplete: true)])
    }

    @Test(
        "What is no multipart is refused",
        arguments: [
            "", "no boundary at all", "--b-1\r\nA: b\r\n\r\nnever closed", "--b-1xx\r\nA: b\r\n\r\nx\r\n--b-1--",
            "--b-1\r\nno colon\r\n\r\nx\r\n--b-1--",
            "--b-1\r\nA: \(String(repeating: "x", count: 9_000))\r\n\r\nx\r\n--b-1--",
        ])
    func refused(body: String) {
        #expect(throws: MultipartFault.self) { try Self.parts(Array(body.utf8), chunk: 100) }
    }

    @Test("Boundaries") func boundaries() {
        #expect(MultipartScanner.boundary(of: "multipart/form-data; boundary=\"a b\"") == "a b")
        #expect(MultipartScanner.boundary(of: "Multipart/Form-Data;boundary=x") == "x")
        #expect(MultipartScanner.boundary(of: "multipart/mixed; boundary=x") == nil)
        #expect(MultipartScanner(boundary: "") == nil)
        #expect(MultipartScanner(boundary: String(repeating: "x", count: 71)) == nil)
        #expect(MultipartScanner(boundary: "a\r\n") == nil)
    }

    @Test("Changed bytes never crash it, and content never grows")
    func mutations() {
        var generator = SplitMix64(seed: 7)
        let original = Self.body
        for _ in 0..<4_000 {
            var body = original
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                body[Int.random(in: 0..<body.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            guard let parts = try? Self.parts(body, chunk: Int.random(in: 1...80, using: &generator)) else { continue }
            #expect(parts.reduce(0) { $0 + $1.content.count } <= body.count)
        }
    }
}
