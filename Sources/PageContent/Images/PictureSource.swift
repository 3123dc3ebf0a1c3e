import ArchiveModel
import OpenSSL
import PDF

/// The images of a document: what each one says, as a digest, and whether it is a bar code.
final class PictureSource {
    struct Picture {
        /// SHA-256; `Documentation/PageTags.md` says over what.
        var digest: [UInt8]
        /// Set for a bar code, or what may be one.
        var symbol: PrintedSymbol.Kind?
    }

    /// Samples up to this size are unpacked; larger images are taken as they are stored.
    static let mostSamples = 1 << 20
    /// All that is unpacked for one document.
    private static let mostUnpacked = 256 << 20
    /// Filters that only pack bytes; all others are forms of pictures (ISO 32000-2 table 6).
    private static let packing: Set<String> = [
        "FlateDecode", "Fl", "LZWDecode", "LZW", "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "RunLengthDecode",
        "RL",
    ]

    private let document: PDFDocument
    private var known: [PDFReference: Picture] = [:]
    private var unpacked = 0
    weak var objects: ObjectDigests?
    /// Of a font's program.
    private static let mostStream = 16 << 20

    init(_ document: PDFDocument) { self.document = document }

    var references: Dictionary<PDFReference, Picture>.Keys { known.keys }

    /// Takes over what was read of an earlier revision of the document in which none of this was another object.
    func know(_ earlier: PictureSource) { (known, unpacked) = (earlier.known, earlier.unpacked) }

    func picture(_ value: PDFObject, _ stream: PDFStream) throws(PDFError) -> Picture {
        if let reference = value.referenceValue, let picture = known[reference] { return picture }
        let picture = try read(stream, isMask: false)
        if let reference = value.referenceValue { known[reference] = picture }
        return picture
    }

    /// An image in the content stream, from `BI` to `EI`.
    static func inline(_ content: [UInt8]) -> Picture {
        Picture(digest: digest(Array("inline\n".utf8) + content), symbol: nil)
    }

    /// Names in such an image's head, of which one may be that of a colour space in the resources.
    static func names(inline content: [UInt8]) -> Set<String> {
        var names: Set<String> = []
        var name: [UInt8]?
        for (place, byte) in content.enumerated() {
            let isEnd = byte <= 32 || [40, 41, 47, 60, 62, 91, 93].contains(byte)
            guard isEnd else {
                name?.append(byte)
                continue
            }
            if let name { names.insert(Self.plain(name)) }
            name = byte == 47 ? [] : nil
            // `ID` ends the head.
            if byte <= 32, place >= 2, content[place - 2] == 73, content[place - 1] == 68 { break }
        }
        return names
    }

    /// Without `#xx`.
    private static func plain(_ name: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        var place = 0
        while place < name.count {
            if name[place] == 35, place + 2 < name.count,
                let byte = UInt8(String(decoding: name[place + 1...place + 2], as: UTF8.self), radix: 16)
            {
                scalars.append(Unicode.Scalar(byte))
                place += 3
            } else {
                scalars.append(Unicode.Scalar(name[place]))
                place += 1
            }
        }
        return String(scalars)
    }

    private func read(_ stream: PDFStream, isMask: Bool) throws(PDFError) -> Picture {
        let head = try PictureHead(stream.dictionary, in: document)
        let palette = try palette(stream.dictionary)
        var text = "image \(head.width) \(head.height) \(head.bits) \(try colorSpace(stream.dictionary))"
        for bound in try document.resolveArray(stream.dictionary["Decode"])?.prefix(64) ?? [] {
            text += " \(Int((try document.resolve(bound).number ?? 0) * 100, clamped: 1_000_000))"
        }
        for key in ["Alternates", "Mask", "Matte", "SMaskInData"] {
            let value = try document.resolve(stream.dictionary[key])
            guard value != .null, value.streamValue == nil else { continue }
            text += " \(key) \(Self.hexadecimal(try objects?.digest(of: value) ?? []))"
        }
        text += "\n"
        if !isMask {
            for key in ["SMask", "Mask"] {
                if case .stream(let mask) = try document.resolve(stream.dictionary[key]) {
                    text += "mask " + Self.hexadecimal(try read(mask, isMask: true).digest) + "\n"
                }
            }
        }
        let isSquare = head.width > 16 && abs(head.width - head.height) * 20 <= head.width
        switch try data(of: stream, head) {
        case .samples(let samples):
            let symbol = SampleGrid(head, samples, palette: palette)?.symbol
            return Picture(digest: Self.digest(Array(text.utf8) + samples), symbol: symbol)
        case .packed(let bytes):
            return Picture(digest: Self.digest(Array(text.utf8) + bytes), symbol: isSquare ? .possible : nil)
        case .stored:
            return Picture(digest: try digest(of: stream, after: text), symbol: isSquare ? .possible : nil)
        }
    }

    /// What of a stream its digest is taken of.
    private enum Content {
        /// Unpacked.
        case samples([UInt8])
        /// The picture's own form, with what only packed it undone.
        case packed([UInt8])
        /// As it lies in the file.
        case stored
    }

    /// The samples where they are few and only packed.
    private func data(of stream: PDFStream, _ head: PictureHead) throws(PDFError) -> Content {
        var filters: [String] = []
        switch try document.resolve(stream.dictionary["Filter"]) {
        case .name(let name): filters = [name]
        case .array(let names):
            for name in names.prefix(8) { filters.append(try document.resolve(name).nameValue ?? "") }
        default: break
        }
        let packers = filters.prefix { Self.packing.contains($0) }.count
        let isSamples = packers == filters.count
        guard packers > 0 || isSamples, !isSamples || head.samples <= Self.mostSamples, unpacked <= Self.mostUnpacked
        else { return .stored }
        var part = stream
        part.dictionary["Filter"] = .array(filters.prefix(packers).map(PDFObject.name))
        if case .array(let parameters) = try document.resolve(stream.dictionary["DecodeParms"]) {
            part.dictionary["DecodeParms"] = .array(Array(parameters.prefix(packers)))
        } else if filters.count > 1 {
            part.dictionary["DecodeParms"] = nil
        }
        do {
            let limit = isSamples ? max(Self.mostSamples * 2, 1 << 16) : 16 << 20
            let bytes = try document.decodedData(of: part, limit: limit)
            unpacked += bytes.count
            return isSamples ? .samples(bytes) : .packed(bytes)
        } catch {
            // What cannot be unpacked is taken as it is; only a file that cannot be read ends it.
            guard error.code != .source, error.code != .encrypted else { throw error }
            return .stored
        }
    }

    /// SHA-256 of a stream's decoded bytes; of the bytes in the file where they cannot be decoded or are too many.
    func digest(ofData stream: PDFStream) throws(PDFError) -> [UInt8] {
        if unpacked <= Self.mostUnpacked {
            do {
                let bytes = try document.decodedData(of: stream, limit: Self.mostStream)
                unpacked += bytes.count
                return Self.digest(bytes)
            } catch {
                guard error.code != .source, error.code != .encrypted else { throw error }
            }
        }
        return try digest(of: stream, after: "")
    }

    /// Read in windows: an image may be larger than memory should be.
    func digest(of stream: PDFStream, after text: String) throws(PDFError) -> [UInt8] {
        do {
            var digest = try RunningDigest(.sha256)
            try digest.update(Array(text.utf8))
            var place = stream.extent.lowerBound
            while place < stream.extent.upperBound {
                let count = Int(min(1 << 20, stream.extent.upperBound - place))
                let window = try document.source.read(at: place, count: count)
                guard !window.isEmpty else { break }
                try digest.update(window)
                place += UInt64(window.count)
            }
            return try digest.digest()
        } catch {
            throw PDFError(.source, "An image or a font could not be read: \(error)")
        }
    }

    private typealias Palette = (colors: [UInt8], components: Int)

    /// A name; of a space with parameters its family's and the SHA-256 of all of it.
    private func colorSpace(_ dictionary: PDFDictionary) throws(PDFError) -> String {
        let value = try document.resolve(dictionary["ColorSpace"])
        if let name = value.nameValue { return name }
        guard let elements = value.arrayValue, let family = try document.resolve(elements.first).nameValue else {
            return try document.resolve(dictionary["ImageMask"]).booleanValue == true ? "Mask" : "None"
        }
        return "\(family) \(Self.hexadecimal(try objects?.digest(of: value) ?? []))"
    }

    /// The colours of an indexed space, and how many bytes each has; nil for other spaces.
    private func palette(_ dictionary: PDFDictionary) throws(PDFError) -> Palette? {
        guard let elements = try document.resolveArray(dictionary["ColorSpace"]), elements.count == 4,
            try document.resolve(elements[0]).nameValue == "Indexed"
        else { return nil }
        let count = min(256, max(1, (try document.resolve(elements[2]).integerValue ?? 0) + 1))
        var colors: [UInt8] = []
        switch try document.resolve(elements[3]) {
        case .string(let bytes): colors = bytes
        case .stream(let stream):
            // A palette that cannot be unpacked is none.
            do { colors = try document.decodedData(of: stream, limit: 1 << 16) } catch {
                guard error.code != .source, error.code != .encrypted else { throw error }
            }
        default: break
        }
        return (colors, max(1, colors.count / count))
    }

    static func digest(_ bytes: [UInt8]) -> [UInt8] {
        // Only memory can be missing; a digest of nothing is none that a page has.
        (try? RunningDigest.digest(bytes, .sha256)) ?? []
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// The size and form of an image's samples.
struct PictureHead {
    let width: Int
    let height: Int
    /// Per component.
    let bits: Int
    let components: Int

    init(_ dictionary: PDFDictionary, in document: PDFDocument) throws(PDFError) {
        width = min(1 << 20, max(0, try document.resolve(dictionary["Width"]).integerValue ?? 0))
        height = min(1 << 20, max(0, try document.resolve(dictionary["Height"]).integerValue ?? 0))
        let isMask = try document.resolve(dictionary["ImageMask"]).booleanValue == true
        bits = isMask ? 1 : min(16, max(1, try document.resolve(dictionary["BitsPerComponent"]).integerValue ?? 8))
        let space = try document.resolve(dictionary["ColorSpace"])
        var family = space.nameValue
        var count: Int?
        if let elements = space.arrayValue {
            family = try document.resolve(elements.first).nameValue
            if family == "ICCBased", elements.count > 1 {
                count = try document.resolve(document.resolveDictionary(elements[1])?["N"]).integerValue
            }
        }
        components =
            count.map { min(4, max(1, $0)) }
            ?? (["DeviceRGB", "CalRGB", "Lab"].contains(family) ? 3 : family == "DeviceCMYK" ? 4 : 1)
    }

    /// Bytes of a row.
    var stride: Int { (width * components * bits + 7) / 8 }
    /// Bytes of all samples.
    var samples: Int { stride * height }
}

extension Int {
    /// The nearest whole number, within limits; 0 for what is no number.
    init(_ value: Double, clamped limit: Double) {
        self = value.isFinite ? Int(Swift.min(limit, Swift.max(-limit, (value + 0.001).rounded()))) : 0
    }
}
