/// The service characters of an interchange (ISO 9735-1, service string advice UNA).
package struct ServiceCharacters: Hashable, Sendable {
    package var component: UInt8
    package var element: UInt8
    /// Either mark is read whatever stands here; written is this one.
    package var decimalMark: UInt8
    /// Nil where UNA has a blank: nothing is released.
    package var release: UInt8?
    /// Only in syntax version 4; position 5 is a blank before.
    package var repetition: UInt8?
    package var terminator: UInt8

    package init(
        component: UInt8 = UInt8(ascii: ":"), element: UInt8 = UInt8(ascii: "+"),
        decimalMark: UInt8 = UInt8(ascii: "."), release: UInt8? = UInt8(ascii: "?"), repetition: UInt8? = nil,
        terminator: UInt8 = UInt8(ascii: "'")
    ) {
        self.component = component
        self.element = element
        self.decimalMark = decimalMark
        self.release = release
        self.repetition = repetition
        self.terminator = terminator
    }

    /// What holds without UNA up to syntax version 3.
    package static let standard = ServiceCharacters()
    /// What holds without UNA in syntax version 4.
    package static let version4 = ServiceCharacters(repetition: UInt8(ascii: "*"))

    /// The six characters after `UNA`. Nil where they cannot work: a letter, a digit, or one character twice.
    init?(advice: ArraySlice<UInt8>) {
        guard advice.count == 6, let first = advice.first else { return nil }
        let characters = Array(advice)
        let blank = UInt8(ascii: " ")
        self.init(
            component: first, element: characters[1], decimalMark: characters[2],
            release: characters[3] == blank ? nil : characters[3],
            repetition: characters[4] == blank ? nil : characters[4], terminator: characters[5])
        let separators = [component, element, terminator, release, repetition].compactMap { $0 }
        guard Set(separators).count == separators.count,
            separators.allSatisfy({ !Self.isAlphanumeric($0) && $0 != blank && $0 != 0x0D && $0 != 0x0A && $0 < 0x80 }),
            decimalMark == UInt8(ascii: ".") || decimalMark == UInt8(ascii: ",")
        else { return nil }
    }

    /// `UNA:+.? '`.
    var advice: [UInt8] {
        let blank = UInt8(ascii: " ")
        return Array("UNA".utf8) + [
            component, element, decimalMark, release ?? blank, repetition ?? blank, terminator,
        ]
    }

    /// Whether the byte must be released inside data.
    func isService(_ byte: UInt8) -> Bool {
        byte == component || byte == element || byte == terminator || byte == release || byte == repetition
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
