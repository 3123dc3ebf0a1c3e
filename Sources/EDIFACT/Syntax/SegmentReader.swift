import ArchiveModel
import EN16931

/// Cuts bytes into segments (ISO 9735-1 §8), one at a time and in one pass.
///
/// Beside the bytes it holds one segment. Line breaks between segments are skipped; a file that is cut into lines
/// of equal length regardless of segments is put together again.
struct SegmentReader {
    /// Bytes of one segment's data that are kept; more is a finding.
    static let segmentLimit = 1 << 20
    /// Components of one segment that are kept.
    static let componentLimit = 4_096

    let bytes: [UInt8]
    private(set) var position = 0
    private(set) var line = 1
    private(set) var column = 1
    var characters = ServiceCharacters.standard
    /// Decides decoding; UTF-8 until UNB names one.
    var repertoire = CharacterRepertoire.unob
    /// Every line but the last has the same length: line breaks mean nothing.
    private let isWrapped: Bool
    var findings = SyntaxFindings()
    /// Characters outside the repertoire are told once per interchange.
    var hasToldMisfit = false
    /// Message and number of the segment that is being read, for findings.
    var message: String?
    var number = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        isWrapped = Self.isWrapped(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    var place: InterchangePlace { InterchangePlace(message: message, offset: position, line: line, column: column) }

    var isAtEnd: Bool { position >= bytes.count }

    /// The next segment; nil at the end of the file.
    mutating func next() -> Segment? {
        while true {
            skipBlanks()
            guard position < bytes.count else { return nil }
            if bytes[position] == characters.terminator {
                findings.add(
                    .invalidServiceCharacters, .warning, at: place, "a segment terminator without a segment; remove it."
                )
                advance()
                continue
            }
            return readSegment()
        }
    }

    /// Blanks, line breaks, and the end-of-file marks of old systems.
    mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D, 0x00, 0x1A: advance()
            default: return
            }
        }
    }

    func isAt(_ text: StaticString) -> Bool {
        let wanted = String(describing: text).utf8
        guard position + wanted.count <= bytes.count else { return false }
        return bytes[position..<position + wanted.count].elementsEqual(wanted)
    }

    /// Goes forward without reading.
    mutating func skip(to end: Int) { while position < min(end, bytes.count) { advance() } }

    mutating func advance() {
        let byte = bytes[position]
        position += 1
        if byte == 0x0A || (byte == 0x0D && (position >= bytes.count || bytes[position] != 0x0A)) {
            line += 1
            column = 1
        } else if byte != 0x0D, !(repertoire.coding == .utf8 && byte & 0xC0 == 0x80) {
            column += 1
        }
    }

    private mutating func readSegment() -> Segment {
        var segment = Segment(tag: "", number: number, offset: position, line: line, column: column)
        var data: [UInt8] = []
        var component = Segment.Component(
            text: "", element: 0, repetition: 0, position: 0, line: Int32(truncatingIfNeeded: line),
            column: Int32(truncatingIfNeeded: column))
        var length = 0
        var isReleased = false
        var isTerminated = false
        var start = position

        func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

        while position < bytes.count {
            let byte = bytes[position]
            if isReleased {
                isReleased = false
                // A line may break between release character and what it releases.
                if isLineBreak(byte), isWrapped {
                    isReleased = true
                    advance()
                    continue
                }
                keep(byte, in: &data, &length)
                advance()
                continue
            }
            if byte == characters.release {
                isReleased = true
                advance()
                continue
            }
            let isEnd = byte == characters.terminator
            guard isEnd || byte == characters.element || byte == characters.component || byte == characters.repetition
            else {
                if isLineBreak(byte), isWrapped && !repertoire.holdsLineBreaks || component.element == 0 {
                    advance()
                } else if byte == 0x0D {
                    // CR and CR LF are one line break.
                    if position + 1 >= bytes.count || bytes[position + 1] != 0x0A { keep(0x0A, in: &data, &length) }
                    advance()
                } else {
                    keep(byte, in: &data, &length)
                    advance()
                }
                continue
            }
            finish(&component, &data, start, in: &segment)
            advance()
            start = position
            component.line = Int32(truncatingIfNeeded: line)
            component.column = Int32(truncatingIfNeeded: column)
            if isEnd {
                isTerminated = true
                break
            }
            if byte == characters.element {
                component.element += 1
                component.repetition = 0
                component.position = 0
            } else if byte == characters.component {
                component.position += 1
            } else {
                component.repetition += 1
                component.position = 0
            }
        }
        if !isTerminated {
            finish(&component, &data, start, in: &segment)
            findings.add(
                .missing, at: placed(segment),
                "the segment terminator is missing: the file is cut off here. Send the whole file.")
        }
        if length > Self.segmentLimit {
            findings.add(
                .tooLong, at: placed(segment),
                "the segment has \(length) bytes of data; only \(Self.segmentLimit) are read.")
        }
        return segment
    }

    func placed(_ segment: Segment) -> InterchangePlace {
        InterchangePlace(
            message: message, tag: segment.tag, segment: segment.number, offset: segment.offset, line: segment.line,
            column: segment.column)
    }

    private func keep(_ byte: UInt8, in data: inout [UInt8], _ length: inout Int) {
        length += 1
        if length <= Self.segmentLimit { data.append(byte) }
    }

    /// Ends a component: the first is the tag, the others are kept unless empty.
    private mutating func finish(
        _ component: inout Segment.Component, _ data: inout [UInt8], _ start: Int, in segment: inout Segment
    ) {
        defer { data.removeAll(keepingCapacity: true) }
        if component.element == 0 {
            // What follows the tag after a component separator indicates nesting (syntax versions 1 to 3).
            guard component.position == 0 else { return }
            segment.tag = String(decoding: data.prefix(8), as: UTF8.self).trimmedOfXMLWhiteSpace
            return
        }
        guard !data.isEmpty else { return }
        guard segment.components.count < Self.componentLimit else {
            if segment.components.count == Self.componentLimit {
                findings.add(
                    .tooManyConstituents, at: placed(segment),
                    "the segment has more than \(Self.componentLimit) components; the others are not read.")
                // One more, so that this is said once.
                segment.components.append(component)
            }
            return
        }
        let (text, misfit) = repertoire.decode(data)
        component.text = text
        segment.components.append(component)
        if let misfit, !hasToldMisfit { tellMisfit(data, misfit, start, segment) }
        if !hasToldMisfit, !repertoire.holdsLineBreaks, data.contains(0x0A) {
            hasToldMisfit = true
            findings.add(
                .invalidCharacters, .warning, at: placed(segment),
                "a line break stands inside a data element, which \(repertoire.words) does not have.")
        }
    }

    private mutating func tellMisfit(_ data: [UInt8], _ index: Int, _ start: Int, _ segment: Segment) {
        hasToldMisfit = true
        let hex = data[index...].prefix(4).map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count < 2 ? "0" + digits : digits
        }
        var place = placed(segment)
        place.offset = start
        findings.add(
            .invalidCharacters, .warning, at: place,
            "the bytes \(hex.joined(separator: " ")) are no text in \(repertoire.words); what they mean is not "
                + "certain. The original keeps them. Ask the sender to state the right character set in UNB.")
    }

    /// Lines of one length in bytes or in characters of UTF-8, at least three of them: a fixed record length, as old
    /// systems write it.
    private static func isWrapped(_ bytes: [UInt8]) -> Bool {
        var widths: (bytes: Int, characters: Int)?
        var (sameBytes, sameCharacters) = (true, true)
        var (lines, width, characters) = (0, 0, 0)
        for (index, byte) in bytes.enumerated() {
            guard byte == 0x0A || byte == 0x0D else {
                width += 1
                if byte & 0xC0 != 0x80 { characters += 1 }
                continue
            }
            if byte == 0x0A, index > 0, bytes[index - 1] == 0x0D { continue }
            if let widths {
                sameBytes = sameBytes && widths.bytes == width
                sameCharacters = sameCharacters && widths.characters == characters
                if !sameBytes, !sameCharacters { return false }
            }
            if widths == nil { widths = (width, characters) }
            lines += 1
            (width, characters) = (0, 0)
        }
        guard lines >= 3, let widths, widths.characters >= 40 else { return false }
        return sameBytes && width <= widths.bytes || sameCharacters && characters <= widths.characters
    }
}
