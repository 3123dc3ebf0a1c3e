import ArchiveModel
import Poppler
import WorkerProtocol

/// Pictures of pages as scanners and cameras make them: PNG, JPEG and PNM, each a page. Poppler unpacks them: a picture
/// becomes a PDF of one page that shows it.
enum PictureFile {
    /// Larger files are no scan of a page.
    private static let mostBytes = 64 << 20
    /// Longer than wide by A4's proportion, and as long: the page a picture is laid on.
    private static let pageLength = 842.0

    /// The PDF that shows the picture; nil when the file is none.
    static func read(_ document: InputDocument) throws(PopplerError) -> [UInt8]? {
        let source = document.bytes
        let head = (try? source.read(at: 0, count: 8)) ?? []
        let isPNG = head.starts(with: [0x89, 0x50, 0x4E, 0x47])
        let isJPEG = head.starts(with: [0xFF, 0xD8, 0xFF])
        let isPNM = head.count > 2 && head[0] == UInt8(ascii: "P") && (52...54).contains(head[1]) && head[2] <= 32
        guard isPNG || isJPEG || isPNM else { return nil }
        guard source.length <= UInt64(mostBytes), let bytes = try? source.read(at: 0, count: Int(source.length)) else {
            throw PopplerError(
                .tooLarge, "\(document.name) is larger than \(mostBytes) bytes; scan it with fewer dots.")
        }
        let picture: Picture?
        if isPNG {
            picture = try GrayImage(png: bytes).map { image in
                Picture(width: image.width, height: image.height, space: "Gray", filter: nil, data: image.pixels)
            }
        } else {
            picture = isJPEG ? jpeg(bytes) : pnm(bytes)
        }
        guard let picture else {
            throw PopplerError(.damaged, "\(document.name) is a damaged picture; scan the page again.")
        }
        return page(showing: picture)
    }

    private struct Picture {
        var width: Int
        var height: Int
        var space: String
        var filter: String?
        var bits = 8
        var isInverted = false
        var data: [UInt8]
    }

    /// Size and components stand in the frame header (ISO/IEC 10918-1 B.2.2).
    private static func jpeg(_ bytes: [UInt8]) -> Picture? {
        var place = 2
        while place + 9 < bytes.count {
            guard bytes[place] == 0xFF else { return nil }
            let marker = bytes[place + 1]
            if marker == 0xFF {
                place += 1
                continue
            }
            let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
            // Frame headers, but for the three markers among them that are tables.
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                let height = Int(bytes[place + 5]) << 8 | Int(bytes[place + 6])
                let width = Int(bytes[place + 7]) << 8 | Int(bytes[place + 8])
                let components = Int(bytes[place + 9])
                guard width > 0, height > 0, let space = [1: "Gray", 3: "RGB", 4: "CMYK"][components] else {
                    return nil
                }
                return Picture(width: width, height: height, space: space, filter: "DCTDecode", data: bytes)
            }
            guard length >= 2 else { return nil }
            place += 2 + length
        }
        return nil
    }

    /// Binary PBM, PGM and PPM with up to 255 tones.
    private static func pnm(_ bytes: [UInt8]) -> Picture? {
        let kind = bytes[1]
        var place = 2
        func number() -> Int? {
            while place < bytes.count, bytes[place] <= 32 || bytes[place] == UInt8(ascii: "#") {
                if bytes[place] == UInt8(ascii: "#") {
                    while place < bytes.count, bytes[place] != 10 { place += 1 }
                } else {
                    place += 1
                }
            }
            var value = 0
            let start = place
            while place < bytes.count, (48...57).contains(bytes[place]), place - start < 6 {
                value = value * 10 + Int(bytes[place] - 48)
                place += 1
            }
            return place > start ? value : nil
        }
        guard let width = number(), let height = number(), (1...32_000).contains(width), (1...32_000).contains(height)
        else { return nil }
        if kind != UInt8(ascii: "4") { guard number() == 255 else { return nil } }
        place += 1
        let isBitmap = kind == UInt8(ascii: "4")
        let isColor = kind == UInt8(ascii: "6")
        let size = (isBitmap ? (width + 7) / 8 : width * (isColor ? 3 : 1)) * height
        guard place <= bytes.count, bytes.count - place >= size else { return nil }
        return Picture(
            width: width, height: height, space: isColor ? "RGB" : "Gray", filter: nil, bits: isBitmap ? 1 : 8,
            isInverted: isBitmap, data: Array(bytes[place..<place + size]))
    }

    private static func page(showing picture: Picture) -> [UInt8] {
        let scale = pageLength / Double(max(picture.width, picture.height))
        let (width, height) = (Double(picture.width) * scale, Double(picture.height) * scale)
        let content = "q \(width) 0 0 \(height) 0 0 cm /P Do Q"
        let filter = picture.filter.map { "/Filter/\($0)" } ?? ""
        let decode = picture.isInverted ? "/Decode[1 0]" : ""
        let head =
            "<</Type/XObject/Subtype/Image/Width \(picture.width)/Height \(picture.height)/BitsPerComponent "
            + "\(picture.bits)/ColorSpace/Device\(picture.space)\(filter)\(decode)/Length \(picture.data.count)>>"
        let bodies: [(String, [UInt8]?)] = [
            ("<</Type/Catalog/Pages 2 0 R>>", nil), ("<</Type/Pages/Kids[3 0 R]/Count 1>>", nil),
            (
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(width) \(height)]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>",
                nil
            ), ("<</Length \(content.utf8.count)>>", Array(content.utf8)), (head, picture.data),
        ]
        var file = Array("%PDF-1.7\n".utf8)
        var table = "xref\n0 \(bodies.count + 1)\n0000000000 65535 f \n"
        for (index, body) in bodies.enumerated() {
            let digits = String(file.count)
            table += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
            file += "\(index + 1) 0 obj\n\(body.0)\n".utf8
            if let data = body.1 { file += Array("stream\n".utf8) + data + Array("\nendstream\n".utf8) }
            file += "endobj\n".utf8
        }
        let start = file.count
        file += "\(table)trailer\n<</Size \(bodies.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n".utf8
        return file
    }
}
