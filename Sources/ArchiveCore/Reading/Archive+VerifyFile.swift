package import ArchiveModel
import ArchivePackage
package import WorkerProtocol

extension Archive {
    /// A file's proof, and how it relates to what the archive holds. Nothing is kept.
    package func verify(
        file: InputDocument, at moment: UTCTime?, anchors: [[UInt8]], as principal: Principal
    ) async throws(ArchiveFailure) -> VerificationReport {
        try AccessPolicy.require(.verify, of: principal, at: time.now())
        let incoming = try IncomingFile(SubmittedFile(role: .document, document: file))
        let resemblance = try await resemblance(of: incoming, for: principal)
        let match = resemblance.match
        let trusted = seals.anchors + anchors.map { .init(certificate: $0, trust: nil) }
        var report: VerificationReport
        if file.bytes.isPDF {
            report = await judge(
                .init(subject: .document, anchors: trusted, time: moment ?? time.now()), for: .visitor(principal.id),
                [file])
        } else {
            report = VerificationReport(verdict: .indeterminate)
        }
        report.archive = match
        report.reasons += resemblance.reasons
        if !resemblance.isDecided { report.verdict = Self.worse(report.verdict, .indeterminate) }
        switch match.match {
        case .original, .source:
            guard let id = match.id else { break }
            let held = try await verify(id, at: moment, as: principal)
            report.fixity = held.fixity
            report.trust = held.trust
            report.reasons += held.reasons
            if !file.bytes.isPDF || report.signatures.isEmpty {
                report.signatures = held.signatures
                report.verdict = held.verdict
            } else {
                // What the archive's own proof lacks does not become good by the file's signatures.
                report.verdict = Self.worse(report.verdict, held.verdict)
            }
        case .altered:
            report.verdict = .invalid
            let place = match.firstDifference.map { " from byte \($0) on" } ?? ""
            report.reasons.append(
                "The file differs from the archived original of \(match.id.map(\.description) ?? "")\(place).")
        case .suspect:
            report.verdict = Self.worse(report.verdict, .indeterminate)
        case .rendition where match.places != nil:
            // A print proves nothing by itself.
            report.verdict = Self.worse(report.verdict, .indeterminate)
        case .unknown where !file.bytes.isPDF && resemblance.reasons.isEmpty:
            report.reasons.append(
                file.bytes.length == 0
                    ? "\(file.name) is empty."
                    : "\(file.name) is neither a PDF nor, byte for byte, a document of this archive.")
        case .rendition, .unknown: break
        }
        return report
    }
}

extension ByteSource {
    /// Whether the bytes begin or end as a PDF does (ISO 32000-2 §7.5.2 and §7.5.5; a little may stand before or
    /// after): with one of both damaged it is a damaged PDF, not something else.
    var isPDF: Bool {
        let tail = length > 1_024 ? length - 1_024 : 0
        guard let head = try? read(at: 0, count: 1_024), let end = try? read(at: tail, count: 1_024) else {
            return false
        }
        return String(decoding: head, as: UTF8.self).contains("%PDF-")
            || String(decoding: end, as: UTF8.self).contains("%%EOF")
    }
}
