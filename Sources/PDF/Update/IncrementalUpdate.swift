import ArchiveModel

/// Appends objects to a document without touching its bytes (ISO 32000-2 §7.5.6): new objects, new versions of
/// existing ones, a cross-reference section of the same kind as the document's last, and an end marker.
///
/// The result is exactly the language ``IncrementInspector`` accepts.
package struct IncrementalUpdate {
    private let document: PDFDocument
    private var serialiser = ObjectSerialiser()
    private var offsets: [PDFReference: UInt64] = [:]
    private var nextNumber: Int
    private var signature: SignaturePlace?
    /// An object that was to be written twice.
    private var conflict: PDFReference?

    /// Throws `encrypted` for a document whose objects would have to be encrypted, `damaged` for one without a catalog.
    package init(_ document: PDFDocument) throws(PDFError) {
        guard !document.isEncrypted else {
            throw PDFError(.encrypted, "Nothing can be added to an encrypted document without its key.")
        }
        guard case .reference = document.trailer["Root"] else {
            throw PDFError(.damaged, "The trailer names no document catalog (/Root).")
        }
        self.document = document
        nextNumber = max(1, document.highestObjectNumber + 1)
        guard nextNumber <= document.limits.objectNumber - 100_000 else {
            throw PDFError(.unsupported, "The document's object numbers leave no room for more.")
        }
        let length = document.source.length
        // An object must begin on its own line.
        if try document.window.bytes(length - 1..<length).first != 10 { serialiser.write("\n") }
    }

    /// Whether nothing was written yet.
    package var isEmpty: Bool { offsets.isEmpty }

    /// A number for an object that is written later.
    package mutating func reserve() -> PDFReference {
        defer { nextNumber += 1 }
        return PDFReference(nextNumber)
    }

    /// Writes a new object or a new version of one. Each object at most once; ``finish()`` refuses an update that wrote
    /// one twice.
    package mutating func write(_ object: PDFObject, as reference: PDFReference) {
        begin(reference)
        serialiser.write(object)
        end()
    }

    /// Writes a new object and names it.
    package mutating func add(_ object: PDFObject) -> PDFReference {
        let reference = reserve()
        write(object, as: reference)
        return reference
    }

    /// Writes a stream; `data` is already encoded as the dictionary says. /Length is set here.
    package mutating func write(_ dictionary: PDFDictionary, data: [UInt8], as reference: PDFReference) {
        var dictionary = dictionary
        dictionary["Length"] = .integer(data.count)
        begin(reference)
        serialiser.write(dictionary)
        serialiser.write("\nstream\n")
        serialiser.bytes.append(contentsOf: data)
        serialiser.write("\nendstream")
        end()
    }

    package mutating func add(_ dictionary: PDFDictionary, data: [UInt8]) -> PDFReference {
        let reference = reserve()
        write(dictionary, data: data, as: reference)
        return reference
    }

    /// Writes a signature dictionary with a hole of `capacity` bytes (twice as many zeros) for /Contents and a
    /// /ByteRange that ``finish()`` fills in. At most one in an update.
    package mutating func addSignature(_ dictionary: PDFDictionary, capacity: Int) -> PDFReference {
        let reference = reserve()
        begin(reference)
        signature = SignaturePlace.write(dictionary, capacity: capacity, to: &serialiser)
        end()
        return reference
    }

    /// Cross-reference section and end marker. Nothing may be written afterwards. Throws `damaged` when the document's
    /// structure made one object two things at once.
    package consuming func finish() throws(PDFError) -> Increment {
        if let conflict {
            throw PDFError(.damaged, "Object \(conflict) would have to be two things at once.")
        }
        let root = document.trailer["Root"]
        var trailer: PDFDictionary = ["Root": root ?? .null]
        trailer["Info"] = document.trailer["Info"]
        trailer["ID"] = try identifiers()
        trailer["Prev"] = .integer(Int(document.finalMarker.target))
        let start = position
        // Ten digits is all a table has for an offset.
        guard start < 10_000_000_000 else {
            throw PDFError(.tooLarge, "The document has over 10 GB; nothing can be added to it.")
        }
        let isStream = document.sections[0].kind == .stream
        let own = isStream ? reserve() : nil
        if let own { offsets[own] = start }
        trailer["Size"] = .integer(nextNumber)
        let section = UpdateSection(offsets: offsets, trailer: trailer, start: start, stream: own)
        serialiser.bytes.append(contentsOf: section.serialised())
        var bytes = serialiser.bytes
        let byteRange = signature?.fill(&bytes, sourceLength: document.source.length)
        return Increment(
            sourceLength: document.source.length, bytes: bytes, objects: offsets.keys.map(\.number).sorted(),
            byteRange: byteRange)
    }

    private var position: UInt64 { document.source.length + UInt64(serialiser.bytes.count) }

    private mutating func begin(_ reference: PDFReference) {
        if offsets.updateValue(position, forKey: reference) != nil { conflict = reference }
        serialiser.write("\(reference.number) \(reference.generation) obj\n")
    }

    private mutating func end() { serialiser.write("\nendobj\n") }

    /// The first identifier stays, the second changes with the content (ISO 32000-2 §14.4). It only tells versions
    /// apart: a fingerprint of what is added, no digest anybody relies on.
    private func identifiers() throws(PDFError) -> PDFObject {
        var halves: [UInt64] = [0xCBF2_9CE4_8422_2325, document.source.length ^ 0x9E37_79B9_7F4A_7C15]
        for byte in serialiser.bytes {
            halves[0] = (halves[0] ^ UInt64(byte)) &* 0x100_0000_01B3
            halves[1] = (halves[1] &+ UInt64(byte)) &* 0x5851_F42D_4C95_7F2D
        }
        let second = halves.flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> UInt64($0 * 8)) } }
        let first = try document.resolveArray(document.trailer["ID"])?.first?.stringValue ?? second
        return .array([.string(first), .string(second)])
    }
}
