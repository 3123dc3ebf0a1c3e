import ArchiveModel
import PDF
import PageContent
import WorkerProtocol

/// Puts a template on a document as an incremental update: sheets behind and before the pages' own content, texts, and
/// further pages at the end. The pages' content streams stay where and as they are.
struct DocumentDressing {
    private let document: PDFDocument
    private let pages: [PDFPage]
    private let order: Dressing
    private let claim: ArchivalDemands?
    private var update: IncrementalUpdate
    private var importers: [String: FormImporter] = [:]
    /// The largest part of a page, 0…1, that a file's sheets over it hide.
    private(set) var covered: [String: Double] = [:]

    /// What a sheet over a page hides hangs on.
    private struct CoverKey: Hashable {
        var file: String
        var page: Int
        var place: TemplateLayout.Place?
        var geometry: PageGeometry
    }

    /// By file: pages of a document mostly have one size.
    private var lastCover: [String: (key: CoverKey, grid: CoverGrid)] = [:]

    /// The increment; nil where the template has nothing for this document.
    static func increment(
        for order: Dressing, files: [TemplateFile], document: PDFDocument
    ) throws(WorkerRefusal) -> Increment? {
        var dressing = try made(order, files: files, document: document)
        return try dressing.increment()
    }

    /// A dressing to be done. With `readsContent` the colours that templates set are looked for even where the document
    /// forbids none.
    static func made(
        _ order: Dressing, files: [TemplateFile], document: PDFDocument, readsContent: Bool = false
    ) throws(WorkerRefusal) -> DocumentDressing {
        try WorkerRefusal.of { () throws(PDFError) in
            try DocumentDressing(order, files: files, document: document, readsContent: readsContent)
        }
    }

    private init(
        _ order: Dressing, files: [TemplateFile], document: PDFDocument, readsContent: Bool
    ) throws(PDFError) {
        self.document = document
        self.order = order
        pages = try document.pages()
        claim = try ArchivalDemands(of: document)
        update = try IncrementalUpdate(document)
        for file in files { importers[file.name] = FormImporter(file, readsContent: readsContent || claim != nil) }
    }

    /// Once. Nil where there is nothing to be put on the document.
    mutating func increment() throws(WorkerRefusal) -> Increment? {
        do { return try finished() } catch let error as DressingError {
            throw error.refusal
        } catch let error as PDFError {
            throw WorkerRefusal(error)
        } catch {
            throw WorkerRefusal(code: "unsupported", message: "The document cannot be dressed: \(error)")
        }
    }

    /// What the files' pages use, by name.
    var traits: [(name: String, traits: TemplateTraits)] {
        importers.sorted { $0.key < $1.key }.map { ($0.key, $0.value.traits) }
    }

    private mutating func finished() throws -> Increment? {
        let terms = try termsPages()
        let added = try addedForms()
        let count = pages.count + terms.count + added.count
        try dressPages(count: count)
        try append(terms: terms, forms: added)
        try refuseConflicts()
        return update.isEmpty ? nil : try update.finish()
    }

    private mutating func form(_ file: String, _ page: Int) throws(DressingError) -> FormImporter.Form {
        guard var importer = importers.removeValue(forKey: file) else {
            throw DressingError(message: "The template names a file \(file) that it does not have.")
        }
        defer { importers[file] = importer }
        return try importer.form(ofPage: page, into: &update)
    }

    // MARK: The document's own pages

    private mutating func dressPages(count: Int) throws {
        let sheets = order.layout.sheets.flatMap(expanded).filter { sheet in
            pages.indices.contains { sheet.on.include($0 + 1, of: pages.count) }
        }
        var forms: [FormImporter.Form] = []
        for sheet in sheets { forms.append(try form(sheet.file, sheet.page ?? 1)) }
        var entries = forms.enumerated().map { index, form in
            SharedResources.Entry(
                category: "XObject", name: "LegajoSheet\(index + 1)", value: .reference(form.reference))
        }
        let font = addFont(count: count, &entries)
        let gray = font == nil ? nil : claim?.gray
        if let gray { entries.append(.init(category: "ColorSpace", name: "LegajoGray", value: gray)) }
        guard !entries.isEmpty else { return }
        var resources = SharedResources(document: document, entries: entries)
        let reader = InkReader(document)
        var openings: [[UInt8]: PDFReference] = [:]
        for (index, page) in pages.enumerated() {
            let isDressed =
                sheets.contains { $0.on.include(index + 1, of: pages.count) }
                || order.layout.texts.contains { $0.on.include(index + 1, of: pages.count) }
            guard isDressed else { continue }
            let streams = try document.contentStreams(of: page)
            let ink = try reader.ink(on: page, streams: streams)
            let balance = ink.balance
            let extended = try resources.extended(for: page, in: &update)
            let content = DressedContent(
                geometry: PageGeometry(page), font: font.map { (extended.names[forms.count], $0) },
                colorSpace: gray == nil ? nil : extended.names.last)
            var (under, over) = ([UInt8](), [UInt8]())
            for (number, sheet) in sheets.enumerated() where sheet.on.include(index + 1, of: pages.count) {
                if sheet.layer == .over { try cover(index + 1, ink, content.geometry, with: sheet, forms[number]) }
                let drawn = content.sheet(forms[number], named: extended.names[number], at: sheet.place)
                if sheet.layer == .under { under += drawn } else { over += drawn }
            }
            for text in order.layout.texts where text.on.include(index + 1, of: pages.count) {
                over += content.text(filled(text.text, page: index + 1, of: count), as: text)
            }
            let prefix = under + Array(balance.opening.utf8)
            let opening = openings[prefix] ?? update.add([:], data: prefix)
            openings[prefix] = opening
            let closing = update.add([:], data: Array("\n\(balance.closing)Q\n".utf8) + over)
            var dictionary = page.dictionary
            dictionary["Resources"] = extended.value
            dictionary["Contents"] = .array([.reference(opening)] + streams + [.reference(closing)])
            update.write(.dictionary(dictionary), as: page.reference)
        }
    }

    /// A sheet over a page hides nothing that the page says: neither opaque, nor by letters on letters.
    private mutating func cover(
        _ number: Int, _ ink: Ink, _ page: PageGeometry, with sheet: TemplateLayout.Sheet, _ form: FormImporter.Form
    ) throws(DressingError) {
        guard let importer = importers[sheet.file], let upright = page.toUserSpace.inverse else { return }
        let key = CoverKey(file: sheet.file, page: sheet.page ?? 1, place: sheet.place, geometry: page)
        let grid: CoverGrid
        if let last = lastCover[sheet.file], last.key == key {
            grid = last.grid
        } else {
            let placing = SheetPlacing.transform(form, at: sheet.place, on: page)
            grid = CoverGrid(
                try importer.places(ofPage: key.page, form: form).map { placing.bounds(of: $0) }, width: page.width,
                height: page.height)
            lastCover[sheet.file] = (key, grid)
        }
        covered[sheet.file] = max(covered[sheet.file] ?? 0, grid.share)
        let paper = page.toUserSpace.bounds(
            of: PDFRectangle(left: 0, bottom: 0, right: page.width, top: page.height))
        guard !ink.saidPlaces(on: paper).contains(where: { grid.meets(upright.bounds(of: $0)) }) else {
            throw DressingError(
                message:
                    "On page \(number) the template's \(sheet.file) would lie over what the page says. Put it below the "
                    + "page, or where the page is empty.")
        }
    }

    /// A sheet with its page named: those of two pages are two, one for the first page and one for those that follow.
    private func expanded(_ sheet: TemplateLayout.Sheet) -> [TemplateLayout.Sheet] {
        guard sheet.page == nil else { return [sheet] }
        let last = importers[sheet.file]?.file.pages.count ?? 1
        var (first, following) = (sheet, sheet)
        (first.page, following.page) = (1, last)
        guard last > 1 else { return [first] }
        switch sheet.on {
        case .first: return [first]
        case .following: return [following]
        case .last: return [pages.count == 1 ? first : following]
        case .all:
            (first.on, following.on) = (.first, .following)
            return [first, following]
        }
    }

    /// The font of the texts that stand on some page, as a further entry of resources.
    private mutating func addFont(count: Int, _ entries: inout [SharedResources.Entry]) -> TextFont? {
        var texts: [String] = []
        for text in order.layout.texts {
            for page in 1...pages.count where text.on.include(page, of: pages.count) {
                texts.append(filled(text.text, page: page, of: count))
            }
        }
        guard !texts.isEmpty else { return nil }
        let font = TextFont(for: texts, to: &update)
        entries.append(.init(category: "Font", name: "LegajoText", value: .reference(font.reference)))
        return font
    }

    private func filled(_ text: String, page: Int, of count: Int) -> String {
        TemplateVariable.fill(text) { variable in
            switch variable {
            case .page: String(page)
            case .pages: String(count)
            default: order.values[variable.rawValue]
            }
        }
    }

    // MARK: Pages at the end

    /// Terms that come as text, by page.
    private func termsPages() throws -> [[String]] {
        guard let text = order.layout.termsText, !text.isEmpty, let last = pages.last else { return [] }
        let geometry = PageGeometry(last)
        return try TextFlow.pages(of: text, width: geometry.width, height: geometry.height)
    }

    /// The pages of terms, then those of inserts where they are wanted.
    private mutating func addedForms() throws(DressingError) -> [FormImporter.Form] {
        var forms: [FormImporter.Form] = []
        for name in order.layout.terms + (order.hasInserts ? order.layout.inserts : []) {
            for page in 0..<(importers[name]?.file.pages.count ?? 1) { forms.append(try form(name, page + 1)) }
        }
        return forms
    }

    private mutating func append(terms: [[String]], forms: [FormImporter.Form]) throws(PDFError) {
        guard !terms.isEmpty || !forms.isEmpty, let last = pages.last else { return }
        let catalog = try document.catalog().value.dictionaryValue
        guard let root = catalog?["Pages"]?.referenceValue, var tree = try document.resolveDictionary(.reference(root)),
            let kids = try document.resolveArray(tree["Kids"])
        else { throw PDFError(.damaged, "The document's page tree has no /Kids.") }
        var added: [PDFObject] = []
        let geometry = PageGeometry(last)
        if !terms.isEmpty {
            let font = TextFont(for: Array(terms.joined()), to: &update)
            for lines in terms { added.append(.reference(addPage(lines, font, like: geometry, under: root))) }
        }
        for form in forms { added.append(.reference(addPage(form, under: root))) }
        tree["Kids"] = .array(kids + added)
        tree["Count"] = .integer(pages.count + added.count)
        update.write(.dictionary(tree), as: root)
    }

    private mutating func addPage(_ form: FormImporter.Form, under root: PDFReference) -> PDFReference {
        let resources: PDFDictionary = ["XObject": .dictionary(["LegajoSheet1": .reference(form.reference)])]
        return addPage(
            Array("/LegajoSheet1 Do\n".utf8), resources, width: form.width, height: form.height, under: root)
    }

    private mutating func addPage(
        _ lines: [String], _ font: TextFont, like last: PageGeometry, under root: PDFReference
    ) -> PDFReference {
        let box = PDFRectangle(left: 0, bottom: 0, right: last.width, top: last.height)
        var resources: PDFDictionary = ["Font": .dictionary(["LegajoText": .reference(font.reference)])]
        if let gray = claim?.gray { resources["ColorSpace"] = .dictionary(["LegajoGray": gray]) }
        let content = DressedContent(
            geometry: PageGeometry(cropBox: box, rotation: 0, userUnit: 1), font: ("LegajoText", font),
            colorSpace: claim?.gray == nil ? nil : "LegajoGray")
        let bytes = content.lines(
            lines, x: TextFlow.margin, y: last.height - TextFlow.margin - TextFlow.size, size: TextFlow.size,
            leading: TextFlow.leading, align: .left, isArtifact: false)
        return addPage(bytes, resources, width: last.width, height: last.height, under: root)
    }

    /// Upright and uncropped, whatever the tree hands down.
    private mutating func addPage(
        _ content: [UInt8], _ resources: PDFDictionary, width: Double, height: Double, under root: PDFReference
    ) -> PDFReference {
        let box = PDFObject.array([.integer(0), .integer(0), FormImporter.number(width), FormImporter.number(height)])
        let stream = update.add([:], data: content)
        return update.add(
            .dictionary([
                "Type": .name("Page"), "Parent": .reference(root), "MediaBox": box, "CropBox": box,
                "Rotate": .integer(0), "Resources": .dictionary(resources), "Contents": .reference(stream),
            ]))
    }

    /// A PDF/A stays one: what would break it is not put on it.
    private func refuseConflicts() throws(DressingError) {
        guard let claim else { return }
        for (name, traits) in traits {
            let reasons = traits.conflicts(with: claim)
            guard !reasons.isEmpty else { continue }
            throw DressingError(
                message: "The document is PDF/A and would not be any more: of the template's file \(name), "
                    + reasons.joined(separator: "; ") + ".")
        }
    }
}
