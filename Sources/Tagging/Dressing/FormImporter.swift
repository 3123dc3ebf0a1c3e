import PDF
import PageContent

/// Makes form XObjects (ISO 32000-2 §8.10) of the pages of a template's file.
struct FormImporter {
    /// A page as a form: upright, its lower left corner at 0, in points.
    struct Form: Hashable {
        var reference: PDFReference
        var width: Double
        var height: Double
    }

    let file: TemplateFile
    private var copier: ObjectCopier
    private var forms: [Int: Form] = [:]

    var traits: TemplateTraits { copier.traits }
    var copiedBytes: Int { copier.copiedBytes }

    init(_ file: TemplateFile, readsContent: Bool) {
        self.file = file
        copier = ObjectCopier(file.document, readsContent: readsContent)
    }

    /// The form of a page, from 1; the same one each time.
    mutating func form(ofPage number: Int, into update: inout IncrementalUpdate) throws(DressingError) -> Form {
        if let known = forms[number] { return known }
        guard file.pages.indices.contains(number - 1) else {
            throw DressingError(
                message: "The template's file \(file.name) has \(file.pages.count) pages; page \(number) is asked for.")
        }
        let page = file.pages[number - 1]
        let form: Form
        do throws(PDFError) { form = try make(page, into: &update) } catch {
            throw DressingError(
                message: "Page \(number) of the template's file \(file.name) cannot be used. \(error.message)")
        }
        forms[number] = form
        return form
    }

    /// Where the form of a page, from 1, hides what is below it, in its own coordinates. Only once it was made. Letters
    /// that are drawn by procedures may be of any size: then all of it.
    func places(ofPage number: Int, form: Form) throws(DressingError) -> [PDFRectangle] {
        let whole = PDFRectangle(left: 0, bottom: 0, right: form.width, top: form.height)
        guard !traits.drawsLetters, file.pages.indices.contains(number - 1) else { return [whole] }
        return try TemplateFile.explained(file.name) { () throws(PDFError) in
            var page = file.pages[number - 1]
            // They stay behind.
            page.dictionary["Annots"] = nil
            guard let upright = PageGeometry(page).toUserSpace.inverse else { return [whole] }
            let ink = try InkReader(file.document).ink(on: page, streams: file.document.contentStreams(of: page))
            return ink.coveredPlaces.map { upright.bounds(of: $0) }
        }
    }

    private mutating func make(_ page: PDFPage, into update: inout IncrementalUpdate) throws(PDFError) -> Form {
        let geometry = PageGeometry(page)
        guard let upright = geometry.toUserSpace.inverse else {
            throw PDFError(.damaged, "It has no area.")
        }
        let content = try content(of: page)
        let resources = try copied(page.resources, usedBy: content.decoded, into: &update)
        var dictionary: PDFDictionary = [
            "Type": .name("XObject"), "Subtype": .name("Form"), "FormType": .integer(1),
            "BBox": .array(
                [page.cropBox.left, page.cropBox.bottom, page.cropBox.right, page.cropBox.top].map(Self.number)),
            "Matrix": .array([upright.a, upright.b, upright.c, upright.d, upright.e, upright.f].map(Self.number)),
            "Resources": .dictionary(resources),
        ]
        if let group = try file.document.resolveDictionary(page.dictionary["Group"]) {
            dictionary["Group"] = try copier.copy(.dictionary(group), as: .group, into: &update)
        }
        let reference = try write(content, dictionary, into: &update)
        return Form(reference: reference, width: geometry.width, height: geometry.height)
    }

    private mutating func copied(
        _ resources: PDFObject?, usedBy content: [UInt8], into update: inout IncrementalUpdate
    ) throws(PDFError) -> PDFDictionary {
        let used = UsedResources(content)
        var named = try used.filter(resources, in: file.document)
        let fonts = try file.document.resolveDictionary(named["Font"]) ?? [:]
        let shown = fonts.entries.filter { used.shownFonts.contains($0.key) }
        if named["Font"] != nil { named["Font"] = .dictionary(PDFDictionary(shown)) }
        var copied = try copier.copy(.dictionary(named), as: .resources, into: &update)?.dictionaryValue ?? [:]
        var copiedFonts = copied["Font"]?.dictionaryValue ?? [:]
        for name in fonts.sortedKeys where shown[name] == nil {
            copiedFonts[name] = try copier.copy(unshownFont: fonts[name], into: &update)
        }
        if !copiedFonts.isEmpty { copied["Font"] = .dictionary(copiedFonts) }
        return copied
    }

    /// A page's content, and what has to be mended in it.
    private struct Content {
        var decoded: [UInt8]
        /// The stream as it is encoded, where it is the only one.
        var only: PDFStream?
        var balance: StateBalance
    }

    private func content(of page: PDFPage) throws(PDFError) -> Content {
        let document = file.document
        let streams = try document.contentStreams(of: page)
        let balance = try InkReader(document).ink(on: page, streams: streams).balance
        var decoded: [[UInt8]] = []
        var only: PDFStream?
        for stream in streams {
            guard case .stream(let value) = try document.resolve(stream) else { continue }
            only = decoded.isEmpty ? value : nil
            decoded.append(try document.decodedData(of: value))
        }
        return Content(decoded: Array(decoded.joined(separator: [10])), only: only, balance: balance)
    }

    /// The content as it is encoded where it is one stream that closes what it opens, else decoded and mended.
    private mutating func write(
        _ content: Content, _ dictionary: PDFDictionary, into update: inout IncrementalUpdate
    ) throws(PDFError) -> PDFReference {
        if copier.readsContent { copier.note(content: content.decoded) }
        if let only = content.only, content.balance.isClosed {
            var dictionary = dictionary
            for name in ["Filter", "DecodeParms"] {
                guard let kind = CopiedKind.data.kind(of: name) else { continue }
                dictionary[name] = try copier.copy(only.dictionary[name], as: kind, into: &update)
            }
            return update.add(dictionary, data: try copier.data(of: only))
        }
        guard content.decoded.count <= ObjectCopier.mostBytes else {
            throw PDFError(.tooLarge, "Its content has more than \(ObjectCopier.mostBytes >> 20) MiB.")
        }
        let closing = Array("\n\(content.balance.closing)Q\n".utf8)
        return update.add(dictionary, data: Array(content.balance.opening.utf8) + content.decoded + closing)
    }

    static func number(_ value: Double) -> PDFObject { .real(ContentWriter.text(value)) }
}

extension StateBalance {
    /// Whether nothing has to be mended.
    var isClosed: Bool { depth == 0 && surplusRestores == 0 && !openText && markedDepth == 0 }
}
