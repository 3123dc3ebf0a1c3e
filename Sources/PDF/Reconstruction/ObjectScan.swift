/// Finds the objects of a file by looking at its bytes from the first to the last.
struct ObjectScan {
    private(set) var entries: [Int: CrossReferenceEntry] = [:]
    /// /Root, /Info, /ID and /Encrypt of the last trailer that has them.
    private(set) var trailer: PDFDictionary = [:]
    /// The last catalog with a page tree.
    private(set) var catalog: PDFReference?
    /// A form field says that it is signed, or the form that it has such fields.
    private(set) var tellsOfSignature = false

    private let bytes: [UInt8]
    private let limits: PDFLimits
    /// Bytes parsed and unpacked, in vain or not.
    private var spent = 0
    /// Values of all objects, each as often as a place leads to it.
    private(set) var values = 0

    init(_ bytes: [UInt8], limits: PDFLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Whether a limit was reached: there may be more than was found.
    private(set) var isExhausted = false

    private var mayGoOn: Bool {
        entries.count < limits.entries && spent < limits.parsedBytes && values < limits.parsedValues
    }

    mutating func run() {
        var index = 0
        defer { isExhausted = isExhausted || !mayGoOn }
        while index < bytes.count, mayGoOn {
            switch bytes[index] {
            case UInt8(ascii: "o") where stands("obj", at: index):
                index = readObject(keyword: index) ?? index + 3
            case UInt8(ascii: "t") where stands("trailer", at: index):
                readTrailer(at: index + 7)
                index += 7
            default: index += 1
            }
        }
    }

    /// Whether the word stands here, not as the end of another.
    private func stands(_ word: String, at index: Int) -> Bool {
        guard index > 0, !ByteClass.isRegular(bytes[index - 1]), index + word.utf8.count <= bytes.count else {
            return false
        }
        return bytes[index..<index + word.utf8.count].elementsEqual(word.utf8)
    }

    private mutating func readTrailer(at place: Int) {
        var parser = ObjectParser(bytes, position: place, valueLimit: 10_000)
        let dictionary = try? parser.parseObject().dictionaryValue
        spent += parser.position - place
        if let dictionary { take(dictionary) }
    }

    private mutating func take(_ dictionary: PDFDictionary) {
        guard case .reference = dictionary["Root"] else { return }
        for key in ["Root", "Info", "ID", "Encrypt"] { trailer[key] = dictionary[key] ?? trailer[key] }
    }

    /// The position behind the object whose keyword `obj` stands at `place`; nil where it is none.
    private mutating func readObject(keyword place: Int) -> Int? {
        guard let (reference, offset) = head(before: place) else { return nil }
        var parser = ObjectParser(
            bytes, position: place + 3, nestingLimit: limits.nesting, valueLimit: limits.objectValues)
        defer {
            spent += parser.position - place
            values += parser.values
        }
        guard let value = try? parser.parseObject(), (try? parser.skipWhitespace()) != nil else { return nil }
        guard case .dictionary(let dictionary) = value, (try? parser.accept("stream")) == true else {
            register(value, reference, offset)
            return parser.position
        }
        if parser.position < bytes.count, bytes[parser.position] == 13 { parser.position += 1 }
        if parser.position < bytes.count, bytes[parser.position] == 10 { parser.position += 1 }
        let start = parser.position
        guard let end = end(of: dictionary, from: start) else { return nil }
        switch dictionary["Type"] {
        case .name("XRef"): take(dictionary)
        case .name("ObjStm"):
            entries[reference.number] = .inFile(offset: UInt64(offset), generation: reference.generation)
            registerMembers(of: reference.number, dictionary, Array(bytes[start..<end]))
        default: entries[reference.number] = .inFile(offset: UInt64(offset), generation: reference.generation)
        }
        return end
    }

    /// Number and generation in front of the keyword, and where they begin.
    private func head(before place: Int) -> (PDFReference, Int)? {
        var start = place
        for _ in 0..<2 {
            let before = start
            while start > 0, ByteClass.isWhitespace(bytes[start - 1]) { start -= 1 }
            let digits = start
            while start > 0, ByteClass.isDigit(bytes[start - 1]), digits - start < 10 { start -= 1 }
            guard start < digits, digits < before || before < place else { return nil }
        }
        var parser = ObjectParser(bytes, position: start)
        guard let number = try? parser.parseUnsigned(), (try? parser.skipWhitespace()) != nil,
            let generation = try? parser.parseUnsigned(), (0...limits.objectNumber).contains(number),
            generation <= 65_535
        else { return nil }
        return (PDFReference(number, generation), start)
    }

    /// Where a stream's data ends: by its length where that is right, else at the next `endstream`.
    private mutating func end(of dictionary: PDFDictionary, from start: Int) -> Int? {
        if let length = dictionary["Length"]?.integerValue, length >= 0, length <= bytes.count - start {
            var parser = ObjectParser(bytes, position: start + length)
            if (try? parser.skipWhitespace()) != nil, (try? parser.accept("endstream")) == true {
                return start + length
            }
        }
        var index = start
        defer { spent += index - start }
        let word = Array("endstream".utf8)
        while index <= bytes.count - word.count {
            if bytes[index] == word[0], bytes[index..<index + word.count].elementsEqual(word) { return index }
            index += 1
        }
        return nil
    }

    private mutating func register(_ value: PDFObject, _ reference: PDFReference, _ offset: Int) {
        entries[reference.number] = .inFile(offset: UInt64(offset), generation: reference.generation)
        note(value, reference)
    }

    private mutating func note(_ value: PDFObject, _ reference: PDFReference) {
        guard let dictionary = value.dictionaryValue else { return }
        noteSignature(dictionary)
        if let form = dictionary["AcroForm"]?.dictionaryValue { noteSignature(form) }
        if dictionary["Type"] == .name("Catalog"), dictionary["Pages"] != nil { catalog = reference }
    }

    private mutating func noteSignature(_ dictionary: PDFDictionary) {
        if dictionary["FT"] == .name("Sig"), let value = dictionary["V"], value != .null { tellsOfSignature = true }
        // Bit 2, AppendOnly (§12.7.3): there are signatures that writing the file anew would break. Bit 1 is of fields.
        if let flags = dictionary["SigFlags"]?.integerValue, flags & 2 != 0 { tellsOfSignature = true }
    }

    /// Those of an object stream that is not encrypted.
    private mutating func registerMembers(of stream: Int, _ dictionary: PDFDictionary, _ data: [UInt8]) {
        guard let count = dictionary["N"]?.integerValue, let first = dictionary["First"]?.integerValue,
            count >= 0, first >= 0, spent < limits.parsedBytes,
            let decoded = try? StreamDecoder.decode(
                data, filters: CrossReferenceReader.directFilters(dictionary),
                parameters: CrossReferenceReader.directParameters(dictionary),
                limit: min(limits.decodedBytes, limits.parsedBytes - spent), spent: &spent)
        else { return }
        var head = ObjectParser(decoded)
        for index in 0..<min(count, decoded.count) {
            guard (try? head.skipWhitespace()) != nil, let number = try? head.parseUnsigned(),
                (try? head.skipWhitespace()) != nil, let position = try? head.parseUnsigned(),
                number <= limits.objectNumber, first <= decoded.count, position < decoded.count - first,
                mayGoOn
            else { return }
            entries[number] = .compressed(stream: stream, index: index)
            var parser = ObjectParser(decoded, position: first + position, valueLimit: limits.objectValues)
            if let value = try? parser.parseObject() { note(value, PDFReference(number)) }
            spent += parser.position - first - position
            values += parser.values
        }
    }
}
