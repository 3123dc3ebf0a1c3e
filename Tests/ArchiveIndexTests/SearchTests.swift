import ArchiveIndex
import ArchiveModel
import SeededTesting
import Testing

@Suite struct SearchTests {
    let scratch: ScratchIndex

    init() throws { scratch = try ScratchIndex() }

    @Test func `Numbers are found by their beginning, however they are written`() async throws {
        try await scratch.fill([1, 12, 123, 2].map { Samples.invoice($0) })
        #expect(try scratch.found(SearchQuery(number: "f2026-1")) == [123, 12, 1])
        #expect(try scratch.found(SearchQuery(number: "F 2026/123")) == [123])
        #expect(try scratch.found(SearchQuery(number: "2026")).isEmpty)
        #expect(try scratch.found(SearchQuery(number: "-/-")).isEmpty)
    }

    @Test(arguments: ["añón", "ANON", "anon cia", "Cía. Añón", "s.l.", "SL año", "Añom", "Anonn"])
    func `Customers are found without accents, in any order, and in spite of a typing error`(text: String) async throws
    {
        try await scratch.fill([
            Samples.invoice(1) { $0.summary.customer = "Añón y Cía, S.L." },
            Samples.invoice(2) { $0.summary.customer = "Zweite Müller GmbH" },
        ])
        #expect(try scratch.found(SearchQuery(customer: text)) == [1])
    }

    @Test func `Customers are found by the sender's id and by tax id`() async throws {
        try await scratch.fill([
            Samples.invoice(1) { $0.customerID = "K-77" }, Samples.invoice(2),
            Samples.invoice(3) { $0.summary.customer = "K-77 Trading" },
        ])
        // What one sender calls a customer may be part of another's name.
        #expect(try scratch.found(SearchQuery(customer: "k-77")) == [3, 1])
        #expect(try scratch.found(SearchQuery(customer: "B00000002")) == [2])
        #expect(try scratch.found(SearchQuery(customer: "Nobody at all")).isEmpty)
        #expect(try scratch.found(SearchQuery(customer: "...")).isEmpty)
    }

    @Test func `What another tenant calls its customer hides nobody`() async throws {
        let other = Samples.tenant("other")
        try await scratch.fill([
            Samples.invoice(1) { $0.summary.customer = "Almazara del Sur" },
            Samples.invoice(2) {
                $0.summary.tenant = other
                $0.customerID = "almasara"
            },
        ])
        #expect(try scratch.found(SearchQuery(customer: "almazara", tenants: [Samples.acme])) == [1])
        // Mistyped: the other tenant's id is no reason not to look for names alike.
        #expect(try scratch.found(SearchQuery(customer: "almasara", tenants: [Samples.acme])) == [1])
        #expect(try scratch.found(SearchQuery(customer: "almasara", tenants: [other])) == [2])
    }

    @Test func `A name that only another tenant has is none to look for`() async throws {
        let other = Samples.tenant("other")
        try await scratch.fill([
            Samples.invoice(1) { $0.summary.customer = "Almazara del Sur" },
            Samples.invoice(2) {
                $0.summary.tenant = other
                $0.summary.customer = "Almasara Norte"
            },
        ])
        #expect(try scratch.found(SearchQuery(customer: "almasara", tenants: [Samples.acme])) == [1])
        #expect(try scratch.found(SearchQuery(customer: "almasara", tenants: [other])) == [2])
        #expect(try scratch.found(SearchQuery(customer: "almasara")) == [2])
    }

    @Test(arguments: ["ESB00000003", "B-00000003", "es b00000003"])
    func `Tax ids are found with and without country`(text: String) async throws {
        try await scratch.fill([2, 3, 4].map { Samples.invoice($0) })
        #expect(try scratch.found(SearchQuery(taxID: text)) == [3])
        #expect(try scratch.found(SearchQuery(taxID: "b12345674")) == [4, 3, 2])
    }

    @Test func `Words of the text are found whole and without accents`() async throws {
        try await scratch.fill([Samples.invoice(1)], text: "Reparación de la cañería, 1.234,56 EUR")
        try await scratch.fill([Samples.invoice(2)], text: "reparacion del tejado")
        #expect(try scratch.found(SearchQuery(text: "REPARACIÓN")) == [2, 1])
        #expect(try scratch.found(SearchQuery(text: "reparación cañeria")) == [1])
        #expect(try scratch.found(SearchQuery(text: "1.234,56")) == [1])
        #expect(try scratch.found(SearchQuery(text: "repara")).isEmpty)
        #expect(try scratch.found(SearchQuery(text: "\"tejado\" OR cañería")).isEmpty)
        #expect(try scratch.found(SearchQuery(text: "!?")).isEmpty)
    }

    @Test func `Dates and amounts are inclusive, amounts compare as numbers`() async throws {
        try await scratch.fill([
            Samples.invoice(1) { ($0.summary.issueDate, $0.summary.total) = (CalendarDate("2026-01-31"), "9.99") },
            Samples.invoice(2) { ($0.summary.issueDate, $0.summary.total) = (CalendarDate("2026-02-01"), "10") },
            Samples.invoice(3) { ($0.summary.issueDate, $0.summary.total) = (CalendarDate("2026-02-28"), "100.00") },
            Samples.invoice(4) { ($0.summary.issueDate, $0.summary.total) = (nil, nil) },
            Samples.invoice(5) { ($0.summary.issueDate, $0.summary.total) = (CalendarDate("2026-03-01"), "-5.25") },
        ])
        let from = CalendarDate("2026-02-01")
        let to = CalendarDate("2026-02-28")
        #expect(try scratch.found(SearchQuery(from: from, to: to)) == [3, 2])
        #expect(try scratch.found(SearchQuery(to: CalendarDate("2026-01-31"))) == [1])
        #expect(try scratch.found(SearchQuery(minimum: "9.99", maximum: "100")) == [3, 2, 1])
        #expect(try scratch.found(SearchQuery(maximum: "-5")) == [5])
        #expect(try scratch.found(SearchQuery(from: from, minimum: "10.0001")) == [3])
        for text in ["1,5", "", "1.", "abc", "0x10", "1e3", "--1"] {
            let error = #expect(throws: IndexError.self) { try scratch.index.search(SearchQuery(minimum: text)) }
            #expect(error?.code == .query)
        }
    }

    @Test func `States, vaults, tenants and references narrow a search`() async throws {
        try await scratch.fill([
            Samples.invoice(1), Samples.invoice(2) { $0.summary.state = .pendingValidation },
            Samples.invoice(3) { $0.summary.vault = .received },
            Samples.invoice(4) { $0.summary.tenant = Samples.tenant("other") },
        ])
        #expect(try scratch.found(SearchQuery()) == [4, 3, 2, 1])
        #expect(try scratch.found(SearchQuery(states: [.pendingValidation, .rejected])) == [2])
        #expect(try scratch.found(SearchQuery(states: [.archived, .pendingValidation], vault: .issued)) == [4, 2, 1])
        #expect(try scratch.found(SearchQuery(tenants: [Samples.acme])) == [3, 2, 1])
        #expect(try scratch.found(SearchQuery(tenants: [Samples.tenant("nobody")])).isEmpty)
        #expect(try scratch.found(SearchQuery(ref: " erp-3 ")) == [3])
    }

    @Test func `Pages join without gap or repetition, also after a rebuild`() async throws {
        try await scratch.fill((1...25).map { Samples.invoice($0) })
        #expect(try scratch.found(SearchQuery(limit: 1)) == Array((1...25).reversed()))
        #expect(try scratch.found(SearchQuery(limit: 10)) == Array((1...25).reversed()))
        let first = try scratch.index.search(SearchQuery(limit: 10))
        let fresh = try scratch.index.beginRebuild()
        try await fresh.apply((1...25).reversed().map { .invoice(Samples.invoice($0), text: nil) }, entries: 0..<25)
        try scratch.index.replace(with: fresh)
        #expect(try scratch.found(SearchQuery(limit: 10, cursor: first.next)) == Array((1...15).reversed()))
        for cursor in ["", "x", "r-5", "rzzzzzzzzzzzzzzzzz"] {
            let error = #expect(throws: IndexError.self) { try scratch.index.search(SearchQuery(cursor: cursor)) }
            #expect(error?.code == .query)
        }
    }

    @Test func `What waits is listed longest waiting first, in pages`() async throws {
        try await scratch.fill(
            (1...9).map { number in
                Samples.invoice(number) { $0.summary.state = number.isMultiple(of: 3) ? .archived : .pendingValidation }
            })
        let first = try scratch.index.documents(in: .pendingValidation, limit: 4)
        #expect(first.items.map(\.summary.id) == [1, 2, 4, 5].map(Samples.id))
        let second = try scratch.index.documents(in: .pendingValidation, limit: 4, cursor: first.next)
        #expect(second.items.map(\.summary.id) == [7, 8].map(Samples.id))
        #expect(second.items.first?.document == Samples.invoice(7).document)
        #expect(second.next == nil)
    }

    /// Every way through the index must give what a plain filter gives.
    @Test func `Combined conditions find exactly what fits all of them`() async throws {
        let rows = (1...400).map { number in
            Samples.invoice(number) {
                $0.summary.vault = number.isMultiple(of: 5) ? .received : .issued
                $0.summary.tenant = number.isMultiple(of: 11) ? Samples.tenant("other") : Samples.acme
            }
        }
        for row in rows {
            let number = Int(row.summary.ref?.dropFirst(4) ?? "") ?? 0
            try await scratch.fill([row], text: number.isMultiple(of: 2) ? "par azul" : "impar")
        }
        var random = SplitMix64(seed: 11)
        for _ in 0..<150 {
            let day = CalendarDate(daysSince1970: 20_700 + Int.random(in: 0..<300, using: &random))
            let query = SearchQuery(
                number: Bool.random(using: &random) ? "F2026\(Int.random(in: 1...4))" : nil,
                customer: Bool.random(using: &random) ? "customer \(Int.random(in: 0..<7))" : nil,
                from: Bool.random(using: &random) ? day : nil,
                minimum: Bool.random(using: &random) ? "\(Int.random(in: 1...400))" : nil,
                text: Bool.random(using: &random) ? "azul" : nil,
                tenants: Bool.random(using: &random) ? [Samples.acme] : [],
                vault: Bool.random(using: &random) ? .received : nil, limit: 7)
            let expected = rows.map(\.summary).filter { summary in
                let number = Int(summary.ref?.dropFirst(4) ?? "") ?? 0
                return (query.number.map { InvoiceIdentity.normalised(summary.number ?? "").hasPrefix($0) } ?? true)
                    && (query.customer.map { $0.dropFirst(9) == (summary.customer ?? "").dropFirst(9) } ?? true)
                    && (query.from.map { from in summary.issueDate.map { $0 >= from } ?? false } ?? true)
                    && (query.minimum.map { number >= Int($0) ?? 0 } ?? true)
                    && (query.text == nil || number.isMultiple(of: 2))
                    && (query.tenants.isEmpty || query.tenants.contains(summary.tenant))
                    && (query.vault == nil || query.vault == summary.vault)
            }
            #expect(
                try scratch.found(query) == expected.reversed().map { Int($0.ref?.dropFirst(4) ?? "") ?? 0 }, "\(query)"
            )
        }
    }
}
