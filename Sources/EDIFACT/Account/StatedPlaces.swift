import EN16931

/// What an invoice states, by the segment and the place it was read from; taken out in the order of the segments.
struct StatedPlaces {
    /// In the file.
    struct Place: Hashable {
        private let line: Int32
        private let column: Int32

        init(line: Int, column: Int) {
            self.line = Int32(clamping: line)
            self.column = Int32(clamping: column)
        }
    }

    fileprivate struct Statement {
        var node: Int32
        var place: Place
        var value: String
    }

    private let statements: [Statement]
    private var next = 0
    /// Read from segments outside the message, which all have number 0.
    private let around: [Place: [String]]

    init(of invoice: Invoice) {
        var found: [Statement] = []
        invoice.eachStatement { stated in
            if let place = stated.place { found.append(Statement(place, stated.value)) }
        }
        for document in invoice.supportingDocuments {
            guard let attachment = document.attachment, attachment.content != nil, let place = attachment.source.place
            else { continue }
            found.append(Statement(place, ""))
        }
        found.sort { $0.node < $1.node }
        let first = found.firstIndex { $0.node > 0 } ?? found.count
        around = Self.byPlace(found[..<first])
        statements = Array(found[first...])
    }

    /// What was read from the segment of that number; segments are asked for in their order.
    mutating func take(upTo number: Int) -> [Place: [String]] {
        guard number > 0 else { return around }
        while next < statements.count, statements[next].node < number { next += 1 }
        var end = next
        while end < statements.count, statements[end].node == number { end += 1 }
        defer { next = end }
        return Self.byPlace(statements[next..<end])
    }

    private static func byPlace(_ statements: ArraySlice<Statement>) -> [Place: [String]] {
        var values: [Place: [String]] = [:]
        for statement in statements { values[statement.place, default: []].append(statement.value) }
        return values
    }
}

extension StatedPlaces.Statement {
    fileprivate init(_ place: SourcePlace, _ value: String) {
        self.init(
            node: Int32(clamping: place.node), place: StatedPlaces.Place(line: place.line, column: place.column),
            value: value)
    }
}

/// A text the invoice states, and how much of it the components of a message have accounted for.
struct TextCursor {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    /// Whether the text goes on with that piece; white space between pieces counts for nothing.
    mutating func takes(_ piece: String) -> Bool {
        let piece = Substring(piece.trimmedOfXMLWhiteSpace).utf8
        let following = rest.drop { Self.isBlank($0) }
        guard !piece.isEmpty else { return true }
        guard following.starts(with: piece) else { return false }
        rest = following.dropFirst(piece.count).drop { Self.isBlank($0) }
        return true
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}

/// Data elements whose components are pieces of one text.
enum JoinedTexts {
    static func isPiece(_ tag: String, _ component: Segment.Component) -> Bool {
        switch (tag, component.element) {
        case ("FTX", 4), ("NAD", 3...5): true
        case ("IMD", 3): component.position == 3 || component.position == 4
        case ("FII", 2): component.position == 1 || component.position == 2
        case ("ALC", 5): component.position == 3 || component.position == 4
        default: false
        }
    }

    /// Whether a text can go on in the next segment of that tag.
    static func goOn(_ tag: String) -> Bool { tag == "FTX" || tag == "IMD" }
}
