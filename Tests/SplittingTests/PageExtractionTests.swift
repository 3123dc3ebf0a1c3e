import ArchiveModel
import PDF
import Splitting
import Testing
import WorkerProtocol

@Suite struct PageExtractionTests {
    /// Pages whose content is their number, with resources handed down by the tree.
    private static func pdf(pages count: Int, catalog: String = "", page entries: String = "") -> [UInt8] {
        var out = Array("%PDF-1.7\n".utf8)
        var offsets: [Int] = []
        func add(_ text: String) {
            offsets.append(out.count)
            out += Array("\(offsets.count) 0 obj\n\(text)\nendobj\n".utf8)
        }
        let kids = (0..<count).map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
        add("<</Type/Catalog/Pages 2 0 R\(catalog)>>")
        add("<</Type/Pages/Count \(count)/Kids[\(kids)]/MediaBox[0 0 200 100]/Resources<</Font<</F 3 0 R>>>>>>")
        add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
        for page in 1...count {
            add(
                "<</Type/Page/Parent 2 0 R/Contents \(offsets.count + 2) 0 R/Rotate \(page.isMultiple(of: 2) ? 90 : 0)\(entries)>>"
            )
            let content = "BT /F 9 Tf 9 9 Td (page \(page)) Tj ET"
            add("<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream")
        }
        let table = out.count
        out += Array("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n".utf8)
        for offset in offsets {
            let digits = String(offset)
            out += Array((String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n").utf8)
        }
        return out + Array("trailer\n<</Size \(offsets.count + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n".utf8)
    }

    private func contents(of bytes: [UInt8]) throws -> [String] {
        let document = try PDFDocument(MemoryBytes(bytes))
        return try document.pages().map { page in
            let stream = try document.resolve(page.dictionary["Contents"]).streamValue
            return String(decoding: try document.decodedData(of: try #require(stream)), as: UTF8.self)
        }
    }

    @Test func `Pages taken out of a PDF are those, whole, and no others`() throws {
        let source = MemoryBytes(Self.pdf(pages: 5))
        let taken = try PageExtraction.extract(PageRequest(pages: [2, 4]), source: source)
        let found = try contents(of: taken)
        #expect(found == ["BT /F 9 Tf 9 9 Td (page 2) Tj ET", "BT /F 9 Tf 9 9 Td (page 4) Tj ET"])
        #expect(!String(decoding: taken, as: UTF8.self).contains("page 3"))
        let pages = try PDFDocument(MemoryBytes(taken)).pages()
        #expect(pages.allSatisfy { $0.rotation == 90 && $0.mediaBox.right == 200 && $0.resources != nil })
        #expect(taken == (try PageExtraction.extract(PageRequest(pages: [2, 4]), source: source)))
    }

    @Test(arguments: [
        ("/OCProperties<</OCGs[]>>", "", "layers"), ("", "/Annots[<</Type/Annot/Subtype/Stamp>>]", "stamp"),
        ("", "/Annots[<</Type/Annot/Subtype/Widget>>]", "form field"),
    ])
    func `What would be lost is not taken apart`(catalog: String, entries: String, reason: String) throws {
        let source = MemoryBytes(Self.pdf(pages: 2, catalog: catalog, page: entries))
        let refusal = #expect(throws: WorkerRefusal.self) {
            try PageExtraction.extract(PageRequest(pages: [1]), source: source)
        }
        #expect(refusal?.code == "unsupported" && refusal?.message.contains(reason) == true)
        let linked = Self.pdf(pages: 2, page: "/Annots[<</Type/Annot/Subtype/Link>>]")
        #expect(
            try contents(of: PageExtraction.extract(PageRequest(pages: [1]), source: MemoryBytes(linked))).count == 1)
    }

    @Test(arguments: [[0], [6], [], [-1]])
    func `Pages that are not there are refused`(pages: [Int]) {
        #expect(throws: WorkerRefusal.self) {
            try PageExtraction.extract(PageRequest(pages: pages), source: MemoryBytes(Self.pdf(pages: 5)))
        }
    }

    /// Two pages of one strip each, most significant byte first.
    private static let tiff: [UInt8] = {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        var out: [UInt8] = [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 0]
        var link = 4
        for fill in [UInt8(0xA1), 0xB2] {
            let strip = out.count
            out += [UInt8](repeating: fill, count: 16)
            out.replaceSubrange(link..<(link + 4), with: number(out.count, 4))
            let entries = [
                (256, 4), (257, 4), (258, 8), (259, 1), (262, 1), (273, strip), (277, 1), (278, 4), (279, 16),
            ]
            out += number(entries.count, 2)
            for (tag, value) in entries {
                out += number(tag, 2) + number(4, 2) + number(1, 4) + number(value, 4)
            }
            link = out.count
            out += [0, 0, 0, 0]
        }
        return out
    }()

    @Test func `Pages taken out of a TIFF are those, whole, and no others`() throws {
        let taken = try PageExtraction.extract(PageRequest(pages: [2]), source: MemoryBytes(Self.tiff))
        #expect(taken.count { $0 == 0xB2 } == 16 && !taken.contains(0xA1))
        #expect(try PageExtraction.extract(PageRequest(pages: [1, 2]), source: MemoryBytes(Self.tiff)).count >= 32)
    }

    @Test func `Damaged files are refused or read, never more than they hold`() throws {
        for source in [Self.tiff, Self.pdf(pages: 2)] {
            for place in source.indices {
                for value in [0, 0xFF, source[place] ^ 1] {
                    var bytes = source
                    bytes[place] = value
                    do throws(WorkerRefusal) {
                        let taken = try PageExtraction.extract(PageRequest(pages: [1]), source: MemoryBytes(bytes))
                        #expect(taken.count < 4 * source.count + 4_096)
                    } catch {
                        #expect(!error.message.isEmpty)
                    }
                }
            }
            for length in 0..<source.count {
                _ = try? PageExtraction.extract(
                    PageRequest(pages: [1]), source: MemoryBytes(Array(source[..<length])))
            }
        }
    }
}
