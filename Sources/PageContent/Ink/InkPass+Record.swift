import PDF

/// Lines of the record: what is drawn, and how it looks.
extension InkPass {
    /// Something is drawn: whatever stands behind the page's tag.
    mutating func noteDrawing(ofObject isObject: Bool = false) {
        if isObject {
            ink.hasObjects = true
            if tags > 0 { ink.tag?.hasOthers = true }
        }
        guard depth == 0, tags == 0, ink.tag != nil else { return }
        ink.tag?.isFollowed = true
    }

    /// Writes a line, before it how it looks where that is another look than that of the line before.
    mutating func record(_ line: [UInt8], setsText: Bool = false) throws(PDFError) {
        if recordedLook != state.look {
            recordedLook = state.look
            write(state.look.line)
        }
        if setsText, recordedText != state.text {
            recordedText = state.text
            write(state.text.line(font: try identity(of: state.text.font)))
        }
        write(line)
    }

    /// Goes to the tag's own record inside of its marked content.
    mutating func write(_ line: [UInt8]) {
        if tags > 0 {
            ink.tag?.drawn += line
            return
        }
        if isBehindSequence, hasDrawn { ink.drawn.append(Array("marked content\n".utf8)) }
        isBehindSequence = false
        hasDrawn = true
        ink.drawn.append(line)
    }

    mutating func record(_ word: String, _ digest: [UInt8], _ matrix: AffineTransform) throws(PDFError) {
        var line = Array(word.utf8)
        RecordText.append(hexadecimal: digest, to: &line)
        RecordText.append(matrix, to: &line)
        line.append(10)
        try record(line)
    }

    /// Colours that the resources put in place of those of devices (ISO 32000-2 §8.6.5.6).
    mutating func recordDefaults() throws(PDFError) {
        let spaces = try reader.document.resolveDictionary(resources["ColorSpace"])
        for key in ["DefaultCMYK", "DefaultGray", "DefaultRGB"] {
            guard let space = spaces?[key] else { continue }
            var line = Array(key.utf8)
            RecordText.append(hexadecimal: try reader.objects.digest(of: space), to: &line)
            line.append(10)
            ink.drawn.append(line)
        }
    }

    /// What a font says; one that borrows its resources says these too.
    private func identity(of font: PageFont) throws(PDFError) -> [UInt8] {
        guard let dictionary = font.dictionary else { return PictureSource.digest([]) }
        let own: [UInt8]
        if let known = font.identity {
            own = known
        } else {
            own = try reader.objects.digest(of: .dictionary(dictionary))
            font.identity = own
        }
        guard font.isType3, try reader.document.resolveDictionary(dictionary["Resources"]) == nil else { return own }
        return PictureSource.digest(own + (try borrowed()))
    }

    /// Resources that a pattern or a font without its own may draw with; the tag adds none of these.
    func borrowed() throws(PDFError) -> [UInt8] {
        var digests: [UInt8] = []
        for key in ["Pattern", "Shading", "XObject"] { digests += try reader.objects.digest(of: resources[key]) }
        return digests
    }
}
