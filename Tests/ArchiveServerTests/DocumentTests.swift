import ArchiveAPI
import ArchiveClient
import ArchiveCore
import ArchiveModel
import EN16931
import FoundationEssentials
import ServiceTesting
import Synchronization
import Testing
import WorkerProtocol

@Suite("Handing out documents")
struct DocumentTests {
    private static let path = "/v1/invoices/\(MemoryArchive.id)/documents/original"
    private static let bytes = (0..<1_000).map { UInt8($0 % 251) }
    private static var tag: String { EntityTag.of(MemoryArchive.digest) }

    private static func archive(_ content: any ByteSource, name: String = "LG.pdf") -> MemoryArchive {
        let archive = MemoryArchive()
        archive.with {
            $0.document = OpenedDocument(
                name: name, mediaType: "application/pdf", digest: MemoryArchive.digest, content: content)
        }
        return archive
    }

    @Test("The whole document, with its digest as entity tag")
    func whole() async throws {
        try await withServedArchive(Self.archive(MemoryBytes(Self.bytes), name: "Factura nº 1.pdf")) { socket in
            let answer = try await RawCall(socket).send("GET", Self.path)
            #expect(answer.status == 200)
            #expect(answer.body == Self.bytes)
            #expect(answer.headers["etag"] == Self.tag)
            #expect(answer.headers["content-type"] == "application/pdf")
            #expect(
                answer.headers["content-disposition"]
                    == "attachment; filename=\"Factura n_ 1.pdf\"; filename*=UTF-8''Factura%20n%C2%BA%201.pdf")
        }
    }

    @Test(
        "Conditions and ranges",
        arguments: [
            (["Range": "bytes=10-19"], 206, 10..<20, "bytes 10-19/1000"),
            (["Range": "bytes=-1"], 206, 999..<1_000, "bytes 999-999/1000"),
            (["Range": "bytes=5-", "If-Range": "\"other\""], 200, 0..<1_000, nil),
            (["Range": "bytes=0-0,5-6"], 200, 0..<1_000, nil),
        ] as [([String: String], Int, Range<Int>, String?)])
    func ranges(headers: [String: String], status: Int, part: Range<Int>, contentRange: String?) async throws {
        try await withServedArchive(Self.archive(MemoryBytes(Self.bytes))) { socket in
            let answer = try await RawCall(socket).send("GET", Self.path, headers)
            #expect(answer.status == status)
            #expect(answer.body == Array(Self.bytes[part]))
            #expect(answer.headers["content-range"] == contentRange)
        }
    }

    @Test("A copy says what it is of and what it lacks", arguments: [1, 30, 5_000])
    func copies(losses: Int) async throws {
        let archive = MemoryArchive()
        let reference = CopyReference(id: MemoryArchive.id, digest: MemoryArchive.digest)
        let lost = (0..<losses).map {
            LostTerm(term: "BT-83", path: "lines[\($0)]", value: "Año\n", reason: "There is no place for it.")
        }
        let account = LossReport(
            file: "a", from: "ubl", to: "facturae", carried: 7, lost: lost, outside: [], added: [],
            sourceVerdict: "valid", verdict: "valid", rules: [])
        archive.with {
            $0.document = OpenedDocument(
                name: "LG.copy.xml", mediaType: "application/xml", digest: MemoryArchive.digest,
                content: MemoryBytes(Self.bytes), copy: MadeCopy(original: reference, account: account))
        }
        try await withServedArchive(archive) { socket in
            let answer = try await RawCall(socket).send("GET", Self.path)
            #expect(answer.status == 200)
            #expect(answer.headers["legajo-copy-of"] == "\(MemoryArchive.id); \(MemoryArchive.digest)")
            #expect(answer.headers["legajo-losses"] == "lost=\(losses), outside=0, added=0")
            let report = answer.headers["legajo-loss-report"]
            // A long one does not fit a header: thirty have more than 4 KiB.
            #expect((report != nil) == (losses == 1))
            #expect(report?.utf8.count ?? 0 <= 4_096)
            if let report {
                let json = try #require(PercentEncoding.decode(report))
                #expect(try JSONDecoder().decode(LossReport.self, from: Data(json.utf8)) == account)
            }
        }
    }

    @Test("A range outside is a problem that tells the length")
    func outside() async throws {
        try await withServedArchive(Self.archive(MemoryBytes(Self.bytes))) { socket in
            let answer = try await RawCall(socket).send("GET", Self.path, ["Range": "bytes=1000-"])
            #expect(answer.status == 416)
            #expect(answer.headers["content-range"] == "bytes */1000")
            #expect(try answer.problem().kind == .rangeNotSatisfiable)
        }
    }

    @Test("A known entity tag gives no body, and HEAD gives the head")
    func noBody() async throws {
        try await withServedArchive(Self.archive(MemoryBytes(Self.bytes))) { socket in
            let known = try await RawCall(socket).send("GET", Self.path, ["If-None-Match": Self.tag])
            #expect(known.status == 304)
            #expect(known.body.isEmpty)
            let head = try await RawCall(socket).send("HEAD", Self.path)
            #expect(head.status == 200)
            #expect(head.headers["content-length"] == "1000")
            #expect(head.body.isEmpty)
        }
    }

    @Test("A large document is read in windows, never whole")
    func windows() async throws {
        let source = CountingSource(length: 20 << 20)
        try await withServedArchive(Self.archive(source)) { socket in
            let connection = ArchiveConnection(socket: socket, token: MemoryArchive.token)
            let download = try await connection.document(MemoryArchive.id, as: .original)
            #expect(download.length == source.length)
            #expect(download.digest == MemoryArchive.digest)
            var (count, isRight) = (UInt64(0), true)
            try await download.forEachChunk { (bytes) throws(ClientFailure) in
                for byte in bytes {
                    if byte != CountingSource.byte(at: count) { isRight = false }
                    count += 1
                }
            }
            #expect(count == source.length)
            #expect(isRight)
            try await connection.close()
        }
        #expect(source.largestRead <= 256 << 10)
    }

    @Test("A document that fails while it is sent is never taken for whole")
    func brokenOff() async throws {
        try await withServedArchive(Self.archive(CountingSource(length: 4 << 20, failsAt: 2 << 20))) { socket in
            let connection = ArchiveConnection(socket: socket, token: MemoryArchive.token)
            let download = try await connection.document(MemoryArchive.id, as: .original)
            let failure = await #expect(throws: ClientFailure.self) {
                try await download.forEachChunk { (_) throws(ClientFailure) in }
            }
            #expect(failure?.code == .interrupted)
            try await connection.close()
        }
    }

    @Test("Forms that are not there, and forms there are none of")
    func forms() async throws {
        try await withServedArchive(Self.archive(MemoryBytes(Self.bytes))) { socket in
            let missing = try await RawCall(socket).send("GET", "/v1/invoices/\(MemoryArchive.id)/documents/ubl")
            #expect(missing.status == 404)
            #expect(try missing.problem().kind == .notAvailable)
            #expect(try missing.problem().id == MemoryArchive.id)
            let unknown = try await RawCall(socket).send("GET", "/v1/invoices/\(MemoryArchive.id)/documents/docx")
            #expect(unknown.status == 400)
        }
    }
}

/// Bytes that follow from their place; remembers the largest window asked for.
private final class CountingSource: ByteSource {
    let length: UInt64
    private let failsAt: UInt64
    private let largest = Mutex(0)

    init(length: UInt64, failsAt: UInt64 = .max) {
        self.length = length
        self.failsAt = failsAt
    }

    var largestRead: Int { largest.withLock(\.self) }

    static func byte(at place: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: place &* 31 &+ place >> 9) }

    func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        largest.withLock { $0 = max($0, count) }
        guard offset < failsAt else { throw ByteSourceError("the disk is gone") }
        return (offset..<min(length, offset + UInt64(count))).map(Self.byte)
    }
}
