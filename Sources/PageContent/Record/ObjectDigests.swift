import PDF

/// What a PDF object says with all that it refers to, as a digest that stays the same when a program saves the file
/// anew: fonts, shadings, patterns, colour spaces, graphics states.
final class ObjectDigests {
    private let document: PDFDocument
    private let streams: PictureSource
    private var known: [PDFReference: [UInt8]] = [:]
    /// Objects that are being read.
    private var open: Set<PDFReference> = []
    /// How often one of those was met: what was read around it is not the whole of it.
    private var recursions = 0
    /// Objects read so far, and how many are read for one document.
    private var objects = 0
    private static let mostObjects = 4_000_000
    private static let deepest = 64

    /// How a stream is packed.
    private static let packing: Set<String> = ["Length", "DL", "Filter", "DecodeParms"]
    /// What leads away from what is drawn.
    private static let others: Set<String> = [
        "Parent", "Metadata", "PieceInfo", "LastModified", "StructParent", "StructParents", "OPI",
    ]

    init(_ document: PDFDocument, streams: PictureSource) {
        self.document = document
        self.streams = streams
    }

    /// Takes over what was read of an earlier revision of the document, unless an object of that is another one now.
    /// Whether it did.
    func know(_ earlier: ObjectDigests, changed: Set<Int>) -> Bool {
        guard earlier.recursions == 0, !earlier.known.keys.contains(where: { changed.contains($0.number) }) else {
            return false
        }
        (known, objects) = (earlier.known, earlier.objects)
        return true
    }

    /// SHA-256 of an array, a dictionary or a stream; of anything else its own form.
    func digest(of value: PDFObject?) throws(PDFError) -> [UInt8] {
        var bytes: [UInt8] = []
        try append(value ?? .null, to: &bytes, depth: 0)
        return PictureSource.digest(bytes)
    }

    private func append(_ value: PDFObject, to bytes: inout [UInt8], depth: Int) throws(PDFError) {
        objects += 1
        guard objects <= Self.mostObjects, depth <= Self.deepest else {
            throw PDFError(.tooLarge, "What a page is drawn with holds too many objects, or too deep in one another.")
        }
        guard let reference = value.referenceValue else { return try append(direct: value, to: &bytes, depth: depth) }
        if let known = known[reference] {
            bytes += known
            return
        }
        guard open.insert(reference).inserted else {
            recursions += 1
            bytes.append(contentsOf: " again".utf8)
            return
        }
        defer { open.remove(reference) }
        let met = recursions
        var own: [UInt8] = []
        try append(direct: try document.resolve(value), to: &own, depth: depth)
        bytes += own
        if recursions == met { known[reference] = own }
    }

    /// Blank, kind and value; of what has parts a digest.
    private func append(direct value: PDFObject, to bytes: inout [UInt8], depth: Int) throws(PDFError) {
        var parts: [UInt8] = []
        switch value {
        case .array(let elements):
            parts.append(UInt8(ascii: "["))
            for element in elements { try append(element, to: &parts, depth: depth + 1) }
        case .dictionary(let entries):
            parts.append(UInt8(ascii: "<"))
            try append(entries, isStream: false, to: &parts, depth: depth)
        case .stream(let stream):
            parts.append(UInt8(ascii: "*"))
            try append(stream.dictionary, isStream: true, to: &parts, depth: depth)
            RecordText.append(hexadecimal: try streams.digest(ofData: stream), to: &parts)
        case .string(let text):
            bytes.append(contentsOf: " (".utf8)
            for byte in text { RecordText.append(digits: byte, to: &bytes) }
            return
        case .name(let name):
            bytes.append(contentsOf: " /\(name)".utf8)
            return
        case .boolean(let isTrue):
            bytes.append(contentsOf: isTrue ? " true".utf8 : " false".utf8)
            return
        default:
            if let number = value.number {
                RecordText.append(number, to: &bytes)
            } else {
                bytes.append(contentsOf: " null".utf8)
            }
            return
        }
        RecordText.append(hexadecimal: PictureSource.digest(parts), to: &bytes)
    }

    /// In a dictionary of glyphs or resources every key is a name of these.
    private func append(
        _ entries: PDFDictionary, isStream: Bool, to bytes: inout [UInt8], depth: Int
    ) throws(PDFError) {
        let isTyped = isStream || entries["Type"]?.nameValue != nil
        for key in entries.entries.keys.sorted() {
            guard let entry = entries[key], !(isStream && Self.packing.contains(key)),
                !(isTyped && Self.others.contains(key))
            else { continue }
            bytes.append(contentsOf: " /\(key)".utf8)
            try append(entry, to: &bytes, depth: depth + 1)
        }
    }
}
