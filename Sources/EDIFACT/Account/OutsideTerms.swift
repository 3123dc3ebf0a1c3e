package import EN16931

extension EDIFACTReader {
    /// What a message says beyond the semantic model: its segments of which nothing was read.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - invoice: What `read` made of the first INVOIC message in it.
    package static func outside(_ bytes: [UInt8], _ invoice: Invoice) -> [LostTerm] {
        var reading = InterchangeReading(bytes, keepsSegments: true)
        reading.readAll()
        let places = ReadPlaces(of: invoice)
        var found: [LostTerm] = []
        var more = 0
        var last: Segment?
        for segment in reading.keptSegments {
            defer { last = segment }
            // A qualifier alone only opens a group.
            if structural.contains(segment.tag) || segment.components.count < 2 || places.contain(segment.number) {
                continue
            }
            if let last, segment.continues(last) { continue }
            if found.count < LostTerm.outsideLimit {
                found.append(.outside("segment \(segment.number) (\(segment.tag))", segment.written))
            } else {
                more += 1
            }
        }
        if more > 0 { found.append(.moreOutside(more)) }
        return found
    }

    /// Segments that say nothing of the invoice.
    private static let structural: Set<String> = ["UNH", "UNS", "UNT", "CNT"]
}

extension Segment {
    /// A long text that goes on from the segment before.
    fileprivate func continues(_ last: Segment) -> Bool {
        guard tag == last.tag, code(1) == last.code(1) else { return false }
        switch tag {
        case "FTX": return code(3) == last.code(3) && last.text(4, 4) != nil
        case "IMD": return last.text(3, 4) != nil
        default: return false
        }
    }

    /// Its values with the standard separators, unreleased.
    fileprivate var written: String {
        var text = tag
        var (element, position): (Int32, Int32) = (0, 0)
        for component in components {
            if component.element != element {
                text += String(repeating: "+", count: Int(min(9, component.element - element)))
                element = component.element
                position = 0
            } else if component.repetition > 0 {
                text += "*"
                position = 0
            }
            text += String(repeating: ":", count: Int(max(0, min(9, component.position - position))))
            position = component.position
            text += component.text
        }
        return text
    }
}
