import EN16931

extension Segment {
    /// Its values with the standard separators, unreleased.
    var written: String {
        var text = tag
        var (element, repetition, position): (Int32, Int32, Int32) = (0, 0, 0)
        for component in components {
            if component.element != element {
                text += String(repeating: "+", count: Int(min(9, component.element - element)))
                (element, repetition, position) = (component.element, 0, 0)
            }
            if component.repetition != repetition {
                text += String(repeating: "*", count: Int(max(0, min(9, component.repetition - repetition))))
                (repetition, position) = (component.repetition, 0)
            }
            text += String(repeating: ":", count: Int(max(0, min(9, component.position - position))))
            position = component.position
            text += component.text
        }
        return text
    }

    /// Components of one data element, as written from a position on.
    static func written(_ components: [Component], from position: Int32) -> String {
        var text = ""
        var position = position
        for component in components {
            text += String(repeating: ":", count: Int(max(0, min(9, component.position - position)))) + component.text
            position = component.position
        }
        return text
    }

    /// Whether these are all the components of their data element.
    func isAlone(_ run: [Component]) -> Bool {
        guard let first = run.first else { return false }
        return components.count { $0.element == first.element && $0.repetition == first.repetition } == run.count
    }

    /// DTM: the whole value where a day was read of it and it has a time of day as well.
    var droppedTime: String? {
        guard tag == "DTM", let text = text(1, 1) else { return nil }
        let digits = Array(text.trimmedOfXMLWhiteSpace.utf8.filter { $0 != UInt8(ascii: "-") })
        let times: [Range<Int>]
        switch (code(1, 2), digits.count) {
        case ("102", 9...), ("203", 9...), ("204", 9...), ("205", 9...), ("303", 9...), ("304", 9...), ("305", 9...),
            ("", 9...):
            times = [8..<digits.count]
        case ("201", 7...), ("202", 7...), ("301", 7...): times = [6..<digits.count]
        case ("719", 24): times = [8..<12, 20..<24]
        default: return nil
        }
        let isMidnight = times.allSatisfy { digits[$0].allSatisfy { $0 == UInt8(ascii: "0") } }
        return isMidnight ? nil : text
    }
}

extension Segment.Component {
    /// Stands right behind another, in the same data element.
    func isBehind(_ other: Segment.Component) -> Bool {
        element == other.element && repetition == other.repetition && position > other.position
    }
}
