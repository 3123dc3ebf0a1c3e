import EN16931

/// What of a segment is structure and no content: qualifiers of what was read, counts, references of the envelope, and
/// codes that say no more than the term itself.
struct SegmentStructure {
    let segment: Segment
    /// By component: whether the invoice holds it.
    let isCarried: [Bool]
    let section: InvoiceReading.Section
    /// The invoice's currency.
    let currencies: Set<String>
    /// Accounts to be paid into (BT-84), which messages repeat.
    let accounts: Set<String>
    let priceBasis: [String]

    /// Whether a component that the invoice does not hold says nothing of its own.
    ///
    /// - Parameter unused: Nothing of the segment was read: a qualifier alone only opens a group.
    func isStructure(_ index: Int, unused: Bool) -> Bool {
        let component = segment.components[index]
        guard component.repetition == 0 || segment.tag == "CUX" || segment.tag == "COM" else { return false }
        if let positions = ServiceSegments.elements[segment.tag] {
            let (element, position) = (Int(component.element), Int(component.position))
            return element <= positions.count && position < positions[element - 1]
        }
        let text = component.text.trimmedOfXMLWhiteSpace
        switch (segment.tag, component.element, component.position) {
        case ("NAD", 1, 0), ("RFF", 1, 0), ("DTM", 1, 0), ("MOA", 1, 0), ("QTY", 1, 0), ("PRI", 1, 0), ("PCD", 1, 0),
            ("ALC", 1, 0), ("CTA", 1, 0), ("FII", 1, 0), ("PAT", 1, 0), ("PYT", 1, 0), ("GIR", 1, 0), ("TDT", 1, 0),
            ("LOC", 1, 0), ("EQD", 1, 0), ("RCS", 1, 0), ("GEI", 1, 0), ("TOD", 1, 0), ("UNS", 1, 0):
            return true
        case ("DTM", 1, 2): return unused || carries(1, 1)
        case ("COM", 1, 1): return unused || carries(1, 0, component.repetition)
        case ("CUX", 1...2, 0): return unused || carries(component.element, 1, component.repetition)
        // 4: the currency of the invoice, 10E: of VAT.
        case ("CUX", 1...2, 2):
            return (text == "4" || text == "10E") && carries(component.element, 1, component.repetition)
        case ("CNT", 1, 0), ("CNT", 1, 1): return segment.code(1) == "2"
        case ("FII", 2, 0): return segment.code(1) == "RB" && accounts.contains(text)
        // An original message.
        case ("BGM", 3, 0): return text == "9"
        case ("TAX", 1, 0): return text == "7" || unused
        case ("FTX", 1, 0): return unused || isPlainSubject(text)
        case ("MOA", 1, 2): return currencies.contains(text) && carries(1, 1)
        // Additional identification, product identification.
        case ("PIA", 1, 0): return text == "1" || text == "5" || unused
        // Free-form, its long and its short text, a code with its text.
        case ("IMD", 1, 0): return ["A", "B", "E", "F"].contains(text) || unused
        case ("LIN", 3, _), ("PIA", 2..., _): return isKnownNumber(component, text)
        // What net and gross price are.
        case ("PRI", 1, 3): return text == (segment.code(1) == "AAB" ? "GRP" : "NTP") && carries(1, 1)
        // Stated before, with the other price.
        case ("PRI", 1, 4), ("PRI", 1, 5):
            let position = Int(component.position) - 4
            return carries(1, 1) && priceBasis.count > position && priceBasis[position] == component.text
        // UN/ECE: the code is of the list that the standard prescribes.
        case ("BGM", 1, 2), ("PAI", 1, 4), ("TAX", 2, 2), ("ALC", 2, 3), ("ALC", 5, 2): return text == "6"
        default: return false
        }
    }

    private func carries(_ element: Int32, _ position: Int32, _ repetition: Int32 = 0) -> Bool {
        zip(segment.components, isCarried).contains {
            $0.element == element && $0.position == position && $0.repetition == repetition && $1
        }
    }

    /// In the header subjects are terms themselves, or chose the term; a line's note has none.
    private func isPlainSubject(_ text: String) -> Bool {
        guard isCarried.contains(true) else { return false }
        return section == .header || ["ACB", "ACF", "AAI", "GEN", "LIN", "PRD", "ZZZ"].contains(text)
    }

    /// Kind and agency of an item number that is known by its kind (7143): the seller's, the buyer's, a GTIN.
    private func isKnownNumber(_ component: Segment.Component, _ text: String) -> Bool {
        guard carries(component.element, 0) else { return false }
        let kind = segment.code(Int(component.element), 1)
        switch component.position {
        case 1: return ["SA", "IN", "BP", "EN", "UP", "SRV"].contains(kind)
        // 3055: GS1, the seller, the buyer.
        case 3:
            switch kind {
            case "EN", "UP", "SRV": return text == "9"
            case "SA": return text == "91"
            case "IN", "BP": return text == "92"
            default: return false
            }
        default: return false
        }
    }
}

/// The segments around and between messages: counts, references and addresses of the transmission.
enum ServiceSegments {
    /// How many components each data element has (ISO 9735-1 and -8); without the last of UNB (0035), which says that the
    /// interchange is a test.
    static let elements: [String: [Int]] = [
        "UNB": [4, 4, 4, 2, 1, 2, 1, 1, 1, 1], "UNG": [1, 2, 2, 2, 1, 1, 3, 1], "UNH": [1, 7], "UNT": [1, 1],
        "UNE": [1, 1], "UNZ": [1, 1], "UNO": [1, 2, 1, 1],
    ]
}
