import AdES
import ArchiveModel
import CMS
import OpenSSL
import PDF
import TSP

/// Judges all signatures and document time-stamps of one PDF, the newest first: a good time-stamp proves that what it
/// covers existed at its time, which is then the moment for judging the older ones (EN 319 102-1 §5.6).
struct PDFJudge {
    private let document: PDFDocument
    private let anchors: TrustAnchors
    private let history: RevisionHistory
    private let store: SecurityStore
    private var signatures: [SignatureDictionary]
    private var provedTime: UTCTime

    init(_ document: PDFDocument, _ fields: [SignatureField], anchors: TrustAnchors, time: UTCTime) {
        self.document = document
        self.anchors = anchors
        let signed = fields.filter { $0.signature != nil }
        history = RevisionHistory(document, judged: Set(signed.compactMap(\.reference)))
        store = SecurityStore(of: document)
        // One dictionary may be the value of several fields.
        var seen: Set<SignatureDictionary> = []
        self.signatures = signed.compactMap(\.signature).filter { seen.insert($0).inserted }
            .sorted { ($0.contentsExtent?.lowerBound ?? 0) > ($1.contentsExtent?.lowerBound ?? 0) }
        provedTime = time
    }

    consuming func report() throws(AdESError) -> VerificationReport {
        var reports: [VerificationReport.Signature] = []
        var evidence: [VerificationReport.Evidence] = []
        for signature in signatures.prefix(64) {
            if signature.subFilter == "ETSI.RFC3161" {
                evidence.append(try timeStamp(signature))
            } else {
                // Somebody whose good signature covers the whole file stands for what came after an earlier one.
                let isVouched = reports.contains { $0.coverage == "whole-file" && $0.verdict == .valid }
                reports.append(
                    try judge(signature, stampedLater: evidence.contains { $0.verdict == .valid }, isVouched: isVouched)
                )
            }
        }
        if signatures.count > 64 {
            reports.append(
                .failed(
                    .formatFailure, "The document has \(signatures.count) signatures; 64 are judged.", format: "PDF"))
        }
        return VerificationReport(
            verdict: .of(reports.map(\.verdict) + evidence.map(\.verdict)),
            // A time-stamp says nothing about who signed.
            trust: (reports.isEmpty ? evidence.map(\.trust) : reports.map(\.trust)).compactMap(\.self).first,
            signatures: reports.reversed(), evidence: evidence.reversed())
    }

    private func judge(
        _ signature: SignatureDictionary, stampedLater: Bool, isVouched: Bool
    ) throws(AdESError) -> VerificationReport.Signature {
        let format = signature.subFilter == "ETSI.CAdES.detached" ? "PAdES" : "CMS"
        guard signature.subFilter == "ETSI.CAdES.detached" || signature.subFilter == "adbe.pkcs7.detached" else {
            let problem: SubIndication =
                signature.subFilter == "adbe.pkcs7.sha1" || signature.subFilter == "adbe.x509.rsa_sha1"
                ? .cryptoConstraintsFailure : .formatFailure
            return .failed(
                problem, "Signatures of the kind \(signature.subFilter ?? "without /SubFilter") are not judged.",
                format: "PDF",
                coverage: "partial")
        }
        let extent: SignatureExtent
        do throws(SignatureExtent.Problem) {
            extent = try SignatureExtent(signature, fileLength: document.source.length)
        } catch {
            return .failed(.formatFailure, error.reason, format: format, coverage: "partial")
        }
        let coverage = Coverage(extent, in: history)
        var report = try judge(extent, format, coverage.name)
        if let (problem, reason) = coverage.problem {
            report.add(isVouched && coverage.isChangedLater ? .signatureConstraintsFailure : problem, reason)
        }
        if let problem = store.problem { report.reasons.append(problem) }
        if extent.isBER { report.reasons.append("The signature in /Contents is in BER; PAdES asks for DER.") }
        // A level is what was evaluated, not what is there.
        if report.level == "PAdES-B-T", store.holdsRevocation {
            report.reasons.append(
                "The document holds data for \(stampedLater ? "PAdES-B-LTA" : "PAdES-B-LT"); revocation was not evaluated."
            )
        }
        return report
    }

    private func judge(
        _ extent: SignatureExtent, _ format: String, _ coverage: String
    ) throws(AdESError) -> VerificationReport.Signature {
        let data: SignedData
        do throws(CMSError) { data = try SignedData(der: extent.contents) } catch {
            return .failed(
                .formatFailure, "The signature in /Contents cannot be read: \(error.message)", format: format,
                coverage: coverage)
        }
        guard data.content == nil, data.contentType == .data, data.signers.count == 1 else {
            return .failed(
                .formatFailure, "The CMS in /Contents is not a detached signature of exactly one signer.",
                format: format, coverage: coverage)
        }
        // A digest that is not read leaves nothing to compare; the judge says so.
        var contentDigest: [UInt8] = []
        if let digest = data.signers[0].digest {
            contentDigest = try document.source.digest(digest, ranges: extent.ranges)
        }
        var rules = SignatureJudge.Rules.pades
        if format != "PAdES" {
            rules.format = format
            rules.forbidsSigningTime = false
            rules.wantsCertificateBound = false
        }
        return try SignatureJudge(anchors: anchors, time: provedTime, rules: rules, certificates: store.certificates)
            .judge(data.signers[0], in: data, contentDigest: contentDigest, coverage: coverage)
    }

    /// A document time-stamp (EN 319 142-1 §5.4.3). When it is good, older parts are judged as of its time.
    private mutating func timeStamp(_ signature: SignatureDictionary) throws(AdESError) -> VerificationReport.Evidence {
        let kind = "document-time-stamp"
        let extent: SignatureExtent
        do throws(SignatureExtent.Problem) {
            extent = try SignatureExtent(signature, fileLength: document.source.length)
        } catch {
            return .init(kind: kind, verdict: .invalid, reasons: [error.reason])
        }
        let judgement = try TokenJudge(anchors: anchors, time: provedTime, certificates: store.certificates)
            .judge(extent.contents) { algorithm throws(AdESError) in
                try document.source.digest(algorithm, ranges: extent.ranges)
            }
        var evidence = judgement.evidence
        evidence.kind = kind
        let coverage = Coverage(extent, in: history)
        if let (problem, reason) = coverage.problem {
            evidence.reasons.append(reason)
            evidence.verdict = .of([evidence.verdict, problem.indication.verdict])
        }
        if evidence.verdict == .valid, let time = judgement.provenTime { provedTime = min(provedTime, time) }
        return evidence
    }
}
