import ArchiveCore
import ArchiveModel
import ArchiveTesting
import EN16931
import PDF
import WorkerProtocol

/// A reader without a process: a document is lines of `BT-1=F-1`, and what it says is what was read.
struct PlainReader: Sendable {
    /// How often it was asked.
    let examined = Shared(0)
    /// What it refuses everything with, while there is one.
    let refusal = Shared<WorkerRefusal?>(nil)
    /// What it refuses to read tags with, while there is one.
    let tagRefusal = Shared<WorkerRefusal?>(nil)
    /// What it waits for before it answers, while there is one.
    let gate = Shared<AsyncStream<Void>?>(nil)
    /// What it finds in templates, whose files have a page each.
    let templateFindings = Shared<[Finding]>([])
    /// What it answers to an order to prepare.
    let preparation = Shared<@Sendable (PreparationRequest) -> WorkerRefusal>({ _ in
        WorkerRefusal(code: "unsupported", message: "This reader only reads.")
    })
    /// What it makes of an order to prepare, in place of refusing it, while there is something.
    let writing = Shared<(@Sendable (PreparationRequest, any ByteSource) throws -> (PreparedIncrement, [UInt8]))?>(nil)
    /// What it refuses to learn with, while there is one.
    let learning = Shared<WorkerRefusal?>(nil)
    /// What is weak about its sandbox.
    let weakness = Shared<String?>(nil)
    /// How it judges the signatures of documents, and how often it was asked.
    let judged = Shared(VerificationReport(verdict: .valid))
    let judgements = Shared(0)

    /// What it refuses to convert with, while there is one.
    let conversionRefusal = Shared<WorkerRefusal?>(nil)
    /// What it was asked to make of invoices.
    let conversions = Shared<[ConversionRequest]>([])

    var port: WorkerPort {
        WorkerPort(warning: { weakness.value }) { request, _, documents throws(WorkerRefusal) in
            var layout: LayoutUse?
            switch request {
            case .examine(let question): layout = question.layout
            case .judge(let question):
                judgements.change { $0 += 1 }
                return (.judged(question.subject == .document ? judged.value : VerificationReport(verdict: .valid)), [])
            case .readTags:
                if let refusal = tagRefusal.value { throw refusal }
                return (.tags(try tags(on: documents)), [])
            case .inspectTemplate(let question):
                let pages = question.names.map { _ in 1 }
                return (.inspectedTemplate(.init(pages: pages, findings: templateFindings.value)), [])
            case .prepare(let order):
                guard let write = writing.value, let source = documents.first else { throw preparation.value(order) }
                do {
                    let (prepared, increment) = try write(order, source.bytes)
                    return (.prepared(prepared), increment)
                } catch {
                    throw WorkerRefusal(code: "unsupported", message: "\(error)")
                }
            case .confirm: return (.confirmed, [])
            case .learn(let question):
                if let refusal = learning.value { throw refusal }
                return (.learned(try learn(question, from: documents)), [])
            case .transcribe:
                let outside = LostTerm.outside("/plain", "outside")
                return (
                    .transcribed(Transcription(syntax: "plain", outside: [outside], verdict: .valid)),
                    Array(try text(of: documents).utf8)
                )
            case .convert(let order):
                if let refusal = conversionRefusal.value { throw refusal }
                conversions.change { $0.append(order) }
                let lost = LostTerm(term: "BT-83", path: "remittanceInformation", value: "RF", reason: "No place.")
                let made = "\(order.target.rawValue) of \(try text(of: documents))"
                return (.converted(ConversionReport(lost: [lost], added: [])), Array(made.utf8))
            case .prove(let order):
                guard order.lost.map(\.term) == ["BT-83"], documents.count == 2 else { break }
                return (.proved(ProofReport(carried: 5, verdict: .valid, rules: [])), [])
            default: throw WorkerRefusal(code: "unsupported", message: "This reader only reads.")
            }
            examined.change { $0 += 1 }
            if let gate = gate.value { for await _ in gate {} }
            if let refusal = refusal.value { throw refusal }
            var report = try report(on: documents)
            if let layout { place(layout, in: &report) }
            return (.examined(report), [])
        }
    }

    /// Drafts are kept as they are, so that what is corrected goes on.
    func prepares() {
        preparation.change { $0 = { _ in WorkerRefusal(code: "signed", message: "Kept as it is.") } }
    }

    /// A value stands after `=`, its label before.
    private func learn(
        _ question: LearningRequest, from documents: [InputDocument]
    ) throws(WorkerRefusal) -> LearnedPlaces {
        var learned = LearnedPlaces(places: [:])
        for line in try text(of: documents).split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            for (term, value) in question.values where parts.count == 2 && parts[1] == value {
                learned.places[term] = LayoutPlace(label: parts[0])
            }
        }
        learned.findings = question.values.keys.filter { learned.places[$0] == nil }.sorted().map {
            Finding(
                artefact: "extraction", id: "layout-unlearned", flag: .information, terms: [$0], message: "Nowhere.")
        }
        return learned
    }

    private func place(_ use: LayoutUse, in report: inout ExaminationReport) {
        var outcome = LayoutOutcome(name: use.name, version: use.version)
        for (term, places) in use.layout.fields {
            let line = (report.text ?? "").split(separator: "\n").first { line in
                places.contains { line.hasPrefix(($0.label ?? "-") + "=") }
            }
            guard let value = line?.split(separator: "=", maxSplits: 1).last else {
                outcome.missed.append(term)
                continue
            }
            report.fields[term] = FieldClaim(value: String(value), confidence: 0.93, page: 1, how: .text)
            outcome.found.append(term)
        }
        report.layout = outcome
    }

    /// Lines of `TAG=LG-… 1/1`.
    private func tags(on documents: [InputDocument]) throws(WorkerRefusal) -> TagReport {
        let lines = try text(of: documents).split(separator: "\n")
        let tags = lines.compactMap { $0.hasPrefix("TAG=") ? PageTag(String($0.dropFirst(4))) : nil }
        return TagReport(pages: [.init(position: 1, tags: tags)], findings: [])
    }

    private func text(of documents: [InputDocument]) throws(WorkerRefusal) -> String {
        guard let document = documents.first else { return "" }
        do {
            return String(
                decoding: try document.bytes.read(at: 0, count: Int(document.bytes.length)), as: UTF8.self)
        } catch {
            throw WorkerRefusal(code: "unreadable", message: error.description)
        }
    }

    private func report(on documents: [InputDocument]) throws(WorkerRefusal) -> ExaminationReport {
        var texts: [String] = []
        for document in documents {
            do {
                let bytes = try document.bytes.read(at: 0, count: Int(document.bytes.length))
                texts.append(String(decoding: bytes, as: UTF8.self))
            } catch {
                throw WorkerRefusal(code: "unreadable", message: error.description)
            }
        }
        var fields: Fields = [:]
        for line in (texts.first ?? "").split(separator: "\n") where line.hasPrefix("BT-") {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { fields[parts[0]] = FieldClaim(value: parts[1], confidence: 1, how: .embedded) }
        }
        var files = documents.map {
            ExaminationReport.File(name: $0.name, kind: .ublInvoice, mediaType: "application/xml")
        }
        // A PDF for whoever looks at its first bytes.
        if let first = texts.first, first.hasPrefix("%PDF-"), !files.isEmpty {
            files[0].kind = .pdf
            files[0].mediaType = "application/pdf"
            files[0].isSigned = first.contains("SIGNED")
            files[0].catalog = documents.first.flatMap { try? KeptCatalog(of: PDFDocument($0.bytes)) }.map { kept in
                .init(
                    number: kept.reference.number, generation: kept.reference.generation,
                    entries: kept.entries.map { String(decoding: $0, as: UTF8.self) })
            }
        }
        return ExaminationReport(
            files: files, syntax: "ubl", fields: fields, artefacts: ["plain"],
            ruleSets: [.init(id: "plain", version: "1")], verdict: .valid, text: texts.first)
    }
}

/// A document that the plain reader can read.
enum Paper {
    /// `note` makes other bytes of the same invoice; a nil total leaves BT-115 out.
    static func invoice(_ number: String, total: String? = "121.00", note: String = "") -> [UInt8] {
        var lines = ["BT-1=\(number)", "BT-2=2026-11-20", "BT-5=EUR", "BT-31=ESB12345678", "BT-44=Panadería López"]
        if let total { lines.append("BT-115=\(total)") }
        return Array((lines + [note]).joined(separator: "\n").utf8)
    }
}
