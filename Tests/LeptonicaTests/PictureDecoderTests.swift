import Leptonica
import Testing

@Suite struct PictureDecoderTests {
    /// Level lines of dashes, as text is.
    private static let page: Raster = {
        let (width, height) = (900, 1_200)
        var pixels = [UInt8](repeating: 255, count: width * height)
        for line in 0..<28 {
            for row in (60 + line * 40)..<(60 + line * 40 + 14) {
                for column in 80..<820 where (column / 9 + column / 31) % 3 != 0 { pixels[row * width + column] = 20 }
            }
        }
        return Raster(width: width, height: height, pixels: pixels)
    }()

    @Test func `What is no picture has no header`() {
        for format in [PictureFormat.png, .jpeg, .tiff, .pnm] {
            #expect(PictureDecoder.header(of: [1, 2, 3], format) == nil)
            #expect(throws: PictureError.self) { try PictureDecoder.decode([], format) }
        }
    }

    @Test(arguments: ["P5\n# a comment\n3 2\n255\n", "P5 3 2 255 "])
    func `A grey map is read as it is`(head: String) throws {
        let picture = try PictureDecoder.decode(Array(head.utf8) + [0, 128, 255, 255, 128, 0], .pnm)
        #expect(picture.raster == Raster(width: 3, height: 2, pixels: [0, 128, 255, 255, 128, 0]))
        #expect(picture.resolution == 0)
    }

    @Test func `A bitmap's ones are ink`() throws {
        let picture = try PictureDecoder.decode(Array("P4 8 1\n".utf8) + [0b1010_0000], .pnm)
        #expect(picture.raster.pixels == [0, 255, 0, 255, 255, 255, 255, 255])
    }

    @Test func `A map larger than any page is refused by its header`() {
        let error = #expect(throws: PictureError.self) {
            try PictureDecoder.decode(Array("P5 30000 30000 255\n".utf8), .pnm)
        }
        #expect(error?.code == .tooLarge)
    }

    @Test(arguments: [-3.0, -1.2, 0.8, 2.0])
    func `A page that lies askew is laid straight`(degrees: Double) throws {
        let askew = try #require(Straightening.turned(Self.page, degrees: degrees))
        let turn = try #require(Straightening.turn(for: askew))
        #expect(abs(turn + degrees) < 0.15)
    }

    @Test func `Four quarter turns are none`() throws {
        var raster = Self.page
        for _ in 0..<4 { raster = try #require(Straightening.turned(raster, quarters: 1)) }
        #expect(raster == Self.page)
        #expect(Straightening.turned(raster, quarters: 1)?.width == raster.height)
    }

    @Test func `Specks go and strokes stay`() {
        #expect(!Despeckling.isNoisy(Self.page))
        var noisy = Self.page.pixels
        var state: UInt32 = 7
        for place in noisy.indices {
            state = state &* 1_664_525 &+ 1_013_904_223
            noisy[place] = UInt8(clamping: Int(noisy[place]) * 3 / 4 + Int(state >> 26))
        }
        let raster = Raster(width: Self.page.width, height: Self.page.height, pixels: noisy)
        #expect(Despeckling.isNoisy(raster))
        var speck = Self.page.pixels
        speck[10 * 900 + 10] = 0
        let without = Despeckling.median(of: Raster(width: 900, height: 1_200, pixels: speck))
        #expect(without.pixels[10 * 900 + 10] == 255)
    }
}
