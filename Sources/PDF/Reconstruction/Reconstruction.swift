/// What is found of a damaged file by looking at all its bytes, and a cross-reference section for it: what to put behind the
/// bytes so that a reader finds the objects that stand in them. For reading only; whoever does this says that he did.
package struct Reconstruction {
    /// Values of all objects found: numbers, names, strings and so on.
    package let values: Int
    /// A limit was reached: there may be more than was found.
    package let isExhausted: Bool
    /// The last trailer that says anything says that the document is encrypted.
    package let isEncrypted: Bool
    /// A field or the form says that the document is signed: its signature may be among what is lost.
    package let tellsOfSignature: Bool
    private let entries: [Int: CrossReferenceEntry]
    private let trailer: PDFDictionary
    private let root: PDFObject?

    /// Linear in the file's length.
    package init(of bytes: [UInt8], limits: PDFLimits = PDFLimits()) {
        var scan = ObjectScan(bytes, limits: limits)
        scan.run()
        values = scan.values
        isExhausted = scan.isExhausted
        switch scan.trailer["Encrypt"] {
        case nil, .null: isEncrypted = false
        default: isEncrypted = true
        }
        tellsOfSignature = scan.tellsOfSignature
        entries = scan.entries
        trailer = scan.trailer
        root = scan.trailer["Root"] ?? scan.catalog.map(PDFObject.reference)
    }

    /// A cross-reference stream over every object found, members of object streams included, with the last trailer's
    /// entries or, where there is none, the last catalog. The last of two objects of one number counts, as after an update.
    /// Nil where no catalog is found.
    ///
    /// - Parameter length: Of the bytes it is put behind.
    package func section(behind length: Int) -> [UInt8]? {
        guard let root else { return nil }
        var trailer = trailer
        trailer["Root"] = root
        return Self.serialised(entries, trailer: trailer, behind: length)
    }

    private static func serialised(
        _ entries: [Int: CrossReferenceEntry], trailer: PDFDictionary, behind length: Int
    ) -> [UInt8] {
        let own = (entries.keys.max() ?? 0) + 1
        var entries = entries
        // Behind the line end that is put in front.
        entries[own] = .inFile(offset: UInt64(length + 1), generation: 0)
        var data: [UInt8] = []
        var runs: [(first: Int, count: Int)] = []
        for number in entries.keys.sorted() {
            let (kind, place, third): (UInt8, UInt64, Int)
            switch entries[number] {
            case .inFile(let offset, let generation): (kind, place, third) = (1, offset, generation)
            case .compressed(let stream, let index): (kind, place, third) = (2, UInt64(stream), index)
            case .free, nil: continue
            }
            if let last = runs.last, last.first + last.count == number {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((number, 1))
            }
            data.append(kind)
            for shift in stride(from: 40, through: 0, by: -8) {
                data.append(UInt8(truncatingIfNeeded: place >> UInt64(shift)))
            }
            for shift in [16, 8, 0] { data.append(UInt8(truncatingIfNeeded: third >> shift)) }
        }
        var dictionary = trailer
        dictionary["Type"] = .name("XRef")
        dictionary["Size"] = .integer(own + 1)
        dictionary["W"] = .array([.integer(1), .integer(6), .integer(3)])
        dictionary["Index"] = .array(runs.flatMap { [.integer($0.first), .integer($0.count)] })
        dictionary["Length"] = .integer(data.count)
        var serialiser = ObjectSerialiser()
        serialiser.write("\n\(own) 0 obj\n")
        serialiser.write(dictionary)
        serialiser.write("\nstream\n")
        serialiser.bytes += data
        serialiser.write("\nendstream\nendobj\nstartxref\n\(length + 1)\n%%EOF\n")
        return serialiser.bytes
    }
}
