import ArchiveModel
import Poppler

/// Finds the names of seller (BT-27) and buyer (BT-44): in labelled blocks, else by where letters and invoices
/// put them.
struct PartyReader {
    let reading: PageReading
    let blocks: [AddressBlock]

    init(_ reading: PageReading) {
        self.reading = reading
        blocks = reading.layout.blocks()
    }

    /// Both names, with what each was taken from.
    func names() -> (seller: FieldClaim?, buyer: FieldClaim?) {
        var buyers = labelled(.buyer)
        let sellers = labelled(.seller) + senderLines()
        let letterheads = letterheads(except: buyers)
        var seller = strengthened(sellers.allSatisfy { $0.score < 0.8 } ? sellers + letterheads : sellers)
        // Another company stands with the tax number.
        if let name = seller?.value, letterheads.contains(where: { $0.score > 0.65 && !agree($0.value, name) }) {
            let known = seller?.confidence ?? 0
            seller?.confidence = min(0.85, known)
        }
        if buyers.isEmpty { buyers = addressees(except: seller?.value) }
        return (seller, buyers.best())
    }

    /// One name is the other's beginning.
    private func agree(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Folding.key(left), Folding.key(right))
        return left.hasPrefix(right) || right.hasPrefix(left)
    }

    // MARK: Labelled blocks

    private func labelled(_ meaning: LabelMeaning) -> [FieldCandidate] {
        reading.labels.compactMap { label in
            guard label.meaning == meaning, isPartyHeading(label) else { return nil }
            return name(under: label).map { found in
                FieldCandidate(
                    value: found.text, score: found.score * (label.page == 1 ? 1 : 0.9), page: label.page,
                    box: found.box)
            }
        }
    }

    /// It begins its cell, and is all of it or ends with a colon.
    private func isPartyHeading(_ label: PlacedLabel) -> Bool {
        let cell = reading.layout.cells[label.cell]
        guard label.words.lowerBound == 0, let last = cell.words[label.words].last else { return false }
        let after = cell.words[label.words.upperBound...].first?.text
        return !label.hasContent || last.text.hasSuffix(":") || after == ":" || after?.hasPrefix(":") == true
    }

    private func name(under label: PlacedLabel) -> (text: String, score: Double, box: PageBox)? {
        let cell = reading.layout.cells[label.cell]
        if label.hasContent {
            let rest = label.words.upperBound..<cell.words.count
            let text = cell.text(rest).trimming(" :,;")
            if AddressText.isName(text),
                reading.labels.allSatisfy({ $0.cell != label.cell || $0.words.lowerBound <= label.words.lowerBound })
            {
                return (cutAtComma(text), 0.9, cell.box(rest))
            }
        }
        if let pair = namePair(under: label) { return pair }
        // Right beside the label, where nothing stands under it.
        for start in [linesBelow(label), linesRight(of: label)] {
            if let found = firstName(start) { return found }
        }
        return nil
    }

    /// A table of labels and values: `Name:   Lieferant GmbH`.
    private func namePair(under label: PlacedLabel) -> (text: String, score: Double, box: PageBox)? {
        let inner = reading.labels.filter {
            $0.page == label.page && $0.meaning == .partyName && $0.box.y0 > label.box.y0 - 2
                && $0.box.y0 - label.box.y1 < 60
                && abs($0.box.x0 - label.box.x0) < 40
        }
        for candidate in inner.sorted(by: { $0.box.y0 < $1.box.y0 }) {
            if isCutOff(from: label, to: candidate.box) { return nil }
            let cell = reading.layout.cells[candidate.cell]
            if candidate.hasContent,
                cell.words[candidate.words].last?.text.hasSuffix(":") ?? false
                    || cell.words[candidate.words.upperBound].text == ":"
            {
                let rest = candidate.words.upperBound..<cell.words.count
                let text = cell.text(rest).trimming(" :,;")
                if AddressText.isName(text) { return (text, 0.95, cell.box(rest)) }
            }
            let right = reading.layout.places(beside: candidate.box, page: label.page).map { reading.layout.cells[$0] }
                .filter { $0.box.x0 > candidate.box.x1 }
            if let value = right.min(by: { $0.box.x0 < $1.box.x0 }) {
                let lines = valueLines(around: value, left: candidate)
                let text = lines.map { $0.text.trimming(" :,;") }.joined(separator: " ")
                if AddressText.isName(text) { return (text, 0.95, lines.reduce(value.box) { $0.union($1.box) }) }
            }
        }
        return nil
    }

    /// The value's cell with the lines it runs on from and to, which no label of their own stands beside.
    private func valueLines(around value: TextCell, left label: PlacedLabel) -> [TextCell] {
        let cells = reading.layout.cells.filter { $0.page == label.page && abs($0.box.x0 - value.box.x0) < 3 }
        let isFree = { (cell: TextCell) in
            !reading.layout.places(beside: cell.box, page: label.page).contains {
                reading.layout.cells[$0].box.x1 < cell.box.x0
            }
        }
        let above = cells.last {
            $0.box.y1 <= value.box.y0 + 2 && value.box.y0 - $0.box.y1 < 0.4 * value.box.height && isFree($0)
        }
        let below = cells.first {
            $0.box.y0 >= value.box.y1 - 2 && $0.box.y0 - value.box.y1 < 0.4 * value.box.height && isFree($0)
        }
        guard let above, !above.isPostalLine else {
            return below.map { AddressText.hasLegalForm($0.text) ? [value, $0] : [value] } ?? [value]
        }
        return [above, value]
    }

    /// Another party's or section's label stands between in the same column.
    private func isCutOff(from label: PlacedLabel, to box: PageBox) -> Bool {
        reading.labels.contains { other in
            guard other.page == label.page, other.box.y0 > label.box.y1 - 1, other.box.y1 < box.y0 + 1,
                other.words.lowerBound == 0,
                abs(other.box.x0 - label.box.x0) < 40
            else { return false }
            switch other.meaning {
            case .buyer, .seller, .otherParty, .section: return isPartyHeading(other)
            default: return false
            }
        }
    }

    /// Cells under the label with its left edge (or within its width), line by line.
    private func linesBelow(_ label: PlacedLabel) -> [Int] {
        var lines: [Int] = []
        var bottom = label.box.y1
        for index in reading.layout.places(onPage: label.page) {
            let box = reading.layout.cells[index].box
            guard box.y0 > label.box.y1 - 3 else { continue }
            let limit = (lines.isEmpty ? 3.5 : 2.2) * max(label.box.height, box.height)
            if box.y0 - bottom > limit { break }
            let isUnder =
                abs(box.x0 - label.box.x0) < 14
                || (lines.isEmpty && box.x0 < label.box.x1 && box.x0 > label.box.x0 - 5)
            guard isUnder else { continue }
            if isCutOff(from: label, to: box) { break }
            lines.append(index)
            bottom = box.y1
            if lines.count == 7 { break }
        }
        return lines
    }

    private func linesRight(of label: PlacedLabel) -> [Int] {
        let cells = reading.layout.cells
        let right = reading.layout.places(beside: label.box, page: label.page).filter {
            cells[$0].box.x0 >= label.box.x1 - 1 && $0 != label.cell
        }
        guard let first = right.min(by: { cells[$0].box.x0 < cells[$1].box.x0 }) else { return [] }
        let block = blocks.first { $0.cells.contains(first) }
        return block.map { $0.cells.drop { $0 != first } }.map(Array.init) ?? [first]
    }

    // MARK: Lines of a block

    /// The block's first line that is a name, with the line before it where that is "Mr" or "Firma".
    func firstName(_ lines: [Int]) -> (text: String, score: Double, box: PageBox)? {
        var honorific: TextCell?
        for (position, index) in lines.enumerated() {
            let cell = reading.layout.cells[index]
            if AddressText.isHonorific(cell.text) {
                honorific = cell
                continue
            }
            if isLabelledLine(index) { continue }
            let text = cell.text.trimming(" ,;:·|•●")
            guard AddressText.isName(text), !cell.isPostalLine else { continue }
            var name = text
            var box = cell.box
            // A long name goes on in the next line up to its legal form.
            if !AddressText.hasLegalForm(text), position + 1 < lines.count {
                let next = reading.layout.cells[lines[position + 1]]
                if AddressText.hasLegalForm(next.text),
                    !next.words.contains(where: { $0.text.hasNumber }),
                    !next.isPostalLine, !isLabelledLine(lines[position + 1])
                {
                    name += " " + next.text.trimming(" ,;")
                    box = box.union(next.box)
                }
            }
            if let honorific {
                name = honorific.text + " " + name
                box = box.union(honorific.box)
            }
            let hasAddress = lines.dropFirst(position + 1).prefix(5).contains {
                reading.layout.cells[$0].isPostalLine
            }
            // Lines passed over make it less sure which one is the name.
            let skipped = position > 0 && honorific == nil
            return (name, (hasAddress ? 0.93 : 0.82) - (skipped ? 0.1 : 0), box)
        }
        return nil
    }

    /// The line begins with a label: `GLN 4304…`, `Kunden-Nr. : 009420`.
    private func isLabelledLine(_ index: Int) -> Bool {
        reading.labels.contains { label in
            guard label.cell == index, label.words.lowerBound == 0 else { return false }
            switch label.meaning {
            case .bareTotal, .title, .dateLink, .bareDate, .dueLink: return false
            case .buyer, .seller, .otherParty, .section, .otherAmount, .lineTotal, .net, .gross, .tax, .paid, .payable,
                .partyName:
                return isPartyHeading(label)
            default: return true
            }
        }
    }

    private func cutAtComma(_ text: String) -> String {
        let parts = text.split(separator: ",", maxSplits: 1).map { $0.trimming(" ") }
        guard parts.count == 2 else { return text }
        return AddressText.hasLegalForm(parts[1]) && parts[1].count < 12 ? text : parts[0]
    }
}
