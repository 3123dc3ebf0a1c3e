import Cairo

/// Fills pages from top to bottom with rows. Without a canvas it only counts the pages.
final class PageFlow {
    /// What is repeated at the top of every page a table goes on on.
    struct RunningTable {
        var head: PageRow
        /// Drawn below the last row of a page that is not the table's last, and at the top of the next; nil for none.
        var carried: (_ isForward: Bool) -> PageRow?
    }

    let setter: TextSetter
    private let canvas: PDFCanvas?
    private let foot: (PageFlow) throws(CairoError) -> Void
    private(set) var page = 1
    private(set) var y = PageGeometry.top
    /// The table whose head stands on this page.
    private var table: RunningTable?
    /// The table whose head waits for its first row.
    private var beginning: RunningTable?
    /// Rows that wait for the one behind them, so that no heading stands alone at the end of a page.
    private var waiting: [PageRow] = []

    init(
        _ setter: TextSetter, canvas: PDFCanvas?, foot: @escaping (PageFlow) throws(CairoError) -> Void
    ) {
        self.setter = setter
        self.canvas = canvas
        self.foot = foot
    }

    var isMeasuring: Bool { canvas == nil }

    func move(to y: Double) { self.y = y }

    func skip(_ height: Double) { y += height }

    /// Appends a row, on the next page where it does not fit this one and would fit that.
    func add(_ row: PageRow) throws(CairoError) {
        if row.staysWithNext { return waiting.append(row) }
        let rows = waiting + [row]
        waiting = []
        var sets: [[SetCell]] = []
        for row in rows { sets.append(try set(row)) }
        let height = zip(rows, sets).reduce(0) { $0 + Self.height($1.0, $1.1) }
        let whole = PageGeometry.bottom - PageGeometry.top
        let isSmall = height <= whole / 2
        let needed = isSmall ? height : 40
        if y + needed + reserve > PageGeometry.bottom { try breakPage() }
        for (index, (row, cells)) in zip(rows, sets).enumerated() {
            // Only now the head stands: a page that ends before it ends no part of the table.
            if index == rows.count - 1, let begun = beginning {
                table = begun
                beginning = nil
            }
            try place(row, cells)
        }
    }

    /// Begins a table, its head on the page of its first row.
    func begin(_ table: RunningTable) {
        var head = table.head
        head.staysWithNext = true
        waiting.append(head)
        beginning = table
    }

    func endTable() throws(CairoError) {
        table = nil
        beginning = nil
        try flush()
    }

    /// Draws rows that still wait.
    func flush() throws(CairoError) {
        guard var last = waiting.popLast() else { return }
        last.staysWithNext = false
        try add(last)
    }

    func finish() throws(CairoError) {
        try flush()
        try foot(self)
        canvas?.endPage()
    }

    /// A cell at a place of its own, which moves nothing else; lines beyond `height` are left out. Returns the height
    /// it took.
    @discardableResult
    func draw(_ cell: PageCell, y top: Double, height: Double) throws(CairoError) -> Double {
        draw(try SetCell(cell, setter, isMeasuring: isMeasuring), y: top, height: height)
    }

    @discardableResult
    func draw(_ cell: SetCell, y top: Double, height: Double) -> Double {
        var cell = cell
        return draw(&cell, y: top, bottom: top + height)
    }

    /// How high a cell is when nothing limits it; nil beyond that height, told of long texts without setting them.
    func height(of cell: PageCell, atMost limit: Double) throws(CairoError) -> Double? {
        guard cell.parts.reduce(0, { $0 + $1.text.utf8.count }) <= Self.longestOfPlaces else { return nil }
        let height = try SetCell(cell, setter, isMeasuring: true).height
        return height <= limit ? height : nil
    }

    /// In bytes: more than two lines of any place of fixed height.
    private static let longestOfPlaces = 1_000

    func fill(x: Double, y: Double, width: Double, height: Double, gray: Double) {
        canvas?.fill(x: PageGeometry.margin + x, y: y, width: width, height: height, gray: gray)
    }

    private var reserve: Double { table == nil && beginning == nil ? 0 : 16 }

    private func set(_ row: PageRow) throws(CairoError) -> [SetCell] {
        var cells: [SetCell] = []
        for cell in row.cells { cells.append(try SetCell(cell, setter, isMeasuring: isMeasuring)) }
        return cells
    }

    private static func height(_ row: PageRow, _ cells: [SetCell]) -> Double {
        (cells.map(\.height).max() ?? 0) + 2 * row.padding
    }

    private func place(_ row: PageRow, _ sets: [SetCell]) throws(CairoError) {
        var cells = sets
        while true {
            let bottom = PageGeometry.bottom - reserve - row.padding
            if let shade = row.shade {
                let height = min(Self.height(row, cells), PageGeometry.bottom - y)
                fill(x: 0, y: y, width: PageGeometry.contentWidth, height: height, gray: shade)
            }
            if let x = row.rule { fill(x: x, y: y, width: PageGeometry.contentWidth - x, height: 0.4, gray: 0.75) }
            y += row.padding
            var used = 0.0
            for index in cells.indices { used = max(used, draw(&cells[index], y: y, bottom: bottom)) }
            y += used + row.padding
            if cells.allSatisfy(\.isDone) { return }
            try breakPage()
        }
    }

    /// Draws lines as far as they fit; returns the height they took.
    private func draw(_ cell: inout SetCell, y top: Double, bottom: Double) -> Double {
        var y = top
        while !cell.isDone {
            let line = cell.lines[cell.next]
            guard y + line.style.leading <= bottom + 0.01 else { break }
            if let canvas, let layout = line.layout {
                var x = PageGeometry.margin + cell.cell.x
                if cell.cell.isTrailing || layout.isRightToLeft(line: line.index) {
                    x += cell.cell.width - layout.width(ofLine: line.index)
                }
                canvas.draw(layout, line: line.index, x: x, y: y + line.style.ascent)
            }
            y += line.style.leading
            cell.next += 1
        }
        return y - top
    }

    private func breakPage() throws(CairoError) {
        let running = table
        table = nil
        if let row = running?.carried(true) { try place(row, try set(row)) }
        try foot(self)
        canvas?.endPage()
        page += 1
        y = PageGeometry.top
        if let running {
            try place(running.head, try set(running.head))
            if let row = running.carried(false) { try place(row, try set(row)) }
        }
        table = running
    }
}
