import ArchiveCore
import ArchiveModel
import ArchiveTesting
import EN16931
import StorageRoot
import Testing
import WorkerProtocol

/// Forms that are not kept are made when they are asked for, and say that they are copies.
@Suite struct CopyTests {
    @Test(arguments: [
        (Rendition.cii, "xml"), (.edifact, "edi"), (.facturae, "xml"), (.text, "txt"), (.pdf, "pdf"),
        (.facturx, "pdf"),
    ])
    func `A copy names its original and accounts for what it lacks`(form: Rendition, suffix: String) async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let id = try #require(try await archive.submit(Paper.invoice("F-1")).id)
        let original = try await archive.archive.open(id, as: .original, for: archive.person)
        bench.reader.conversions.change { $0 = [] }
        let size = archive.store.size
        let copy = try await archive.archive.open(id, as: form, for: archive.person)
        let bytes = try copy.content.read(at: 0, count: Int(copy.content.length))
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("\(form.rawValue) of BT-1=F-1"))
        #expect(copy.name == "\(id).copy.\(suffix)")
        #expect(copy.digest != original.digest && original.copy == nil)
        let made = try #require(copy.copy)
        #expect(made.original == CopyReference(id: id, digest: original.digest))
        let account = try #require(made.account)
        #expect(account.from == "plain" && account.to == form.rawValue)
        #expect(account.lost.map(\.term) == ["BT-83"] && account.outside.map(\.value) == ["outside"])
        #expect(account.carried == ([.text, .pdf].contains(form) ? nil : 5))
        #expect(bench.reader.conversions.value.map(\.copyOf) == [made.original])
        let again = try await archive.archive.open(id, as: form, for: archive.person)
        let requests = bench.reader.conversions.value
        #expect(requests.count == 2 && requests[0] == requests[1] && again.digest == copy.digest)
        // The access is in the ledger, and nothing was stored for it.
        #expect(archive.store.size == size + 2)
    }

    @Test func `The form the original has is the original`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let id = try #require(try await archive.submit(Paper.invoice("F-1")).id)
        let document = try await archive.archive.open(id, as: .ubl, for: archive.person)
        #expect(document.copy == nil && bench.reader.conversions.value.map(\.target) == [.html])
        #expect(try await archive.bytes(id, .ubl) == Paper.invoice("F-1"))
    }

    @Test func `A form that cannot hold the invoice is refused, and its words are still there`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let id = try #require(try await archive.submit(Paper.invoice("F-1")).id)
        bench.reader.conversionRefusal.change {
            $0 = WorkerRefusal(code: "not-convertible", message: "A tax number is missing.")
        }
        for form in [Rendition.facturae, .cii] {
            await #expect { try await archive.archive.open(id, as: form, for: archive.person) } throws: {
                let failure = $0 as? ArchiveFailure
                return failure?.code == .notAvailable && failure?.message.contains("A tax number is missing.") == true
            }
        }
        #expect(try await archive.bytes(id, .text) == Paper.invoice("F-1"))
    }

    /// Words of the document instead of its terms are given only where the terms cannot be shown.
    @Test(
        arguments: [
            ("not-convertible", nil), ("unsupported", nil), ("unreadable", nil), ("crashed", .internal),
            ("out-of-memory", .tooLarge), ("timed-out", .tooLarge), ("too-large", .tooLarge), ("slow", .busy),
            ("something new", .internal),
        ] as [(String, ArchiveFailure.Code?)])
    func `A copy that went wrong is no reason to show something else`(
        refusal: String, code: ArchiveFailure.Code?
    ) async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let id = try #require(try await archive.submit(Paper.invoice("F-1")).id)
        bench.reader.conversionRefusal.change { $0 = WorkerRefusal(code: refusal, message: "Why.") }
        guard let code else {
            #expect(try await archive.bytes(id, .text) == Paper.invoice("F-1"))
            return
        }
        for form in [Rendition.text, .cii] {
            await #expect { try await archive.archive.open(id, as: form, for: archive.person) } throws: {
                let failure = $0 as? ArchiveFailure
                return failure?.code == code && failure?.message.contains("Why.") == true
            }
        }
    }

    @Test func `A worker that is not there is no reason to say that there is no such form`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let id = try #require(try await archive.submit(Paper.invoice("F-1")).id)
        bench.reader.conversionRefusal.change { $0 = WorkerRefusal(code: "busy", message: "Later.") }
        for form in [Rendition.cii, .text] {
            await #expect { try await archive.archive.open(id, as: form, for: archive.person) } throws: {
                ($0 as? ArchiveFailure)?.code == .busy
            }
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `Copies are made one after another, and too many at once are asked to come again`() async throws {
        let gate = CopyGate()
        let (entered, enter) = AsyncStream.makeStream(of: Void.self)
        let (left, leave) = AsyncStream.makeStream(of: Void.self)
        let (refusals, refuse) = AsyncStream.makeStream(of: Int?.self)
        async let first = gate.passing { () async throws(ArchiveFailure) -> Int in
            enter.yield()
            for await _ in left { break }
            return 0
        }
        for await _ in entered { break }
        let done = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 1...20 {
                group.addTask {
                    do {
                        return try await gate.passing { () async throws(ArchiveFailure) -> Int in number } == number
                    } catch let failure as ArchiveFailure {
                        refuse.yield(failure.code == .busy ? failure.retryAfter : nil)
                        return false
                    }
                }
            }
            // Eight find a place to wait; the others are told at once, while the first is still at work.
            var refused = 0
            for await retryAfter in refusals {
                #expect(retryAfter == 5)
                refused += 1
                if refused == 12 { break }
            }
            leave.yield()
            var done = 0
            for try await isDone in group where isDone { done += 1 }
            return done
        }
        #expect(done == 8)
        #expect(try await first == 0)
    }
}
