package import ArchiveModel
import ArchivePackage
import StorageRoot
import WorkerProtocol

extension Archive {
    /// One invoice's proof: its signatures, the package seal, and every stored copy.
    package func verify(
        _ id: DocumentID, at moment: UTCTime?, as principal: Principal
    ) async throws(ArchiveFailure) -> VerificationReport {
        try AccessPolicy.require(.verify, of: principal, at: time.now())
        let invoice = try invoice(id, for: principal)
        let fixity = await copies(of: invoice)
        var report: VerificationReport
        do {
            report = try await proof(of: invoice, at: moment ?? time.now())
        } catch  where error.code == .damaged {
            report = VerificationReport(verdict: .invalid, reasons: [error.message])
        }
        report.fixity = fixity
        if fixity.contains(where: { $0.state == .damaged }) {
            report.reasons.append(
                "A stored copy is damaged; intact ones were used. legajo check --repair replaces it.")
        }
        report.archive = .init(match: invoice.metadata.state == .archived ? .original : .source, id: id)
        return report
    }

    /// Every root's copy, with the place where a damaged one differs.
    private func copies(of invoice: IndexedInvoice) async -> [VerificationReport.Fixity] {
        let reference = invoice.package
        var copies = await store.copies(of: reference.path, expecting: reference.digests.sha256)
        for index in copies.indices where copies[index].state == .damaged {
            copies[index].place = damage(on: copies[index].root, reference.path)
        }
        return copies
    }

    private func damage(on root: String, _ path: StoragePath) -> String {
        do {
            let copy = try store.copy(on: root, of: path)
            return try PackageReader.examine(copy).map(\.place).joined(separator: "; ")
        } catch {
            return "cannot be read: \(error)"
        }
    }

    /// Judges original and package seal in the reader, from the stored bytes.
    private func proof(of invoice: IndexedInvoice, at moment: UTCTime) async throws(ArchiveFailure)
        -> VerificationReport
    {
        let package = try await package(of: invoice)
        let tenant = invoice.metadata.tenant
        var report = VerificationReport(verdict: .valid, trust: invoice.metadata.trust)
        if let original = invoice.metadata.original, original.mediaType == "application/pdf",
            let entry = original.entry
        {
            let content = try contents(entry, in: package)
            let judged = await judge(
                .init(subject: .document, anchors: seals.anchors, time: moment),
                for: .tenant(tenant, invoice.metadata.vault),
                [try spooled(content, name: entry)])
            report.signatures += judged.signatures
            if invoice.metadata.mode == .draft {
                report.reasons += judged.reasons
                report.verdict = judged.verdict
            } else if !judged.signatures.isEmpty {
                report.reasons.append(
                    "The original came with signatures of its own. They have verdicts of their own; the archive's is about "
                        + "what it holds.")
            }
        }
        let seal = try await judgeSeal(
            of: package, at: moment, for: .tenant(tenant, invoice.metadata.vault))
        report.signatures += seal.signatures
        report.reasons += seal.reasons
        report.verdict = Self.worse(report.verdict, seal.verdict)
        return report
    }

    private func judgeSeal(
        of package: PackageReader, at moment: UTCTime, for owner: WorkerOwner
    ) async throws(ArchiveFailure) -> VerificationReport {
        let manifest: [UInt8]
        let signature: [UInt8]
        do {
            let damage = try package.verify()
            guard damage.isEmpty else {
                throw ArchiveFailure(.damaged, damage.map { "\($0.place): \($0.reason)" }.joined(separator: "; "))
            }
            manifest = try package.sealedManifest()
            signature = try package.signature()
        } catch let failure as ArchiveFailure {
            throw failure
        } catch {
            throw ArchiveFailure(.damaged, "the package seal cannot be read: \(error)")
        }
        return await judge(
            .init(subject: .detachedSignature, anchors: seals.anchors, time: moment), for: owner,
            [
                try spooled(MemoryBytes(manifest), name: "ASiCManifest.xml"),
                try spooled(MemoryBytes(signature), name: "signature.p7s"),
            ])
    }

    private func contents(_ entry: String, in package: PackageReader) throws(ArchiveFailure) -> any ByteSource {
        do {
            return try package.content(of: entry)
        } catch {
            throw ArchiveFailure(.damaged, "\(entry) cannot be read: \(error)")
        }
    }

    func judge(
        _ request: JudgementRequest, for owner: WorkerOwner, _ documents: [InputDocument]
    ) async -> VerificationReport {
        do {
            return try await workers.judge(request, for: owner, documents)
        } catch {
            return VerificationReport(verdict: .indeterminate, reasons: [error.message])
        }
    }

    static func worse(_ left: Verdict, _ right: Verdict) -> Verdict {
        if left == .invalid || right == .invalid { return .invalid }
        return left == .indeterminate || right == .indeterminate ? .indeterminate : .valid
    }
}
