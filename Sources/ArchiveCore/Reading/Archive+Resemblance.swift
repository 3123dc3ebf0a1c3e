import ArchiveModel
import ArchivePackage
import WorkerProtocol

/// How a file relates to what the archive holds, as far as it could be found out.
struct Resemblance {
    var match: VerificationReport.ArchiveMatch
    var reasons: [String] = []
    /// Not where the file's page tags or words could not be read or name too much, so that it may be a copy all the same.
    var isDecided = true

    /// So many invoices of the archive that a file names are compared with it.
    static let candidates = 64
    /// So many identifiers that a file names are looked for in the archive.
    static let identifiers = 4_096
}

extension Archive {
    /// By digest; else by the page tags it carries, compared byte by byte. An identifier that it only names makes it
    /// somebody's letter about an invoice, unless its bytes are those of the original but for damage.
    func resemblance(of file: IncomingFile, for principal: Principal) async throws(ArchiveFailure) -> Resemblance {
        if let (id, match) = try indexedMatch(file.digests.sha256, for: principal) {
            return Resemblance(match: .init(match: match, id: id))
        }
        if let print = try await resemblanceOfPrint(file.document, for: principal) { return print }
        guard file.document.bytes.isPDF else { return Resemblance(match: .init(match: .unknown)) }
        var resemblance = Resemblance(match: .init(match: .unknown))
        let tagged = try await read("page tags", for: &resemblance) { () async throws(WorkerRefusal) in
            try await taggedIDs(of: file.document, brought: principal.id)
        }
        let ofTags = try await closest(to: file.document, among: tagged, for: &resemblance, principal)
        if let copy = ofTags { return Resemblance(match: copy.match) }
        var named = try await read("words", for: &resemblance) { () async throws(WorkerRefusal) in
            try await namedIDs(on: file.document, brought: principal.id)
        }
        let written = try await WrittenIdentifiers.find(in: file.document, limit: Resemblance.identifiers)
        if written.isCut { resemblance.leaveOpen() }
        named += written.found
        guard let copy = try await closest(to: file.document, among: named, for: &resemblance, principal),
            let id = copy.match.id
        else { return resemblance }
        if copy.bytes.isOfCopy { return Resemblance(match: copy.match) }
        resemblance.reasons.insert(
            "The file names \(id), but has no page tag of it: it is not taken for a copy of that invoice.", at: 0)
        return resemblance
    }

    /// What a worker reads in the file; nothing, and the reason why the answer stays open, where it cannot.
    private func read(
        _ what: String, for resemblance: inout Resemblance,
        _ body: () async throws(WorkerRefusal) -> [DocumentID]
    ) async throws(ArchiveFailure) -> [DocumentID] {
        do throws(WorkerRefusal) {
            return try await body()
        } catch {
            if error.isTransient { throw error.failure }
            resemblance.isDecided = false
            resemblance.reasons.append(
                "The file's \(what) could not be read, so it may be an altered copy of an invoice: \(error.message)")
            return []
        }
    }

    /// The invoice among these whose original has most bytes in common with the file; nil where there is none that
    /// the principal may see.
    private func closest(
        to file: InputDocument, among ids: [DocumentID], for resemblance: inout Resemblance, _ principal: Principal
    ) async throws(ArchiveFailure) -> (match: VerificationReport.ArchiveMatch, bytes: ByteComparison)? {
        var best: (match: VerificationReport.ArchiveMatch, bytes: ByteComparison)?
        var compared = 0
        let unique = ids.unique(limit: Resemblance.identifiers + 1)
        if unique.count > Resemblance.identifiers { resemblance.leaveOpen() }
        for id in unique.prefix(Resemblance.identifiers) {
            guard let original = try await original(of: id, for: principal) else { continue }
            guard compared < Resemblance.candidates else {
                resemblance.leaveOpen()
                break
            }
            compared += 1
            let bytes = try await ByteComparison.compare(original, with: file.bytes)
            if bytes.share > best?.bytes.share ?? -1 {
                best = (.init(match: .altered, id: id, firstDifference: bytes.firstDifference), bytes)
            }
        }
        return best
    }

    /// The original of an invoice; nil where the principal may not see it or there is none.
    private func original(
        of id: DocumentID, for principal: Principal
    ) async throws(ArchiveFailure) -> (any ByteSource)? {
        guard try isVisible(id, to: principal) else { return nil }
        let invoice = try invoice(id)
        guard let entry = invoice.metadata.original?.entry else { return nil }
        do {
            return try await package(of: invoice).content(of: entry)
        } catch let failure as ArchiveFailure {
            throw failure
        } catch {
            throw ArchiveFailure(.damaged, "\(entry) cannot be read: \(error)")
        }
    }

    func isVisible(_ id: DocumentID, to principal: Principal) throws(ArchiveFailure) -> Bool {
        guard let invoice = try indexed(id) else { return false }
        return AccessPolicy.covers(principal, invoice.metadata.tenant)
    }

    /// The identifiers in the file's page tags.
    private func taggedIDs(
        of file: InputDocument, brought visitor: PrincipalID
    ) async throws(WorkerRefusal) -> [DocumentID] {
        try await workers.readTags(of: file, for: .visitor(visitor)).pages.flatMap(\.tags).map(\.id)
    }

    /// The identifiers in the file's readable lines.
    private func namedIDs(
        on file: InputDocument, brought visitor: PrincipalID
    ) async throws(WorkerRefusal) -> [DocumentID] {
        let request = ExaminationRequest(names: [file.name], from: .text, today: time.now().date)
        let text = try await workers.examine(request, for: .visitor(visitor), [file]).text ?? ""
        return text.split { $0.isWhitespace || ".,;:()".contains($0) }.compactMap {
            $0.hasPrefix("LG-") ? DocumentID(String($0)) : nil
        }
    }
}

extension Resemblance {
    /// Not everything that the file names was looked at.
    fileprivate mutating func leaveOpen() {
        guard isDecided else { return }
        isDecided = false
        reasons.append(
            "The file names more invoices than are compared with it (\(Self.candidates) that the archive has, of "
                + "\(Self.identifiers) identifiers), so it may be an altered copy of another one.")
    }
}

extension Sequence where Element: Hashable {
    /// Each once, in order, no more than `limit`.
    fileprivate func unique(limit: Int) -> [Element] {
        var seen: Set<Element> = []
        return Array(lazy.filter { seen.insert($0).inserted }.prefix(limit))
    }
}
