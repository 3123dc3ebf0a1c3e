import ArchiveIndex
import ArchiveModel
import ArchivePackage

/// Follows the ledger entry by entry and says what each one means to the index. The same code brings the index up
/// to date at start and builds it anew, so that nothing can exist only in the index.
///
/// A pending package that was removed later cannot be read any more; its entries wait here until a later package
/// of the same subject tells what they were about.
struct LedgerReplay {
    /// Where files are read from.
    let readFile: (StoragePath, ContentDigest) throws(ArchiveFailure) -> any ByteSource
    /// What the index holds of a subject.
    let lookUp: (String) throws(ArchiveFailure) -> IndexedInvoice?
    /// Files that entries removed which came after a position, and the position up to which that is known.
    let removals: (UInt64) throws(ArchiveFailure) -> (files: Set<StoragePath>, end: UInt64)
    /// Entries the index has already, ahead of the one it lacks.
    let applied: [Range<UInt64>]
    /// Whether what cannot be read is passed over for good.
    let isAccepting: Bool
    /// Files known to be removed by an entry after their own.
    private var removed: Set<StoragePath> = []
    private var removedKnownTo: UInt64
    private var knowsRemovals = false
    /// The entries that could not be followed; those after them about the same invoice are left out as well.
    private(set) var unfollowed: [UInt64] = []
    private var stuck: Set<String> = []
    private(set) var packages = 0
    /// A finding: an entry could not be followed.
    static let incomplete = "replay-incomplete"
    private(set) var findings: [Finding] = []
    /// Seen lately, by subject: the index may not have it yet.
    private var known: [String: IndexedInvoice] = [:]
    /// Entries about subjects not known yet, and where their chains stand.
    private var waiting: [String: (steps: [IndexedStep], seq: UInt64, last: String?)] = [:]

    init(
        from start: UInt64, applied: [Range<UInt64>] = [], isAccepting: Bool = false,
        removals: @escaping (UInt64) throws(ArchiveFailure) -> (files: Set<StoragePath>, end: UInt64),
        readFile: @escaping (StoragePath, ContentDigest) throws(ArchiveFailure) -> any ByteSource,
        lookUp: @escaping (String) throws(ArchiveFailure) -> IndexedInvoice?
    ) {
        removedKnownTo = start
        self.applied = applied
        self.isAccepting = isAccepting
        self.removals = removals
        self.readFile = readFile
        self.lookUp = lookUp
    }

    /// One entry: the steps that are complete now. What cannot be read is a finding and gives no step, unless it is
    /// accepted; what does not hang on it goes on.
    mutating func follow(_ position: UInt64, _ bytes: [UInt8]) throws(ArchiveFailure) -> [IndexedStep] {
        let event = try CanonicalJSON.decode(LedgerEvent.self, from: bytes, what: "ledger entry \(position)")
        if applied.contains(where: { $0.contains(position) }) { return [] }
        if let subject = event.subject, stuck.contains(subject) { return try leaveOut(position, after: event) }
        var step = IndexedStep(position: position, entry: LedgerEntry(bytes: bytes, event: event, details: []))
        do {
            switch event.event {
            case .submit, .pending, .deposit: return try takePackage(step)
            case .approve, .reject, .correct, .supersede: return try takeDecision(step)
            case .record:
                let (reader, path, _) = try open(event)
                step.record = (try record(reader, path), path)
                return [step]
            case .access, .damage, .repair, .root, .keyUse:
                return event.subject == nil ? [step] : try takeChain(step, state: nil)
            }
        } catch {
            note(position, event, error)
            // That a token ended needs no file: the entry says it.
            if event.revokes != nil { return [step] }
            guard isAccepting else { return leaveOut(position, of: event.subject) }
            // What the file said is lost; that the invoice's chain went on, and that it was rejected, is not.
            switch event.event {
            case .approve, .reject, .correct, .supersede:
                return try takeChain(step, state: event.event == .reject ? event.state : nil)
            case .record:
                step.lost = IndexedRecord(lost: event)
                return [step]
            default: return [step]
            }
        }
    }

    private mutating func note(_ position: UInt64, _ event: LedgerEvent, _ failure: ArchiveFailure) {
        findings.append(
            Finding(
                artefact: "storage", id: Self.incomplete, flag: .fatal,
                message:
                    "Ledger entry \(position) (\(event.event.rawValue)) could not be followed: \(failure.message)"))
    }

    /// Of an entry that hangs on one left out: its file is looked at all the same, so that everything missing is told
    /// at once.
    private mutating func leaveOut(_ position: UInt64, after event: LedgerEvent) throws(ArchiveFailure) -> [IndexedStep]
    {
        if event.path != nil, try !isRemoved(event.path) {
            do { _ = try open(event) } catch { note(position, event, error) }
        }
        return leaveOut(position, of: event.subject)
    }

    private mutating func leaveOut(_ position: UInt64, of subject: String?) -> [IndexedStep] {
        unfollowed.append(position)
        if let subject { stuck.insert(subject) }
        return []
    }

    /// The index has everything up to here.
    mutating func forget() { known.removeAll(keepingCapacity: true) }

    /// Entries that waited for a package that never came; called once, at the end.
    mutating func leftOver() -> [IndexedStep] {
        let left = waiting.values.flatMap(\.steps).sorted { $0.position < $1.position }
        for step in left {
            findings.append(
                Finding(
                    artefact: "storage", id: Self.incomplete, flag: .fatal,
                    message: "Ledger entry \(step.position) is about an invoice of which no package was found."))
        }
        waiting = [:]
        if isAccepting { return left }
        unfollowed += left.map(\.position)
        return []
    }

    private mutating func takePackage(_ step: IndexedStep) throws(ArchiveFailure) -> [IndexedStep] {
        let reader: PackageReader
        let (path, digests): (StoragePath, DigestPair)
        do {
            if try isRemoved(step.entry.event.path) { return try takeChain(step, state: nil) }
            (reader, path, digests) = try open(step.entry.event)
        } catch {
            // It may have been removed while this was on its way to it.
            guard try isRemoved(step.entry.event.path, asking: true) else { throw error }
            return try takeChain(step, state: nil)
        }
        let metadata = try CanonicalJSON.decode(InvoiceMetadata.self, from: description(reader, path), what: path.text)
        packages += 1
        var step = step
        if let entry = metadata.files.first(where: { $0.role == .text })?.entry {
            do {
                step.text = String(decoding: try reader.bytes(of: entry, limit: 4 << 20), as: UTF8.self)
            } catch {
                throw ArchiveFailure(.damaged, "\(path): \(error)")
            }
        }
        guard let subject = step.entry.event.subject else { throw ArchiveFailure(.damaged, "it names no subject") }
        var chain = try subjectChain(subject, salt: metadata.salt)
        advance(&chain, with: step)
        let invoice = IndexedInvoice(metadata: metadata, chain: chain, package: .init(path: path, digests: digests))
        step.invoice = invoice
        known[subject] = invoice
        let before = waiting.removeValue(forKey: subject)?.steps ?? []
        return before.map { $0.about(invoice) } + [step]
    }

    private mutating func isRemoved(_ path: StoragePath?, asking: Bool = false) throws(ArchiveFailure) -> Bool {
        if asking || !knowsRemovals {
            let (files, end) = try removals(removedKnownTo)
            removed.formUnion(files)
            removedKnownTo = end
            knowsRemovals = true
        }
        return path.map(removed.contains) ?? false
    }

    private mutating func takeDecision(_ step: IndexedStep) throws(ArchiveFailure) -> [IndexedStep] {
        let (reader, path, _) = try open(step.entry.event)
        let record = try record(reader, path)
        guard case .decision(let decision, _, let state) = record.content else {
            throw ArchiveFailure(.damaged, "\(path) holds no decision")
        }
        var step = step
        step.record = (record, path)
        step.entry.reason = decision.reason
        step.entry.details = decision.changes.sorted { $0.key < $1.key }.map { "\($0): \($1.old ?? "–") → \($1.new)" }
        return try takeChain(step, state: state) { invoice in
            guard decision.kind == .reject else { return }
            invoice.metadata.decisions.append(decision)
            invoice.metadata.findings += decision.findings ?? []
        }
    }

    /// An entry without a package of its own: the subject's chain and state move on.
    private mutating func takeChain(
        _ step: IndexedStep, state: SubmissionState?, change: (inout IndexedInvoice) -> Void = { _ in }
    ) throws(ArchiveFailure) -> [IndexedStep] {
        guard let subject = step.entry.event.subject else { throw ArchiveFailure(.damaged, "it names no subject") }
        guard var invoice = try found(subject) else {
            var chain = try subjectChain(subject, salt: [])
            advance(&chain, with: step)
            var held = waiting[subject] ?? (steps: [], seq: 0, last: nil)
            held.steps.append(step)
            held.seq = chain.seq
            held.last = chain.last
            waiting[subject] = held
            return []
        }
        advance(&invoice.chain, with: step)
        if let state { invoice.metadata.state = state }
        change(&invoice)
        known[subject] = invoice
        var step = step
        step.invoice = invoice
        return [step]
    }

    private func found(_ subject: String) throws(ArchiveFailure) -> IndexedInvoice? {
        if let invoice = known[subject] { return invoice }
        return try lookUp(subject)
    }

    private func subjectChain(_ subject: String, salt: [UInt8]) throws(ArchiveFailure) -> SubjectChain {
        if let held = waiting[subject] { return SubjectChain(salt: salt, seq: held.seq, last: held.last) }
        if let chain = try found(subject)?.chain { return chain }
        return SubjectChain(salt: salt)
    }

    /// Moves a subject's chain on, holding the entry against it: a missing or foreign entry shows here.
    private mutating func advance(_ chain: inout SubjectChain, with step: IndexedStep) {
        let event = step.entry.event
        if event.seq != chain.seq + 1 || event.prev != chain.last {
            findings.append(
                Finding(
                    artefact: "storage", id: "chain-broken", flag: .fatal,
                    message: "Ledger entry \(step.position) does not follow the entry before it about the same invoice."
                ))
        }
        chain.seq = event.seq ?? chain.seq + 1
        chain.last = LedgerEvent.chainDigest(of: step.entry.bytes)
    }

    private func open(_ event: LedgerEvent) throws(ArchiveFailure) -> (PackageReader, StoragePath, DigestPair) {
        guard let path = event.path, let digests = event.digests else {
            throw ArchiveFailure(.damaged, "it names no file")
        }
        let bytes = try readFile(path, digests.sha256)
        do { return (try PackageReader(bytes), path, digests) } catch {
            throw ArchiveFailure(.damaged, "\(path): \(error)")
        }
    }

    private func description(_ reader: PackageReader, _ path: StoragePath) throws(ArchiveFailure) -> [UInt8] {
        do { return try reader.description() } catch { throw ArchiveFailure(.damaged, "\(path): \(error)") }
    }

    private func record(_ reader: PackageReader, _ path: StoragePath) throws(ArchiveFailure) -> ArchiveRecord {
        try CanonicalJSON.decode(ArchiveRecord.self, from: description(reader, path), what: path.text)
    }
}
