import PDF
import Testing

/// Streams made with zlib 1.2 and by hand after the standard's examples.
@Suite struct `Decoding streams` {
    /// Puts data into a document and decodes it there.
    private func decode(_ data: [UInt8], _ entries: String, limit: Int? = nil) throws -> [UInt8] {
        var file = SampleFile.classic()
        file.stream(5, entries, data)
        file.table(trailer: "/Size 6/Root 1 0 R/Prev \(file.sectionStart)", withFreeHead: false)
        let document = try PDFDocument(file.source)
        let stream = try #require(try document.object(PDFReference(5)).value.streamValue)
        return try document.decodedData(of: stream, limit: limit)
    }

    private func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    private static let dynamic =
        "78da3590810dc4300c025732b0ff6ecf91afd2aaae8331602b8973fdde293db6d792dba0b674dcb588dd3a40b4c14e8a"
        + "095f9f56d97d743dba72f49ee6defd94b6c8c241c36df67488edc3076641c00ec68018a523f7c494ddec413135069e18"
        + "00a53e56b50574bd9277eea038b464cab7105b38324a4122824c325b4fe98ba4f0cacd78979bf45956fed66fe86841dd"
        + "8460b3b4ca47da146667e9797915f703b6404d6f"

    /// What ``dynamic`` decodes to.
    private static let pseudorandom: [UInt8] = {
        var state: UInt64 = 1
        return (0..<400).map { _ in
            state = (state &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF
            return UInt8(48 + (state >> 16 & 3))
        }
    }()

    @Test func `Flate with stored, fixed and dynamic blocks`() throws {
        let stored = "7801010c00f3ff73746f7265642062797465731fcf04d9"
        let fixed = "7801f3494d4fccca57f041a6004ab70737"
        #expect(try decode(bytes(stored), "/Filter/FlateDecode") == Array("stored bytes".utf8))
        #expect(try decode(bytes(fixed), "/Filter[/FlateDecode]") == Array("Legajo Legajo Legajo".utf8))
        #expect(try decode(bytes(Self.dynamic), "/Filter/Fl") == Self.pseudorandom)
    }

    @Test func `Flate with stored blocks between compressed ones`() throws {
        let mixed = bytes(
            "789cf2494d4fccca57f041a100000000ffff001300ecff6279746573206173207468657920617265"
                + "2c204bcc4b51484c4fcccc534884b10000000000")
        let text = "Legajo Legajo Legajo bytes as they are, and again and again"
        #expect(try decode(mixed, "/Filter/FlateDecode") == Array(text.utf8))
        let end = mixed.count - 30
        #expect(throws: PDFError.self) { try decode(Array(mixed[..<end]), "/Filter/FlateDecode") }
    }

    @Test func `Flate data cut anywhere or with any byte changed neither crashes nor passes its limit`() throws {
        let good = bytes(Self.dynamic)
        for count in 0..<good.count - 4 {
            #expect(throws: PDFError.self) { try decode(Array(good[..<count]), "/Filter/FlateDecode") }
        }
        for index in good.indices {
            for bit in 0..<8 {
                var bad = good
                bad[index] ^= 1 << bit
                if let result = try? decode(bad, "/Filter/FlateDecode", limit: 1_000) { #expect(result.count <= 1_000) }
            }
        }
    }

    @Test func `more than the limit is refused`() throws {
        let error = #expect(throws: PDFError.self) {
            try decode(bytes(Self.dynamic), "/Filter/FlateDecode", limit: 399)
        }
        #expect(error?.code == .tooLarge)
    }

    @Test func `ASCII, run length and LZW`() throws {
        #expect(try decode(Array("4c65 67616A6F>".utf8), "/Filter/ASCIIHexDecode") == Array("Legajo".utf8))
        #expect(
            try decode(Array("9jqo^BlbD-BleB1DJ+*+F(f,q~>".utf8), "/Filter/ASCII85Decode")
                == Array("Man is distinguished".utf8))
        #expect(try decode([2, 65, 66, 67, 254, 68, 128, 99], "/Filter/RunLengthDecode") == Array("ABCDDD".utf8))
        // ISO 32000-2 §7.4.4.2, the example.
        #expect(
            try decode([0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01], "/Filter/LZWDecode")
                == [45, 45, 45, 45, 45, 65, 45, 45, 45, 66])
    }

    @Test func `filters follow one another`() throws {
        let hexadecimal = Array((Self.dynamic + ">").utf8)
        #expect(try decode(hexadecimal, "/Filter[/ASCIIHexDecode/FlateDecode]") == Self.pseudorandom)
    }

    @Test func `PNG predictors are undone`() throws {
        // Rows of two bytes: none, sub, up, average, Paeth.
        let rows: [UInt8] = [0, 10, 20, 1, 5, 6, 2, 1, 1, 3, 10, 10, 4, 1, 2]
        let text = rows.map { String($0, radix: 16) }.map { $0.count == 1 ? "0" + $0 : $0 }.joined() + ">"
        let error = #expect(throws: PDFError.self) {
            try decode(Array(text.utf8), "/Filter/ASCIIHexDecode/DecodeParms<</Predictor 99>>", limit: 0)
        }
        #expect(error?.code == .tooLarge)
        let stored = stored(rows)
        #expect(
            try decode(stored, "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2>>")
                == [10, 20, 5, 11, 6, 12, 13, 22, 14, 24])
        #expect(
            try decode(self.stored([1, 2, 3, 4]), "/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns 2>>")
                == [1, 3, 3, 7])
    }

    /// zlib data of one stored block.
    private func stored(_ data: [UInt8]) -> [UInt8] {
        let count = UInt8(data.count)
        return [0x78, 0x01, 1, count, 0, ~count, 0xFF] + data + [0, 0, 0, 0]
    }

    @Test func `filters of images are unsupported, not damaged`() throws {
        let error = #expect(throws: PDFError.self) { try decode([0xFF, 0xD8], "/Filter/DCTDecode") }
        #expect(error?.code == .unsupported)
    }
}
