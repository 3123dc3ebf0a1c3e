/// A file with a cross-reference table over the objects that stand in it: whoever changes a byte of a PDF mostly breaks its
/// offsets, and would see no reader behind them.
enum RebuiltPDF {
    /// Nil where no object says that it is a catalog.
    static func make(_ bytes: [UInt8]) -> [UInt8]? {
        var offsets: [(number: Int, generation: Int, offset: Int)] = []
        var root: (number: Int, generation: Int)?
        var encryption: Int?
        var index = 0
        while let place = find("obj", in: bytes, from: index) {
            index = place + 3
            if let found = head(bytes, before: place) { offsets.append(found) }
            if offsets.count == 2_000 { break }
        }
        for (index, object) in offsets.enumerated() {
            let end = index + 1 < offsets.count ? offsets[index + 1].offset : bytes.count
            let body = bytes[object.offset..<min(end, object.offset + 400)]
            if root == nil, contains(body, "/Catalog") { root = (object.number, object.generation) }
            if contains(body, "/Standard"), contains(body, "/Filter") { encryption = object.number }
        }
        guard let root else { return nil }
        var text = "\nxref\n"
        for object in offsets {
            let offset = String(object.offset)
            let generation = String(object.generation)
            text += "\(object.number) 1\n" + String(repeating: "0", count: max(0, 10 - offset.count)) + offset + " "
            text += String(repeating: "0", count: max(0, 5 - generation.count)) + generation + " n \n"
        }
        text += "trailer\n<</Size 2000/Root \(root.number) \(root.generation) R/ID[<00><00>]"
        if let encryption { text += "/Encrypt \(encryption) 0 R" }
        text += ">>\nstartxref\n\(bytes.count + 1)\n%%EOF\n"
        return bytes + Array(text.utf8)
    }

    /// Number, generation and offset of the object whose keyword `obj` stands at `place`.
    private static func head(_ bytes: [UInt8], before place: Int) -> (number: Int, generation: Int, offset: Int)? {
        var position = place - 1
        func blanks() -> Bool {
            let start = position
            while position >= 0, bytes[position] == 32 || bytes[position] == 10 || bytes[position] == 13 {
                position -= 1
            }
            return position < start
        }
        func digits() -> Int? {
            var (value, scale) = (0, 1)
            let start = position
            while position >= 0, (48...57).contains(bytes[position]), start - position < 7 {
                value += Int(bytes[position] - 48) * scale
                scale *= 10
                position -= 1
            }
            return position < start ? value : nil
        }
        guard blanks(), let generation = digits(), generation <= 65_535, blanks(), let number = digits() else {
            return nil
        }
        return (number, generation, position + 1)
    }

    private static func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
        let word = Array(word.utf8)
        guard bytes.count >= word.count else { return nil }
        var index = start
        while index <= bytes.count - word.count {
            if bytes[index] == word[0], bytes[index..<index + word.count].elementsEqual(word) { return index }
            index += 1
        }
        return nil
    }

    private static func contains(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
        find(word, in: Array(bytes), from: 0) != nil
    }
}
