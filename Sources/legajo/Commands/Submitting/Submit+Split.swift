import ArchiveClient
import ArchiveModel
import Crypto
import WorkerProtocol

extension Submit {
    /// A line of the cut.
    private struct Cut: Encodable {
        var file: String
        var pages: Int
        var blank: [Int]
        var pieces: [BatchReport.Piece]

        init(_ file: String, _ report: BatchReport) {
            self.file = file
            (pages, blank, pieces) = (report.pageCount, report.blank, report.pieces)
        }

        func tell() {
            Terminal.say("\(file)  \(pages == 1 ? "1 page" : "\(pages) pages"), \(pieces.count) documents")
            for piece in pieces {
                Terminal.say(
                    "  "
                        + Lines.columns([
                            "pages \(Self.words(piece.pages))", piece.because.rawValue, piece.id?.description,
                        ]))
            }
            if !blank.isEmpty { Terminal.say("  blank: \(Self.words(blank))") }
        }

        /// `1-3, 5`.
        static func words(_ pages: [Int]) -> String {
            var runs: [ClosedRange<Int>] = []
            for page in pages {
                if let last = runs.last, last.upperBound + 1 == page {
                    runs[runs.count - 1] = last.lowerBound...page
                } else {
                    runs.append(page...page)
                }
            }
            return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
                .joined(separator: ", ")
        }
    }

    /// What `--split --dry-run` shows; needs no archive.
    func showCut() async throws(CommandFailure) -> ExitStatus {
        try await Documents.forEach(files, output.format) { (worker, file) async throws(CommandFailure) in
            try await worker.divide(file)
        } tell: { (file, result) throws(CommandFailure) in
            let cut = Cut(file.path, try result.get())
            switch output.format {
            case .json: try Lines.json(cut)
            case .text: cut.tell()
            }
            return cut.pieces.isEmpty ? .bad : .good
        }
    }

    /// Every document of every pile, one after the other. A file that is one document is submitted as it is.
    func submitPieces(through archive: ArchiveConnection) async throws(CommandFailure) -> ExitStatus {
        let worker = try Worker()
        defer { worker.close() }
        var status = ExitStatus.good
        for path in files {
            let pile = try LocalFile(path)
            let report = try await worker.divide(pile)
            if report.pieces.isEmpty { Terminal.complain("\(path): every page is blank; nothing was submitted.") }
            let origin = try Self.origin(of: pile)
            for piece in report.pieces {
                let isWhole = report.pieces.count == 1 && report.blank.isEmpty
                let name = isWhole ? path : "\(path) pages \(Cut.words(piece.pages))"
                var line: SubmissionLine
                do throws(CommandFailure) {
                    let upload: UploadFile
                    if isWhole {
                        upload = pile.upload(as: .document)
                    } else {
                        let bytes = try await worker.take(piece.pages, from: pile)
                        upload = UploadFile(
                            role: .document, name: Self.name(pile.name, piece), content: MemoryBytes(bytes))
                    }
                    // Which pages of which pile it is stays with the submission.
                    let relation = [source, "\(origin) pages \(Cut.words(piece.pages))"].compactMap { $0 }
                    let options = options(sourceName: isWhole ? source : relation.joined(separator: "; "))
                    do throws(ClientFailure) {
                        line = SubmissionLine(
                            file: name,
                            outcome: .success(try await archive.submit([upload], options: options, wait: wait)),
                            isWantedAsIs: asIs || vault != .issued)
                    } catch {
                        throw CommandFailure(error)
                    }
                } catch {
                    line = SubmissionLine(file: name, outcome: .failure(error))
                }
                try line.print(output.format)
                status = max(status, line.status)
                if line.stops { return status }
            }
            if report.pieces.isEmpty { status = max(status, .bad) }
        }
        return status
    }

    /// The pile by name and digest.
    private static func origin(of pile: LocalFile) throws(CommandFailure) -> String {
        var hash = SHA256()
        do {
            try pile.bytes.forEachWindow { (window: [UInt8]) throws(CommandFailure) in hash.update(data: window) }
        } catch {
            switch error {
            case .body(let failure): throw failure
            case .source(let cause): throw CommandFailure(.undecided, "\(pile.path) cannot be read: \(cause)")
            }
        }
        return "\(pile.name) sha256:\(Hexadecimal.text(hash.finalize()))"
    }

    /// `pile-p3-5.pdf`.
    private static func name(_ pile: String, _ piece: BatchReport.Piece) -> String {
        let parts = pile.split(separator: ".", omittingEmptySubsequences: false)
        let pages = Cut.words(piece.pages).filter { $0 != " " }.split(separator: ",").joined(separator: "_")
        guard parts.count > 1, let suffix = parts.last else { return "\(pile)-p\(pages)" }
        return parts.dropLast().joined(separator: ".") + "-p\(pages).\(suffix)"
    }
}
