import ArchiveAPI
import ArchiveModel
import Testing

@Suite("What travels")
struct WireTests {
    @Test(
        "A range header",
        arguments: [
            ("bytes=0-99", ByteRange.Asked.part(ByteRange(first: 0, count: 100))),
            ("bytes=900-", .part(ByteRange(first: 900, count: 100))),
            ("bytes=990-5000", .part(ByteRange(first: 990, count: 10))),
            ("bytes=-10", .part(ByteRange(first: 990, count: 10))),
            ("bytes=-5000", .part(ByteRange(first: 0, count: 1_000))),
            ("bytes=1000-", .unsatisfiable), ("bytes=-0", .unsatisfiable),
            ("bytes=5-4", .whole), ("bytes=0-1,5-6", .whole), ("lines=1-2", .whole), ("bytes=a-b", .whole),
            ("bytes=99999999999999999999-", .whole),
        ])
    func ranges(header: String, expected: ByteRange.Asked) {
        #expect(ByteRange.asked(header, length: 1_000) == expected)
    }

    @Test("An empty document satisfies no range") func emptyDocument() {
        #expect(ByteRange.asked("bytes=0-", length: 0) == .unsatisfiable)
        #expect(ByteRange.asked("bytes=-1", length: 0) == .unsatisfiable)
        #expect(ByteRange.asked(nil, length: 0) == .whole)
    }

    @Test("Percent-encoding is undone exactly")
    func percentEncoding() throws {
        let text = "Panadería López & Söhne / 100 % + \"'?#=;\u{1F600}"
        #expect(PercentEncoding.decode(PercentEncoding.encode(text)) == text)
        #expect(PercentEncoding.decode("a+b%20c") == "a b c")
        for broken in ["%", "%4", "%zz", "%ff"] { #expect(PercentEncoding.decode(broken) == nil) }
    }

    @Test("Submission options survive the query")
    func submissionOptions() throws {
        let options = SubmissionOptions(
            tenant: TenantID("acme"), vault: .received, type: .creditNote, customer: "Müller & Co", ref: "A=B&C",
            sourceName: "buzón", asIs: true, dryRun: true, idempotencyKey: "k-1", data: ["BT-1": "F=1&2", "BT-2": ""])
        let query = SubmissionParameters.query(for: options).text
        let back = try SubmissionParameters.options(
            from: try QueryParameters(parsing: String(query.dropFirst())), idempotencyKey: "k-1")
        #expect(back == options)
    }

    @Test("A search survives the query")
    func search() throws {
        let query = SearchQuery(
            number: "F-1", customer: "Peña", taxID: "B123", from: CalendarDate("2026-01-01"),
            to: CalendarDate("2026-12-31"),
            minimum: "-1.50", maximum: "99999", text: "pan & vino", ref: "r", states: [.archived, .pendingValidation],
            tenants: Set(["a", "b"].compactMap { TenantID($0) }), vault: .issued, limit: 7, cursor: "c==")
        let text = SearchParameters.query(for: query).text
        #expect(try SearchParameters.search(from: try QueryParameters(parsing: String(text.dropFirst()))) == query)
    }

    @Test(
        "What is not understood is refused, not ignored",
        arguments: [
            "nmber=1", "limit=0", "limit=x", "from=2026-02-30", "min=1,5", "min=0x10", "state=lost", "limit=1&limit=2",
            "vault=",
        ])
    func strictSearch(query: String) throws {
        let parsed = try QueryParameters(parsing: query)
        #expect(throws: WireFailure.self) { try SearchParameters.search(from: parsed) }
    }

    @Test(
        "Stated values name a business term, each once",
        arguments: [["42"], ["BT-=1"], ["XX-1=1"], ["BT-1=1", "BT-1=2"]])
    func statedValues(entries: [String]) {
        #expect(throws: WireFailure.self) { try StatedValues.parse(entries) }
    }

    @Test("Entity tags") func entityTags() throws {
        let digest = try #require(ContentDigest(algorithm: .sha256, bytes: [UInt8](repeating: 7, count: 32)))
        let tag = EntityTag.of(digest)
        #expect(EntityTag.list("\"other\", W/\(tag)", names: digest))
        #expect(EntityTag.list("*", names: digest))
        #expect(!EntityTag.list("\"other\"", names: digest))
    }

    @Test("A progress line is one of three") func progressLine() throws {
        let report = CheckReport(packages: 1, entries: 2, bytes: 3, repaired: 0, findings: [])
        let lines: [ProgressLine<CheckReport>] = [
            .progress(CheckProgress(activity: "root a", done: 1)), .report(report), .problem(Problem(.busy, "later")),
        ]
        for line in lines {
            #expect(try WireJSON.decode(ProgressLine<CheckReport>.self, from: try WireJSON.encode(line)) == line)
        }
        #expect(throws: WireFailure.self) {
            try WireJSON.decode(ProgressLine<CheckReport>.self, from: Array("{}".utf8))
        }
    }

    @Test("A body that does not fit is told by its member") func explanation() {
        let failure = #expect(throws: WireFailure.self) {
            try WireJSON.decode(CorrectionBody.self, from: Array(#"{"values":{"BT-1":7}}"#.utf8))
        }
        #expect(failure?.description.contains("values.BT-1") == true)
    }
}
