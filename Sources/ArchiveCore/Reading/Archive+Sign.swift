package import ArchiveModel
import ArchivePackage
package import WorkerProtocol

extension Archive {
    /// Signs a document with the issued vault's key and time-stamps it. PDF: PAdES-B-T inside; anything else: a
    /// detached CAdES-B-T signature. The key's use is in the ledger; nothing else is kept.
    package func sign(
        file: InputDocument, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> OpenedDocument {
        try AccessPolicy.require(.seal, of: principal, at: time.now())
        let tenant = try self.tenant(tenant, for: principal)
        let signed =
            file.bytes.isPDF
            ? try await signedPDF(file, tenant: tenant) : try detachedSignature(of: file, tenant: tenant)
        try await noteKeyUse("sign", by: principal)
        return signed
    }

    private func signedPDF(_ file: InputDocument, tenant: TenantID) async throws(ArchiveFailure) -> OpenedDocument {
        let request = PreparationRequest(signature: try signaturePlace(vault: .issued, tenant: tenant))
        let prepared: (PreparedIncrement, [UInt8])
        do {
            prepared = try await workers.prepare(request, for: .tenant(tenant, .issued), file)
        } catch {
            throw ArchiveFailure(.unsupported, error.message)
        }
        if let problem = try await problem(
            with: prepared.1, announced: prepared.0, ordered: request, source: file, for: .tenant(tenant, .issued))
        {
            throw ArchiveFailure(.internal, problem)
        }
        let increment = try sign(
            prepared.1, byteRange: prepared.0.byteRange ?? [], source: file.bytes, vault: .issued, tenant: tenant)
        var incoming = try IncomingFile(SubmittedFile(role: .document, document: file)).summing
        incoming.update(increment)
        return OpenedDocument(
            name: file.name, mediaType: "application/pdf", digest: incoming.finish().digests.sha256,
            content: JoinedBytes([file.bytes, MemoryBytes(increment)]), trust: seals.trust)
    }

    private func detachedSignature(of file: InputDocument, tenant: TenantID) throws(ArchiveFailure) -> OpenedDocument {
        guard file.bytes.length <= 64 << 20 else {
            throw ArchiveFailure(.tooLarge, "Detached signatures are made for files up to 64 MiB.")
        }
        do {
            let content = try file.bytes.read(at: 0, count: Int(file.bytes.length))
            let signature = try seals.seal(.issued, tenant, content)
            return OpenedDocument(
                name: file.name + ".p7s", mediaType: "application/pkcs7-signature",
                digest: try Digesting.sha256(signature), content: MemoryBytes(signature), trust: seals.trust)
        } catch let failure as ArchiveFailure {
            throw failure
        } catch {
            throw ArchiveFailure(sealing: error, "the file could not be signed")
        }
    }

    /// An RFC 3161 token over a digest.
    package func timestamp(_ digest: ContentDigest, as principal: Principal) async throws(ArchiveFailure) -> [UInt8] {
        try AccessPolicy.require(.seal, of: principal, at: time.now())
        let token: [UInt8]
        do {
            token = try seals.timestamp(digest)
        } catch {
            throw ArchiveFailure(sealing: error, "no time-stamp could be made")
        }
        try await noteKeyUse("timestamp", by: principal)
        return token
    }

    private func noteKeyUse(_ what: String, by principal: Principal) async throws(ArchiveFailure) {
        let event = LedgerEvent(event: .keyUse, time: time.now(), actor: principal.id, note: what)
        let bytes = try CanonicalJSON.encode(event)
        await levelIndex()
        try await whileLevel { () async throws(ArchiveFailure) -> Void in
            let first = try await commit(files: [], entries: [bytes], removals: [])
            await indexEntry(LedgerEntry(bytes: bytes, event: event, details: []), at: first)
        }
    }
}
