/// Writes objects in the syntax of ISO 32000-2 §7.3: one line, sorted keys, hexadecimal for binary strings.
struct ObjectSerialiser {
    var bytes: [UInt8] = []

    mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func write(_ object: PDFObject) {
        switch object {
        case .null: write("null")
        case .boolean(let value): write(value ? "true" : "false")
        case .integer(let value): write(String(value))
        case .real(let text): write(text)
        case .string(let value): writeString(value)
        case .name(let value): writeName(value)
        case .array(let values):
            write("[")
            for (index, value) in values.enumerated() {
                if index > 0 { write(" ") }
                write(value)
            }
            write("]")
        case .dictionary(let value): write(value)
        case .stream(let value): write(value.dictionary)
        case .reference(let value): write(value.description)
        }
    }

    mutating func write(_ dictionary: PDFDictionary) {
        write("<<")
        for key in dictionary.sortedKeys {
            writeName(key)
            write(" ")
            write(dictionary[key] ?? .null)
        }
        write(">>")
    }

    private mutating func writeName(_ name: String) {
        bytes.append(UInt8(ascii: "/"))
        for scalar in name.unicodeScalars {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            if byte > 32, byte < 127, byte != UInt8(ascii: "#"), !ByteClass.isDelimiter(byte) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "#"))
                writeHexadecimal(byte)
            }
        }
    }

    private mutating func writeString(_ value: [UInt8]) {
        guard value.allSatisfy({ (32..<127).contains($0) }) else {
            write("<")
            for byte in value { writeHexadecimal(byte) }
            write(">")
            return
        }
        write("(")
        for byte in value {
            if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "\\") { write("\\") }
            bytes.append(byte)
        }
        write(")")
    }

    private mutating func writeHexadecimal(_ byte: UInt8) {
        bytes.append(ByteClass.hexadecimalDigits[Int(byte >> 4)])
        bytes.append(ByteClass.hexadecimalDigits[Int(byte & 15)])
    }
}

extension PDFObject {
    /// In the syntax of ISO 32000-2 §7.3; of a stream its dictionary.
    package var serialised: [UInt8] {
        var serialiser = ObjectSerialiser()
        serialiser.write(self)
        return serialiser.bytes
    }
}
