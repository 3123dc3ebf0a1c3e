/// Holds an increment against what its maker announced, without reading the document it belongs to.
///
/// The accepted language is exactly what ``IncrementalUpdate`` writes, in canonical form: every byte is accounted for,
/// so that nothing can hide in comments, gaps or a second reading.
package enum IncrementInspector {
    /// Throws `increment` unless `increment` consists of the objects numbered `objects`, each once, a matching
    /// cross-reference section that continues the source, and, with `byteRange`, one signature dictionary whose
    /// /Contents is an empty hole and whose /ByteRange covers everything else.
    ///
    /// With `order` that dictionary says what was ordered and nothing else, with a hole of the size ordered; with
    /// `previous` the section follows the one that begins there; with `catalog` that object stays the catalog, and is
    /// written only to name a form of the update's own. Without, they are what the maker of the increment says.
    package static func inspect(
        _ increment: [UInt8], sourceLength: UInt64, objects: [Int], byteRange: [UInt64]?,
        order: SignatureOrder? = nil, previous: UInt64? = nil, catalog: KeptCatalog? = nil
    ) throws(PDFError) {
        var inspection = Inspection(
            bytes: increment, sourceLength: sourceLength, byteRange: byteRange, order: order, previous: previous,
            catalog: catalog)
        if let byteRange { _ = try Splice.hole(in: increment, sourceLength: sourceLength, byteRange: byteRange) }
        do {
            try inspection.readObjects()
            try inspection.readSection()
        } catch {
            switch error {
            case .damaged(let what): throw PDFError(.increment, "The increment is not as agreed: \(what).")
            case .needsMore, .tooDeep, .tooMany: throw PDFError(.increment, "The increment is not as agreed: too deep.")
            }
        }
        guard inspection.offsets.keys.map(\.number).sorted() == objects.sorted() else {
            throw PDFError(.increment, "The increment does not hold exactly the objects that were announced.")
        }
        guard inspection.form.map({ inspection.offsets[$0] != nil }) ?? true else {
            throw PDFError(.increment, "The increment's catalog names a form that is not part of it.")
        }
        guard inspection.signatures == (byteRange == nil ? 0 : 1) else {
            throw PDFError(.increment, "The increment holds \(inspection.signatures) signature dictionaries.")
        }
    }
}

/// One pass over an increment.
private struct Inspection {
    let bytes: [UInt8]
    let sourceLength: UInt64
    let byteRange: [UInt64]?
    let order: SignatureOrder?
    /// Where the source's newest cross-reference section begins.
    let previous: UInt64?
    /// The source's.
    let catalog: KeptCatalog?
    var position = 0
    var offsets: [PDFReference: UInt64] = [:]
    var signatures = 0
    /// What a catalog of the increment's own names as its form.
    var form: PDFReference?

    /// Set when the cross-reference stream was met.
    private var section: (reference: PDFReference, start: Int, dictionary: PDFDictionary)?

    init(
        bytes: [UInt8], sourceLength: UInt64, byteRange: [UInt64]?, order: SignatureOrder?, previous: UInt64?,
        catalog: KeptCatalog?
    ) {
        self.bytes = bytes
        self.sourceLength = sourceLength
        self.byteRange = byteRange
        self.order = order
        self.previous = previous
        self.catalog = catalog
    }

    mutating func readObjects() throws(ParseStop) {
        if bytes.first == 10 { position = 1 }
        while section == nil, !stands("xref\n") { try readObject() }
    }

    private mutating func readObject() throws(ParseStop) {
        let start = position
        var parser = ObjectParser(bytes, base: sourceLength, position: position)
        guard let number = try parser.parseUnsigned(), number > 0 else { throw .damaged("no object at \(position)") }
        try parser.skipWhitespace()
        guard let generation = try parser.parseUnsigned(), generation <= 65_535 else {
            throw .damaged("no generation at \(position)")
        }
        let reference = PDFReference(number, generation)
        try expect("\(number) \(generation) obj\n")
        guard offsets.updateValue(sourceLength + UInt64(start), forKey: reference) == nil else {
            throw .damaged("object \(reference) stands twice")
        }
        parser.position = position
        let value = try parser.parseObject()
        if let catalog, number == catalog.reference.number { try expect(value, reference, toBe: catalog) }
        if let dictionary = value.dictionaryValue, dictionary["ByteRange"] != nil {
            try expectSignature(dictionary)
        } else {
            guard !Self.holdsSignature(value) else { throw .damaged("a signature inside object \(reference)") }
            var serialiser = ObjectSerialiser()
            serialiser.write(value)
            try expect(serialiser.bytes, "the canonical form of object \(reference)")
        }
        if stands("\nstream\n") {
            try expect("\nstream\n")
            guard let dictionary = value.dictionaryValue, let length = dictionary["Length"]?.integerValue,
                length >= 0, length <= bytes.count - position, number != catalog?.reference.number
            else { throw .damaged("object \(reference) is no stream with a length") }
            position += length
            try expect("\nendstream")
            if dictionary["Type"] == .name("XRef") { section = (reference, start, dictionary) }
        }
        try expect("\nendobj\n")
    }

    /// The catalog as it was, but for its form.
    private mutating func expect(
        _ value: PDFObject, _ reference: PDFReference, toBe catalog: KeptCatalog
    ) throws(ParseStop) {
        guard reference == catalog.reference, let dictionary = value.dictionaryValue, let kept = catalog.entries,
            KeptCatalog.entries(of: dictionary) == kept, case .reference(let form) = dictionary["AcroForm"]
        else { throw .damaged("a catalog that differs in more than its form") }
        self.form = form
    }

    /// Whether a dictionary somewhere in the value has a /ByteRange: readers take it for a signature wherever it hangs.
    private static func holdsSignature(_ value: PDFObject) -> Bool {
        switch value {
        case .array(let elements): elements.contains(where: holdsSignature)
        case .dictionary(let dictionary):
            dictionary.entries.contains { $0.key == "ByteRange" || holdsSignature($0.value) }
        case .stream(let stream): holdsSignature(.dictionary(stream.dictionary))
        default: false
        }
    }

    private mutating func expectSignature(_ dictionary: PDFDictionary) throws(ParseStop) {
        guard let byteRange, let contents = dictionary["Contents"]?.stringValue,
            dictionary["Type"] == .name("Sig")
        else { throw .damaged("a signature dictionary that was not announced") }
        guard !dictionary.entries.values.contains(where: Self.holdsSignature) else {
            throw .damaged("a signature inside the signature dictionary")
        }
        if let order {
            var said = dictionary
            said["ByteRange"] = nil
            said["Contents"] = nil
            guard said == order.dictionary else {
                throw .damaged("the signature dictionary says something else than was ordered")
            }
            guard contents.count == order.capacity else {
                throw .damaged("the signature has a place of \(contents.count) bytes, not of \(order.capacity)")
            }
        }
        var serialiser = ObjectSerialiser()
        let place = SignaturePlace.write(dictionary, capacity: contents.count, to: &serialiser)
        guard UInt64(position + place.hole.lowerBound) + sourceLength == byteRange[1],
            UInt64(position + place.hole.upperBound) + sourceLength == byteRange[2]
        else { throw .damaged("the byte range does not spare this signature's /Contents") }
        let text = SignaturePlace.byteRangeText(byteRange)
        serialiser.bytes.replaceSubrange(place.byteRangeStart..<place.byteRangeStart + text.count, with: text)
        try expect(serialiser.bytes, "the signature dictionary")
        signatures += 1
    }

    /// The section is written anew from what was found and compared.
    mutating func readSection() throws(ParseStop) {
        let start = section?.start ?? position
        var trailer: PDFDictionary
        if let section {
            trailer = section.dictionary
            for key in ["Type", "Index", "W", "Length"] { trailer[key] = nil }
        } else {
            var parser = ObjectParser(bytes, base: sourceLength, position: position)
            while try !parser.accept("trailer") {
                try parser.skipWhitespace()
                guard let byte = try parser.peek(), ByteClass.isRegular(byte) else { throw .damaged("no trailer") }
                while let byte = try parser.peek(), ByteClass.isRegular(byte) { parser.position += 1 }
                try parser.skipWhitespace()
            }
            guard case .dictionary(let dictionary) = try parser.parseObject() else { throw .damaged("no trailer") }
            trailer = dictionary
        }
        try check(trailer)
        let expected = UpdateSection(
            offsets: offsets, trailer: trailer, start: sourceLength + UInt64(start), stream: section?.reference)
        position = start
        try expect(expected.serialised(), "the cross-reference section")
        guard position == bytes.count else { throw .damaged("bytes after the end marker") }
    }

    private func check(_ trailer: PDFDictionary) throws(ParseStop) {
        guard Set(trailer.entries.keys).isSubset(of: ["Root", "Info", "ID", "Prev", "Size"]),
            case .reference(let root) = trailer["Root"], let previous = trailer["Prev"]?.integerValue, previous > 0,
            UInt64(previous) < sourceLength, let size = trailer["Size"]?.integerValue,
            let highest = offsets.keys.map(\.number).max(), size > highest
        else { throw .damaged("a trailer that does not continue the source") }
        if let catalog, root != catalog.reference { throw .damaged("a trailer with another catalog") }
        if let expected = self.previous, UInt64(previous) != expected {
            throw .damaged("a trailer that passes over the source's last cross-reference section")
        }
    }

    private func stands(_ text: String) -> Bool {
        bytes.count - position >= text.utf8.count && bytes[position...].starts(with: text.utf8)
    }

    private mutating func expect(_ text: String) throws(ParseStop) { try expect(Array(text.utf8), "\"\(text)\"") }

    private mutating func expect(_ text: [UInt8], _ what: @autoclosure () -> String) throws(ParseStop) {
        guard bytes.count - position >= text.count, bytes[position..<position + text.count].elementsEqual(text) else {
            throw .damaged("\(what()) expected at \(position)")
        }
        position += text.count
    }
}
