import Barcode
import Testing

@Suite struct `Module matrices` {
    @Test func `a page tag fits a QR symbol of 25 modules with a quarter to spare`() throws {
        let matrix = try ModuleMatrix(encoding: "LG-1234-5678-9AZC 250/250", as: .qr(.quartile))
        #expect(matrix.width == 25 && matrix.height == 25)
        // Finder patterns in three corners (ISO/IEC 18004 §6.3.3): dark ring, light ring, dark core.
        for (x, y) in [(0, 0), (18, 0), (0, 18)] {
            for offset in 0..<7 {
                #expect(matrix.isDark(x + offset, y) && matrix.isDark(x, y + offset))
                #expect(matrix.isDark(x + offset, y + 3) == (offset == 0 || offset == 6 || (2...4).contains(offset)))
            }
        }
        #expect(!matrix.isDark(-1, 0) && !matrix.isDark(25, 0))
    }

    @Test func `Code 128 is one row that begins with the start pattern and ends with the stop pattern`() throws {
        let matrix = try ModuleMatrix(encoding: "LG-1234-5678-9AZC", as: .code128)
        #expect(matrix.height == 1)
        let bars = (0..<matrix.width).map { matrix.isDark($0, 0) ? "1" : "0" }.joined()
        #expect(bars.hasPrefix("11010010000"))
        #expect(bars.hasSuffix("1100011101011"))
        // Start, symbols, check: eleven modules each, the stop pattern thirteen.
        #expect((matrix.width - 13).isMultiple(of: 11))
    }

    @Test func `text without room is refused with a reason`() {
        let error = #expect(throws: BarcodeError.self) {
            try ModuleMatrix(encoding: String(repeating: "A", count: 4_000), as: .qr(.high))
        }
        #expect(error?.message.isEmpty == false)
        #expect(throws: BarcodeError.self) { try ModuleMatrix(encoding: "", as: .code128) }
    }

    @Test func `ragged rows are no matrix`() {
        #expect(ModuleMatrix(rows: []) == nil)
        #expect(ModuleMatrix(rows: [[true], [true, false]]) == nil)
    }

    @Test func `outlines enclose exactly the dark modules`() throws {
        let checkers = try #require(
            ModuleMatrix(rows: (0..<5).map { y in (0..<5).map { x in (x + y).isMultiple(of: 2) } }))
        let ring = try #require(
            ModuleMatrix(rows: (0..<4).map { y in (0..<6).map { x in y == 0 || y == 3 || x == 0 || x == 5 } }))
        let code = try ModuleMatrix(encoding: "LG-0000-0000-0000 1/1", as: .qr(.quartile))
        for matrix in [checkers, ring, code] {
            let outlines = matrix.outlines
            for row in 0..<matrix.height {
                for column in 0..<matrix.width {
                    #expect(isInside(column, row, outlines) == matrix.isDark(column, row))
                }
            }
        }
        #expect(ring.outlines.map(\.count) == [4, 4])
    }

    /// Even-odd rule for the middle of a module: outline edges crossed by a ray to the left.
    private func isInside(_ column: Int, _ row: Int, _ outlines: [[ModuleCorner]]) -> Bool {
        var crossings = 0
        for outline in outlines {
            for (index, corner) in outline.enumerated() {
                let next = outline[(index + 1) % outline.count]
                guard corner.x == next.x, corner.x <= column else { continue }
                if min(corner.y, next.y) <= row, row < max(corner.y, next.y) { crossings += 1 }
            }
        }
        return !crossings.isMultiple(of: 2)
    }
}
