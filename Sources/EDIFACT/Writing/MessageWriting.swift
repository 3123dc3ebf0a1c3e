import EN16931

/// One message being written: every value goes through here, which keeps count of what does not fit.
struct MessageWriting {
    let invoice: Invoice
    let profile: INVOICProfile
    let lengths: ElementLengths
    var out: SegmentWriter
    /// What the message states beyond the invoice.
    var added: [AddedTerm] = []
    /// Why, by the path of a term or of a group that goes with all that is below it.
    private var reasons: [String: String] = [:]
    /// FTX of the header so far, and the last one, which the next could seem to continue.
    var headerTexts = 0
    var lastText: (key: String, isFull: Bool)?

    init(_ invoice: Invoice, _ profile: INVOICProfile) {
        self.invoice = invoice
        self.profile = profile
        lengths = ElementLengths(profile.message)
        out = SegmentWriter(profile)
    }

    var isEN16931: Bool { profile.message == .en16931 }
    var repertoire: CharacterRepertoire { profile.repertoire }

    // MARK: Losses

    /// A term, or a group with all that is below it.
    mutating func lose(_ path: String, _ reason: String) { reasons[path] = reason }

    /// A term for which the message has no place.
    mutating func lose<Value>(_ term: Term<Value>?, _ path: String, _ reason: String? = nil) {
        guard let term, !term.isEmpty else { return }
        lose(path, reason ?? noPlace)
    }

    mutating func lose(_ identifier: Identifier?, _ path: String, _ reason: String? = nil) {
        if identifier != nil { lose(path, reason ?? noPlace) }
    }

    /// Every term that is not in the message, in the order of the model.
    var lost: [LostTerm] {
        guard !reasons.isEmpty else { return [] }
        var lost: [LostTerm] = []
        invoice.eachStatement { stated in
            guard let reason = reason(for: stated.path) else { return }
            lost.append(LostTerm(stated, reason: reason.prefix(1).uppercased() + reason.dropFirst() + "."))
        }
        return lost
    }

    /// That of the term itself or of a group around it.
    private func reason(for path: String) -> String? {
        if let reason = reasons[path] { return reason }
        var end = path.endIndex
        while let cut = path[..<end].lastIndex(where: { $0 == "." || $0 == "[" }) {
            if let reason = reasons[String(path[..<cut])] { return reason }
            end = cut
        }
        return nil
    }

    var noPlace: String { "INVOIC \(lengths.directory) has no place for it" }

    // MARK: Values

    /// The text of one element, empty where there is none or it is lost.
    mutating func text(_ term: Term<String>?, _ id: String, _ path: String, _ limit: Int) throws(EDIFACTError)
        -> String
    {
        guard let term else { return "" }
        let text = term.canonical.trimmedOfXMLWhiteSpace
        guard text.unicodeScalars.count <= limit else {
            lose(path, "INVOIC \(lengths.directory) holds \(limit) characters, these are \(text.unicodeScalars.count)")
            return ""
        }
        try check(text, id, path)
        return text
    }

    /// Throws where a character is not in the repertoire.
    func check(_ text: String, _ id: String, _ path: String, linesAreSplit: Bool = false) throws(EDIFACTError) {
        for scalar in text.unicodeScalars where repertoire.encode(scalar) == nil {
            if linesAreSplit, scalar == "\n" { continue }
            let hex = String(scalar.value, radix: 16, uppercase: true)
            let shown = scalar.value < 0x20 || scalar.value == 0x7F ? "" : "“\(Character(scalar))” "
            throw EDIFACTError(
                .character,
                "\(shown)(U+\(String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex)) in \(id) (\(path)) is not in "
                    + "\(repertoire.words). Choose another character set; UNOW holds every character.")
        }
    }

    /// A number with the profile's decimal mark.
    mutating func number(_ term: Term<Amount>?, _ id: String, _ path: String, digits: Int) -> String {
        guard let term, !term.isEmpty else { return "" }
        guard let value = term.value else {
            lose(path, "it is no number")
            return ""
        }
        let text = value.description
        let count = text.utf8.filter { (0x30...0x39).contains($0) }.count
        guard count <= digits else {
            lose(path, "INVOIC \(lengths.directory) holds \(digits) digits, these are \(count)")
            return ""
        }
        guard profile.decimalMark != UInt8(ascii: ".") else { return text }
        return String(text.map { $0 == "." ? Character(Unicode.Scalar(profile.decimalMark)) : $0 })
    }

    /// Format 102.
    mutating func date(_ term: Term<InvoiceDate>?, _ id: String, _ path: String) -> String {
        guard let term, !term.isEmpty else { return "" }
        guard let value = term.value else {
            lose(path, "it is no date")
            return ""
        }
        return String(value.description.filter { $0 != "-" })
    }

    mutating func writeDate(_ code: String, _ term: Term<InvoiceDate>?, _ id: String, _ path: String) {
        let day = date(term, id, path)
        if !day.isEmpty { out.write("DTM", [[code, day, "102"]]) }
    }

    mutating func writeAmount(
        _ code: String, _ term: Term<Amount>?, _ id: String, _ path: String, currency: [String] = []
    ) {
        let amount = number(term, id, path, digits: lengths.amount)
        if !amount.isEmpty { out.write("MOA", [[code, amount] + currency]) }
    }

    /// RFF with one value.
    mutating func writeReference(_ code: String, _ term: Term<String>?, _ id: String, _ path: String)
        throws(EDIFACTError)
    {
        let reference = try text(term, id, path, lengths.reference)
        if !reference.isEmpty { out.write("RFF", [[code, reference]]) }
    }

    /// The scheme of an identifier that is written without it.
    mutating func loseScheme(_ identifier: Identifier?, _ id: String, _ path: String) {
        lose(identifier?.scheme, path + ".scheme", "INVOIC \(lengths.directory) names no scheme here")
        lose(identifier?.schemeVersion, path + ".schemeVersion")
    }

    // MARK: Free text

    /// Components of a long text in groups of `slots`, each group a segment; nil where it cannot be cut so that it
    /// can be put together again.
    func segments(of text: String, width: Int, slots: Int) -> [[String]]? {
        guard !text.isEmpty else { return [] }
        guard let pieces = SplitText.split(text, width: width, keepsLineBreaks: repertoire.holdsLineBreaks) else {
            return nil
        }
        var groups: [[String]] = []
        var rest = pieces
        while rest.count > slots {
            // Between two segments stands text on both sides: a line break can neither end nor begin one.
            var tries = 0
            while rest[slots - 1].isEmpty || rest[slots].isEmpty {
                tries += 1
                guard tries <= 2 * slots, Self.cut(&rest, upTo: slots) else { return nil }
            }
            groups.append(Array(rest.prefix(slots)))
            rest.removeFirst(slots)
        }
        groups.append(rest)
        return groups
    }

    /// Cuts the last component before the end of the segment that has a blank to cut at: what follows moves on.
    private static func cut(_ pieces: inout [String], upTo slots: Int) -> Bool {
        for index in (0..<slots).reversed() {
            let scalars = Array(pieces[index].unicodeScalars)
            let blank = scalars.indices.dropFirst().dropLast().first { position in
                scalars[position] == " " && !scalars[position - 1].properties.isWhitespace
                    && !scalars[position + 1].properties.isWhitespace
            }
            guard let blank else { continue }
            pieces[index] = String(String.UnicodeScalarView(scalars[..<blank]))
            pieces.insert(String(String.UnicodeScalarView(scalars[(blank + 1)...])), at: index + 1)
            return true
        }
        return false
    }

    /// FTX of the header; false where the text does not fit.
    mutating func writeHeaderText(
        _ subject: String, reference: String = "", _ text: String, _ id: String, _ path: String
    ) throws(EDIFACTError) -> Bool {
        guard let groups = segments(of: text, width: lengths.text, slots: 5) else { return false }
        let key = subject + "\u{1F}" + reference
        if let lastText, lastText.isFull, lastText.key == key { return false }
        guard headerTexts + max(1, groups.count) <= lengths.headerTexts else { return false }
        try check(text, id, path, linesAreSplit: true)
        for group in groups.isEmpty ? [[]] : groups {
            out.write("FTX", [[subject], [], [reference], group])
            headerTexts += 1
        }
        lastText = (key, groups.last?.count == 5)
        return true
    }

    var doesNotFit: String { "the text is too long for INVOIC \(lengths.directory), or one more does not fit" }

    /// TAX: scheme, rate and category; nothing where all are missing.
    mutating func writeTax(
        scheme: Term<String>?, category: Term<String>?, rate: Term<Amount>?, ids: (category: String, rate: String),
        _ path: String, names: (scheme: String, category: String, rate: String), isNeeded: Bool = false
    ) throws(EDIFACTError) {
        let schemeText = try text(scheme, "BT-118-1", "\(path).\(names.scheme)", 35)
        if schemeText.isEmpty, let scheme, !scheme.isEmpty {
            // Without its scheme it would be read as VAT.
            lose(category, "\(path).\(names.category)", "the tax it belongs to does not fit")
            lose(rate, "\(path).\(names.rate)", "the tax it belongs to does not fit")
            return
        }
        let percent = number(rate, ids.rate, "\(path).\(names.rate)", digits: lengths.rate)
        var code = try text(category, ids.category, "\(path).\(names.category)", 3)
        if !isEN16931, Segment.oldRates.contains(code) {
            lose(category, "\(path).\(names.category)", "\(code) is read as S, which it is today")
            code = ""
        }
        guard isNeeded || !(schemeText + percent + code).isEmpty else { return }
        let tax = schemeText.utf8.count <= 3 ? [schemeText] : ["", "", "", schemeText]
        out.write("TAX", [["7"], tax, [], [], ["", "", "", percent], [code]])
    }
}
