import ArchiveCore
import ArchiveModel
import ArchiveTesting
import StorageRoot
import Testing
import WorkerProtocol

@Suite struct ProofTests {
    private func pdf(_ number: String, _ lines: String...) -> [UInt8] {
        Array(("%PDF-1.7\n" + lines.joined(separator: "\n") + "\n").utf8) + Paper.invoice(number)
    }

    private func verify(
        _ bytes: [UInt8], _ archive: RunningArchive, as person: Principal? = nil
    ) async throws -> VerificationReport {
        try await archive.archive.verify(
            file: InputDocument(name: "a.pdf", descriptor: -1, bytes: MemoryBytes(bytes)), at: nil, anchors: [],
            as: person ?? archive.person)
    }

    private func signature(_ verdict: Verdict, _ indication: String) -> VerificationReport.Signature {
        .init(
            level: "PAdES-B-B", verdict: verdict, indication: indication, signer: "Proveedor", coverage: "whole-file",
            reasons: ["as it is"])
    }

    @Test(
        arguments: [
            (Verdict.valid, Finding.Flag.information, "foreign-signature-valid"),
            (.indeterminate, .warning, "foreign-signature-undecided"),
            (.invalid, .warning, "foreign-signature-broken"),
        ])
    func `A signature that a PDF came with is judged when it comes, and shown with its verdict`(
        verdict: Verdict, flag: Finding.Flag, id: String
    ) async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        bench.reader.judged.change { $0 = VerificationReport(verdict: verdict, signatures: [signature(verdict, "X")]) }
        let answer = try await archive.submit(pdf("F-1", "SIGNED"))
        #expect(answer.state == .archived)
        let found = try #require(answer.findings.first { $0.id == id })
        #expect(found.flag == flag && found.message.contains("Proveedor") && found.message.contains("as it is"))
        let document = try #require(answer.id)
        #expect(try await archive.show(document).findings.contains(found))
        let report = try await archive.archive.verify(document, at: nil, as: archive.person)
        #expect(report.signatures.contains { $0.signer == "Proveedor" && $0.verdict == verdict })
        // The archive's own verdict is about what it holds.
        #expect(report.verdict == .valid && report.reasons.contains { $0.contains("signatures of its own") })
    }

    @Test func `A file without signatures is not judged when it comes`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        try await archive.submit(pdf("F-1"), SubmissionOptions(asIs: true))
        #expect(bench.reader.judgements.value == 0)
    }

    @Test func `Only a page tag or the original's own bytes make a file an altered one`() async throws {
        let archive = try await ArchiveBench().start()
        let bytes = pdf("F-1", "a longer line, so that it is an invoice of some length")
        let id = try await archive.submitted(bytes, SubmissionOptions(asIs: true))
        let letter = try await verify(pdf("L-1", "Your invoice \(id) is due."), archive)
        #expect(letter.archive == .init(match: .unknown) && letter.verdict != .invalid)
        #expect(letter.reasons.contains { $0.contains("\(id)") && $0.contains("no page tag") })
        let tagged = try await verify(pdf("F-2", "TAG=\(id) 1/1"), archive)
        #expect(tagged.archive?.match == .altered && tagged.archive?.id == id && tagged.verdict == .invalid)
        // What was put behind it names it, and its bytes come first.
        let continued = try await verify(bytes + Array("\n\(id)".utf8), archive)
        #expect(continued.archive?.match == .altered)
        #expect(continued.archive?.firstDifference == UInt64(bytes.count))
        #expect(try await verify(bytes, archive).archive?.match == .original)
    }

    @Test func `A letter as long as the original is still a letter, and a damaged original still one`() async throws {
        let archive = try await ArchiveBench().start()
        let bytes = pdf("F-1", "a longer line, so that it is an invoice of some length")
        let id = try await archive.submitted(bytes, SubmissionOptions(asIs: true))
        var letter = pdf("L-1", "Your invoice \(id) is due.")
        letter += [UInt8](repeating: 0x2E, count: bytes.count - letter.count)
        #expect(try await verify(letter, archive).archive == .init(match: .unknown))
        // What names it is in the text behind, as the original's readable line is.
        var damaged = bytes + Array("\n\(id)".utf8)
        damaged[20] ^= 1
        let report = try await verify(damaged, archive)
        #expect(report.archive == .init(match: .altered, id: id, firstDifference: 20) && report.verdict == .invalid)
    }

    @Test func `Of several invoices that pages name, the one is told whose bytes the file has`() async throws {
        let archive = try await ArchiveBench().start()
        let bytes = pdf("F-1", "a longer line, so that it is an invoice of some length")
        let id = try await archive.submitted(bytes, SubmissionOptions(asIs: true))
        let other = try await archive.submitted(pdf("F-2"), SubmissionOptions(asIs: true))
        let unknown = "LG-0000-0000-0000"
        let tags = "\nTAG=\(unknown) 1/3\nTAG=\(other) 2/3\nTAG=\(id) 3/3\n"
        let report = try await verify(bytes + Array(tags.utf8), archive)
        #expect(report.archive == .init(match: .altered, id: id, firstDifference: UInt64(bytes.count)))
        let words = try await verify(bytes + Array("\n\(unknown) \(other) \(id)".utf8), archive)
        #expect(words.archive?.id == id)
    }

    @Test func `A file whose tags could not be read is not called unknown for certain`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let id = try await archive.submitted(pdf("F-1"), SubmissionOptions(asIs: true))
        let copy = pdf("F-2", "TAG=\(id) 1/1")
        bench.reader.tagRefusal.change { $0 = WorkerRefusal(code: "crashed", message: "It ended with signal 11.") }
        let report = try await verify(copy, archive)
        #expect(report.archive == .init(match: .unknown) && report.verdict == .indeterminate)
        #expect(report.reasons.contains { $0.contains("page tags could not be read") && $0.contains("signal 11") })
        bench.reader.tagRefusal.change { $0 = WorkerRefusal(code: "busy", message: "No worker is free.") }
        await #expect(throws: ArchiveFailure(.busy, "No worker is free.", retryAfter: 5)) {
            _ = try await verify(copy, archive)
        }
        bench.reader.tagRefusal.change { $0 = nil }
        #expect(try await verify(copy, archive).archive?.match == .altered)
    }

    @Test func `Identifiers of nothing hide no copy, and too many invoices leave the answer open`() async throws {
        let archive = try await ArchiveBench().start()
        let bytes = pdf("F-1", "a longer line, so that it is an invoice of some length")
        let id = try await archive.submitted(bytes, SubmissionOptions(asIs: true))
        func names(_ count: Int) -> String {
            let ids = (0..<count).compactMap { number in
                DocumentID(values: (0..<11).map { UInt8(truncatingIfNeeded: number >> (5 * $0)) & 31 })
            }
            return ids.map(\.description).joined(separator: "\n")
        }
        let hidden = try await verify(bytes + Array("\n\(names(3_000))\n\(id)".utf8), archive)
        #expect(hidden.archive?.match == .altered && hidden.archive?.id == id)
        let buried = try await verify(bytes + Array("\n\(names(5_000))\n\(id)".utf8), archive)
        #expect(buried.archive == .init(match: .unknown) && buried.verdict == .indeterminate)
        #expect(buried.reasons.contains { $0.contains("more invoices than are compared") })
        var known: [DocumentID] = []
        for number in 10..<80 {
            known.append(try await archive.submitted(pdf("F-\(number)"), SubmissionOptions(asIs: true)))
        }
        let list = known.map(\.description).joined(separator: "\n")
        let statement = try await verify(pdf("S-1", "Your invoices:\n\(list)"), archive)
        #expect(statement.archive == .init(match: .unknown) && statement.verdict == .indeterminate)
    }

    @Test func `A file of another tenant's is unknown, whatever it names`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let bytes = pdf("F-1")
        let id = try await archive.submitted(bytes, SubmissionOptions(asIs: true))
        let other = Principal(
            id: try #require(PrincipalID("P-00000002")), name: "Other", roles: [.erp],
            tenants: [try #require(TenantID("other"))])
        for file in [bytes, bytes + Array("\n\(id)".utf8), pdf("F-2", "TAG=\(id) 1/1"), pdf("L-1", "\(id)")] {
            let foreign = try await verify(file, archive, as: other)
            #expect(foreign.archive == .init(match: .unknown))
            #expect(foreign.fixity.isEmpty && !foreign.reasons.contains { $0.contains("\(id)") })
        }
        #expect(try await verify(bytes, archive).archive?.id == id)
    }

    @Test func `A weak sandbox is a warning in the status`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let weakness = try #require(WorkerHello(mode: .reader, landlock: nil, isFiltered: true).weakness)
        #expect(weakness.contains("Landlock"))
        #expect(WorkerHello(mode: .reader, landlock: 1, isFiltered: true).weakness == nil)
        #expect(try await !archive.archive.status(as: archive.person).warnings.contains(weakness))
        bench.reader.weakness.change { $0 = weakness }
        #expect(try await archive.archive.status(as: archive.person).warnings.contains(weakness))
    }

    @Test func `Damage known to the archive is shown with the invoice`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let id = try await archive.submitted(Paper.invoice("F-1"))
        let other = try await archive.submitted(Paper.invoice("F-2"))
        let path = try #require(try await archive.show(id).places.first?.path)
        #expect(try await archive.show(id).damage == nil)
        bench.incidents.take(StorageIncident(.damaged, root: "b", path: path, message: "the copy is damaged"))
        // Known before it is in the ledger, and the same after.
        #expect(try await archive.show(id).places.map(\.state) == [nil, .damaged, nil])
        _ = try await archive.archive.check(repair: false, full: false, as: archive.person) { _ in }
        let detail = try await archive.show(id)
        #expect(detail.places.map(\.state) == [nil, .damaged, nil])
        #expect(detail.damage?.map(\.event) == ["damage"])
        #expect(try await archive.show(other).damage == nil)
        #expect(try await archive.show(other).places.allSatisfy { $0.state == nil })
        bench.incidents.take(StorageIncident(.repaired, root: "b", path: path, message: "written anew"))
        _ = try await archive.archive.check(repair: false, full: false, as: archive.person) { _ in }
        #expect(try await archive.show(id).places.allSatisfy { $0.state == nil })
        #expect(try await archive.show(id).damage?.map(\.event) == ["damage", "repair"])
    }
}
