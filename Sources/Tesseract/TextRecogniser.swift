import CTesseract

/// A word as it was recognised in a picture.
package struct RecognisedWord: Hashable, Sendable {
    package var text: String
    /// 0…1, the engine's own.
    package var confidence: Double
    /// `[x0, y0, x1, y1]` in pixels from the top left corner, close around the ink.
    package var bounds: [Int]
    /// Where the letters stand, in pixels from the top, at the word's middle.
    package var baseline: Int
    /// Counts the lines of the page; words of one number stand on one.
    package var line: Int
}

/// Why nothing could be recognised.
package struct TextRecogniserError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// The data of no language is installed.
        case noLanguage = "no-language"
        case badPicture = "bad-picture"
        /// It took longer than was allowed.
        case tooComplex = "too-complex"
    }

    package let code: Code
    package let message: String

    package init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}

/// Reads printed text from pictures with Tesseract's neural network. Reusable for many pages; bound to one thread,
/// and starts none where `OMP_THREAD_LIMIT` is 1.
@safe
package final class TextRecogniser {
    private let engine: OpaquePointer

    /// Loads the languages' data, which takes files: before a sandbox closes.
    ///
    /// - Parameter languages: ISO 639-2 codes as Tesseract names its data; those that are not installed are left out
    ///   as long as the first one is.
    package init(languages: [String]) throws(TextRecogniserError) {
        guard let created = unsafe TessBaseAPICreate() else {
            throw TextRecogniserError(code: .noLanguage, message: "The text recogniser could not be made.")
        }
        let code = unsafe TessBaseAPIInit2(created, nil, languages.joined(separator: "+"), OEM_LSTM_ONLY)
        guard code == 0 else {
            unsafe TessBaseAPIDelete(created)
            throw TextRecogniserError(
                code: .noLanguage,
                message: "The recogniser's data for \(languages.joined(separator: ", ")) is not installed; install it "
                    + "with scripts/bootstrap.")
        }
        unsafe engine = created
        // Its remarks go nowhere; what fails is told by who asked.
        unsafe TessBaseAPISetVariable(engine, "debug_file", "/dev/null")
    }

    deinit {
        unsafe TessBaseAPIEnd(engine)
        unsafe TessBaseAPIDelete(engine)
    }

    /// How text is looked for.
    package enum Search: Sendable {
        /// In columns and paragraphs.
        case layout
        /// Wherever some stands, in no order.
        case everywhere
    }

    /// The words of a picture of one byte a pixel, rows without padding, in the engine's reading order.
    ///
    /// - Parameters:
    ///   - resolution: Dots per inch.
    ///   - search: How text is looked for.
    ///   - milliseconds: How long it may take.
    package func words(
        width: Int, height: Int, pixels: [UInt8], resolution: Int, search: Search = .layout, milliseconds: Int
    ) throws(TextRecogniserError) -> [RecognisedWord] {
        guard width > 0, height > 0, width <= 32_000, height <= 32_000, pixels.count == width * height else {
            throw TextRecogniserError(
                code: .badPicture, message: "A picture of \(width) by \(height) does not have \(pixels.count) pixels.")
        }
        unsafe TessBaseAPISetPageSegMode(engine, search == .layout ? PSM_AUTO : PSM_SPARSE_TEXT)
        unsafe pixels.withUnsafeBufferPointer { data in
            // The engine makes a picture of its own from them.
            unsafe TessBaseAPISetImage(engine, data.baseAddress, Int32(width), Int32(height), 1, Int32(width))
        }
        unsafe TessBaseAPISetSourceResolution(engine, Int32(resolution))
        defer { unsafe TessBaseAPIClear(engine) }
        let monitor = unsafe TessMonitorCreate()
        defer { unsafe TessMonitorDelete(monitor) }
        unsafe TessMonitorSetDeadlineMSecs(monitor, Int32(clamping: milliseconds))
        guard unsafe TessBaseAPIRecognize(engine, monitor) == 0 else {
            throw TextRecogniserError(
                code: .tooComplex, message: "Its text was not recognised within \(milliseconds) ms.")
        }
        return words()
    }

    /// The words of the page just recognised.
    private func words() -> [RecognisedWord] {
        guard let results = unsafe TessBaseAPIGetIterator(engine) else { return [] }
        defer { unsafe TessResultIteratorDelete(results) }
        var words: [RecognisedWord] = []
        var line = 0
        repeat {
            let page = unsafe TessResultIteratorGetPageIteratorConst(results)
            if unsafe TessPageIteratorIsAtBeginningOf(page, RIL_TEXTLINE) != 0 { line += 1 }
            guard let raw = unsafe TessResultIteratorGetUTF8Text(results, RIL_WORD) else { continue }
            defer { unsafe TessDeleteText(raw) }
            let text = unsafe String(cString: raw)
            var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
            guard unsafe TessPageIteratorBoundingBox(page, RIL_WORD, &left, &top, &right, &bottom) != 0,
                text.contains(where: { !$0.isWhitespace })
            else { continue }
            var (fromX, fromY, toX, toY): (Int32, Int32, Int32, Int32) = (left, bottom, right, bottom)
            if unsafe TessPageIteratorBaseline(page, RIL_WORD, &fromX, &fromY, &toX, &toY) == 0 {
                (fromY, toY) = (bottom, bottom)
            }
            let confidence = Double(unsafe TessResultIteratorConfidence(results, RIL_WORD)) / 100
            words.append(
                RecognisedWord(
                    text: text, confidence: min(1, max(0, confidence)),
                    bounds: [Int(left), Int(top), Int(right), Int(bottom)], baseline: (Int(fromY) + Int(toY)) / 2,
                    line: line))
        } while unsafe TessResultIteratorNext(results, RIL_WORD) != 0
        return words
    }
}
