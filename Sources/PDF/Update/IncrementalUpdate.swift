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

    /// Throws `encrypted` for a document whose objects would have to be encrypted.
    package init(_ document: PDFDocument) throws(PDFError) {
        guard !document.isEncrypted else {
            throw PDFError(.encrypted, "Nothing can be added to an encrypted document without its key.")
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

    /// A number for an object that is written later.
    package mutating func reserve() -> PDFReference {
        defer { nextNumber += 1 }
        return PDFReference(nextNumber)
    }

    /// Writes a new object or a new version of one. Each reference at most once.
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
        var dictionary = dictionary
        dictionary["Contents"] = nil
        dictionary["ByteRange"] = nil
        begin(reference)
        serialiser.write(dictionary)
        serialiser.bytes.removeLast(2)
        serialiser.write("/ByteRange ")
        let rangeStart = serialiser.bytes.count
        serialiser.bytes.append(contentsOf: SignaturePlace.byteRangeText([0, 0, 0, 0]))
        serialiser.write("/Contents ")
        let hole = serialiser.bytes.count
        serialiser.write("<")
        serialiser.bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: capacity * 2))
        serialiser.write(">>>")
        signature = SignaturePlace(byteRangeStart: rangeStart, hole: hole..<hole + capacity * 2 + 2)
        end()
        return reference
    }

    /// Cross-reference section and end marker. Nothing may be written afterwards.
    package consuming func finish() throws(PDFError) -> Increment {
        let root = document.trailer["Root"]
        var trailer: PDFDictionary = ["Root": root ?? .null]
        trailer["Info"] = document.trailer["Info"]
        trailer["ID"] = try identifiers()
        trailer["Prev"] = .integer(Int(document.finalMarker.target))
        let start = position
        if document.sections[0].kind == .stream {
            let own = reserve()
            offsets[own] = start
            trailer["Size"] = .integer(nextNumber)
            writeStream(trailer, as: own)
        } else {
            trailer["Size"] = .integer(nextNumber)
            writeTable(trailer)
        }
        serialiser.write("startxref\n\(start)\n%%EOF\n")
        var bytes = serialiser.bytes
        let byteRange = signature?.fill(&bytes, sourceLength: document.source.length)
        return Increment(
            sourceLength: document.source.length, bytes: bytes, objects: offsets.keys.map(\.number).sorted(),
            byteRange: byteRange)
    }

    private var position: UInt64 { document.source.length + UInt64(serialiser.bytes.count) }

    private mutating func begin(_ reference: PDFReference) {
        precondition(offsets.updateValue(position, forKey: reference) == nil, "an update writes each object once")
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

    /// Runs of consecutive object numbers.
    private func runs() -> [[(reference: PDFReference, offset: UInt64)]] {
        var runs: [[(reference: PDFReference, offset: UInt64)]] = []
        for (reference, offset) in offsets.sorted(by: { $0.key < $1.key }) {
            if let last = runs.last?.last, last.reference.number + 1 == reference.number {
                runs[runs.count - 1].append((reference, offset))
            } else {
                runs.append([(reference, offset)])
            }
        }
        return runs
    }

    private mutating func writeTable(_ trailer: PDFDictionary) {
        serialiser.write("xref\n")
        for run in runs() {
            serialiser.write("\(run[0].reference.number) \(run.count)\n")
            for (reference, offset) in run {
                serialiser.write("\(padded(offset, 10)) \(padded(UInt64(reference.generation), 5)) n \n")
            }
        }
        serialiser.write("trailer\n")
        serialiser.write(trailer)
        serialiser.write("\n")
    }

    private mutating func writeStream(_ trailer: PDFDictionary, as reference: PDFReference) {
        let width = max(1, (64 - position.leadingZeroBitCount + 7) / 8)
        var data: [UInt8] = []
        var index: [PDFObject] = []
        for run in runs() {
            index.append(contentsOf: [.integer(run[0].reference.number), .integer(run.count)])
            for (reference, offset) in run {
                data.append(1)
                for byte in (0..<width).reversed() { data.append(UInt8(truncatingIfNeeded: offset >> UInt64(byte * 8))) }
                data.append(UInt8(truncatingIfNeeded: reference.generation >> 8))
                data.append(UInt8(truncatingIfNeeded: reference.generation))
            }
        }
        var dictionary = trailer
        dictionary["Type"] = .name("XRef")
        dictionary["Index"] = .array(index)
        dictionary["W"] = .array([.integer(1), .integer(width), .integer(2)])
        dictionary["Length"] = .integer(data.count)
        serialiser.write("\(reference.number) 0 obj\n")
        serialiser.write(dictionary)
        serialiser.write("\nstream\n")
        serialiser.bytes.append(contentsOf: data)
        serialiser.write("\nendstream\nendobj\n")
    }

    private func padded(_ value: UInt64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
