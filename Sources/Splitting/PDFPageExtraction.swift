import ArchiveModel
import PDF
import WorkerProtocol

/// Writes a PDF of some pages of another: each page with what it needs to be shown, nothing of the other pages.
struct PDFPageExtraction {
    /// Objects one document may be made of; a scanned page has about five.
    private static let objectLimit = 200_000
    private static let byteLimit = 60 << 20

    private let document: PDFDocument
    private var objects: [(number: Int, bytes: [UInt8])] = []
    private var numbers: [PDFReference: Int] = [:]
    private var open: [PDFReference] = []
    private var length = 0

    init(_ source: any ByteSource) throws(WorkerRefusal) {
        do {
            document = try PDFDocument(source)
        } catch {
            throw WorkerRefusal(code: error.code.rawValue, message: error.message)
        }
        guard !document.isEncrypted else {
            throw WorkerRefusal(code: "encrypted", message: "Pages of an encrypted PDF cannot be taken out.")
        }
    }

    consuming func extract(_ wanted: [Int]) throws(WorkerRefusal) -> [UInt8] {
        var extraction = self
        do throws(PDFError) {
            return try extraction.written(wanted)
        } catch {
            throw WorkerRefusal(code: error.code.rawValue, message: error.message)
        }
    }

    /// Entries of a page that lead to other pages or to the document as a whole.
    private static let left: Set<String> = [
        "Parent", "Annots", "B", "StructParents", "Tabs", "Metadata", "PieceInfo", "LastModified", "Thumb", "AA",
    ]

    private mutating func written(_ wanted: [Int]) throws(PDFError) -> [UInt8] {
        let pages = try document.pages()
        guard try document.resolve(document.catalog().value.dictionaryValue?["OCProperties"]) == .null else {
            throw PDFError(
                .unsupported,
                "The file has layers, some of which may be switched off; cut, all would show. Submit its documents apart."
            )
        }
        // 1 is the catalogue, 2 the page tree, then the pages.
        var next = 3
        var kids: [PDFObject] = []
        for position in wanted {
            guard pages.indices.contains(position - 1) else {
                throw PDFError(.unsupported, "The file has \(pages.count) pages; page \(position) is none of them.")
            }
            let page = pages[position - 1]
            try requirePlain(page, position)
            var dictionary = page.dictionary
            for key in Self.left { dictionary[key] = nil }
            dictionary["Type"] = .name("Page")
            dictionary["Parent"] = .reference(PDFReference(2))
            // What the tree above handed down stands on the page itself.
            dictionary["Resources"] = page.resources ?? .dictionary([:])
            dictionary["MediaBox"] = Self.array(page.mediaBox)
            dictionary["CropBox"] = Self.array(page.cropBox)
            dictionary["Rotate"] = page.rotation == 0 ? nil : .integer(page.rotation)
            kids.append(.reference(PDFReference(next)))
            next += 1
            pending.append((next - 1, dictionary))
        }
        lastNumber = next - 1
        for (number, dictionary) in pending {
            try add(number, .dictionary(try renumbered(dictionary, depth: 0)))
        }
        var place = 0
        while place < open.count {
            let reference = open[place]
            place += 1
            guard let number = numbers[reference] else { continue }
            try add(number, try document.object(reference).value)
        }
        try add(1, .dictionary(["Type": .name("Catalog"), "Pages": .reference(PDFReference(2))]))
        try add(2, .dictionary(["Type": .name("Pages"), "Count": .integer(kids.count), "Kids": .array(kids)]))
        return assembled()
    }

    /// Throws for a page that would lose something by being taken out.
    private func requirePlain(_ page: PDFPage, _ position: Int) throws(PDFError) {
        for annotation in try document.resolveArray(page.dictionary["Annots"]) ?? [] {
            let kind = try document.resolveDictionary(annotation)?["Subtype"]?.nameValue
            guard kind != "Link", kind != "Popup" else { continue }
            throw PDFError(
                .unsupported,
                "Page \(position) carries a form field, stamp or note, which would be lost. Submit its documents apart."
            )
        }
    }

    private var pending: [(Int, PDFDictionary)] = []
    private var lastNumber = 2

    private mutating func add(_ number: Int, _ object: PDFObject) throws(PDFError) {
        var bytes = Array("\(number) 0 obj\n".utf8)
        if case .stream(let stream) = object {
            let data: [UInt8]
            do { data = try document.source.read(at: stream.extent.lowerBound, count: stream.extent.count) } catch {
                throw PDFError(.source, "The file cannot be read: \(error)")
            }
            var dictionary = try renumbered(stream.dictionary, depth: 0)
            dictionary["Length"] = .integer(data.count)
            bytes += PDFObject.dictionary(dictionary).serialised + Array("\nstream\n".utf8) + data
            bytes += Array("\nendstream".utf8)
        } else {
            let value = number < 3 + pending.count ? object : try renumbered(object, depth: 0)
            bytes += value.serialised
        }
        bytes += Array("\nendobj\n".utf8)
        length += bytes.count
        guard length <= Self.byteLimit, objects.count < Self.objectLimit else {
            throw PDFError(.tooLarge, "The pages need more than \(Self.byteLimit >> 20) MB; take out fewer.")
        }
        objects.append((number, bytes))
    }

    /// With references to the objects' new numbers; other pages and what leads to them are left out.
    private mutating func renumbered(_ object: PDFObject, depth: Int) throws(PDFError) -> PDFObject {
        guard depth < document.limits.nesting else {
            throw PDFError(.damaged, "Objects lie in one another without end.")
        }
        switch object {
        case .reference(let reference):
            if let known = numbers[reference] { return .reference(PDFReference(known)) }
            let value = try document.object(reference).value
            if value.isNull { return .null }
            if let type = value.dictionaryValue?["Type"]?.nameValue, ["Page", "Pages", "Catalog"].contains(type) {
                return .null
            }
            lastNumber += 1
            numbers[reference] = lastNumber
            open.append(reference)
            return .reference(PDFReference(lastNumber))
        case .array(let values):
            var copied: [PDFObject] = []
            copied.reserveCapacity(values.count)
            for value in values { copied.append(try renumbered(value, depth: depth + 1)) }
            return .array(copied)
        case .dictionary(let dictionary): return .dictionary(try renumbered(dictionary, depth: depth + 1))
        default: return object
        }
    }

    private mutating func renumbered(_ dictionary: PDFDictionary, depth: Int) throws(PDFError) -> PDFDictionary {
        var copied = PDFDictionary()
        // In one order, so that the same pages make the same bytes.
        for key in dictionary.sortedKeys {
            if key == "Parent", case .reference(let parent) = dictionary[key], parent == PDFReference(2) {
                copied[key] = dictionary[key]
            } else {
                copied[key] = try renumbered(dictionary[key] ?? .null, depth: depth + 1)
            }
        }
        return copied
    }

    private func assembled() -> [UInt8] {
        var out = Array("%PDF-1.7\n%\u{E2}\u{E3}\n".utf8)
        var offsets: [Int: Int] = [:]
        for (number, bytes) in objects {
            offsets[number] = out.count
            out += bytes
        }
        let table = out.count
        out += Array("xref\n0 \(lastNumber + 1)\n0000000000 65535 f \n".utf8)
        for number in 1...lastNumber {
            let digits = String(offsets[number] ?? 0)
            let padded = String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits
            out += Array((padded + (offsets[number] == nil ? " 65535 f \n" : " 00000 n \n")).utf8)
        }
        let end = "trailer\n<</Size \(lastNumber + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n"
        return out + Array(end.utf8)
    }

    private static func array(_ box: PDFRectangle) -> PDFObject {
        .array([box.left, box.bottom, box.right, box.top].map { .real(Self.decimal($0)) })
    }

    private static func decimal(_ value: Double) -> String {
        let thousandths = value.isFinite ? Int((max(-1e9, min(1e9, value)) * 1_000).rounded()) : 0
        let (whole, rest) = (abs(thousandths) / 1_000, abs(thousandths) % 1_000)
        let digits = String(1_000 + rest).dropFirst()
        return (thousandths < 0 ? "-" : "") + "\(whole).\(digits)"
    }
}
