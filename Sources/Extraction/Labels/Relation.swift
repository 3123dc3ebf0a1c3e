import Poppler

extension PageLayout {
    /// How far a label's place suggests that a value is its value, 0…1: after it in its cell, to its right on
    /// the line, or below it.
    func relation(_ label: PlacedLabel, cell: Int, words: Range<Int>, box: PageBox) -> Double {
        if label.cell == cell {
            guard words.lowerBound >= label.words.upperBound else { return 0 }
            return max(0, 1 - 0.06 * Double(words.lowerBound - label.words.upperBound))
        }
        guard label.page == cells[cell].page else { return 0 }
        if label.box.isBeside(box) {
            guard box.x0 >= label.box.x1 - 1 else { return 0 }
            let between = cellsBetween(label.cell, cell)
            let gap = (box.x0 - label.box.x1) / width(ofPage: label.page)
            return max(0, 0.95 - 0.15 * Double(between) - min(0.25, gap * 0.4) - (label.hasContent ? 0.15 : 0))
        }
        let gap = (box.y0 - label.box.y1) / max(1, label.box.height)
        guard gap > -0.3, gap < 3 else { return 0 }
        if label.endsCell, !label.isHeading {
            // A sentence that goes on in the next line.
            let starts = words.lowerBound == 0 && abs(cells[cell].box.x0 - cells[label.cell].box.x0) < 6 && gap < 1
            return starts ? 0.75 : 0
        }
        guard label.isHeading else { return 0 }
        let isAligned = abs(box.x0 - label.box.x0) < 8 || abs(box.x1 - label.box.x1) < 8
        guard isAligned || label.box.horizontalOverlap(box) > 0.3 * min(label.box.width, box.width) else { return 0 }
        return max(0, (isAligned ? 0.85 : 0.78) - 0.12 * max(0, gap) - (label.hasContent ? 0.3 : 0))
    }

    /// Cells that stand on the line between two others.
    private func cellsBetween(_ left: Int, _ right: Int) -> Int {
        guard abs(right - left) < 60 else { return 3 }
        let (a, b) = (cells[left].box, cells[right].box)
        var count = 0
        for index in min(left, right)..<(max(left, right) + 1) where index != left && index != right {
            let box = cells[index].box
            if box.isBeside(a), box.x0 >= a.x1 - 1, box.x1 <= b.x0 + 1 { count += 1 }
        }
        return count
    }
}
