import ArchiveModel
import EN16931

/// One pass over a file: envelopes are checked here, the segments of INVOIC messages go to `InvoiceReading`.
struct InterchangeReading {
    var reader: SegmentReader
    private var result = InterchangeDocument()
    private(set) var hasFoundSegments = false

    /// An interchange between UNB and UNZ.
    struct OpenInterchange {
        var header: InterchangeHeader
        var place: InterchangePlace
        var groups = 0
        var messages = 0
        var packages = 0
    }

    /// A functional group between UNG and UNE.
    struct OpenGroup {
        var reference: String
        var place: InterchangePlace
        var messages = 0
    }

    /// A message between UNH and UNT.
    struct OpenMessage {
        var identifier: MessageIdentifier
        var reference: String?
        var place: InterchangePlace
        var segments = 0
        /// Nil for a message of another type.
        var invoice: InvoiceReading?
    }

    var interchange: OpenInterchange?
    private var group: OpenGroup?
    private var message: OpenMessage?
    /// A complete message whose objects may still follow.
    var waiting: InvoiceMessage?
    private var messageReferences: Set<String> = []

    /// Takes the segments of the first INVOIC message and those around it; the message is then not read again.
    private(set) var account: MessageAccount?

    init(_ bytes: [UInt8], account: MessageAccount? = nil) {
        reader = SegmentReader(bytes)
        self.account = account
    }

    func document() -> InterchangeDocument {
        var document = result
        document.findings = reader.findings.all
        return document
    }

    /// What the account told, and messages of other types.
    var terms: [LostTerm] {
        guard var account else { return [] }
        for (index, other) in result.otherMessages.enumerated() {
            account.tell("other message \(index + 1)", "\(other)")
        }
        return account.terms
    }

    mutating func readAll() {
        while true {
            reader.skipBlanks()
            if reader.isAtEnd { break }
            if interchange == nil, message == nil, !startsOutside() { continue }
            if message != nil { reader.number += 1 }
            guard let segment = reader.next() else { break }
            take(segment)
        }
        if message != nil {
            reader.findings.add(.missing, at: reader.place, "UNT is missing: the message does not end. Send it whole.")
            endMessage()
        }
        closeInterchange(at: reader.place)
        release()
    }

    /// Outside an interchange: takes UNA, skips what belongs to none. False where it skipped something.
    private mutating func startsOutside() -> Bool {
        if reader.isAt("UNA"), reader.position + 9 <= reader.bytes.count {
            let advice = reader.bytes[reader.position + 3..<reader.position + 9]
            if let characters = ServiceCharacters(advice: advice) {
                reader.characters = characters
            } else {
                reader.characters = .standard
                reader.findings.add(
                    .invalidAsServiceCharacter, at: reader.place,
                    "UNA states separators that cannot work (twice the same, or a letter); the standard ones are used.")
            }
            hasFoundSegments = true
            reader.skip(to: reader.position + 9)
            return false
        }
        if ["UNB", "UNG", "UNH", "UNZ", "BGM"].contains(where: { isTag($0) }) {
            hasFoundSegments = true
            // The names in UNB are already in the character set that it states.
            if isTag("UNB"), reader.position + 8 <= reader.bytes.count {
                let identifier = reader.bytes[reader.position + 4..<reader.position + 8]
                reader.repertoire = CharacterRepertoire(String(decoding: identifier, as: UTF8.self)) ?? .unob
            }
            return true
        }
        if reader.bytes[reader.position] == reader.characters.terminator {
            reader.findings.add(
                .invalidServiceCharacters, .warning, at: reader.place,
                "a segment terminator without a segment; remove it.")
            reader.advance()
            return false
        }
        skipForeign()
        return false
    }

    private func isTag(_ tag: String) -> Bool {
        let (bytes, position) = (reader.bytes, reader.position)
        guard position + 4 <= bytes.count, bytes[position..<position + 3].elementsEqual(tag.utf8) else { return false }
        let next = bytes[position + 3]
        return next == reader.characters.element || next == reader.characters.component || next == 0x0A || next == 0x0D
    }

    /// What belongs to no interchange, up to the next one.
    private mutating func skipForeign() {
        let place = reader.place
        let start = reader.position
        var end = start
        let bytes = reader.bytes
        while end < bytes.count {
            if bytes[end] == UInt8(ascii: "U"), end > start, end + 4 <= bytes.count,
                bytes[end + 1] == UInt8(ascii: "N"),
                [UInt8(ascii: "A"), UInt8(ascii: "B")].contains(bytes[end + 2]),
                !ServiceCharacters.isAlphanumeric(bytes[end + 3])
            {
                break
            }
            end += 1
        }
        reader.skip(to: end)
        if account != nil {
            let text = reader.repertoire.decode(Array(bytes[start..<min(end, start + 200)])).text.trimmedOfXMLWhiteSpace
            let value = text.isEmpty ? "\(end - start) bytes" : text + (end - start > 200 ? "…" : "")
            account?.tell("outside every interchange, from byte \(start) on", value)
        }
        reader.findings.add(
            .outsideMessage, hasFoundSegments ? .warning : .fatal, at: place,
            "\(end - start) bytes that belong to no interchange; they are not read.")
    }

    private mutating func take(_ segment: Segment) {
        if account != nil, ServiceSegments.elements[segment.tag] != nil, segment.tag != "UNH" { tell(segment) }
        switch segment.tag {
        case "UNB": openInterchange(segment)
        case "UNG": openGroup(segment)
        case "UNE": closeGroup(segment)
        case "UNH": openMessage(segment)
        case "UNT": closeMessage(segment)
        case "UNO": takeObject(segment)
        case "UNZ": closeInterchange(segment)
        case "UNP", "UNA":
            reader.findings.add(
                .outsideMessage, at: reader.placed(segment), "\(segment.tag) stands where it means nothing.")
        default:
            if message == nil {
                guard segment.tag == "BGM" else {
                    account?.tell("outside every message (\(segment.tag))", segment.written)
                    reader.findings.add(
                        .outsideMessage, at: reader.placed(segment),
                        "segment \(segment.tag.prefix(8)) belongs to no message.")
                    return
                }
                reader.findings.add(
                    .missing, at: reader.placed(segment), "UNH is missing: the message begins with BGM.")
                start(MessageIdentifier(type: ""), reference: nil, segment)
            }
            message?.segments += 1
            if account == nil {
                message?.invoice?.take(segment)
            } else if message?.invoice != nil {
                tell(segment)
            }
        }
    }

    /// Up to where a second invoice begins.
    private mutating func tell(_ segment: Segment) {
        if result.invoices.isEmpty, waiting == nil || message == nil { account?.take(segment) }
    }

    // MARK: Interchange

    private mutating func openInterchange(_ segment: Segment) {
        let place = reader.placed(segment)
        if message != nil {
            reader.findings.add(.missing, at: place, "UNT is missing before this interchange.")
            endMessage()
        }
        closeInterchange(at: place)
        let header = InterchangeHeader(segment)
        hasFoundSegments = true
        reader.hasToldMisfit = false
        messageReferences.removeAll()
        for (name, value) in [
            ("syntax identifier", header.syntaxIdentifier), ("sender", header.sender?.identification),
            ("recipient", header.recipient?.identification), ("control reference", header.controlReference),
        ] where value == nil {
            reader.findings.add(.missing, at: place, "UNB has no \(name).")
        }
        switch header.syntaxVersion {
        case (1...4)?: break
        default:
            reader.findings.add(
                .versionOrLevelNotSupported, at: place, "the syntax version is not 1, 2, 3 or 4; it is read as 4.")
        }
        let identifier = header.syntaxIdentifier ?? ""
        if let repertoire = CharacterRepertoire(identifier) {
            reader.repertoire = repertoire
        } else {
            reader.repertoire = .unow
            reader.findings.add(
                .characterSetNotSupported, at: place,
                "“\(identifier.prefix(8))” is no syntax identifier (UNOA to UNOL, UNOW, UNOX, UNOY); the text is read "
                    + "as UTF-8.")
        }
        // Before version 4 position 5 of UNA means nothing.
        if (1...3).contains(header.syntaxVersion ?? 4) {
            reader.characters.repetition = nil
        } else if reader.characters == .standard {
            reader.characters = .version4
        }
        if header.isTest {
            reader.findings.add(
                .testIndicator, .information, at: place, "the interchange says that it is a test; it is no invoice.")
        }
        interchange = OpenInterchange(header: header, place: place)
        result.interchanges.append(header)
    }

    private mutating func closeInterchange(_ segment: Segment) {
        let place = reader.placed(segment)
        if message != nil {
            reader.findings.add(.missing, at: place, "UNT is missing before UNZ.")
            endMessage()
        }
        closeGroup(at: place)
        guard let open = interchange else {
            reader.findings.add(.outsideMessage, at: place, "UNZ without UNB.")
            return
        }
        let counted = open.groups > 0 ? [open.groups] : [open.messages + open.packages, open.messages]
        check(segment.code(1), counted, open.groups > 0 ? "groups" : "messages", place)
        checkReference(segment.code(2), open.header.controlReference ?? "", "UNZ", "UNB", place)
        end(open, place)
        reader.characters = .standard
    }

    /// An interchange that does not end.
    private mutating func closeInterchange(at place: InterchangePlace) {
        closeGroup(at: place)
        guard let open = interchange else { return }
        reader.findings.add(.missing, at: place, "UNZ is missing: the interchange does not end. Send it whole.")
        end(open, place)
    }

    private mutating func end(_ open: OpenInterchange, _ place: InterchangePlace) {
        if open.messages == 0, open.groups == 0 {
            reader.findings.add(.lowerLevelEmpty, at: place, "the interchange has no message.")
        }
        release()
        interchange = nil
    }

    // MARK: Group

    private mutating func openGroup(_ segment: Segment) {
        let place = reader.placed(segment)
        closeGroup(at: place)
        interchange?.groups += 1
        group = OpenGroup(reference: segment.code(5), place: place)
    }

    private mutating func closeGroup(_ segment: Segment) {
        let place = reader.placed(segment)
        guard let open = group else {
            reader.findings.add(.outsideMessage, at: place, "UNE without UNG.")
            return
        }
        check(segment.code(1), [open.messages], "messages", place)
        checkReference(segment.code(2), open.reference, "UNE", "UNG", place)
        group = nil
    }

    private mutating func closeGroup(at place: InterchangePlace) {
        guard group != nil else { return }
        reader.findings.add(.missing, at: place, "UNE is missing: the group does not end.")
        group = nil
    }

    // MARK: Message

    private mutating func openMessage(_ segment: Segment) {
        if message != nil {
            reader.findings.add(.missing, at: reader.placed(segment), "UNT is missing before this message.")
            endMessage()
        }
        hasFoundSegments = true
        let identifier = MessageIdentifier(segment)
        var first = segment
        first.number = 1
        start(identifier, reference: segment.text(1)?.trimmedOfXMLWhiteSpace, first)
        message?.segments = 1
        if let reference = message?.reference, !messageReferences.insert(reference).inserted {
            reader.findings.add(
                .duplicate, at: reader.placed(first), "the message reference \(reference.prefix(35)) was used before.")
        }
        if identifier.type.isEmpty {
            reader.findings.add(.missing, at: reader.placed(first), "UNH names no message type.")
        }
    }

    private mutating func start(_ identifier: MessageIdentifier, reference: String?, _ segment: Segment) {
        release()
        let isInvoice = identifier.type == "INVOIC" || identifier.type.isEmpty
        message = OpenMessage(
            identifier: identifier, reference: reference, place: reader.placed(segment),
            invoice: isInvoice ? InvoiceReading(identifier, source: segment.provenance) : nil)
        if isInvoice, segment.tag == "UNH" { tell(segment) }
        reader.message = reference ?? "without reference"
        reader.number = segment.number == 0 ? 1 : segment.number
        interchange?.messages += 1
        group?.messages += 1
    }

    private mutating func closeMessage(_ segment: Segment) {
        let place = reader.placed(segment)
        guard var open = message else {
            reader.findings.add(.outsideMessage, at: place, "UNT without UNH.")
            return
        }
        open.segments += 1
        message = open
        check(segment.code(1), [open.segments], "segments", place)
        checkReference(segment.code(2), open.reference ?? "", "UNT", "UNH", place)
        endMessage()
    }

    private mutating func endMessage() {
        guard var open = message else { return }
        if let stated = open.invoice?.statedLineCount, let lines = open.invoice?.lineCount, stated.count != lines {
            reader.findings.add(
                .controlCountDoesNotMatch, .warning,
                at: InterchangePlace(
                    message: reader.message, tag: "CNT", segment: stated.place.node, offset: open.place.offset,
                    line: stated.place.line, column: stated.place.column),
                "CNT states \(stated.count) invoice lines; there are \(lines).")
        }
        if let invoice = open.invoice, !invoice.hasBeginning {
            reader.findings.add(.missing, at: open.place, "the message has no BGM, which says what it is.")
        }
        if let invoice = open.invoice?.finish() {
            waiting = InvoiceMessage(
                invoice: invoice, identifier: open.identifier, reference: open.reference,
                interchange: interchange == nil ? nil : result.interchanges.count - 1, segmentCount: open.segments)
        } else {
            result.otherMessages.append(open.identifier)
        }
        message = nil
        reader.message = nil
        reader.number = 0
    }

    /// Gives the complete message out: no object of it can follow any more.
    private mutating func release() {
        guard var done = waiting else { return }
        waiting = nil
        done.attachObjects(reader.bytes)
        result.invoices.append(done)
    }
}
