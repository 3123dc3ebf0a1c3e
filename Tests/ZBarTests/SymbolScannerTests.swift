import Testing
import ZBar

@Suite struct SymbolScannerTests {
    /// QR version 2, level M, of a page tag; made with an independent encoder.
    static let symbol = """
        #######.##.##..##.#######
        #.....#..#.####.#.#.....#
        #.###.#.#.##..###.#.###.#
        #.###.#..##.#.#...#.###.#
        #.###.#......###..#.###.#
        #.....#.#.#.#..#..#.....#
        #######.#.#.#.#.#.#######
        .........#.##.###........
        #.#...##...####.#..#..#.#
        ##.#.....#...##..####.#.#
        .#.#####.####..##.####..#
        ##.#....#.##.#.....##...#
        ...#..##.##.##.#.....##..
        ...#.#.##...#.......#.##.
        #####.####..#####..#...##
        ..##.#.#...##.#..##..##..
        ##..###.#....##########..
        ........###..####...##.##
        #######.#.##....#.#.#.##.
        #.....#......#..#...#.#.#
        #.###.#..#####..########.
        #.###.#...#.#.....#.#....
        #.###.#.###.######.######
        #.....#....##.###..#..#.#
        #######.##...####.##...##
        """

    /// Each module as a square of pixels, with a quiet zone of four modules.
    static func picture(_ symbol: String, module: Int) -> (width: Int, pixels: [UInt8]) {
        let rows = symbol.split(separator: "\n").map(Array.init)
        let width = (rows.count + 8) * module
        var pixels = [UInt8](repeating: 255, count: width * width)
        for y in 0..<width {
            for x in 0..<width {
                let (row, column) = (y / module - 4, x / module - 4)
                if rows.indices.contains(row), rows[row].indices.contains(column), rows[row][column] == "#" {
                    pixels[y * width + x] = 0
                }
            }
        }
        return (width, pixels)
    }

    @Test(arguments: [3, 4, 8]) func `a QR symbol is read`(module: Int) throws {
        let picture = Self.picture(Self.symbol, module: module)
        let symbols = try SymbolScanner().symbols(width: picture.width, height: picture.width, pixels: picture.pixels)
        #expect(symbols.map(\.text) == ["LG-0123-4567-89AB 1/2"])
        #expect(symbols.first?.symbology == .qr)
    }

    @Test func `white paper has no symbols`() throws {
        let symbols = try SymbolScanner().symbols(width: 100, height: 80, pixels: [UInt8](repeating: 255, count: 8_000))
        #expect(symbols.isEmpty)
    }

    @Test func `a picture must have its pixels`() throws {
        let scanner = try SymbolScanner()
        #expect(throws: SymbolScannerError.self) { try scanner.symbols(width: 10, height: 10, pixels: [0]) }
        #expect(throws: SymbolScannerError.self) { try scanner.symbols(width: 0, height: 0, pixels: []) }
    }
}
