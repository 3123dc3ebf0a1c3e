import ArchiveCore
import ArchiveModel
import ArchiveTesting
import StorageRoot
import Testing

@Suite struct DecisionTests {
    /// An archive with an invoice, and the identifier of another with its number, which waits.
    private func duplicate() async throws -> (archive: RunningArchive, first: DocumentID, second: DocumentID) {
        let archive = try await ArchiveBench().start()
        let first = try await archive.submitted(Paper.invoice("F-1"))
        let answer = try await archive.submit(Paper.invoice("F-1", note: "again"))
        #expect(answer.state == .pendingValidation && answer.duplicateOf == first)
        #expect(answer.findings.map(\.id) == ["duplicate-number"])
        return (archive, first, try #require(answer.id))
    }

    @Test func `A number that is taken waits, and an approval archives it`() async throws {
        let (archive, first, second) = try await duplicate()
        #expect(
            try await archive.archive.pending(PendingQuery(), as: archive.person).items.map(\.summary.id) == [second])
        let answer = try await archive.archive.approve(second, reason: "both are kept", as: archive.person)
        #expect(answer.state == .archived && answer.id == second)
        #expect(try await archive.bytes(second, .original) == Paper.invoice("F-1", note: "again"))
        let events = try await archive.show(second).events
        #expect(events.map(\.event) == ["pending", "approve", "deposit", "access"])
        #expect(events[1].reason == "both are kept" && events[1].actor == archive.person.id)
        #expect(try await archive.submit(Paper.invoice("F-1", note: "third")).duplicateOf == first)
    }

    @Test func `A rejection ends it, and the same bytes begin anew`() async throws {
        let (archive, _, second) = try await duplicate()
        let answer = try await archive.archive.reject(second, reason: "sent twice", as: archive.person)
        #expect(answer.state == .rejected)
        let anew = try await archive.submit(Paper.invoice("F-1", note: "again"))
        #expect(anew.outcome == .created && anew.id != second && anew.state == .pendingValidation)
        await #expect { try await archive.archive.approve(second, reason: "late", as: archive.person) } throws: {
            ($0 as? ArchiveFailure)?.code == .wrongState
        }
    }

    @Test func `A correction changes what was read and never the source`() async throws {
        let archive = try await ArchiveBench().start()
        let bytes = Paper.invoice("F-1", total: nil)
        let answer = try await archive.submit(bytes)
        let id = try #require(answer.id)
        #expect(answer.state == .pendingValidation && answer.findings.map(\.id) == ["term-missing"])
        let source = try #require(try await archive.show(id).files.first { $0.role == "source" })
        let corrected = try await archive.archive.correct(
            id, set: ["BT-115": "99.00"], reason: "read by eye", as: archive.person)
        #expect(corrected.state == .archived && corrected.total == "99.00")
        let detail = try await archive.show(id)
        #expect(detail.fields["BT-115"]?.how == .corrected)
        #expect(detail.files.first { $0.role == "source" }?.digests == source.digests)
        #expect(try await archive.bytes(id, .source) == bytes)
        let event = try #require(detail.events.first { $0.event == "correct" })
        #expect(event.reason == "read by eye" && event.details == ["BT-115: – → 99.00"])
    }

    @Test func `A number whose holder was rejected is free again`() async throws {
        let archive = try await ArchiveBench().start()
        let waiting = try await archive.submitted(Paper.invoice("F-1", total: nil))
        _ = try await archive.archive.reject(waiting, reason: "no total", as: archive.person)
        let next = try await archive.submit(Paper.invoice("F-1"))
        #expect(next.state == .archived && next.duplicateOf == nil)
        // The rejected bytes begin anew, and find the number taken.
        let again = try await archive.submit(Paper.invoice("F-1", total: nil))
        #expect(again.outcome == .created && again.duplicateOf == next.id)
        // A duplicate that is rejected leaves the number with its holder.
        _ = try await archive.archive.reject(try #require(again.id), reason: "twice", as: archive.person)
        #expect(try await archive.submit(Paper.invoice("F-1", note: "x")).duplicateOf == next.id)
    }

    @Test func `Two decisions at once are one`() async throws {
        let (archive, _, second) = try await duplicate()
        let states = await withTaskGroup(of: SubmissionState?.self) { group in
            group.addTask {
                try? await archive.archive.approve(second, reason: "yes", as: archive.person).state
            }
            group.addTask {
                try? await archive.archive.reject(second, reason: "no", as: archive.person).state
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(states.compactMap(\.self).count == 1)
        #expect(try await archive.show(second).summary.state == states.compactMap(\.self).first)
    }
}
