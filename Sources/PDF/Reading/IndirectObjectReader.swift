/// Reads `n g obj … endobj` at an offset.
struct IndirectObjectReader {
    let window: SourceWindow
    let limits: PDFLimits

    /// `length` resolves an indirect /Length; nil makes the stream damaged. Throws `damaged` where the object does
    /// not stand exactly at `offset` (white space before it is allowed) or its stream does not end where it says.
    func read(
        at offset: UInt64, recordsExtents: Bool = false, length: (PDFReference) throws(PDFError) -> Int?
    ) throws(PDFError) -> IndirectObject {
        var (object, end) = try window.parse(at: offset, limits: limits) {
            (parser) throws(ParseStop) -> (IndirectObject, DataStart?) in
            try Self.parse(&parser, recordsExtents: recordsExtents)
        }
        guard let end, case .dictionary(let dictionary) = object.value else { return object }
        let count: Int?
        switch dictionary["Length"] {
        case .integer(let value): count = value
        case .reference(let reference): count = try length(reference)
        default: count = nil
        }
        guard let count, count >= 0, UInt64(count) <= window.length - end.offset else {
            throw PDFError(.damaged, "The stream at byte \(end.offset) has no usable /Length.")
        }
        let extent = end.offset..<end.offset + UInt64(count)
        let objectEnd = try window.parse(at: extent.upperBound, limits: limits) { (parser) throws(ParseStop) in
            try parser.skipWhitespace()
            guard try parser.accept("endstream") else {
                throw .damaged("the stream at byte \(extent.lowerBound) does not end after its /Length")
            }
            try parser.skipWhitespace()
            try parser.expect("endobj")
            return parser.offset
        }
        object.value = .stream(PDFStream(dictionary: dictionary, extent: extent, owner: object.reference))
        object.extent = (object.extent?.lowerBound ?? offset)..<objectEnd
        return object
    }

    /// Where a stream's data begins.
    private struct DataStart {
        var offset: UInt64
    }

    private static func parse(
        _ parser: inout ObjectParser, recordsExtents: Bool
    ) throws(ParseStop) -> (IndirectObject, DataStart?) {
        try parser.skipWhitespace()
        let start = parser.offset
        guard let number = try parser.parseUnsigned() else { throw .damaged("no object") }
        try parser.skipWhitespace()
        guard let generation = try parser.parseUnsigned() else { throw .damaged("no object") }
        try parser.skipWhitespace()
        try parser.expect("obj")
        parser.recordsExtents = recordsExtents
        try parser.skipWhitespace()
        if try parser.accept("endobj") {
            // Nothing between the keywords is the null object.
            return (
                IndirectObject(
                    reference: PDFReference(number, generation), value: .null, extent: start..<parser.offset), nil
            )
        }
        let value = try parser.parseObject()
        try parser.skipWhitespace()
        var object = IndirectObject(
            reference: PDFReference(number, generation), value: value, valueExtents: parser.valueExtents)
        if case .dictionary = value, try parser.accept("stream") {
            // CR LF or LF; a lone CR is against the standard but common.
            if try parser.peek() == 13 { parser.position += 1 }
            if try parser.peek() == 10 { parser.position += 1 }
            object.extent = start..<parser.offset
            return (object, DataStart(offset: parser.offset))
        }
        try parser.expect("endobj")
        object.extent = start..<parser.offset
        return (object, nil)
    }
}
