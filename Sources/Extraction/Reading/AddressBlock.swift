import Poppler

/// Lines that stand under one another: an address, a letterhead, a footer's column.
struct AddressBlock {
    /// Indices of cells, from the top.
    var cells: [Int]
    var page: Int
    var box: PageBox
}

extension PageLayout {
    /// Cells with one left edge and a line's distance, as blocks; right-aligned ones by their right edge.
    func blocks() -> [AddressBlock] {
        var blocks: [AddressBlock] = []
        var open: [Int] = []
        for (index, cell) in cells.enumerated() {
            open.removeAll { blocks[$0].page != cell.page || cell.box.y0 - blocks[$0].box.y1 > 2.5 * cell.box.height }
            let host = open.last { candidate in
                guard let last = blocks[candidate].cells.last.map({ cells[$0] }) else { return false }
                let gap = cell.box.y0 - last.box.y1
                let aligned = abs(cell.box.x0 - last.box.x0) < 4 || abs(cell.box.x1 - last.box.x1) < 2
                guard aligned, gap > -0.6 * last.box.height else { return false }
                let height = max(last.box.height, cell.box.height)
                // A blank line may stand before the town.
                return gap < 0.95 * height || gap < 2.2 * height && cell.isPostalLine
            }
            if let host {
                blocks[host].cells.append(index)
                blocks[host].box = blocks[host].box.union(cell.box)
            } else {
                blocks.append(AddressBlock(cells: [index], page: cell.page, box: cell.box))
                open.append(blocks.count - 1)
            }
        }
        return blocks
    }
}

/// Lines of addresses by their form.
enum AddressText {
    /// A line with postal code and town: `28013 Madrid`, `DE 80333 München`, `D-63571 Gelnhausen`,
    /// `3012 CN Rotterdam`, `London SW1B 3BN`, `Fremont CA 94538`.
    static func isPostalLine(_ words: [String]) -> Bool {
        let bare = words.map { $0.trimming(",;.()·|•●") }.filter { !$0.isEmpty }
        guard (2...8).contains(bare.count) else { return false }
        for (index, word) in bare.enumerated() where word.hasNumber {
            let digits = word.filter(\.isNumber)
            let code = word.split(separator: "-").last.map(String.init) ?? word
            let isCode = digits.count == code.count && (4...5).contains(code.count) && index <= 2
            if isCode, index + 1 < bare.count, startsUpper(bare[index + 1]) {
                return bare[..<index].allSatisfy {
                    $0.count <= 3 && $0 == $0.uppercased() && !$0.contains(where: \.isNumber)
                }
            }
            // Outward and inward code of the United Kingdom; state and ZIP code of the United States.
            if index > 0, index == bare.count - 1 {
                let before = bare[index - 1]
                if word.count == 3, word.first?.isNumber == true, word.dropFirst().allSatisfy(\.isUppercase),
                    (2...4).contains(before.count), before.first?.isUppercase == true,
                    before.contains(where: \.isNumber)
                {
                    return true
                }
                if word.count == 5, digits.count == 5, before.count == 2, before.allSatisfy(\.isUppercase) {
                    return true
                }
            }
        }
        return outwardFirst(bare)
    }

    /// `GB SW1B 3BN London`, `T12 X9Y4 Cork`.
    private static func outwardFirst(_ words: [String]) -> Bool {
        for (first, second) in zip(words, words.dropFirst()) {
            guard first.hasNumber else { continue }
            if (2...4).contains(first.count), first.first?.isUppercase == true, first.contains(where: \.isNumber),
                second.count == 3,
                second.first?.isNumber == true, second.dropFirst().allSatisfy(\.isUppercase)
            {
                return true
            }
            if first.count == 3, second.count == 4, first.first?.isUppercase == true,
                first.dropFirst().first?.isNumber == true,
                second.contains(where: \.isNumber), second.allSatisfy({ $0.isUppercase || $0.isNumber })
            {
                return true
            }
        }
        return false
    }

    private static func startsUpper(_ word: String) -> Bool {
        word.first.map { $0.isLetter && $0.isUppercase } ?? false
    }

    /// A word that only companies bear.
    static func hasLegalForm(_ text: String) -> Bool {
        var word: [UInt8] = []
        var isForeign = false
        for scalar in text.unicodeScalars {
            if scalar == " " || scalar == "," {
                if !isForeign, legalForms.contains(word) { return true }
                word.removeAll(keepingCapacity: true)
                isForeign = false
            } else if scalar.isPlain {
                word.append(UInt8(truncatingIfNeeded: scalar.value) | 0x20)
            } else if !scalar.isASCII, scalar.properties.isAlphabetic {
                isForeign = true
            }
        }
        return !isForeign && legalForms.contains(word) || hasSpacedForm(text)
    }

    /// `S. L.` and `S. A.`
    private static func hasSpacedForm(_ text: String) -> Bool {
        guard text.utf8.count >= 5, text.utf8.contains(UInt8(ascii: ".")) else { return false }
        let bytes = Array(text.utf8)
        return (0...(bytes.count - 5)).contains { start in
            bytes[start] | 0x20 == UInt8(ascii: "s") && bytes[start + 1] == UInt8(ascii: ".")
                && bytes[start + 2] == UInt8(ascii: " ") && bytes[start + 4] == UInt8(ascii: ".")
                && [UInt8(ascii: "l"), UInt8(ascii: "a")].contains(bytes[start + 3] | 0x20)
        }
    }

    /// A line that is no name: mail, web, telephone, a person to write to, a street, a number.
    static func isName(_ text: String) -> Bool {
        let bare = text.trimming(" ,;.:·|•●-")
        var (letters, signs) = (0, 0)
        for scalar in bare.unicodeScalars {
            if scalar.isLetter { letters += 1 }
            if !scalar.properties.isWhitespace { signs += 1 }
        }
        guard letters >= 2, bare.length <= 90, letters * 2 >= signs else { return false }
        if bare.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "=") }) { return false }
        if bare.utf8.contains(UInt8(ascii: ":")), bare.contains("://") { return false }
        // A house number in front: a street.
        let words = bare.split(separator: " ")
        if let first = words.first, first.count <= 4, first.allSatisfy(\.isNumber), words.count > 1, !hasLegalForm(bare)
        {
            return false
        }
        let key = Folding.key(bare)
        if notNames.contains(key) { return false }
        let small = bare.lowercased()
        return !notNamePrefixes.contains { small.utf8.starts(with: $0.utf8) }
    }

    /// Words before a person's name, on a line of their own.
    static func isHonorific(_ text: String) -> Bool { honorifics.contains(Folding.key(text)) }

    /// Forms that are printed after a French company's name without being part of it (Code de commerce, article
    /// R123-238: the form is a mention of its own).
    static func withoutFrenchForm(_ name: String) -> String {
        let words = name.split(separator: " ")
        guard words.count > 1, let last = words.last,
            ["SARL", "SAS", "SASU", "EURL", "SCI", "SNC"].contains(String(last))
        else { return name }
        return words.dropLast().joined(separator: " ")
    }

    private static let legalForms = Set(forms.map { Array($0.utf8) })

    private static let forms = [
        "gmbh", "ag", "kg", "ohg", "gbr", "ug", "ev", "eg", "mbh", "kgaa", "se", "sl", "slu", "sa", "sau", "scoop",
        "sc", "cb", "sll", "slp",
        "coop", "ltd", "limited", "plc", "llc", "inc", "llp", "corp", "corporation", "sarl", "sas", "sasu", "eurl",
        "snc", "bv", "nv", "vof",
        "srl", "spa", "lda", "oy", "ab", "as", "aps", "sro", "zoo", "gesmbh", "pvt", "bvba",
    ]

    private static let honorifics: Set<String> = [
        "herr", "herrn", "frau", "firma", "fa", "mr", "mrs", "ms", "dr", "sr", "sra", "don", "dona", "d", "da", "m",
        "mme", "monsieur",
        "madame", "ander", "andie", "an",
    ]

    private static let notNames: Set<String> = [
        "deutschland", "germany", "france", "frankreich", "espana", "spain", "original", "kopie", "copia", "copy",
        "duplicado", "logo",
    ]

    private static let notNamePrefixes = [
        "tel", "fax", "telefon", "tlf", "móvil", "www.", "http", "gln", "e-mail", "email", "z. h", "z.h", "attn",
        "att.", "a/a", "c/", "calle ",
        "avda", "avenida ", "plaza ", "pol. ", "polígono ", "p.o. box", "postfach", "apdo", "page ", "seite ",
        "página ", "nr.", "geschäftsführ",
    ]
}
