import ArchiveModel
import Poppler

extension PartyReader {
    /// One line with the sender's whole address, small above the window or as a letterhead:
    /// `Kraxi GmbH · Flugzeugallee 17 · 12345 Papierfeld`.
    func senderLines() -> [FieldCandidate] {
        var found: [FieldCandidate] = []
        let cells = reading.layout.cells
        for (index, cell) in cells.enumerated()
        where cell.page == 1 && cell.box.y0 < 0.45 * reading.layout.height(ofPage: 1) {
            // The separators may be so far apart that each part is a cell.
            var words = cell.words.map(\.text)
            var next = index + 1
            while next < cells.count, cells[next].page == cell.page, cells[next].box.isBeside(cell.box),
                cells[next].box.x0 - cells[next - 1].box.x1 < 12
            {
                words += cells[next].words.map(\.text)
                next += 1
            }
            if index > 0, cells[index - 1].page == cell.page, cells[index - 1].box.isBeside(cell.box),
                cell.box.x0 - cells[index - 1].box.x1 < 12
            {
                continue
            }
            let parts = Self.withLegalForm(Self.parts(of: words))
            guard parts.count >= 2, let name = parts.first?.joined(separator: " "), !name.hasNumber,
                AddressText.isName(name),
                // A house number next, shorter than a postcode: the line begins with a street.
                !(parts[1].joined().count < 5
                    && parts[1].joined().allSatisfy { $0.isNumber || $0.isLetter && parts[1].joined().count < 5 }
                    && parts[1].joined().contains(where: \.isNumber)),
                parts.dropFirst().contains(where: { AddressText.isPostalLine($0) }) || Self.endsWithPostalLine(parts)
            else { continue }
            let short = name.trimming(" ,;")
            if !AddressText.hasLegalForm(short), let whole = whole(short) {
                found.append(
                    FieldCandidate(value: whole.text.trimming(" ,;:"), score: 0.84, page: whole.page, box: whole.box))
            } else {
                found.append(
                    FieldCandidate(
                        value: AddressText.withoutFrenchForm(short), score: 0.86, page: cell.page, box: cell.box))
            }
        }
        return found
    }

    /// A line of its own with the name that a sender's line shortens: `Alphabet` for `Alphabet Leasing GmbH`.
    private func whole(_ name: String) -> TextCell? {
        let key = Folding.fold(name)
        return reading.layout.cells.first { cell in
            cell.letters.count > key.count && cell.letters.starts(with: key) && cell.words.count <= 7
                && AddressText.hasLegalForm(cell.text) && AddressText.isName(cell.text)
                && !cell.text.contains { ",·|●".contains($0) }
        }
    }

    private static let dividers: Set<Unicode.Scalar> = ["·", "|", "-", "–", "—", "●", "•", "*", "/", "▪"]

    /// Words cut at `·`, `|`, `-`, `●` set apart, and at commas.
    private static func parts(of words: [String]) -> [[String]] {
        var parts: [[String]] = [[]]
        for word in words {
            guard let last = word.unicodeScalars.last else { continue }
            if last.isPlain {
                parts[parts.count - 1].append(word)
            } else if dividers.contains(last), word.unicodeScalars.count == 1 {
                parts.append([])
            } else if last == "," || last == "·" || last == "|" {
                parts[parts.count - 1].append(word.trimming(",·|"))
                parts.append([])
            } else {
                parts[parts.count - 1].append(word)
            }
        }
        return parts.filter { !$0.isEmpty }
    }

    /// `Talleres Hermanos, S.A.`: the comma before a legal form parts nothing.
    private static func withLegalForm(_ parts: [[String]]) -> [[String]] {
        guard parts.count > 2, let last = parts[0].last else { return parts }
        let form = parts[1].joined(separator: " ")
        guard form.count < 12, AddressText.hasLegalForm(form) else { return parts }
        return [parts[0].dropLast() + [last + ","] + parts[1]] + parts.dropFirst(2)
    }

    /// `…, 80786 München` or `… · 80786 · München`: code and town as the last part or two.
    private static func endsWithPostalLine(_ parts: [[String]]) -> Bool {
        guard parts.count >= 3, let last = parts.last else { return false }
        return AddressText.isPostalLine(last) || AddressText.isPostalLine(Array(parts.suffix(2).joined()))
    }

    /// First lines of blocks that carry an address or a legal form, at the page's top or foot.
    func letterheads(except buyers: [FieldCandidate]) -> [FieldCandidate] {
        let taken = Set(buyers.map { Folding.key($0.value) })
        var found: [FieldCandidate] = []
        for block in blocks where block.page == 1 {
            guard let name = blockName(block), !taken.contains(Folding.key(name.text)) else { continue }
            let height = reading.layout.height(ofPage: 1)
            let isTop = block.box.y0 < 0.22 * height
            let isFoot = block.box.y0 > 0.8 * height
            guard isTop || isFoot || name.hasTaxNumber else { continue }
            let form = AddressText.hasLegalForm(name.text) ? 0.1 : 0
            let score =
                0.42 + (isTop ? 0.12 : isFoot ? 0.08 : 0) + form + (name.hasTaxNumber ? 0.15 : 0)
                + (name.hasContact ? 0.08 : 0)
            found.append(FieldCandidate(value: name.text, score: score, page: block.page, box: name.box))
        }
        return found
    }

    /// The block at the place of an address window, or any other block with a postal line that is not the seller's.
    func addressees(except seller: String?) -> [FieldCandidate] {
        let sellerKey = seller.map(Folding.key) ?? ""
        var found: [FieldCandidate] = []
        let (width, height) = (reading.layout.width(ofPage: 1), reading.layout.height(ofPage: 1))
        for block in blocks where block.page == 1 {
            guard let name = blockName(block), name.hasPostalLine, Folding.key(name.text) != sellerKey else { continue }
            let isShipTo = reading.labels.contains { label in
                label.meaning == .otherParty && label.page == 1 && label.box.y1 <= block.box.y0 + 14
                    && label.box.y0 > block.box.y0 - 40
                    && abs(label.box.x0 - block.box.x0) < 20
            }
            let isUpper = block.box.y0 > 0.04 * height && block.box.y0 < 0.42 * height
            let score =
                0.55 + (isUpper ? 0.2 : -0.2) - (isShipTo ? 0.4 : 0) - (name.hasTaxNumber ? 0.1 : 0)
                - (name.hasContact ? 0.12 : 0)
                + (block.box.x0 < 0.2 * width ? 0.05 : 0)
            found.append(FieldCandidate(value: name.text, score: score, page: block.page, box: name.box))
        }
        return found
    }

    /// A seller's name that stands in several places is more likely.
    func strengthened(_ candidates: [FieldCandidate]) -> FieldClaim? {
        guard
            let best = candidates.enumerated().max(by: {
                ($0.element.score, -$0.offset) < ($1.element.score, -$1.offset)
            })?.element
        else { return nil }
        let key = Folding.fold(best.value)
        let places = reading.layout.cells.count { Folding.contains($0.letters, key) }
        var strong = best
        strong.score = min(0.95, strong.score + (places > 1 ? 0.05 : 0))
        return strong.claim()
    }

    /// What a block says of whoever it belongs to.
    private struct BlockName {
        var text: String
        var box: PageBox
        var hasPostalLine: Bool
        var hasTaxNumber: Bool
        var hasContact: Bool
    }

    private func blockName(_ block: AddressBlock) -> BlockName? {
        guard block.cells.count >= 2, let found = firstName(block.cells) else { return nil }
        let lines = block.cells.map { reading.layout.cells[$0] }
        // A cell of the block may be prose; names are short.
        guard found.text.split(separator: " ").count <= 9 else { return nil }
        return BlockName(
            text: found.text, box: found.box,
            hasPostalLine: lines.contains(where: \.isPostalLine),
            hasTaxNumber: reading.labels.contains { label in
                block.cells.contains(label.cell) && (label.meaning == .vatID || label.meaning == .taxNumber)
            },
            hasContact: lines.contains { line in
                line.words.contains { word in
                    word.text.utf8.contains(UInt8(ascii: "@")) || word.text.hasPrefix("www.")
                        || word.text.hasPrefix("http")
                }
            })
    }
}
