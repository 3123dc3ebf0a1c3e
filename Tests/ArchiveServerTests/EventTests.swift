import ArchiveAPI
import ArchiveClient
import ArchiveModel
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import ServiceTesting
import Testing

@Suite("Events")
struct EventTests {
    private static func archive() -> MemoryArchive {
        let archive = MemoryArchive()
        archive.with { state in
            state.events = (0..<5).map { position in
                ArchiveEvent(
                    position: position, id: MemoryArchive.id,
                    event: InvoiceEvent(event: "deposit", time: UTCTime(milliseconds: Int64(position))))
            }
        }
        return archive
    }

    @Test("Pages go on where the last one ended")
    func pages() async throws {
        try await withServedArchive(Self.archive()) { socket in
            let connection = ArchiveConnection(socket: socket, token: MemoryArchive.token)
            let first = try await connection.events(from: 0, limit: 3)
            let second = try await connection.events(from: first.next, limit: 3)
            #expect(first.items.map(\.position) == [0, 1, 2])
            #expect(second.items.map(\.position) == [3, 4])
            #expect(second.next == 5)
            try await connection.close()
        }
    }

    @Test("The stream resumes after the last id and ends with the server")
    func stream() async throws {
        try await withServedArchive(Self.archive()) { socket in
            var request = HTTPClientRequest(url: "http+unix://\(PercentEncoding.encode(socket))/v1/events")
            request.headers.add(name: "Authorization", value: "Bearer \(MemoryArchive.token)")
            request.headers.add(name: "Accept", value: "text/event-stream")
            request.headers.add(name: "Last-Event-ID", value: "2")
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
            #expect(response.headers.first(name: "Content-Type") == "text/event-stream")
            var text = ""
            for try await chunk in response.body {
                text += String(buffer: chunk)
                if text.contains("id: 4\n"), text.hasSuffix("\n\n") { break }
            }
            #expect(!text.contains("id: 2\n"))
            let events = text.split(separator: "\n\n").filter { $0.hasPrefix("id: ") }
            #expect(events.count == 2)
            #expect(events.first?.hasPrefix("id: 3\nevent: deposit\ndata: {") == true)
        }
    }
}
