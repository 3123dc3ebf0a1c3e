import ArchiveModel
import Poppler

/// A tax identifier with its place and what the labels say about whose it is.
struct FoundTaxIdentifier {
    var identifier: TaxIdentifier
    var score: Double
    /// The label itself names the buyer.
    var isBuyersByLabel: Bool
    var place: Sighting<String>
}

/// Reads tax identifiers and bank accounts, which have a form of their own and check digits.
struct IdentifierReader {
    let reading: PageReading

    /// Every VAT number, and every Spanish NIF that is labelled as one.
    func taxIdentifiers() -> [FoundTaxIdentifier] {
        var found: [FoundTaxIdentifier] = []
        for (index, cell) in reading.layout.cells.enumerated() where cell.hasDigit {
            let texts = cell.words.map { $0.text.trimming(",;:()·|•") }
            var position = 0
            while position < cell.words.count {
                if let hit = identifier(texts, cell, index, at: position) {
                    found.append(hit)
                    position = hit.place.words.upperBound
                } else {
                    position += 1
                }
            }
        }
        return found
    }

    /// One word, or up to five that together are a VAT number: `FR 11 123 456 782`.
    private func identifier(
        _ texts: [String], _ cell: TextCell, _ index: Int, at position: Int
    ) -> FoundTaxIdentifier? {
        let mayBeVATID = mayBeginVATID(texts[position])
        let most = mayBeVATID ? 5 : 2
        for count in stride(from: min(most, cell.words.count - position), through: 1, by: -1) {
            let words = position..<(position + count)
            guard (8...20).contains(texts[words].reduce(0) { $0 + $1.utf8.count }) else { continue }
            let signs = texts[words].reduce(0) { $0 + $1.utf8.count(where: \.isPlain) }
            let mayBeNIF = count <= 2 && signs == 9
            guard mayBeVATID || mayBeNIF else { continue }
            let joined = texts[words].joined()
            let vatID = mayBeVATID ? TaxIdentifier(vatID: joined) : nil
            let nif = vatID == nil && mayBeNIF ? TaxIdentifier(nif: joined) : nil
            guard vatID != nil || nif != nil else { continue }
            let place = Sighting(value: joined, cell: index, words: words, page: cell.page, box: cell.box(words))
            let owner = reading.owner(of: index, words, place.box)
            let isLabelled =
                owner.map {
                    ($0.label.meaning == .vatID || $0.label.meaning == .buyerVATID || $0.label.meaning == .tax)
                        && $0.relation > 0.3
                } ?? false
            let isBuyers = owner.map { $0.label.meaning == .buyerVATID && $0.relation > 0.3 } ?? false
            if let identifier = vatID {
                // Nine letters in a row after "IE" or "SE" are a word, not a number.
                guard isLabelled || (identifier.isChecked == true && joined.utf8.count >= 9) else { continue }
                let base = isLabelled ? 0.9 : 0.7
                let checked = identifier.isChecked == true ? 0.08 : identifier.isChecked == false ? -0.08 : 0.02
                return FoundTaxIdentifier(
                    identifier: identifier, score: base + checked, isBuyersByLabel: isBuyers, place: place)
            }
            if let identifier = nif, isLabelled || isLegalPersonsNIF(identifier) {
                return FoundTaxIdentifier(
                    identifier: identifier, score: isLabelled ? 0.96 : 0.6, isBuyersByLabel: isBuyers, place: place)
            }
        }
        return nil
    }

    /// Whether a word begins with a country's letters; where they are words of their own, that is left open.
    private func mayBeginVATID(_ word: String) -> Bool {
        let bytes = word.utf8.lazy.filter(\.isPlain).prefix(2)
        guard let first = bytes.first, let second = bytes.dropFirst().first else { return true }
        return TaxIdentifier.isCountry(first, second)
    }

    /// Without a label only a company's NIF counts: a DNI is eight digits and a letter, like many references.
    private func isLegalPersonsNIF(_ identifier: TaxIdentifier) -> Bool {
        identifier.printed.first.map { "ABEFGJNQRSUVW".contains($0) } ?? false
    }

    /// BT-84: the IBAN to pay to.
    func iban() -> FieldClaim? {
        var candidates: [FieldCandidate] = []
        for (index, cell) in reading.layout.cells.enumerated() where cell.hasDigit {
            for position in cell.words.indices {
                guard let hit = iban(in: cell, at: position) else { continue }
                let words = position..<(position + hit.count)
                let owner = reading.owner(of: index, words, cell.box(words))
                if owner?.label.meaning == .otherNumber, (owner?.relation ?? 0) > 0.3, !hit.isChecked { continue }
                let isOthers = owner.map { $0.label.meaning == .otherNumber && $0.label.strength > 0.9 } ?? false
                let isLabelled = owner?.label.meaning == .iban
                let hasLength = CheckDigits.ibanLength(String(hit.text.prefix(2))) == hit.text.utf8.count
                guard isLabelled || hit.isChecked || hasLength else { continue }
                let score =
                    (hit.isChecked ? 0.9 : isLabelled ? 0.72 : 0.55) + (isLabelled ? 0.07 : 0) - (isOthers ? 0.5 : 0)
                candidates.append(FieldCandidate(value: hit.text, score: score, page: cell.page, box: cell.box(words)))
            }
        }
        return candidates.best()
    }

    /// The account number that begins at a word, how many words it takes, and whether its check digits fit.
    func iban(in cell: TextCell, at position: Int) -> (text: String, count: Int, isChecked: Bool)? {
        // Two capitals first: most words have none.
        guard let letter = cell.words[position].text.utf8.first, !letter.isDigit, letter < 0x61 || letter >= 0x80 else {
            return nil
        }
        let first = TaxIdentifier.bare(cell.words[position].text)
        guard first.utf8.count >= 4, first.prefix(2).allSatisfy({ $0.isLetter && $0.isASCII }),
            first.dropFirst(2).prefix(2).allSatisfy({ $0.isNumber && $0.isASCII }),
            cell.words[position].text.first?.isUppercase == true
        else { return nil }
        let expected = CheckDigits.ibanLength(String(first.prefix(2)))
        var text = ""
        var best: (String, Int, Bool)?
        for count in 1...9 where position + count <= cell.words.count {
            let word = TaxIdentifier.bare(cell.words[position + count - 1].text)
            // Groups of an account are digits, or capitals in few countries; a word ends it.
            guard count == 1 || word.utf8.count <= 8 && word.hasNumber else { break }
            text += word
            guard text.utf8.count <= 34 else { break }
            let isChecked = CheckDigits.iban(text) && (expected.map { $0 == text.utf8.count } ?? true)
            if isChecked { return (text, count, true) }
            if text.utf8.count >= 15, expected != nil { best = (text, count, false) }
            if cell.words[position + count - 1].text.last.map({ ",;".contains($0) }) ?? false { break }
        }
        return best
    }
}
