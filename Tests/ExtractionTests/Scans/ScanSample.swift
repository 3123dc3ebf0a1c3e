import LinuxSystem
import Poppler

/// Scans of documents of our own: drawn by poppler, without a word of text.
enum ScanSample {
    /// The pages of a PDF as grey pictures.
    static func pictures(of pdf: [UInt8], resolution: Double = 200) throws -> [GrayImage] {
        let file = try MemoryFile(named: "printed", sealing: pdf).file
        let document = try PopplerDocument(descriptor: file.number)
        defer { withExtendedLifetime(file) {} }
        return try (1...document.pageCount).map { try document.render(page: $0, resolution: resolution) }
    }

    /// A TIFF of the pictures, grey, not compressed (TIFF 6.0, baseline), in Intel's order.
    static func tiff(_ pictures: [GrayImage], resolution: Int = 200) -> [UInt8] {
        var out: [UInt8] = [0x49, 0x49, 0x2A, 0, 0, 0, 0, 0]
        var link = 4
        for picture in pictures {
            let strip = out.count
            out += picture.pixels + (picture.pixels.count.isMultiple(of: 2) ? [] : [0])
            let dots = out.count
            out += number(resolution, 4) + number(1, 4)
            out.replaceSubrange(link..<(link + 4), with: number(out.count, 4))
            let entries = [
                (256, 4, picture.width), (257, 4, picture.height), (258, 3, 8), (259, 3, 1), (262, 3, 1),
                (273, 4, strip),
                (277, 3, 1), (278, 4, picture.height), (279, 4, picture.pixels.count), (282, 5, dots), (283, 5, dots),
                (296, 3, 2),
            ]
            out += number(entries.count, 2)
            for (tag, type, value) in entries {
                out += number(tag, 2) + number(type, 2) + number(1, 4) + number(value, 4)
            }
            link = out.count
            out += [0, 0, 0, 0]
        }
        return out
    }

    /// A PDF that shows the pictures and nothing else.
    static func pdf(_ pictures: [GrayImage], resolution: Int = 200) -> [UInt8] {
        var out = Array("%PDF-1.7\n".utf8)
        var offsets: [Int] = []
        func add(_ head: String, _ data: [UInt8] = []) {
            offsets.append(out.count)
            out += Array("\(offsets.count) 0 obj\n\(head)".utf8)
            if !data.isEmpty { out += Array("\nstream\n".utf8) + data + Array("\nendstream".utf8) }
            out += Array("\nendobj\n".utf8)
        }
        let kids = pictures.indices.map { "\(3 + 3 * $0) 0 R" }.joined(separator: " ")
        add("<</Type/Catalog/Pages 2 0 R>>")
        add("<</Type/Pages/Count \(pictures.count)/Kids[\(kids)]>>")
        for (index, picture) in pictures.enumerated() {
            let (across, down) = (picture.width * 72 / resolution, picture.height * 72 / resolution)
            add(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(across) \(down)]/Contents \(4 + 3 * index) 0 R"
                    + "/Resources<</XObject<</I \(5 + 3 * index) 0 R>>>>>>")
            let drawing = "\(across) 0 0 \(down) 0 0 cm /I Do"
            add("<</Length \(drawing.utf8.count)>>", Array(drawing.utf8))
            add(
                "<</Type/XObject/Subtype/Image/Width \(picture.width)/Height \(picture.height)/BitsPerComponent 8"
                    + "/ColorSpace/DeviceGray/Length \(picture.pixels.count)>>", picture.pixels)
        }
        let table = out.count
        out += Array("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n".utf8)
        for offset in offsets {
            let digits = String(offset)
            out += Array((String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n").utf8)
        }
        out += Array("trailer\n<</Size \(offsets.count + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n".utf8)
        return out
    }

    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
