import ArchiveModel
import ArchivePackage
import LinuxSystem
import WorkerProtocol

extension Archive {
    /// How a scan or a photograph relates to the invoices its page tags name: its figures are read back and held against
    /// the archived original. Nil for what is no picture of pages, or carries no tag of an invoice the principal may see.
    func resemblanceOfPrint(
        _ file: InputDocument, for principal: Principal
    ) async throws(ArchiveFailure) -> Resemblance? {
        guard file.bytes.isPDF || file.bytes.isPicture else { return nil }
        let visitor = WorkerOwner.visitor(principal.id)
        let tags: TagReport
        do throws(WorkerRefusal) {
            // Only a file without text is a print: of one with text the bytes tell.
            let request = ExaminationRequest(names: [file.name], from: .text, today: time.now().date, scope: .verdict)
            guard try await workers.showsPictures(request, for: visitor, file) else { return nil }
            tags = try await workers.readTags(of: file, for: visitor)
        } catch {
            if error.isTransient { throw error.failure }
            return nil
        }
        var pages: [DocumentID: [PrintRequest.Pair]] = [:]
        for page in tags.pages {
            for tag in page.tags { pages[tag.id, default: []].append(.init(copy: page.position, original: tag.page)) }
        }
        var resemblance = Resemblance(match: .init(match: .unknown))
        for (id, pairs) in pages.sorted(by: { $0.key < $1.key }).prefix(Resemblance.candidates) {
            guard let original = try await originalPDF(of: id, for: principal) else { continue }
            do throws(WorkerRefusal) {
                let report = try await workers.compare(
                    PrintRequest(pairs: pairs), for: visitor, copy: file, original: original)
                resemblance.add(report, of: id)
            } catch {
                if error.isTransient { throw error.failure }
                resemblance.isDecided = false
                resemblance.reasons.append("The picture could not be held against \(id): \(error.message)")
            }
        }
        return resemblance.match.match == .unknown && resemblance.reasons.isEmpty ? nil : resemblance
    }

    /// The archived original, for a worker; nil where there is none that the principal may see, or it is no PDF.
    private func originalPDF(
        of id: DocumentID, for principal: Principal
    ) async throws(ArchiveFailure) -> InputDocument? {
        guard try isVisible(id, to: principal) else { return nil }
        let invoice = try invoice(id)
        guard let original = invoice.metadata.original, original.mediaType == "application/pdf",
            let entry = original.entry
        else { return nil }
        do {
            return try spooled(try await package(of: invoice).content(of: entry), name: entry)
        } catch let failure as ArchiveFailure {
            throw failure
        } catch {
            throw ArchiveFailure(.damaged, "\(entry) cannot be read: \(error)")
        }
    }
}

extension Resemblance {
    /// What a comparison gave; a suspect picture stays one, whatever else it shows.
    fileprivate mutating func add(_ report: PrintReport, of id: DocumentID) {
        for page in report.unread {
            isDecided = false
            reasons.append("The picture could not be held against \(id): \(page).")
        }
        guard report.compared > 0 else { return }
        let places = report.differences.map {
            VerificationReport.ArchiveMatch.Place(page: $0.page, box: $0.box, expected: $0.expected, found: $0.found)
        }
        if places.isEmpty {
            if match.match != .suspect { match = .init(match: .rendition, id: id, places: []) }
            reasons.append(
                "A picture of \(id): the \(report.compared) figures and dates that could be read on it are those of the "
                    + "archived original. A print proves nothing by itself; the original is to be had with legajo get \(id)."
            )
            return
        }
        match = .init(match: .suspect, id: id, places: (match.match == .suspect ? match.places ?? [] : []) + places)
        for place in places {
            let found = place.found.isEmpty ? "nothing" : place.found
            reasons.append(
                "Page \(place.page) shows \(found) where the archived original of \(id) says \(place.expected). Compare both."
            )
        }
    }
}

extension WorkerPort {
    /// Whether only pictures tell what a file says.
    fileprivate func showsPictures(
        _ request: ExaminationRequest, for owner: WorkerOwner, _ file: InputDocument
    ) async throws(WorkerRefusal) -> Bool {
        try await examineOnce(request, for: owner, [file]).needsRecognition
    }
}

extension ByteSource {
    /// Whether the bytes begin as a PNG, JPEG, TIFF or binary PNM file does.
    var isPicture: Bool {
        guard let head = try? read(at: 0, count: 8) else { return false }
        let signatures: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A],
        ]
        let isPNM =
            head.count > 2 && head[0] == UInt8(ascii: "P") && (52...54).contains(head[1])
            && [0x09, 0x0A, 0x0D, 0x20].contains(head[2])
        return isPNM || signatures.contains { head.starts(with: $0) }
    }
}
