/// The last part of an increment: its cross-reference section and end marker. Written by ``IncrementalUpdate``,
/// compared byte for byte by ``IncrementInspector``.
struct UpdateSection {
    /// Where the increment's objects begin in the file; with a stream, that stream's own as well.
    var offsets: [PDFReference: UInt64]
    /// /Root, /Info, /ID, /Prev and /Size.
    var trailer: PDFDictionary
    /// Of the section in the file.
    var start: UInt64
    /// The cross-reference stream's number; nil for a table.
    var stream: PDFReference?

    /// From `xref` or the stream's object number to the line end behind `%%EOF`.
    func serialised() -> [UInt8] {
        var serialiser = ObjectSerialiser()
        if let stream { writeStream(as: stream, to: &serialiser) } else { writeTable(to: &serialiser) }
        serialiser.write("startxref\n\(start)\n%%EOF\n")
        return serialiser.bytes
    }

    /// Runs of consecutive object numbers.
    private var runs: [[(reference: PDFReference, offset: UInt64)]] {
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

    private func writeTable(to serialiser: inout ObjectSerialiser) {
        serialiser.write("xref\n")
        for run in runs {
            serialiser.write("\(run[0].reference.number) \(run.count)\n")
            for (reference, offset) in run {
                serialiser.write("\(Self.padded(offset, 10)) \(Self.padded(UInt64(reference.generation), 5)) n \n")
            }
        }
        serialiser.write("trailer\n")
        serialiser.write(trailer)
        serialiser.write("\n")
    }

    private func writeStream(as reference: PDFReference, to serialiser: inout ObjectSerialiser) {
        // Offsets in as few bytes as the section's own takes; generations in two.
        let width = max(1, (64 - start.leadingZeroBitCount + 7) / 8)
        var data: [UInt8] = []
        var index: [PDFObject] = []
        for run in runs {
            index.append(contentsOf: [.integer(run[0].reference.number), .integer(run.count)])
            for (reference, offset) in run {
                data.append(1)
                for byte in (0..<width).reversed() {
                    data.append(UInt8(truncatingIfNeeded: offset >> UInt64(byte * 8)))
                }
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

    private static func padded(_ value: UInt64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
