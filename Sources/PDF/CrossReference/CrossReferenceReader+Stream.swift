extension CrossReferenceReader {
    /// A cross-reference stream (ISO 32000-2 §7.5.8). Its filters and length must be direct.
    func readStream(at offset: UInt64) throws(PDFError) -> CrossReferenceSection {
        let object = try IndirectObjectReader(window: window, limits: limits).read(at: offset) { _ in nil }
        guard case .stream(let stream) = object.value, stream.dictionary["Type"] == .name("XRef"),
            let extent = object.extent
        else { throw PDFError(.damaged, "No cross-reference section at byte \(offset).") }
        let data = try StreamDecoder.decode(
            window.bytes(stream.extent), filters: Self.directFilters(stream.dictionary),
            parameters: Self.directParameters(stream.dictionary), limit: limits.decodedBytes)
        return CrossReferenceSection(
            kind: .stream, offset: extent.lowerBound, end: extent.upperBound,
            entries: try entries(of: data, described: stream.dictionary), trailer: stream.dictionary)
    }

    private func entries(
        of data: [UInt8], described dictionary: PDFDictionary
    ) throws(PDFError) -> [Int: CrossReferenceEntry] {
        let malformed = PDFError(.damaged, "A cross-reference stream has a malformed /W, /Index or /Size.")
        let widths = dictionary["W"]?.arrayValue?.compactMap(\.integerValue) ?? []
        guard widths.count == 3, widths.allSatisfy({ (0...8).contains($0) }), widths[1] > 0 else { throw malformed }
        guard let size = dictionary["Size"]?.integerValue else { throw malformed }
        let index = dictionary["Index"]?.arrayValue?.compactMap(\.integerValue) ?? [0, size]
        guard index.count.isMultiple(of: 2) else { throw malformed }
        let row = widths.reduce(0, +)
        var entries: [Int: CrossReferenceEntry] = [:]
        var position = 0
        for pair in stride(from: 0, to: index.count, by: 2) {
            let (first, count) = (index[pair], index[pair + 1])
            guard first >= 0, count >= 0, first <= limits.objectNumber, count <= limits.objectNumber - first + 1,
                position + count * row <= data.count
            else { throw malformed }
            for number in first..<first + count {
                guard entries.count < limits.entries else {
                    throw PDFError(.tooLarge, "The file lists more than \(limits.entries) objects.")
                }
                let entry = try Self.entry(data, at: position, widths: widths)
                position += row
                if let entry, entries[number] == nil { entries[number] = entry }
            }
        }
        return entries
    }

    /// Nil for types the standard reserves, which mean null.
    private static func entry(
        _ data: [UInt8], at position: Int, widths: [Int]
    ) throws(PDFError) -> CrossReferenceEntry? {
        var position = position
        var fields: [UInt64] = []
        for width in widths {
            var value: UInt64 = 0
            for _ in 0..<width {
                value = value << 8 | UInt64(data[position])
                position += 1
            }
            fields.append(value)
        }
        guard fields[1] <= UInt64(Int64.max), fields[2] <= UInt64(Int32.max) else {
            throw PDFError(.damaged, "A cross-reference stream holds an entry out of range.")
        }
        switch widths[0] == 0 ? 1 : fields[0] {
        case 0: return .free(generation: Int(min(fields[2], 65_535)))
        case 1:
            guard fields[2] <= 65_535 else {
                throw PDFError(.damaged, "A cross-reference stream holds a generation out of range.")
            }
            return .inFile(offset: fields[1], generation: Int(fields[2]))
        case 2: return .compressed(stream: Int(fields[1]), index: Int(fields[2]))
        default: return nil
        }
    }

    static func directFilters(_ dictionary: PDFDictionary) -> [String] {
        switch dictionary["Filter"] {
        case .name(let name): [name]
        case .array(let names): names.map { $0.nameValue ?? "" }
        default: []
        }
    }

    static func directParameters(_ dictionary: PDFDictionary) -> [PDFDictionary] {
        switch dictionary["DecodeParms"] {
        case .dictionary(let one): [one]
        case .array(let several): several.map { $0.dictionaryValue ?? [:] }
        default: []
        }
    }
}
