import ArchiveModel
import PDF
import PageContent
import Tagging
import Testing
import WorkerProtocol

/// What makes a hybrid invoice a PDF/A-3 is there after tagging as before. Each check names the clause of ISO 19005-3 it
/// follows.
@Suite struct `PDF/A-3 stays PDF/A-3` {
    struct Case: Sendable, CustomTestStringConvertible {
        var file: String
        var symbology: TagStyle.Symbology
        var isTest: Bool

        var testDescription: String { "\(file) \(symbology.rawValue)\(isTest ? " test" : "")" }

        static let all = ["es/almazara-hybrid", "de/nordwind-hybrid", "en/atelier-hybrid"].flatMap { file in
            TagStyle.Symbology.allCases.flatMap { symbology in
                [false, true].map { Case(file: file, symbology: symbology, isTest: $0) }
            }
        }
    }

    private struct Pair {
        var source: PDFDocument
        var sourceBytes: [UInt8]
        var tagged: PDFDocument
        var increment: [UInt8]
        var objects: [Int]
    }

    private func pair(_ item: Case) throws -> Pair {
        let source = try TestDocument.fixture("Invoices/\(item.file).pdf")
        let (prepared, increment) = try PagePreparation.prepare(
            PreparationRequest(
                id: TestDocument.id, isTest: item.isTest,
                signature: .init(capacity: 4_096, time: UTCTime(milliseconds: 1_795_466_640_000)),
                style: TagStyle(symbology: item.symbology)),
            source: source)
        return Pair(
            source: try PDFDocument(source), sourceBytes: source.bytes,
            tagged: try PDFDocument(MemoryBytes(source.bytes + increment)), increment: increment,
            objects: prepared.objects)
    }

    /// Streams the increment adds, with their decoded data.
    private func addedStreams(_ pair: Pair) throws -> [(dictionary: PDFDictionary, data: [UInt8])] {
        try pair.objects.compactMap { number in
            guard case .stream(let stream) = try pair.tagged.object(PDFReference(number)).value,
                stream.dictionary["Type"] != .name("XRef")
            else { return nil }
            return (stream.dictionary, try pair.tagged.decodedData(of: stream))
        }
    }

    @Test(arguments: Case.all)
    func `§6.8: the embedded XML is the same to the byte, and what ties it to the document is untouched`(item: Case)
        throws
    {
        let pair = try pair(item)
        func files(_ document: PDFDocument) throws -> [(specification: PDFDictionary, data: [UInt8])] {
            let catalog = try #require(try document.catalog().value.dictionaryValue)
            let files = try #require(try document.resolveArray(catalog["AF"]))
            #expect(!files.isEmpty)
            return try files.map { file in
                let specification = try #require(try document.resolveDictionary(file))
                let embedded = try #require(try document.resolveDictionary(specification["EF"]))
                guard case .stream(let stream) = try document.resolve(embedded["F"]) else { return (specification, []) }
                return (specification, try document.decodedData(of: stream))
            }
        }
        let (before, after) = (try files(pair.source), try files(pair.tagged))
        #expect(before.map(\.specification) == after.map(\.specification))
        #expect(before.map(\.data) == after.map(\.data))
        #expect(after.allSatisfy { !$0.data.isEmpty && $0.specification["AFRelationship"] != nil })
        #expect(after.allSatisfy { $0.specification["F"] != nil && $0.specification["UF"] != nil })
        let (old, new) = (
            try pair.source.catalog().value.dictionaryValue, try pair.tagged.catalog().value.dictionaryValue
        )
        for key in ["Names", "AF"] { #expect(old?[key] == new?[key]) }
    }

    @Test(arguments: Case.all)
    func `§6.6.2.1, §6.6.4: the XMP metadata still claim part 3, byte for byte`(item: Case) throws {
        let pair = try pair(item)
        func metadata(_ document: PDFDocument) throws -> [UInt8] {
            guard case .stream(let stream) = try document.resolve(document.catalog().value.dictionaryValue?["Metadata"])
            else { return [] }
            return try document.decodedData(of: stream)
        }
        let text = try metadata(pair.tagged)
        #expect(try text == metadata(pair.source))
        let claim = String(decoding: text, as: UTF8.self)
        #expect(claim.contains("<pdfaid:part>3</pdfaid:part>") || claim.contains("pdfaid:part=\"3\""))
    }

    @Test(arguments: Case.all)
    func `§6.2.3, §6.2.4.3: device colours have their output intent, the same as before`(item: Case) throws {
        let pair = try pair(item)
        let (old, new) = (
            try pair.source.catalog().value.dictionaryValue, try pair.tagged.catalog().value.dictionaryValue
        )
        #expect(old?["OutputIntents"] == new?["OutputIntents"])
        let intents = try pair.tagged.resolveArray(new?["OutputIntents"]) ?? []
        let text = try addedStreams(pair).map { String(decoding: $0.data, as: UTF8.self) }.joined(separator: "\n")
        let usesDeviceGray = text.split(separator: "\n").contains { $0.hasSuffix(" g") || $0.hasSuffix(" G") }
        #expect(usesDeviceGray == !intents.isEmpty)
        #expect(!text.contains(" rg\n") && !text.contains(" k\n") && !text.contains(" RG\n") && !text.contains(" K\n"))
    }

    @Test(arguments: Case.all)
    func `§6.2.2, §6.2.5, §6.2.10: nothing but plain painting, with resources of the page's own`(item: Case) throws {
        let pair = try pair(item)
        for page in try pair.tagged.pages() {
            #expect(page.dictionary["Resources"] != nil)
            let resources = try #require(try pair.tagged.resolveDictionary(page.resources))
            let fonts = try #require(try pair.tagged.resolveDictionary(resources["Font"]))
            let streams = try #require(try pair.tagged.resolveArray(page.dictionary["Contents"]))
            guard case .stream(let last) = try pair.tagged.resolve(streams.last) else { continue }
            var parser = ContentParser(try pair.tagged.decodedData(of: last))
            while let next = parser.next() {
                // No graphics state dictionary, hence no transparency; no shading, no image.
                #expect(![.parameters, .shading, .object, .inlineImage, .renderingIntent].contains(next))
                if next == .font { #expect(fonts[parser.operands.first?.nameValue ?? ""] != nil) }
            }
            #expect(parser.faults == 0)
        }
        let before = try pair.source.pages().map { $0.dictionary["Group"] }
        #expect(try pair.tagged.pages().map { $0.dictionary["Group"] } == before)
    }

    @Test(arguments: Case.all)
    func `§6.2.11: the tag's font is part of the document, with true widths, Unicode and no missing glyph`(item: Case)
        throws
    {
        let pair = try pair(item)
        let page = try #require(try pair.tagged.pages().first)
        let resources = try #require(try pair.tagged.resolveDictionary(page.resources))
        let fonts = try #require(try pair.tagged.resolveDictionary(resources["Font"]))
        let font = try #require(try pair.tagged.resolveDictionary(fonts["LegajoTag"]))
        #expect(font["Subtype"] == .name("Type3"))
        let procedures = try #require(try pair.tagged.resolveDictionary(font["CharProcs"]))
        let encoding = try #require(try pair.tagged.resolveDictionary(font["Encoding"]))
        let first = try #require(font["FirstChar"]?.integerValue)
        let widths = try #require(try pair.tagged.resolveArray(font["Widths"]))
        var names: [Int: String] = [:]
        var code = 0
        for entry in try #require(try pair.tagged.resolveArray(encoding["Differences"])) {
            if let number = entry.integerValue { code = number } else { names[code] = entry.nameValue }
        }
        for (code, name) in names {
            // §6.2.11.5: the width in the font and in the glyph.
            guard case .stream(let glyph) = try pair.tagged.resolve(procedures[name]) else {
                Issue.record("no glyph \(name)")
                continue
            }
            let text = String(decoding: try pair.tagged.decodedData(of: glyph), as: UTF8.self)
            #expect(widths[code - first].number == Double(text.split(separator: " ")[0]))
        }
        // §6.2.11.8: every code that is shown has a glyph.
        for word in try PageReader(pair.tagged).ink(on: page).taggedWords {
            #expect(!word.isEmpty && word.utf8.allSatisfy { names[Int($0)] != nil })
        }
        // §6.2.11.7.2, for levels U and A.
        guard case .stream(let map) = try pair.tagged.resolve(font["ToUnicode"]) else { return }
        #expect(String(decoding: try pair.tagged.decodedData(of: map), as: UTF8.self).contains("beginbfchar"))
    }

    @Test(arguments: Case.all)
    func `§6.3, §6.4: the signature's field may be there, and nothing asks for appearances or actions`(item: Case)
        throws
    {
        let pair = try pair(item)
        let page = try #require(try pair.tagged.pages().first)
        let annotation = try #require(
            try pair.tagged.resolveDictionary(pair.tagged.resolveArray(page.dictionary["Annots"])?.last))
        // §6.3.2: Print, and none of Invisible, Hidden, NoView, ToggleNoView.
        let flags = try #require(annotation["F"]?.integerValue)
        #expect(flags & 4 == 4 && flags & (1 | 2 | 32 | 256) == 0)
        // §6.3.3: an appearance, and only the normal one.
        let appearances = try #require(try pair.tagged.resolveDictionary(annotation["AP"]))
        #expect(appearances.sortedKeys == ["N"])
        #expect(annotation["A"] == nil && annotation["AA"] == nil)
        let form = try #require(
            try pair.tagged.resolveDictionary(pair.tagged.catalog().value.dictionaryValue?["AcroForm"]))
        #expect(form["NeedAppearances"] != .boolean(true) && form["XFA"] == nil)
    }

    @Test(arguments: Case.all)
    func `§6.1: the file's outer form`(item: Case) throws {
        let pair = try pair(item)
        // §6.1.3: an identifier, no encryption, nothing behind the end of file.
        #expect(pair.tagged.trailer["ID"] != nil && !pair.tagged.isEncrypted)
        #expect(pair.increment.suffix(6).elementsEqual("%%EOF\n".utf8))
        for (dictionary, data) in try addedStreams(pair) {
            // §6.1.7: no data in other files, no LZW; a length that is true.
            for key in ["F", "FFilter", "FDecodeParms"] { #expect(dictionary[key] == nil) }
            #expect(dictionary["Filter"] == nil && dictionary["Length"]?.integerValue == data.count)
        }
        // §6.1.13: names up to 127 bytes, states nested up to 28 deep.
        for page in try pair.tagged.pages() {
            var (depth, deepest) = (0, 0)
            for stream in try pair.tagged.contentStreams(of: page) {
                guard case .stream(let stream) = try pair.tagged.resolve(stream) else { continue }
                var parser = ContentParser(try pair.tagged.decodedData(of: stream))
                while let next = parser.next() {
                    if next == .save { depth += 1 } else if next == .restore { depth -= 1 }
                    deepest = max(deepest, depth)
                }
            }
            #expect(depth == 0 && deepest <= 28)
        }
    }
}
