package import EN16931

/// One segment with its data elements, released and decoded.
package struct Segment: Hashable, Sendable {
    /// One component of a data element.
    struct Component: Hashable, Sendable {
        var text: String
        var element: Int32
        var repetition: Int32
        /// Position in the composite.
        var position: Int32
        var line: Int32
        var column: Int32
    }

    /// `NAD`.
    package internal(set) var tag: String
    /// Number in the message, UNH being 1.
    package internal(set) var number: Int
    /// First byte in the file.
    package internal(set) var offset: Int
    package internal(set) var line: Int
    package internal(set) var column: Int
    /// In the order of the segment, without those that are empty.
    var components: [Component] = []

    init(tag: String, number: Int = 0, offset: Int = 0, line: Int = 1, column: Int = 1) {
        self.tag = tag
        self.number = number
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// A segment made of values: elements, each its components.
    package init(_ tag: String, _ elements: [[String]], number: Int = 0, line: Int = 1, column: Int = 1) {
        self.init(tag: tag, number: number, line: line, column: column)
        for (element, values) in elements.enumerated() {
            for (position, text) in values.enumerated() where !text.isEmpty {
                components.append(
                    Component(
                        text: text, element: Int32(element + 1), repetition: 0, position: Int32(position),
                        line: Int32(truncatingIfNeeded: line), column: Int32(truncatingIfNeeded: column)))
            }
        }
    }

    /// The component at a position (from 0) of a data element (from 1), nil where it is empty.
    func component(_ element: Int, _ position: Int = 0, repetition: Int = 0) -> Component? {
        components.first {
            Int($0.element) == element && Int($0.position) == position && Int($0.repetition) == repetition
        }
    }

    /// Its text, nil where it is empty.
    package func text(_ element: Int, _ position: Int = 0, repetition: Int = 0) -> String? {
        component(element, position, repetition: repetition)?.text
    }

    /// A code: the text without blanks around it, empty where there is none.
    func code(_ element: Int, _ position: Int = 0, repetition: Int = 0) -> String {
        text(element, position, repetition: repetition)?.trimmedOfXMLWhiteSpace ?? ""
    }

    /// Texts of consecutive positions, empty ones included, without those at the end.
    func texts(_ element: Int, _ positions: Range<Int>) -> [String] {
        var found: [String] = []
        for component in components
        where Int(component.element) == element && component.repetition == 0
            && positions.contains(Int(component.position))
        {
            let index = Int(component.position) - positions.lowerBound
            while found.count < index { found.append("") }
            if found.count == index { found.append(component.text) }
        }
        return found
    }

    /// How often a data element is repeated (syntax version 4); more than nine are not read.
    func repetitions(_ element: Int) -> Int {
        min(9, Int(components.last { Int($0.element) == element }?.repetition ?? -1) + 1)
    }

    /// Place of a component, or of the segment where it is empty.
    func place(_ element: Int, _ position: Int = 0) -> SourcePlace {
        guard let component = component(element, position) else { return place }
        return SourcePlace(node: number, line: Int(component.line), column: Int(component.column))
    }

    package var place: SourcePlace { SourcePlace(node: number, line: line, column: column) }
    var provenance: Provenance { Provenance(place) }

    /// A component as a term of text.
    func term(_ element: Int, _ position: Int = 0) -> Term<String>? {
        guard let component = component(element, position) else { return nil }
        return Term(
            reading: component.text,
            place: SourcePlace(node: number, line: Int(component.line), column: Int(component.column)))
    }
}
