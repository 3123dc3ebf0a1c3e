import ArchiveModel
import PDF
import Testing

/// A PDF written object by object for a test: every offset right, so that each test breaks only what it means to.
struct SampleFile: CustomTestStringConvertible {
    var bytes = Array("%PDF-1.7\n%\u{e2}\u{e3}\n".utf8)
    private var offsets: [Int: Int] = [:]
    private(set) var sectionStart = 0
    private var kind = "classic"

    var testDescription: String { kind }

    var source: MemoryBytes { MemoryBytes(bytes) }

    mutating func object(_ number: Int, _ body: String) {
        offsets[number] = bytes.count
        bytes += Array("\(number) 0 obj\n\(body)\nendobj\n".utf8)
    }

    mutating func stream(_ number: Int, _ entries: String = "", _ data: [UInt8]) {
        offsets[number] = bytes.count
        bytes += Array("\(number) 0 obj\n<</Length \(data.count)\(entries)>>\nstream\n".utf8) + data
        bytes += Array("\nendstream\nendobj\n".utf8)
    }

    /// A table over the objects since the last section. `trailer` is what stands between `<<` and `>>`.
    mutating func table(trailer: String, withFreeHead: Bool = true) {
        sectionStart = bytes.count
        var text = "xref\n"
        if withFreeHead { text += "0 1\n0000000000 65535 f \n" }
        for (number, offset) in offsets.sorted(by: { $0.key < $1.key }) {
            let digits = String(offset)
            text += "\(number) 1\n\(String(repeating: "0", count: 10 - digits.count))\(digits) 00000 n \n"
        }
        text += "trailer\n<<\(trailer)>>\nstartxref\n\(sectionStart)\n%%EOF\n"
        bytes += Array(text.utf8)
        offsets = [:]
    }

    /// A cross-reference stream numbered `number`; `compressed` places objects in object streams.
    mutating func crossReferenceStream(
        _ number: Int, trailer: String, compressed: [Int: (stream: Int, index: Int)] = [:]
    ) {
        sectionStart = bytes.count
        offsets[number] = sectionStart
        var rows: [Int: [UInt8]] = [0: [0, 0, 0, 0, 0]]
        for (number, offset) in offsets {
            rows[number] = [1, UInt8(offset >> 16), UInt8(offset >> 8 & 255), UInt8(offset & 255), 0]
        }
        for (number, place) in compressed { rows[number] = [2, 0, 0, UInt8(place.stream), UInt8(place.index)] }
        let index = rows.keys.sorted().map { "\($0) 1" }.joined(separator: " ")
        let data = rows.sorted { $0.key < $1.key }.flatMap(\.value)
        let start = sectionStart
        stream(number, "/Type/XRef/W[1 3 1]/Index[\(index)]\(trailer)", data)
        bytes += Array("startxref\n\(start)\n%%EOF\n".utf8)
        offsets = [:]
    }

    /// An object stream of the given values.
    mutating func objectStream(_ number: Int, _ objects: [(number: Int, body: String)]) {
        var head = ""
        var body = ""
        for object in objects {
            head += "\(object.number) \(body.utf8.count) "
            body += object.body + " "
        }
        stream(number, "/Type/ObjStm/N \(objects.count)/First \(head.utf8.count)", Array((head + body).utf8))
    }

    static let catalog = "<</Type/Catalog/Pages 2 0 R>>"
    static let pages = "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595.276 841.89]>>"
    static let page = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>>>"

    /// One page, a cross-reference table.
    static func classic(catalog: String = catalog, page: String = page) -> SampleFile {
        var file = SampleFile()
        file.object(1, catalog)
        file.object(2, pages)
        file.object(3, page)
        file.stream(4, "", Array("0 0 10 10 re f".utf8))
        file.table(trailer: "/Size 5/Root 1 0 R/ID[<0011><0011>]")
        return file
    }

    /// One page, everything but streams in an object stream.
    static func compressed() -> SampleFile {
        var file = SampleFile()
        file.kind = "compressed"
        file.stream(4, "", Array("0 0 10 10 re f".utf8))
        file.objectStream(5, [(1, catalog), (2, pages), (3, page)])
        file.crossReferenceStream(
            6, trailer: "/Size 7/Root 1 0 R", compressed: [1: (5, 0), 2: (5, 1), 3: (5, 2)])
        return file
    }

    /// One page; the page itself is known only to readers of /XRefStm.
    static func hybrid() -> SampleFile {
        var file = SampleFile()
        file.kind = "hybrid"
        file.object(1, catalog)
        file.object(2, pages)
        file.stream(4, "", Array("0 0 10 10 re f".utf8))
        file.objectStream(5, [(3, page)])
        let known = file
        file.offsets = [:]
        file.crossReferenceStream(6, trailer: "/Size 7/Root 1 0 R", compressed: [3: (5, 0)])
        let supplement = file.sectionStart
        file.offsets = known.offsets
        file.table(trailer: "/Size 7/Root 1 0 R/XRefStm \(supplement)")
        return file
    }
}

/// Numbers that are the same on every run.
struct Xorshift {
    private var state: UInt64

    init(seed: UInt64) { state = seed | 1 }

    mutating func next(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }
}

/// A file of any length that exists only where something stands in it; zeros elsewhere.
struct SparseFile: ByteSource {
    let length: UInt64
    let pieces: [(offset: UInt64, bytes: [UInt8])]

    func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        guard offset < length else { return [] }
        // Nobody needs more than a window at once.
        guard count <= 1 << 20 else { throw ByteSourceError("\(count) bytes asked for at once") }
        var result = [UInt8](repeating: 0, count: Int(min(UInt64(count), length - offset)))
        for piece in pieces {
            for (index, byte) in piece.bytes.enumerated() {
                let position = piece.offset + UInt64(index)
                if position >= offset, position < offset + UInt64(result.count) {
                    result[Int(position - offset)] = byte
                }
            }
        }
        return result
    }
}
