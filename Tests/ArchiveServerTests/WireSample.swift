import ArchiveAPI
import ArchiveModel
import FoundationEssentials
import ServiceTesting

/// A value that travels: with everything known, and with as little as possible known.
struct WireSample: Sendable, CustomStringConvertible {
    /// Its schema's name.
    let name: String
    /// Every member it can have.
    let members: Set<String>
    /// The members it always has.
    let required: Set<String>
    /// Both values as they travel.
    let texts: [[UInt8]]

    private init<Value: Encodable>(_ name: String, full: Value, least: Value) {
        self.name = name
        members = Self.members(of: full)
        required = Self.members(of: least)
        texts = [try? WireJSON.encode(full), try? WireJSON.encode(least)].compactMap(\.self)
    }

    var description: String { name }

    private static func members(of value: some Encodable) -> Set<String> {
        guard let bytes = try? WireJSON.encode(value), let keys = try? WireJSON.decode(MemberNames.self, from: bytes)
        else {
            return []
        }
        return keys.names
    }

    private static let id = MemoryArchive.id
    private static let time = UTCTime(milliseconds: 0)
    private static let digest = MemoryArchive.digest
    private static let summary = MemoryArchive.summary

    private static var fullSummary: InvoiceSummary {
        var full = summary
        full.customerTaxID = "B1"
        full.sellerTaxID = "B2"
        full.ref = "r"
        full.archived = time
        return full
    }

    private static var leastSummary: InvoiceSummary {
        InvoiceSummary(
            id: id, tenant: summary.tenant, vault: .issued, type: .invoice, state: .submitted, submitted: time,
            digest: digest)
    }

    private static var fullAnswer: SubmissionAnswer {
        var full = MemoryArchive.archived
        full.duplicateOf = id
        return full
    }

    private static var fullDetail: InvoiceDetail {
        InvoiceDetail(
            summary: summary, fields: [:], findings: [], verdict: .valid,
            ruleSets: [.init(id: "en16931-ubl", version: "1.3.16")], trust: .test, mode: "draft", formReason: "x",
            damage: [],
            retention: CalendarDate("2026-01-01").map { .init(start: $0, until: $0, rule: "r", source: "s") },
            evidenceHorizon: time, duplicateOf: id, template: TemplateSample.applied,
            layout: LayoutSample.applied)
    }

    static var all: [WireSample] {
        let finding = MemoryArchive.finding
        var fullFinding = finding
        fullFinding.location = .init(line: 1)
        fullFinding.suggestion = "1"
        let principal = MemoryArchive.principal
        var ending = principal
        ending.expires = time
        let event = InvoiceEvent(event: "deposit", time: time)
        let token = TokenSummary(principal: principal, created: time)
        let status = ArchiveStatus(
            version: "1", test: true, writable: true, trust: .test, roots: [], ledgerSize: 0, counts: [:], workers: 0,
            warnings: [])
        let check = CheckReport(packages: 0, entries: 0, bytes: 0, repaired: 0, findings: [])
        let rebuild = RebuildReport(root: "a", packages: 0, entries: 0, findings: [], replaced: true)
        return [
            WireSample(
                "Problem", full: Problem(.busy, "x", id: id, findings: [finding], retryAfter: 1),
                least: Problem(.busy, "x")),
            WireSample("Finding", full: fullFinding, least: finding),
            WireSample(
                "FieldClaim", full: FieldClaim(value: "1", confidence: 1, page: 1, box: [0, 0, 1, 1], how: .text),
                least: FieldClaim(value: "1", confidence: 1, how: .text)),
            WireSample(
                "SubmissionAnswer", full: fullAnswer,
                least: SubmissionAnswer(id: nil, state: .approved, outcome: .rehearsed)),
            WireSample("InvoiceSummary", full: fullSummary, least: leastSummary),
            WireSample("SearchPage", full: SearchPage(items: [], next: "x"), least: SearchPage(items: [])),
            WireSample("PendingPage", full: PendingPage(items: [], next: "x"), least: PendingPage(items: [])),
            WireSample(
                "PendingItem", full: PendingItem(summary: summary, findings: [], duplicateOf: id),
                least: PendingItem(summary: summary, findings: [])),
            WireSample(
                "InvoiceEvent",
                full: InvoiceEvent(event: "x", time: time, actor: principal.id, entry: 1, reason: "r"), least: event),
            WireSample(
                "ArchiveEvent", full: ArchiveEvent(position: 1, id: id, tenant: summary.tenant, event: event),
                least: ArchiveEvent(position: 1, event: event)),
            WireSample("EventPage", full: EventPage(items: [], next: 1), least: EventPage(items: [], next: 1)),
            WireSample(
                "InvoiceDetail", full: fullDetail,
                least: InvoiceDetail(summary: summary, fields: [:], findings: [], verdict: .valid, mode: "draft")),
            WireSample(
                "VerificationReport",
                full: VerificationReport(verdict: .valid, trust: .test, archive: .init(match: .unknown)),
                least: VerificationReport(verdict: .valid)),
            WireSample("CheckReport", full: check, least: check),
            WireSample("RebuildReport", full: rebuild, least: rebuild),
            WireSample(
                "CheckProgress", full: CheckProgress(activity: "a", done: 1, total: 2),
                least: CheckProgress(activity: "a", done: 1)),
            WireSample("ArchiveStatus", full: status, least: status),
            WireSample("Principal", full: ending, least: principal),
            WireSample(
                "TokenRequest", full: TokenRequest(name: "x", roles: [], expires: time),
                least: TokenRequest(name: "x", roles: [])),
            WireSample(
                "TokenSummary", full: TokenSummary(principal: principal, created: time, revoked: time), least: token),
            WireSample(
                "IssuedToken", full: IssuedToken(summary: token, secret: "s"),
                least: IssuedToken(summary: token, secret: "s")),
            WireSample("Template", full: TemplateSample.full, least: TemplateSample.least),
            WireSample(
                "TemplateRequest", full: TemplateSample.request, least: TemplateSample.leastRequest),
            WireSample(
                "TemplateLayout", full: TemplateSample.full.layout, least: TemplateSample.least.layout),
            WireSample(
                "RecordedTemplate", full: RecordedTemplate(template: TemplateSample.full, findings: [finding]),
                least: RecordedTemplate(template: TemplateSample.least, findings: [])),
            WireSample("IssuerLayout", full: LayoutSample.full, least: LayoutSample.least),
            WireSample("AppliedLayout", full: LayoutSample.applied, least: LayoutSample.applied),
            WireSample("LayoutDescription", full: LayoutSample.layout, least: LayoutSample.leastLayout),
            WireSample("LayoutPlace", full: LayoutSample.place, least: LayoutPlace()),
            WireSample(
                "LayoutRequest",
                full: LayoutRequest(
                    name: LayoutSample.name, tenant: summary.tenant, layout: LayoutSample.layout),
                least: LayoutRequest(name: LayoutSample.name, layout: LayoutSample.leastLayout)),
            WireSample("Decision", full: DecisionBody(reason: "r"), least: DecisionBody(reason: "r")),
            WireSample(
                "Correction", full: CorrectionBody(values: [:], reason: "r"), least: CorrectionBody(values: [:])),
        ]
    }
}

/// The names of an object's members.
private struct MemberNames: Decodable {
    struct Member: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    var names: Set<String>

    init(from decoder: any Decoder) throws {
        names = Set(try decoder.container(keyedBy: Member.self).allKeys.map(\.stringValue))
    }
}
