import EN16931
import XML

/// What an INVOIC message written as XML (ISO/TS 20625) says and the invoice read from it does not.
struct MessageRemainder {
    private let places: ReadPlaces
    private let currency: String?
    /// The segment the last element stood in.
    private var segment = -1
    private var name = ""
    /// What was read from it and not yet met; a text that goes on in the next segment of its kind is met piece by piece.
    private var values: [Substring] = []

    /// Every text and attribute that was not read, by XPath.
    static func outside(_ document: XMLDocument, _ invoice: Invoice) -> [LostTerm] {
        var remainder = MessageRemainder(invoice)
        let (found, count) = document.unread(limit: LostTerm.outsideLimit) { element, text in
            remainder.isRead(element, text)
        } isAttributeRead: { _, _ in
            false
        }
        var outside = found.map { content in
            let path = document.xpath(content.node, prefixes: [:]) ?? ""
            return LostTerm.outside(content.attribute.map { "\(path)/@\($0)" } ?? path, content.value)
        }
        if count > found.count { outside.append(.moreOutside(count - found.count)) }
        return outside
    }

    private init(_ invoice: Invoice) {
        places = ReadPlaces(of: invoice)
        currency = invoice.currencyCode?.canonical
    }

    private mutating func isRead(_ element: XMLElement, _ text: String) -> Bool {
        guard let segment = Self.segment(of: element) else { return false }
        if Self.structural.contains(segment.name) { return true }
        enter(segment)
        // D_3036_2 is the second of its kind.
        let parts = element.name.split(separator: "_")
        guard parts.count > 1, parts[0] == "D" else { return false }
        let identifier = String(parts[1])
        if Self.qualifiers.contains(identifier) || Self.plain[identifier] == text { return true }
        if identifier == "6345", text == currency { return true }
        return meets(text, isText: Self.texts.contains(identifier))
    }

    private mutating func enter(_ segment: XMLElement) {
        guard segment.node != self.segment else { return }
        let goesOn = segment.name == name && Self.continued.contains(name) && !places.contain(segment.node)
        self.segment = segment.node
        name = segment.name
        if !goesOn { values = places.all(segment.node).map { $0[...] } }
    }

    /// Whether the text is one of the values, or the next piece of a text.
    private mutating func meets(_ text: String, isText: Bool) -> Bool {
        if isText {
            for index in values.indices {
                let rest = values[index].drop { $0.isWhitespace }
                guard rest.hasPrefix(text) else { continue }
                values[index] = rest.dropFirst(text.count)
                return true
            }
            return false
        }
        let number = Amount(text)?.normalised
        return values.contains { value in
            if value == text { return true }
            if let number { if Amount(String(value))?.normalised == number { return true } }
            return Self.isDay(value) && text.hasPrefix(value.filter { $0 != "-" })
        }
    }

    /// `2026-11-23`, which a message writes without hyphens, with a time or a second day behind it.
    private static func isDay(_ value: Substring) -> Bool {
        value.utf8.count == 10 && InvoiceDate(String(value)) != nil
    }

    private static func segment(of element: XMLElement) -> XMLElement? {
        var next: XMLElement? = element
        // A data element stands in its segment or in a composite of it.
        for _ in 0..<3 {
            guard let candidate = next else { return nil }
            if candidate.name.hasPrefix("S_") { return candidate }
            next = candidate.parent
        }
        return nil
    }

    /// Segments that say nothing of the invoice.
    private static let structural: Set<String> = ["S_UNH", "S_UNS", "S_UNT", "S_CNT"]

    /// Segments in which a long text goes on.
    private static let continued: Set<String> = ["S_FTX", "S_IMD"]

    /// Codes that say what goes without saying: an original (1225), basic terms of payment (4279).
    private static let plain = ["1225": "9", "4279": "1"]

    /// Data elements whose texts are joined.
    private static let texts: Set<String> = ["3036", "3042", "3124", "3164", "3192", "3412", "4440", "7008"]

    /// Data elements that say what another one is: qualifiers, formats, and who keeps a code list.
    private static let qualifiers: Set<String> = [
        "1131", "1153", "2005", "2379", "3035", "3055", "3139", "3155", "4347", "4451", "5025", "5125", "5153", "5245",
        "5283", "5463", "6063", "6343", "6347", "7077", "7143",
    ]
}
