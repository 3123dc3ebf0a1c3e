import ArchiveIndex
import ArchiveModel
import Testing

@Suite struct ReservationTests {
    let scratch: ScratchIndex
    var index: InvoiceIndex { scratch.index }

    init() throws { scratch = try ScratchIndex() }

    @Test func `Bytes, number and key are held from the first reservation on`() async throws {
        let key = IdempotencyKey(key: "k", parameters: Samples.digest(70))
        #expect(try await index.reserve(Samples.reservation(1, invoice: "F-1", key: key)) == .reserved)
        #expect(try await index.reserve(Samples.reservation(2, bytes: 1)) == .knownBytes(Samples.id(1)))
        #expect(
            try await index.reserve(Samples.reservation(3, invoice: "f 1")) == .duplicateIdentity(of: Samples.id(1)))
        #expect(try await index.reserve(Samples.reservation(4, key: key)) == .idempotencyReplay(Samples.id(1)))
        let other = IdempotencyKey(key: "k", parameters: Samples.digest(71))
        #expect(try await index.reserve(Samples.reservation(5, key: other)) == .idempotencyConflict(Samples.id(1)))
        #expect(try index.holder(of: Samples.digest(1), tenant: Samples.acme, vault: .issued) == Samples.id(1))
        let identity = try #require(Samples.identity("F/1"))
        #expect(try index.holder(of: identity, tenant: Samples.acme, vault: .issued) == Samples.id(1))
        let bound = try index.idempotency(key: "k", tenant: Samples.acme, vault: .issued)
        #expect(bound?.id == Samples.id(1))
        #expect(bound?.parameters == Samples.digest(70))
    }

    @Test func `Tenants and vaults do not see each other's claims`() async throws {
        let key = IdempotencyKey(key: "k", parameters: Samples.digest(70))
        #expect(try await index.reserve(Samples.reservation(1, bytes: 9, invoice: "F-1", key: key)) == .reserved)
        let other = Samples.tenant("other")
        #expect(try index.holder(of: Samples.digest(9), tenant: other, vault: .issued) == nil)
        #expect(
            try await index.reserve(Samples.reservation(2, bytes: 9, invoice: "F-1", key: key, tenant: other))
                == .reserved)
        #expect(
            try await index.reserve(Samples.reservation(3, bytes: 9, invoice: "F-1", key: key, vault: .received))
                == .reserved)
    }

    @Test func `The same identifier may reserve again with another number, not with other bytes`() async throws {
        #expect(try await index.reserve(Samples.reservation(1, invoice: "F-1")) == .reserved)
        #expect(try await index.reserve(Samples.reservation(1)) == .reserved)
        #expect(try await index.reserve(Samples.reservation(2, invoice: "F-1")) == .reserved)
        #expect(
            try await index.reserve(Samples.reservation(1, invoice: "F-1")) == .duplicateIdentity(of: Samples.id(2)))
        let error = await #expect(throws: IndexError.self) {
            try await index.reserve(Samples.reservation(1, bytes: 50))
        }
        #expect(error?.code == .identifierTaken)
    }

    @Test func `What was released can be taken by another`() async throws {
        let key = IdempotencyKey(key: "k", parameters: Samples.digest(70))
        _ = try await index.reserve(Samples.reservation(1, bytes: 9, invoice: "F-1", key: key))
        try await index.release(Samples.id(1))
        #expect(try await index.reserve(Samples.reservation(2, bytes: 9, invoice: "F-1", key: key)) == .reserved)
        try await scratch.fill([Samples.invoice(3)])
        try await index.release(Samples.id(3))
        #expect(try index.holder(of: Samples.digest(1_000_003), tenant: Samples.acme, vault: .issued) == Samples.id(3))
    }

    @Test func `Rejected bytes and their number start anew`() async throws {
        try await scratch.fill([Samples.invoice(1) { $0.summary.state = .pendingValidation }])
        let again = Samples.reservation(2, bytes: 1_000_001, invoice: "F-2026/1")
        #expect(try await index.reserve(again) == .knownBytes(Samples.id(1)))
        try await scratch.fill([Samples.invoice(1) { $0.summary.state = .rejected }])
        #expect(try await index.reserve(again) == .reserved)
    }

    @Test func `A superseded invoice keeps its bytes and gives up its number`() async throws {
        try await scratch.fill([Samples.invoice(1) { $0.summary.state = .superseded }])
        #expect(
            try await index.reserve(Samples.reservation(2, bytes: 1_000_001)) == .knownBytes(Samples.id(1)))
        #expect(try await index.reserve(Samples.reservation(2, invoice: "F-2026/1")) == .reserved)
    }

    @Test func `A number reserved stays reserved while the invoice is indexed without it`() async throws {
        _ = try await index.reserve(Samples.reservation(1, bytes: 1_000_001, invoice: "F-9"))
        let submitted = Samples.invoice(1) { ($0.summary.state, $0.identity) = (.submitted, nil) }
        try await scratch.fill([submitted])
        #expect(
            try await index.reserve(Samples.reservation(2, invoice: "F-9")) == .duplicateIdentity(of: Samples.id(1)))
        try await scratch.fill([Samples.invoice(1) { ($0.summary.state, $0.identity) = (.rejected, nil) }])
        #expect(try await index.reserve(Samples.reservation(2, invoice: "F-9")) == .reserved)
    }

    @Test func `What was under way when the process ended is forgotten at start`() async throws {
        let key = IdempotencyKey(key: "k", parameters: Samples.digest(70))
        _ = try await index.reserve(Samples.reservation(1, invoice: "F-9", key: key))
        try await scratch.fill([Samples.invoice(3)])
        try await index.releaseForgotten()
        #expect(try await index.reserve(Samples.reservation(2, bytes: 1, invoice: "F-9", key: key)) == .reserved)
        #expect(try index.holder(of: Samples.digest(1_000_003), tenant: Samples.acme, vault: .issued) == Samples.id(3))
    }

    @Test func `Of many at once exactly one gets the number and one the bytes`() async throws {
        let index = index
        let outcomes = try await withThrowingTaskGroup(of: ReservationOutcome.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try await index.reserve(
                        Samples.reservation(number, bytes: number / 2, invoice: "F-\(number / 2 % 50)"))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count == 200)
        #expect(outcomes.filter { $0 == .reserved }.count == 50)
    }

    @Test func `Reservations outlive the process and come back with the packages`() async throws {
        let key = IdempotencyKey(key: "k", parameters: Samples.digest(70))
        _ = try await index.reserve(Samples.reservation(1, invoice: "F-1"))
        try index.close()
        let reopened = try InvoiceIndex(path: scratch.path)
        #expect(try await reopened.reserve(Samples.reservation(2, bytes: 1)) == .knownBytes(Samples.id(1)))
        let rebuilt = try reopened.beginRebuild()
        try await rebuilt.apply([.invoice(Samples.invoice(7) { $0.idempotency = key }, text: nil)], entries: 0..<1)
        try reopened.replace(with: rebuilt)
        // Under way while the index was rebuilt.
        #expect(try await reopened.reserve(Samples.reservation(2, bytes: 1)) == .knownBytes(Samples.id(1)))
        #expect(
            try await reopened.reserve(Samples.reservation(2, invoice: "F-1")) == .duplicateIdentity(of: Samples.id(1)))
        #expect(try await reopened.reserve(Samples.reservation(8, bytes: 1_000_007)) == .knownBytes(Samples.id(7)))
        #expect(
            try await reopened.reserve(Samples.reservation(8, invoice: "F-2026/7"))
                == .duplicateIdentity(of: Samples.id(7)))
        #expect(try await reopened.reserve(Samples.reservation(8, key: key)) == .idempotencyReplay(Samples.id(7)))
        try reopened.close()
    }
}
