import EN16931

/// Goes through the segments of a message after it was read, and tells every component that is neither in the invoice
/// nor structure. One pass, in time proportional to the message.
struct MessageAccount {
    private var told: [LostTerm] = []
    private var more = 0
    private var stated: StatedPlaces
    private let currencies: Set<String>
    private let accounts: Set<String>
    private let name: (Segment) -> String
    /// Texts that can go on in the next segment of the tag.
    private var openTexts: [String: [TextCursor]] = [:]
    private var section = InvoiceReading.Section.header
    /// Basis and unit of the line's last price.
    private var priceBasis: [String] = []

    /// - Parameter name: What a segment is called.
    init(of invoice: Invoice, name: @escaping (Segment) -> String) {
        stated = StatedPlaces(of: invoice)
        currencies = Set([invoice.currencyCode?.canonical].compactMap { $0 })
        accounts = Set(
            invoice.paymentInstructions.flatMap(\.creditTransfers).compactMap { $0.account?.canonical })
        self.name = name
    }

    /// What was told.
    var terms: [LostTerm] { more > 0 ? told + [.moreOutside(more)] : told }

    /// Names a place and what it says; those beyond the limit are counted.
    mutating func tell(_ path: String, _ value: String) {
        guard !value.isEmpty else { return }
        if told.count < LostTerm.outsideLimit {
            told.append(.outside(path, value))
        } else {
            more += 1
        }
    }

    mutating func take(_ segment: Segment) {
        switch segment.tag {
        case "LIN":
            section = .detail
            priceBasis = []
        case "UNS" where segment.code(1) != "D": section = .summary
        default: break
        }
        let isCarried = carried(segment)
        let structure = SegmentStructure(
            segment: segment, isCarried: isCarried, section: section, currencies: currencies,
            accounts: accounts, priceBasis: priceBasis)
        if segment.tag == "PRI" { priceBasis = segment.texts(1, 4..<6) }
        let isAnythingCarried = isCarried.contains(true)
        let rest = segment.components.indices.filter { index in
            !isCarried[index] && !structure.isStructure(index, unused: !isAnythingCarried)
        }
        if let time = segment.droppedTime, isAnythingCarried {
            tell("\(name(segment)), element 1, component 2", time)
        }
        guard !rest.isEmpty else { return }
        guard isAnythingCarried else {
            tell(name(segment), segment.written)
            return
        }
        tell(rest, of: segment)
    }

    /// Components, those of one data element that follow one another together.
    private mutating func tell(_ indices: [Int], of segment: Segment) {
        var next = indices[...]
        while let first = next.popFirst() {
            var run = [segment.components[first]]
            while let following = next.first, let last = run.last,
                segment.components[following].isBehind(last)
            {
                run.append(segment.components[following])
                next.removeFirst()
            }
            guard let start = run.first else { return }
            var path = "\(name(segment)), element \(start.element)"
            if start.repetition > 0 { path += ", repetition \(start.repetition + 1)" }
            let isWhole = segment.isAlone(run)
            if !isWhole { path += ", component \(start.position + 1)" }
            tell(path, Segment.written(run, from: isWhole ? 0 : start.position))
        }
    }

    /// Which components the invoice holds: those it states from that very place, and the pieces of longer texts.
    private mutating func carried(_ segment: Segment) -> [Bool] {
        let values = stated.take(upTo: segment.number)
        guard !values.isEmpty || openTexts[segment.tag] != nil else {
            return Array(repeating: false, count: segment.components.count)
        }
        var cursors = JoinedTexts.goOn(segment.tag) ? openTexts[segment.tag] ?? [] : []
        // Where the first component is empty, a text stands at the segment's own place.
        for value in values[StatedPlaces.Place(line: segment.line, column: segment.column)] ?? [] {
            cursors.append(TextCursor(value))
        }
        var result: [Bool] = []
        for component in segment.components {
            let isPiece = JoinedTexts.isPiece(segment.tag, component)
            let own = values[StatedPlaces.Place(line: Int(component.line), column: Int(component.column))] ?? []
            var isTaken = !own.isEmpty
            if isPiece {
                if isTaken {
                    cursors =
                        own.map { value in
                            var cursor = TextCursor(value)
                            _ = cursor.takes(component.text)
                            return cursor
                        } + cursors.suffix(4)
                } else {
                    for index in cursors.indices where cursors[index].takes(component.text) {
                        isTaken = true
                        break
                    }
                }
            }
            result.append(isTaken)
        }
        if JoinedTexts.goOn(segment.tag) {
            let unfinished = cursors.filter { !$0.isAtEnd }.prefix(4)
            openTexts[segment.tag] = unfinished.isEmpty ? nil : Array(unfinished)
        }
        return result
    }
}
