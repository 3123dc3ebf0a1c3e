import AdES
package import ArchiveModel
import PDF
package import WorkerProtocol

/// Judges foreign and own signatures; runs in the reader, since it opens strangers' bytes. What it says is a claim.
package enum DocumentJudge {
    /// A signature or token is read whole into memory; none is larger.
    private static let signatureLimit: UInt64 = 8 << 20

    /// Judges what the request names. Throws only when the documents cannot be read at all; a broken signature or a
    /// changed document is a verdict.
    package static func judge(
        _ request: JudgementRequest, documents: [InputDocument]
    ) throws(WorkerRefusal) -> VerificationReport {
        guard let document = documents.first else {
            throw WorkerRefusal(code: "unreadable", message: "There is no document to judge.")
        }
        do throws(AdESError) {
            switch request.subject {
            case .document:
                return try judge(document.bytes, request)
            case .detachedSignature:
                let signature = try beside(documents)
                let reports = try DetachedSignatureJudge(anchors: request.anchors, time: request.time)
                    .judge(signature, over: document.bytes)
                return VerificationReport(
                    verdict: .of(reports.map(\.verdict)), trust: reports.compactMap(\.trust).first, signatures: reports)
            case .timeStampToken:
                let token = try beside(documents)
                let judgement = try DetachedSignatureJudge(anchors: request.anchors, time: request.time)
                    .judge(token: token, over: document.bytes)
                return VerificationReport(
                    verdict: judgement.indication.verdict, trust: judgement.trust, evidence: [judgement.evidence])
            }
        } catch {
            throw WorkerRefusal(code: "unreadable", message: error.message)
        }
    }

    private static func beside(_ documents: [InputDocument]) throws(AdESError) -> [UInt8] {
        guard documents.count >= 2 else {
            throw AdESError(code: .unreadable, message: "The signature beside the document is missing.")
        }
        let source = documents[1].bytes
        guard source.length <= signatureLimit else {
            throw AdESError(
                code: .unreadable, message: "A signature of \(source.length) bytes is not read; the limit is 8 MiB.")
        }
        do throws(ByteSourceError) { return try source.read(at: 0, count: Int(source.length)) } catch {
            throw AdESError(code: .unreadable, message: "The signature cannot be read: \(error).")
        }
    }

    private static func judge(
        _ source: any ByteSource, _ request: JudgementRequest
    ) throws(AdESError) -> VerificationReport {
        let anchors = try TrustAnchors(request.anchors)
        let judge: PDFJudge?
        do throws(PDFError) {
            let document = try PDFDocument(source)
            guard !document.isEncrypted else {
                return unsigned("The document is encrypted; its signatures cannot be read without the key.")
            }
            let fields = try document.signatureFields()
            let isSigned = fields.contains { $0.signature != nil }
            judge = isSigned ? PDFJudge(document, fields, anchors: anchors, time: request.time) : nil
        } catch {
            return try withoutSignature(
                source, "The document cannot be read strictly (\(error.message))", anchors, request.time)
        }
        guard let judge else {
            return try withoutSignature(source, "The form of the document leads to no signature", anchors, request.time)
        }
        return try judge.report()
    }

    /// No signature was found where one belongs. If the file bears the traces of one, that is judged by itself.
    private static func withoutSignature(
        _ source: any ByteSource, _ problem: String, _ anchors: TrustAnchors, _ time: UTCTime
    ) throws(AdESError) -> VerificationReport {
        let found: SignatureTraces?
        do throws(PDFError) { found = try SignatureTraces(in: source) } catch {
            throw AdESError(code: .unreadable, message: error.message)
        }
        guard let traces = found else {
            return unsigned("\(problem), and the file bears no trace of a signature: it is not signed.")
        }
        let report = try UnreachableSignature(source, traces).report(problem, anchors: anchors, time: time)
        return VerificationReport(verdict: report.verdict, signatures: [report])
    }

    private static func unsigned(_ reason: String) -> VerificationReport {
        VerificationReport(verdict: .indeterminate, reasons: [reason])
    }
}
