import PDF

/// Finds bar codes that are drawn as many small areas: squares or runs of squares on a grid, or bars side by side.
enum SymbolShapes {
    /// Side of a cell, in points.
    private static let cell = 4.0
    /// Areas up to twice as far from each other are one symbol's: the light line around a finder is one module, of 5 points
    /// in the largest symbols.
    private static let reach = 2.5
    /// Fewer areas make no symbol.
    private static let fewest = 20

    /// The symbols among areas in points.
    static func symbols(of specks: [PDFRectangle]) -> [PrintedSymbol] {
        guard specks.count >= fewest else { return [] }
        return clusters(of: specks).compactMap { cluster in
            guard cluster.count >= fewest, let box = bounds(cluster) else { return nil }
            if isBars(cluster, box) { return PrintedSymbol(kind: .linear, box: box) }
            return isMatrix(cluster, box) ? PrintedSymbol(kind: .matrix, box: box) : nil
        }
    }

    /// Areas that touch each other or nearly do.
    private static func clusters(of specks: [PDFRectangle]) -> [[PDFRectangle]] {
        guard let whole = bounds(specks) else { return [] }
        // Pages of absurd sizes get a coarser grid.
        let cell = max(cell, whole.width / 500, whole.height / 500)
        let columns = Int(whole.width / cell, clamped: 600) + 3
        let rows = Int(whole.height / cell, clamped: 600) + 3
        /// The first area met in a cell.
        var owners = [Int32](repeating: -1, count: columns * rows)
        var parents = Array(specks.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index {
                parents[index] = parents[parents[index]]
                index = parents[index]
            }
            return index
        }
        func place(_ position: Double, _ count: Int) -> Int {
            min(count - 1, max(0, Int((position / cell).rounded(.down), clamped: 1e6) + 1))
        }
        for (index, speck) in specks.enumerated() {
            // Beyond its edges, so that neighbours share a cell.
            let across =
                place(speck.left - reach - whole.left, columns)...place(speck.right + reach - whole.left, columns)
            for row in place(speck.bottom - reach - whole.bottom, rows)...place(speck.top + reach - whole.bottom, rows)
            {
                for column in across {
                    let owner = owners[row * columns + column]
                    if owner >= 0 {
                        parents[root(index)] = root(Int(owner))
                    } else {
                        owners[row * columns + column] = Int32(index)
                    }
                }
            }
        }
        var groups: [Int: [PDFRectangle]] = [:]
        for index in specks.indices { groups[root(index), default: []].append(specks[index]) }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func bounds(_ cluster: [PDFRectangle]) -> PDFRectangle? {
        guard var box = cluster.first else { return nil }
        for speck in cluster {
            box.left = min(box.left, speck.left)
            box.right = max(box.right, speck.right)
            box.bottom = min(box.bottom, speck.bottom)
            box.top = max(box.top, speck.top)
        }
        return box
    }

    /// Most of the areas as long as the symbol is high, across or up.
    private static func isBars(_ cluster: [PDFRectangle], _ box: PDFRectangle) -> Bool {
        let upright = cluster.count { $0.height >= 0.8 * box.height && $0.width < $0.height }
        let lying = cluster.count { $0.width >= 0.8 * box.width && $0.height < $0.width }
        return max(upright, lying) * 10 >= cluster.count * 8 && max(box.width, box.height) >= 40
            && min(box.width, box.height) >= 8
    }

    /// About as wide as high, and nearly every edge on one grid.
    private static func isMatrix(_ cluster: [PDFRectangle], _ box: PDFRectangle) -> Bool {
        guard box.width >= 20, box.height >= 20, box.width <= 300, abs(box.width - box.height) <= 0.35 * box.width
        else {
            return false
        }
        // Symbols are 10 modules wide or more; a sample of the areas tells how many these are.
        let sample = stride(from: 0, to: cluster.count, by: max(1, cluster.count / 400)).map { cluster[$0] }
        let isOnGrid = (10...120).contains { steps in
            let module = box.width / Double(steps)
            let aligned = sample.count { speck in
                isWhole((speck.left - box.left) / module) && isWhole((speck.right - box.left) / module)
                    && isWhole((speck.top - box.bottom) / module) && isWhole((speck.bottom - box.bottom) / module)
            }
            return aligned * 10 >= sample.count * 9
        }
        let area = cluster.reduce(0) { $0 + $1.width * $1.height }
        return isOnGrid && area >= 0.2 * box.width * box.height
    }

    private static func isWhole(_ steps: Double) -> Bool { abs(steps - steps.rounded()) < 0.2 }
}
