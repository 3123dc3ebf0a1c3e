package import ArchiveModel
import ArchivePackage
import LinuxSystem
import PDF
package import WorkerProtocol

extension Archive {
    /// A page of a document with a template put on it, as PNG; nil for empty pages. Nothing is kept.
    package func previewTemplate(
        _ preview: TemplatePreview, on document: InputDocument?, as principal: Principal
    ) async throws(ArchiveFailure) -> OpenedDocument {
        try AccessPolicy.require(.templates, of: principal, at: time.now())
        let tenant = try self.tenant(preview.tenant, for: principal)
        let versions = try entries(of: preview.name, tenant: tenant)
        // Being retired leaves nothing to be drawn.
        let drawn = versions.filter { !$0.template.isRetired }
        let wanted = preview.version.map { version in drawn.first { $0.template.version == version } } ?? drawn.last
        guard let entry = wanted else {
            throw ArchiveFailure(.notFound, "The template \(preview.name) has no such version to be drawn.")
        }
        let owner = WorkerOwner.visitor(principal.id)
        do throws(WorkerRefusal) {
            let (source, values) = try await subject(of: document, for: owner)
            let chosen: ChosenTemplate
            do throws(ArchiveFailure) {
                chosen = try self.chosen(entry, values: values, hasInserts: preview.hasInserts, keeping: false)
            } catch {
                throw WorkerRefusal(code: "unavailable", message: error.message)
            }
            let request = PreparationRequest(isTest: configuration.isTest, dressing: chosen.dressing)
            let increment = try await workers.prepare(request, for: owner, source, files: chosen.files).1
            let dressed = try memory(try joined(source, increment), name: "preview.pdf")
            let (_, picture) = try await workers.draw(DrawingRequest(page: preview.page), for: owner, dressed)
            let digest = ContentSum.of(picture).digests.sha256
            return OpenedDocument(
                name: "\(preview.name)-\(entry.template.version)-\(preview.page).png", mediaType: "image/png",
                digest: digest, content: MemoryBytes(picture))
        } catch {
            throw error.failure
        }
    }

    /// The document with what its invoice says, or empty pages with an example's.
    private func subject(
        of document: InputDocument?, for owner: WorkerOwner
    ) async throws(WorkerRefusal) -> (InputDocument, [TemplateVariable: String]) {
        guard let document else {
            return (try memory(BlankDocument.pages(2).bytes, name: "empty.pdf"), Self.example)
        }
        let request = ExaminationRequest(names: [document.name], today: time.now().date, scope: .data)
        let report = try await workers.examine(request, for: owner, [document])
        return (document, Self.values(of: report.fields, id: nil))
    }

    private static let example: [TemplateVariable: String] = [
        .number: "F-2026/117", .date: "2026-11-27", .due: "2026-12-27", .issuer: "Muñoz & Hijos, S.L.",
        .issuerTaxID: "ESB12345674", .customer: "Panadería López", .id: "LG-0000-0000-0000",
    ]

    private func joined(_ source: InputDocument, _ increment: [UInt8]) throws(WorkerRefusal) -> [UInt8] {
        do { return try source.bytes.read(at: 0, count: Int(source.bytes.length)) + increment } catch {
            throw WorkerRefusal(code: "unavailable", message: "\(source.name) cannot be read: \(error).")
        }
    }

    private func memory(_ bytes: [UInt8], name: String) throws(WorkerRefusal) -> InputDocument {
        do {
            let file = try FileBytes(try MemoryFile(named: name, sealing: bytes).file)
            return InputDocument(name: name, descriptor: file.descriptor, bytes: file)
        } catch {
            throw WorkerRefusal(code: "out-of-memory", message: "There is no memory for \(name): \(error).")
        }
    }
}
