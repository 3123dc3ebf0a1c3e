package import ArchiveModel
import PDF
import PageContent
package import WorkerProtocol

/// Says whether a template can be used, by putting it on empty pages.
package enum TemplateInspector {
    /// Findings are fatal where it cannot; warnings where it cannot on some documents; else information.
    package static func inspect(
        _ request: TemplateInspectionRequest, files sources: [any ByteSource]
    ) throws(WorkerRefusal) -> TemplateInspection {
        let order = Dressing(layout: request.layout, files: request.names, hasInserts: true)
        let files: [TemplateFile]
        do throws(WorkerRefusal) { files = try TemplateFile.opened(order, sources) } catch {
            return TemplateInspection(
                pages: [], findings: [finding("template-unreadable", .fatal, error.message)])
        }
        var findings = files.flatMap { shape(of: $0, in: request.layout) }
        do throws(WorkerRefusal) {
            let document = try WorkerRefusal.of { () throws(PDFError) in try PDFDocument(BlankDocument.pages(3)) }
            findings += try DocumentDressing.trial(of: order, files: files, document: document)
        } catch {
            findings.append(finding("template-unfit", .fatal, error.message))
        }
        return TemplateInspection(pages: files.map(\.pages.count), findings: findings)
    }

    static func finding(_ id: String, _ flag: Finding.Flag, _ message: String) -> Finding {
        Finding(artefact: "template", id: id, flag: flag, message: message)
    }

    /// Parts of an A4 page that a sheet over it may hide before that is told, and before no document could have it.
    private static let (smallShare, largeShare) = (0.1, 0.5)

    static func covering(_ name: String, share: Double) -> Finding? {
        guard share > smallShare else { return nil }
        let part = "\(name) lies over the pages and hides \(Int((share * 100).rounded())) % of each"
        guard share <= largeShare else {
            return finding(
                "template-covers", .fatal, "\(part): what an invoice says could not be seen. Put it below the pages.")
        }
        return finding(
            "template-covers", .warning, "\(part): a document that says something there waits. Put it below the pages.")
    }

    /// In points: A4 and US letter.
    private static let papers = [(595.276, 841.89), (612.0, 792.0)]

    private static func shape(of file: TemplateFile, in layout: TemplateLayout) -> [Finding] {
        let isLetterhead = layout.sheets.contains { $0.file == file.name && $0.place == nil }
        guard isLetterhead else { return [] }
        var findings: [Finding] = []
        if file.pages.count > 2 {
            findings.append(
                finding(
                    "template-pages", .fatal,
                    "The letterhead \(file.name) has \(file.pages.count) pages. Give one, or one for the first page and one "
                        + "for those that follow."))
        }
        for (index, page) in file.pages.enumerated() {
            let geometry = PageGeometry(page)
            let sides = [geometry.width, geometry.height].sorted()
            guard !papers.contains(where: { abs($0.0 - sides[0]) < 6 && abs($0.1 - sides[1]) < 6 }) else { continue }
            let measures = [geometry.width, geometry.height].map {
                Int(($0 / SheetPlacing.millimetre).rounded())
            }
            findings.append(
                finding(
                    "template-size", .warning,
                    "Page \(index + 1) of the letterhead \(file.name) is \(measures[0]) × \(measures[1]) mm, neither A4 nor "
                        + "letter; it is made as large as fits a document's page."))
        }
        return findings
    }
}

extension DocumentDressing {
    /// What is found out about a template by putting it on a document.
    static func trial(
        of order: Dressing, files: [TemplateFile], document: PDFDocument
    ) throws(WorkerRefusal) -> [Finding] {
        var dressing = try made(order, files: files, document: document, readsContent: true)
        let increment = try dressing.increment()
        var findings: [Finding] = []
        for (name, traits) in dressing.traits {
            let fonts = traits.missingFonts.sorted()
            if !fonts.isEmpty {
                findings.append(
                    TemplateInspector.finding(
                        "template-fonts", .warning,
                        "Not embedded in \(name): \(fonts.joined(separator: ", ")). It looks different elsewhere, and does "
                            + "not fit on PDF/A documents."))
            }
            if traits.isTransparent {
                findings.append(
                    TemplateInspector.finding(
                        "template-transparency", .information,
                        "\(name) is transparent in parts: it does not fit on PDF/A-1 documents."))
            }
            let spaces = traits.deviceSpaces.subtracting(["DeviceGray"]).sorted()
            if !spaces.isEmpty {
                findings.append(
                    TemplateInspector.finding(
                        "template-colours", .information,
                        "\(name) has colours in \(spaces.joined(separator: ", ")): it fits on PDF/A documents whose output "
                            + "intent describes them."))
            }
            if traits.filters.contains("LZWDecode") {
                findings.append(
                    TemplateInspector.finding(
                        "template-compression", .warning,
                        "\(name) is compressed with LZW: it does not fit on PDF/A documents. Save it anew."))
            }
        }
        findings += dressing.covered.sorted { $0.key < $1.key }.compactMap { TemplateInspector.covering($0, share: $1) }
        if let increment {
            findings.append(
                TemplateInspector.finding(
                    "template-length", .information,
                    "It adds about \((increment.bytes.count + 1_023) / 1_024) KiB to each document."))
        }
        return findings
    }
}
