package import ArchiveCore
package import ArchiveModel
import Synchronization
package import WorkerProtocol

/// An archive in memory, for tests of what talks to one. It keeps what it is sent and answers what it is told to.
package final class MemoryArchive: ArchiveService {
    /// A file as it arrived.
    package struct Received: Hashable, Sendable {
        package var role: FileRole
        package var name: String
        package var bytes: [UInt8]

        package init(role: FileRole, name: String, bytes: [UInt8]) {
            self.role = role
            self.name = name
            self.bytes = bytes
        }
    }

    package struct State: Sendable {
        /// Every submission's files.
        package var received: [[Received]] = []
        package var options: [SubmissionOptions] = []
        package var waits: [Int?] = []
        /// What the next submissions answer.
        package var answer = MemoryArchive.archived
        /// What every call but `authenticate` fails with, while there is one.
        package var failure: ArchiveFailure?
        /// What `open` gives out.
        package var document: OpenedDocument?
        package var queries: [SearchQuery] = []
        package var events: [ArchiveEvent] = []
        package var tokens: [TokenSummary] = []
        package var decisions: [String] = []
        /// Progress that `check` reports, and how it ends.
        package var progress: [CheckProgress] = []
        package var check: Result<CheckReport, ArchiveFailure> = .success(
            CheckReport(packages: 3, entries: 5, bytes: 700, repaired: 0, findings: []))
        package var verdict = Verdict.valid
        package var revoked = false
        package var templates: [Template] = []
        package var unreadableTemplates: [UnreadableTemplate] = []
        package var templateRequests: [TemplateRequest] = []
        package var previews: [TemplatePreview] = []
        package var layouts: [IssuerLayout] = []
    }

    package static let token = "memory-token"
    package let uploadLimit: UInt64
    private let state = Mutex(State())

    package init(uploadLimit: UInt64 = 8 << 20) { self.uploadLimit = uploadLimit }

    /// Reads or changes what it keeps.
    package func with<Value: Sendable>(_ body: (inout State) -> Value) -> Value { state.withLock { body(&$0) } }

    package static let principal = Principal(
        id: PrincipalID("P-00000001").unsafelyKnown, name: "operator", roles: [.operator])
    package static let id = DocumentID(values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]).unsafelyKnown
    package static let digest = ContentDigest(algorithm: .sha256, bytes: [UInt8](repeating: 9, count: 32)).unsafelyKnown
    package static let archived = SubmissionAnswer(
        id: id, state: .archived, outcome: .created, number: "F-1", issueDate: CalendarDate("2026-11-23"),
        customer: "Panadería López", currency: "EUR", total: "121.00", digest: digest, trust: .test)
    package static let summary = InvoiceSummary(
        id: id, tenant: TenantID("acme").unsafelyKnown, vault: .issued, type: .invoice, state: .archived, number: "F-1",
        issueDate: CalendarDate("2026-11-23"), customer: "Panadería López", currency: "EUR", total: "121.00",
        submitted: UTCTime(milliseconds: 1_795_000_000_000), digest: digest)

    private func answering<Value: Sendable>(
        _ body: (inout State) throws(ArchiveFailure) -> Value
    ) throws(ArchiveFailure) -> Value {
        let outcome: Result<Value, ArchiveFailure> = state.withLock { state in
            if let failure = state.failure { return .failure(failure) }
            do throws(ArchiveFailure) { return .success(try body(&state)) } catch { return .failure(error) }
        }
        return try outcome.get()
    }

    package func authenticate(bearer: String) async throws(ArchiveFailure) -> Principal {
        guard bearer == Self.token, !with({ $0.revoked }) else {
            throw ArchiveFailure(.unauthorized, "This token is not known.")
        }
        return Self.principal
    }

    package func require(_ permission: Permission, of principal: Principal) throws(ArchiveFailure) {
        try answering { _ throws(ArchiveFailure) in }
    }

    package func spool() -> SpoolFile { SpoolFile(in: "/tmp") }

    package func submit(
        files: [SubmittedFile], options: SubmissionOptions, as principal: Principal, wait: Int?
    ) async throws(ArchiveFailure) -> SubmissionAnswer {
        var received: [Received] = []
        for file in files {
            received.append(Received(role: file.role, name: file.document.name, bytes: try Self.read(file.document)))
        }
        return try answering { state throws(ArchiveFailure) in
            state.received.append(received)
            state.options.append(options)
            state.waits.append(wait)
            return state.answer
        }
    }

    package func pending(_ query: PendingQuery, as principal: Principal) async throws(ArchiveFailure) -> PendingPage {
        try answering { _ throws(ArchiveFailure) in
            PendingPage(items: [PendingItem(summary: Self.summary, findings: [Self.finding])])
        }
    }

    package func approve(
        _ id: DocumentID, reason: String, as principal: Principal
    ) async throws(ArchiveFailure) -> SubmissionAnswer {
        try decide("approve \(id) \(reason)")
    }

    package func reject(
        _ id: DocumentID, reason: String, as principal: Principal
    ) async throws(ArchiveFailure) -> SubmissionAnswer {
        try decide("reject \(id) \(reason)")
    }

    package func correct(
        _ id: DocumentID, set values: [String: String], reason: String?, as principal: Principal
    ) async throws(ArchiveFailure) -> SubmissionAnswer {
        let changes = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
        return try decide("correct \(id) \(changes) \(reason ?? "-")")
    }

    private func decide(_ decision: String) throws(ArchiveFailure) -> SubmissionAnswer {
        try answering { state throws(ArchiveFailure) in
            state.decisions.append(decision)
            return state.answer
        }
    }

    package func find(_ query: SearchQuery, as principal: Principal) async throws(ArchiveFailure) -> SearchPage {
        try answering { state throws(ArchiveFailure) in
            state.queries.append(query)
            return query.cursor == nil
                ? SearchPage(items: [Self.summary], next: "second") : SearchPage(items: [Self.summary])
        }
    }

    package func show(_ id: DocumentID, as principal: Principal) async throws(ArchiveFailure) -> InvoiceDetail {
        try answering { _ throws(ArchiveFailure) in
            guard id == Self.id else { throw ArchiveFailure(.notFound, "There is no \(id).") }
            return InvoiceDetail(
                summary: Self.summary, fields: ["BT-1": FieldClaim(value: "F-1", confidence: 1, how: .embedded)],
                findings: [Self.finding], verdict: .valid, trust: .test, mode: "draft")
        }
    }

    package func open(
        _ id: DocumentID, as rendition: Rendition, for principal: Principal
    ) async throws(ArchiveFailure) -> OpenedDocument {
        try answering { state throws(ArchiveFailure) in
            guard let document = state.document, rendition == .original else {
                throw ArchiveFailure(.notAvailable, "There is no such form.", id: id)
            }
            return document
        }
    }

    package func verify(
        _ id: DocumentID, at time: UTCTime?, as principal: Principal
    ) async throws(ArchiveFailure) -> VerificationReport {
        try answering { state throws(ArchiveFailure) in VerificationReport(verdict: state.verdict, trust: .test) }
    }

    package func verify(
        file: InputDocument, at time: UTCTime?, anchors: [[UInt8]], as principal: Principal
    ) async throws(ArchiveFailure) -> VerificationReport {
        let bytes = try Self.read(file)
        return try answering { state throws(ArchiveFailure) in
            VerificationReport(
                verdict: state.verdict, archive: .init(match: .unknown),
                reasons: ["\(bytes.count) bytes, anchors of \(anchors.map(\.count)) bytes"])
        }
    }

    package func sign(
        file: InputDocument, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> OpenedDocument {
        let bytes = try Self.read(file)
        return try answering { _ throws(ArchiveFailure) in
            guard !file.name.hasSuffix(".txt") else {
                return OpenedDocument(
                    name: file.name + ".p7s", mediaType: "application/pkcs7-signature", digest: Self.digest,
                    content: MemoryBytes(Array("signature".utf8)), trust: .test)
            }
            return OpenedDocument(
                name: file.name, mediaType: "application/pdf", digest: Self.digest,
                content: MemoryBytes(bytes + Array("signed".utf8)), trust: .test)
        }
    }

    package func timestamp(_ digest: ContentDigest, as principal: Principal) async throws(ArchiveFailure) -> [UInt8] {
        try answering { _ throws(ArchiveFailure) in [0x30, 0x20] + digest.bytes }
    }

    package func check(
        repair: Bool, full: Bool, as principal: Principal, progress: @escaping @Sendable (CheckProgress) -> Void
    ) async throws(ArchiveFailure) -> CheckReport {
        for step in with({ $0.progress }) {
            progress(step)
            await Task.yield()
        }
        return try answering { state throws(ArchiveFailure) in try state.check.get() }
    }

    package func rebuildIndex(
        from root: String, accepting: Bool, as principal: Principal,
        progress: @escaping @Sendable (CheckProgress) -> Void
    ) async throws(ArchiveFailure) -> RebuildReport {
        try answering { _ throws(ArchiveFailure) in
            RebuildReport(root: root, packages: 3, entries: 5, findings: [], replaced: true)
        }
    }

    package func status(as principal: Principal) async throws(ArchiveFailure) -> ArchiveStatus {
        try answering { _ throws(ArchiveFailure) in
            ArchiveStatus(
                version: "test", test: true, writable: true, trust: .test,
                roots: [.init(name: "a", path: "/a", state: .online, completeTo: 5)], ledgerSize: 5,
                counts: ["archived": 3], workers: 2, warnings: [])
        }
    }

    package func createToken(
        _ request: TokenRequest, as principal: Principal
    ) async throws(ArchiveFailure) -> IssuedToken {
        try answering { state throws(ArchiveFailure) in
            let holder = Principal(
                id: PrincipalID("P-00000002").unsafelyKnown, name: request.name, roles: request.roles,
                tenants: request.tenants, expires: request.expires)
            let summary = TokenSummary(principal: holder, created: UTCTime(milliseconds: 0))
            state.tokens.append(summary)
            return IssuedToken(summary: summary, secret: "told once")
        }
    }

    package func tokens(as principal: Principal) async throws(ArchiveFailure) -> [TokenSummary] {
        try answering { state throws(ArchiveFailure) in state.tokens }
    }

    package func revokeToken(of holder: PrincipalID, as principal: Principal) async throws(ArchiveFailure) {
        try answering { state throws(ArchiveFailure) in
            guard let place = state.tokens.firstIndex(where: { $0.principal.id == holder }) else {
                throw ArchiveFailure(.notFound, "There is no token of \(holder).")
            }
            state.tokens[place].revoked = UTCTime(milliseconds: 1)
        }
    }

    package func recordTemplate(
        _ request: TemplateRequest, files: [SubmittedFile], as principal: Principal
    ) async throws(ArchiveFailure) -> RecordedTemplate {
        var received: [Received] = []
        for file in files {
            received.append(Received(role: file.role, name: file.document.name, bytes: try Self.read(file.document)))
        }
        return try answering { state throws(ArchiveFailure) in
            state.received.append(received)
            state.templateRequests.append(request)
            let template = Template(
                tenant: request.tenant ?? Self.summary.tenant, name: request.name, version: 1,
                selector: request.selector, layout: request.layout, files: [], recorded: UTCTime(milliseconds: 0),
                by: principal.id)
            state.templates.append(template)
            return RecordedTemplate(template: template, findings: [])
        }
    }

    package func templates(of tenant: TenantID?, as principal: Principal) async throws(ArchiveFailure) -> TemplateList {
        try answering { state throws(ArchiveFailure) in
            TemplateList(items: state.templates, unreadable: state.unreadableTemplates)
        }
    }

    package func versions(
        ofTemplate name: TemplateName, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> [Template] {
        try answering { state throws(ArchiveFailure) in
            let versions = state.templates.filter { $0.name == name }
            guard !versions.isEmpty else { throw ArchiveFailure(.notFound, "There is no template \(name).") }
            return versions
        }
    }

    package func retireTemplate(
        _ name: TemplateName, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> Template {
        try answering { state throws(ArchiveFailure) in
            guard let place = state.templates.firstIndex(where: { $0.name == name }) else {
                throw ArchiveFailure(.notFound, "There is no template \(name).")
            }
            state.templates[place].isRetired = true
            return state.templates[place]
        }
    }

    package func previewTemplate(
        _ preview: TemplatePreview, on document: InputDocument?, as principal: Principal
    ) async throws(ArchiveFailure) -> OpenedDocument {
        let bytes = if let document { try Self.read(document) } else { [UInt8]() }
        return try answering { state throws(ArchiveFailure) in
            state.previews.append(preview)
            return OpenedDocument(
                name: "preview.png", mediaType: "image/png", digest: Self.digest,
                content: MemoryBytes(Array("picture".utf8) + bytes))
        }
    }

    package func recordLayout(
        _ request: LayoutRequest, as principal: Principal
    ) async throws(ArchiveFailure) -> IssuerLayout {
        try answering { state throws(ArchiveFailure) in
            let layout = IssuerLayout(
                tenant: request.tenant ?? Self.summary.tenant, name: request.name, version: 1, layout: request.layout,
                recorded: UTCTime(milliseconds: 0), by: principal.id)
            state.layouts.append(layout)
            return layout
        }
    }

    package func layouts(of tenant: TenantID?, as principal: Principal) async throws(ArchiveFailure) -> [IssuerLayout] {
        try answering { state throws(ArchiveFailure) in state.layouts }
    }

    package func versions(
        ofLayout name: LayoutName, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> [IssuerLayout] {
        try answering { state throws(ArchiveFailure) in
            let versions = state.layouts.filter { $0.name == name }
            guard !versions.isEmpty else { throw ArchiveFailure(.notFound, "There is no layout \(name).") }
            return versions
        }
    }

    package func retireLayout(
        _ name: LayoutName, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> IssuerLayout {
        try answering { state throws(ArchiveFailure) in
            guard let place = state.layouts.firstIndex(where: { $0.name == name }) else {
                throw ArchiveFailure(.notFound, "There is no layout \(name).")
            }
            state.layouts[place].isRetired = true
            return state.layouts[place]
        }
    }

    package func events(
        from position: UInt64, limit: Int, wait: Int, as principal: Principal
    ) async throws(ArchiveFailure) -> EventPage {
        try answering { state throws(ArchiveFailure) in
            let items = Array(state.events.filter { $0.position >= position }.prefix(limit))
            return EventPage(items: items, next: (items.last?.position).map { $0 + 1 } ?? position)
        }
    }

    package static let finding = Finding(
        artefact: "archive", id: "duplicate-number", flag: .fatal, terms: ["BT-1"],
        message: "The number was used before.")

    private static func read(_ document: InputDocument) throws(ArchiveFailure) -> [UInt8] {
        do { return try document.bytes.read(at: 0, count: Int(document.bytes.length)) } catch {
            throw ArchiveFailure(.internal, error.description)
        }
    }
}

extension Optional {
    /// Test data written out here; a wrong one ends the test run at once.
    fileprivate var unsafelyKnown: Wrapped {
        guard let self else { preconditionFailure("test data is malformed") }
        return self
    }
}
