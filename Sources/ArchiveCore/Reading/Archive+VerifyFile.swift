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
        let (match, hint) = try await match(of: incoming, for: principal)
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
        if let hint { report.reasons.append(hint) }
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
        case .unknown where !file.bytes.isPDF:
            report.reasons.append(
                file.bytes.length == 0
                    ? "\(file.name) is empty."
                    : "\(file.name) is neither a PDF nor, byte for byte, a document of this archive.")
        case .rendition, .unknown: break
        }
        return report
    }

    /// By digest; else by the page tags it carries, compared byte by byte. An identifier that it only names makes it
    /// somebody's letter about an invoice, unless its bytes are those of the original but for damage.
    private func match(
        of file: IncomingFile, for principal: Principal
    ) async throws(ArchiveFailure) -> (VerificationReport.ArchiveMatch, hint: String?) {
        if let (id, match) = try indexedMatch(file.digests.sha256, for: principal) {
            return (.init(match: match, id: id), nil)
        }
        guard file.document.bytes.isPDF else { return (.init(match: .unknown), nil) }
        let tagged = await taggedID(of: file.document, brought: principal.id)
        if let tagged, let original = try await original(of: tagged, for: principal) {
            return (altered(file.document, from: original, of: tagged), nil)
        }
        var named = await namedID(on: file.document, brought: principal.id)
        if named == nil { named = writtenID(in: file.document) }
        guard let named, let original = try await original(of: named, for: principal) else {
            return (.init(match: .unknown), nil)
        }
        let altered = altered(file.document, from: original, of: named)
        // Damaged beyond reading, cut off or continued.
        let shorter = min(original.length, file.document.bytes.length)
        if original.length == file.document.bytes.length || altered.firstDifference == shorter { return (altered, nil) }
        return (
            .init(match: .unknown),
            "The file names \(named), but has no page tag of it: it is not taken for a copy of that invoice."
        )
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

    private func altered(
        _ file: InputDocument, from original: any ByteSource, of id: DocumentID
    ) -> VerificationReport.ArchiveMatch {
        .init(match: .altered, id: id, firstDifference: firstDifference(original, file.bytes))
    }

    func isVisible(_ id: DocumentID, to principal: Principal) throws(ArchiveFailure) -> Bool {
        guard let invoice = try indexed(id) else { return false }
        return AccessPolicy.covers(principal, invoice.metadata.tenant)
    }

    /// The identifier in the file's page tags, if any.
    private func taggedID(of file: InputDocument, brought visitor: PrincipalID) async -> DocumentID? {
        let report = try? await workers.readTags(of: file, for: .visitor(visitor))
        return report?.pages.lazy.flatMap(\.tags).first?.id
    }

    /// The first identifier in the file's readable lines.
    private func namedID(on file: InputDocument, brought visitor: PrincipalID) async -> DocumentID? {
        let request = ExaminationRequest(names: [file.name], from: .text, today: time.now().date)
        let report = try? await workers.examine(request, for: .visitor(visitor), [file])
        let words = (report?.text ?? "").split { $0.isWhitespace || ".,;:()".contains($0) }
        return words.lazy.compactMap { $0.hasPrefix("LG-") ? DocumentID(String($0)) : nil }.first
    }

    /// The first identifier among the file's bytes: `LG-XXXX-XXXX-XXXX` with a check symbol that fits.
    private func writtenID(in file: InputDocument) -> DocumentID? {
        let (length, window, mark) = (17, 1 << 20, Array("LG-".utf8))
        var offset: UInt64 = 0
        while offset < file.bytes.length {
            guard let bytes = try? file.bytes.read(at: offset, count: window), !bytes.isEmpty else { return nil }
            for place in bytes.indices.dropLast(length - 1) where bytes[place...].starts(with: mark) {
                let text = String(decoding: bytes[place..<(place + length)], as: UTF8.self)
                if let id = DocumentID(text) { return id }
            }
            // The next window begins a little earlier, so that an identifier across both is seen.
            offset += UInt64(bytes.count < window ? bytes.count : window - length)
        }
        return nil
    }

    private func firstDifference(_ left: any ByteSource, _ right: any ByteSource) -> UInt64? {
        var offset: UInt64 = 0
        let window = 1 << 20
        while offset < max(left.length, right.length) {
            guard let mine = try? left.read(at: offset, count: window),
                let theirs = try? right.read(at: offset, count: window)
            else { return offset }
            if mine != theirs {
                return offset + UInt64(Self.commonLength(mine, theirs))
            }
            if mine.isEmpty { return nil }
            offset += UInt64(mine.count)
        }
        return nil
    }

    private static func commonLength(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var length = 0
        while length < left.count, length < right.count, left[length] == right[length] { length += 1 }
        return length
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
