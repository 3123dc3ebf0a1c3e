/// The character repertoire an interchange states in UNB (S001/0001; ISO 9735-1 annex A): how bytes are decoded
/// and what may be written.
package struct CharacterRepertoire: Hashable, Sendable {
    /// How bytes become characters.
    enum Coding: Hashable, Sendable {
        /// ISO 646, seven bits; A has no lower case.
        case ascii
        case latin1
        /// Another part of ISO 8859, by its identifier.
        case table
        case utf8
        /// ISO 2022 with escape sequences, of which only the seven-bit part is read.
        case escaped
    }

    /// `UNOC`.
    package let identifier: String
    let coding: Coding

    /// Nil for an identifier the syntax does not know.
    package init?(_ identifier: String) {
        switch identifier {
        case "UNOA", "UNOB": coding = .ascii
        case "UNOC": coding = .latin1
        case "UNOW", "UNOY": coding = .utf8
        case "UNOX": coding = .escaped
        case let part where ISO8859.upperHalves[part] != nil: coding = .table
        default: return nil
        }
        self.identifier = identifier
    }

    private init(_ identifier: String, _ coding: Coding) {
        self.identifier = identifier
        self.coding = coding
    }

    package static let unoa = CharacterRepertoire("UNOA", .ascii)
    package static let unob = CharacterRepertoire("UNOB", .ascii)
    package static let unoc = CharacterRepertoire("UNOC", .latin1)
    package static let unow = CharacterRepertoire("UNOW", .utf8)

    /// For messages.
    package var words: String {
        switch identifier {
        case "UNOA", "UNOB": "\(identifier) (ISO 646)"
        case "UNOC": "UNOC (ISO 8859-1)"
        case "UNOD": "UNOD (ISO 8859-2)"
        case "UNOE": "UNOE (ISO 8859-5)"
        case "UNOF": "UNOF (ISO 8859-7)"
        case "UNOG": "UNOG (ISO 8859-3)"
        case "UNOH": "UNOH (ISO 8859-4)"
        case "UNOI": "UNOI (ISO 8859-6)"
        case "UNOJ": "UNOJ (ISO 8859-8)"
        case "UNOK": "UNOK (ISO 8859-9)"
        case "UNOL": "UNOL (ISO 8859-15)"
        case "UNOX": "UNOX (ISO 2022)"
        default: "\(identifier) (ISO 10646, UTF-8)"
        }
    }

    /// Line breaks can be part of the data.
    var holdsLineBreaks: Bool { coding == .utf8 }

    /// Text, and the first byte that does not fit the repertoire, where there is one.
    ///
    /// Such a byte becomes U+FFFD; beyond seven-bit repertoires, where senders most often mean UTF-8 or ISO 8859-1,
    /// it is read as that.
    func decode(_ bytes: [UInt8]) -> (text: String, misfit: Int?) {
        guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else {
            return (String(decoding: bytes, as: UTF8.self), bytes.firstIndex { $0 == 0x1B })
        }
        switch coding {
        case .utf8:
            if let text = String(validating: bytes, as: UTF8.self) { return (text, nil) }
            return (String(decoding: bytes, as: UTF8.self), Self.firstInvalid(bytes) ?? first)
        case .ascii:
            if let text = String(validating: bytes, as: UTF8.self) { return (text, first) }
            return (Self.latin1(bytes), first)
        case .latin1:
            return (Self.latin1(bytes), bytes.firstIndex { (0x80..<0xA0).contains($0) })
        case .table:
            let upper = ISO8859.upperHalves[identifier] ?? []
            var text = String.UnicodeScalarView()
            var misfit: Int?
            for (index, byte) in bytes.enumerated() {
                if byte < 0x80 {
                    text.append(Unicode.Scalar(byte))
                } else if byte >= 0xA0, upper[Int(byte) - 0xA0] != "\u{FFFD}" {
                    text.append(upper[Int(byte) - 0xA0])
                } else {
                    text.append("\u{FFFD}")
                    misfit = misfit ?? index
                }
            }
            return (String(text), misfit)
        case .escaped:
            var text = String.UnicodeScalarView()
            for byte in bytes { text.append(byte < 0x80 ? Unicode.Scalar(byte) : "\u{FFFD}") }
            return (String(text), first)
        }
    }

    /// The bytes of a character, nil where the repertoire does not have it. Control characters are never data but
    /// line feed and tab in UTF-8.
    package func encode(_ scalar: Unicode.Scalar) -> [UInt8]? {
        let value = scalar.value
        if value < 0x20 || value == 0x7F {
            return holdsLineBreaks && (value == 0x0A || value == 0x09) ? [UInt8(value)] : nil
        }
        if value < 0x80 {
            return identifier == "UNOA" && !Self.isLevelA(UInt8(value)) ? nil : [UInt8(value)]
        }
        switch coding {
        case .ascii, .escaped: return nil
        case .latin1: return (0xA0...0xFF).contains(value) ? [UInt8(value)] : nil
        case .utf8: return (0x80..<0xA0).contains(value) ? nil : Array(String(Character(scalar)).utf8)
        case .table:
            guard scalar != "\u{FFFD}", let index = ISO8859.upperHalves[identifier]?.firstIndex(of: scalar) else {
                return nil
            }
            return [UInt8(0xA0 + index)]
        }
    }

    /// Level A: capitals, digits and the signs ISO 9735-1 annex A lists.
    static func isLevelA(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || " .,-()/='+:?!\"%&*;<>".utf8.contains(byte)
    }

    private static func latin1(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Unicode.Scalar(byte)) }
        return String(text)
    }

    /// First byte that begins no valid UTF-8 sequence.
    private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            let length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
            guard length > 0, index + length <= bytes.count,
                String(validating: bytes[index..<index + length], as: UTF8.self) != nil
            else { return index }
            index += length
        }
        return nil
    }
}
