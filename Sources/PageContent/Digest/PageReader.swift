package import ArchiveModel
package import PDF

/// Reads the pages of one document: their ink, and what they say. Before a page is tagged and after, here and in another
/// process, with the same result.
package final class PageReader {
    package let document: PDFDocument
    private let inks: InkReader

    package init(_ document: PDFDocument) {
        self.document = document
        inks = InkReader(document)
    }

    /// Reads a later revision of a document; `changed` are the numbers of the objects in what was added.
    package init(_ document: PDFDocument, after earlier: PageReader, changed: some Sequence<Int>) {
        self.document = document
        inks = InkReader(document, after: earlier.inks, changed: Set(changed))
    }

    /// What the page shows. Throws where its content cannot be decoded.
    ///
    /// - Parameter findsSymbols: Whether bar codes drawn as areas are looked for: only a place for the tag needs them.
    package func ink(on page: PDFPage, findsSymbols: Bool = true) throws(PDFError) -> Ink {
        try inks.ink(on: page, streams: document.contentStreams(of: page), findsSymbols: findsSymbols)
    }

    /// The digest of what a page shows, without its own tag.
    ///
    /// - Parameters:
    ///   - tag: Of a tagged page; nil before a page gets its tag.
    ///   - paper: The crop box that a page will have with paper added below: annotations are drawn over it.
    package func digest(
        of ink: Ink, on page: PDFPage, without tag: TagWords?, paper: PDFRectangle? = nil
    ) throws(PDFError) -> PageDigest {
        let transcript = try transcript(of: ink, on: page, without: tag, paper: paper)
        guard let digest = PageDigest(PictureSource.digest(transcript)) else {
            throw PDFError(.source, "There was no memory for a page's digest.")
        }
        return digest
    }

    /// The bytes the digest is taken of.
    package func transcript(
        of ink: Ink, on page: PDFPage, without tag: TagWords?, paper: PDFRectangle? = nil
    ) throws(PDFError) -> [UInt8] {
        let geometry = PageGeometry(page)
        var overlay = ink.overlay
        if let paper, !overlay.isEmpty {
            var marks: [Ink.Mark] = []
            overlay = [try inks.annotations(on: page, paper: paper, marks: &marks)]
        }
        var layer = PageTranscript.Layer(ink: ink)
        var sequences = ink.sequences
        var rest = page.cropBox
        var isCovered = false
        if let tag, let own = try self.tag(of: ink, tag, on: geometry, userUnit: page.userUnit) {
            rest = own.rest
            if own.hasPaper {
                // Below the paper that was added lies what the crop box hid before.
                layer.ink = try inks.content(of: page, streams: document.contentStreams(of: page), paper: rest)
            }
            layer.tag = layer.ink.tag?.pieces ?? 0..<0
            if own.isTest, ink.testMarks != nil, !sequences.isEmpty { sequences.removeFirst() }
            isCovered = own.isCovered
        } else if let drawn = ink.tag?.drawn {
            sequences.append(drawn)
        }
        var transcript = PageTranscript(
            [layer] + overlay.map { PageTranscript.Layer(ink: $0) }, matrix: geometry.toReadingPlace)
        let box = [rest.left, rest.bottom, rest.right, rest.top].map { " \(Int($0 * 10, clamped: 1e9))" }.joined()
        transcript.add("page\(box) \(page.rotation)")
        transcript.add("drawn", ink.drawn.digest)
        if !sequences.isEmpty { transcript.add("marked", PictureSource.digest(sequences.flatMap { $0 })) }
        for ink in overlay where !ink.drawn.isEmpty { transcript.add("annotations", ink.drawn.digest) }
        if isCovered { transcript.add("drawn over the tag, or under it") }
        return transcript.bytes
    }

    /// What the page's last sequence is, where it is the tag: no larger than a symbol needs it, with the tag's words and no
    /// others, in letters of the tag's own.
    private func tag(
        of ink: Ink, _ words: TagWords, on geometry: PageGeometry, userUnit: Double
    ) throws(PDFError) -> (rest: PDFRectangle, hasPaper: Bool, isTest: Bool, isCovered: Bool)? {
        guard let tag = ink.tag, let place = tag.place(on: geometry),
            let isTest = words.isTest(tag, in: ink, on: place.block, userUnit: userUnit)
        else { return nil }
        for font in tag.fonts {
            let isSmall = if let known = font.hasSmallLetters { known } else { try inks.hasSmallLetters(font) }
            font.hasSmallLetters = isSmall
            guard isSmall else { return nil }
        }
        var isCovered = tag.isFollowed
        if !place.hasPaper {
            // A tag is put where nothing is.
            let block = place.block.shrunk(by: 1)
            let area = 0.9 * place.rest.width * place.rest.height
            isCovered =
                isCovered
                || ink.marks[(isTest ? ink.testMarks ?? 0 : 0)..<tag.marks].contains {
                    $0.box.intersection(block) != nil && !($0.isPlain && $0.box.width * $0.box.height >= area)
                }
        }
        return (place.rest, place.hasPaper, isTest, isCovered)
    }
}

extension InkReader {
    /// Whether a Type 3 font's glyphs are lines and areas that stay in the place of a letter: the tag's text is left out of
    /// what the page says, whatever it looks like.
    func hasSmallLetters(_ font: PageFont) throws(PDFError) -> Bool {
        guard font.isType3, let dictionary = font.dictionary,
            let procedures = try document.resolveDictionary(dictionary["CharProcs"]), procedures.entries.count <= 128,
            try document.resolveDictionary(dictionary["Resources"])?.isEmpty == true,
            let numbers = try document.resolveArray(dictionary["FontMatrix"]), numbers.count == 6
        else { return false }
        for (number, expected) in zip(numbers, [0.001, 0, 0, 0.001, 0, 0]) {
            guard try document.resolve(number).number == expected else { return false }
        }
        let cell = PDFRectangle(left: -100, bottom: -200, right: 700, top: 800)
        for name in procedures.entries.keys {
            guard case .stream(let stream) = try document.resolve(procedures[name]) else { return false }
            let content = try document.decodedData(of: stream, limit: 1 << 14)
            var pass = InkPass(reader: self, resources: [:], scope: newScope(), clip: Self.everywhere, depth: 1)
            try pass.run(content)
            guard !pass.ink.hasObjects, pass.ink.text.pieces.isEmpty, pass.ink.extent.map(cell.holds) ?? true else {
                return false
            }
        }
        return true
    }
}

extension PDFRectangle {
    fileprivate func shrunk(by points: Double) -> PDFRectangle {
        let (x, y) = (min(points, width / 2), min(points, height / 2))
        return PDFRectangle(left: left + x, bottom: bottom + y, right: right - x, top: top - y)
    }
}

extension Ink {
    /// Whether the page has letters that can be seen.
    package var hasLetters: Bool { !text.pieces.isEmpty || overlay.contains(where: \.hasLetters) }

    /// The words in the page's tag.
    package var taggedWords: [String] {
        (tag?.pieces ?? 0..<0).map { String(decoding: text.text(of: text.pieces[$0]), as: UTF8.self) }
    }

    /// Whether the page shows this word.
    package func shows(_ word: String) -> Bool {
        let bytes = Array(word.utf8)
        return text.pieces.contains { text.text(of: $0).elementsEqual(bytes) }
            || overlay.contains { $0.shows(word) }
    }
}
