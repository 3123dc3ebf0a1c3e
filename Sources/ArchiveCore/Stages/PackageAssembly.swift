import ArchiveModel
import ArchivePackage
import StorageRoot
import WorkerProtocol

/// A finished package, its place, and what it says of itself.
struct AssembledPackage: Sendable {
    var metadata: InvoiceMetadata
    /// The metadata as the package holds it.
    var description: [UInt8]
    var package: SealedPackage
    var path: StoragePath

    var stored: StoredFile { StoredFile(path: path, digests: package.digests, content: package.content) }
}

extension Archive {
    /// The package of an archived invoice: original, note on the source, attachments, readable text, metadata, seal.
    func assembleArchived(
        _ work: SubmissionWork, increment: [UInt8]?, view: [UInt8]?
    ) throws(ArchiveFailure) -> AssembledPackage {
        let now = time.now()
        var payload: [PackageEntry] = []
        var files: [InvoiceMetadata.File] = []
        let document = work.order.document
        let described = work.report.files.first
        let entry = "data/original.\(Self.suffix(of: described?.mediaType))"
        if let increment {
            var summing = document.summing
            summing.update(increment)
            let sum = summing.finish()
            payload.append(
                PackageEntry(name: entry, content: [document.document.bytes, MemoryBytes(increment)], sum: sum))
            files.append(work.listed(.original, entry: entry, described, sum: sum))
            files.append(work.listed(.source, entry: nil, described, sum: document.sum))
            let note = Self.sourceNote(length: document.sum.length, digests: document.digests, entry: entry)
            payload.append(PackageEntry(name: "data/SOURCE.txt", bytes: note))
        } else {
            payload.append(PackageEntry(name: entry, content: [document.document.bytes], sum: document.sum))
            files.append(work.listed(.original, entry: entry, described, sum: document.sum))
            files.append(work.listed(.source, entry: entry, described, sum: document.sum))
        }
        appendOthers(of: work, to: &payload, and: &files)
        if let view { append(view, .view, "data/view.html", "text/html", to: &payload, and: &files) }
        let metadata = work.metadata(
            .archived, files: files, node: configuration.node, archived: now, trust: seals.trust, horizon: seals.horizon
        )
        return try seal(
            metadata, kind: .invoice, payload: payload, area: [metadata.vault.rawValue, metadata.tenant.name])
    }

    /// The package of a submission that waits: its files as they came.
    func assemblePending(_ work: SubmissionWork, state: SubmissionState) throws(ArchiveFailure) -> AssembledPackage {
        var payload: [PackageEntry] = []
        var files: [InvoiceMetadata.File] = []
        let document = work.order.document
        let described = work.report.files.first
        let entry = "data/source.\(Self.suffix(of: described?.mediaType))"
        payload.append(PackageEntry(name: entry, content: [document.document.bytes], sum: document.sum))
        files.append(work.listed(.source, entry: entry, described, sum: document.sum))
        appendOthers(of: work, to: &payload, and: &files)
        let metadata = work.metadata(state, files: files, node: configuration.node)
        return try seal(metadata, kind: .submission, payload: payload, area: ["pending", metadata.tenant.name])
    }

    /// Attachments, data files and the readable text.
    private func appendOthers(
        of work: SubmissionWork, to payload: inout [PackageEntry], and files: inout [InvoiceMetadata.File]
    ) {
        for (number, file) in work.order.files.enumerated().dropFirst() {
            let described = number < work.report.files.count ? work.report.files[number] : nil
            let entry = "data/attachments/\(number).\(Self.suffix(of: described?.mediaType))"
            payload.append(PackageEntry(name: entry, content: [file.document.bytes], sum: file.sum))
            files.append(
                .init(
                    role: file.role == .data ? .data : .attachment, entry: entry, name: file.name,
                    mediaType: described?.mediaType ?? "application/octet-stream",
                    kind: described?.kind.rawValue ?? "unknown",
                    length: file.sum.length, digests: file.digests))
        }
        if let text = work.report.text, !text.isEmpty {
            append(Array(text.utf8), .text, "data/text.txt", "text/plain", to: &payload, and: &files)
        }
    }

    /// What the archive made of the document.
    private func append(
        _ bytes: [UInt8], _ role: InvoiceMetadata.File.Role, _ entry: String, _ mediaType: String,
        to payload: inout [PackageEntry], and files: inout [InvoiceMetadata.File]
    ) {
        let sum = ContentSum.of(bytes)
        payload.append(PackageEntry(name: entry, content: [MemoryBytes(bytes)], sum: sum))
        files.append(
            .init(
                role: role, entry: entry, name: nil, mediaType: mediaType, kind: role.rawValue, length: sum.length,
                digests: sum.digests))
    }

    /// Builds, seals and gives the package its place: the deposit day's directory of its area.
    private func seal(
        _ metadata: InvoiceMetadata, kind: PackageKind, payload: [PackageEntry], area: [String]
    ) throws(ArchiveFailure) -> AssembledPackage {
        let description = try CanonicalJSON.encode(metadata)
        let package = try sealed(
            kind: kind, description: description, payload: payload, vault: metadata.vault, tenant: metadata.tenant)
        let path = try place(area: area, name: package.fileName)
        return AssembledPackage(metadata: metadata, description: description, package: package, path: path)
    }

    /// A sealed package of any kind.
    func sealed(
        kind: PackageKind, description: [UInt8], payload: [PackageEntry], vault: Vault, tenant: TenantID
    ) throws(ArchiveFailure) -> SealedPackage {
        do {
            let prepared = try PackageBuilder(kind: kind, description: description, payload: payload).prepare()
            let signature = try meter.measured(.timestamp) { () throws -> [UInt8] in
                try seals.seal(vault, tenant, prepared.manifest)
            }
            return try prepared.sealed(by: signature)
        } catch {
            throw ArchiveFailure(sealing: error, "the package could not be made")
        }
    }

    /// A place for a new file below an area, today.
    func place(area: [String], name: String) throws(ArchiveFailure) -> StoragePath {
        guard let area = StoragePath(area.joined(separator: "/")) else {
            throw ArchiveFailure(.internal, "no place for \(name)")
        }
        do {
            return try store.allocate(area: area, day: time.now().date, name: name)
        } catch {
            throw ArchiveFailure(storage: error)
        }
    }

    static func suffix(of mediaType: String?) -> String {
        switch mediaType {
        case "application/pdf": "pdf"
        case "application/xml", "text/xml": "xml"
        case "application/edifact": "edi"
        case "application/json": "json"
        case "text/plain": "txt"
        case "text/html": "html"
        case "image/png": "png"
        case "image/jpeg": "jpg"
        case "image/tiff": "tif"
        case "image/x-portable-anymap": "pnm"
        default: "bin"
        }
    }

    /// How to take the source out of an original that begins with it.
    private static func sourceNote(length: UInt64, digests: DigestPair, entry: String) -> [UInt8] {
        Array(
            """
            The source as it was submitted is the original's first revision: its first \(length) bytes.
            La fuente tal como se recibió es la primera revisión del original: sus primeros \(length) bytes.

            length  \(length)
            SHA-256 \(digests.sha256.hex)
            SHA-512 \(digests.sha512.hex)

            head -c \(length) \(entry) | sha256sum

            """.utf8)
    }
}

extension SubmissionWork {
    fileprivate func listed(
        _ role: InvoiceMetadata.File.Role, entry: String?, _ described: ExaminationReport.File?, sum: ContentSum
    ) -> InvoiceMetadata.File {
        .init(
            role: role, entry: entry, name: order.document.name,
            mediaType: described?.mediaType ?? "application/octet-stream",
            kind: described?.kind.rawValue ?? "unknown", length: sum.length, digests: sum.digests)
    }
}
