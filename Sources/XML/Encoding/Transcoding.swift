/// Turns a document into UTF-8 (XML 1.0 §4.3.3 and appendix F), so that the parser never loads a conversion table
/// at run time and every place counts in the same bytes.
package enum Transcoding {
    /// UTF-8 without byte order mark. Throws where the encoding is not known or the bytes do not fit it.
    package static func utf8(_ bytes: [UInt8]) throws(XMLError) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF])
            || bytes.starts(with: [0x3C, 0, 0, 0]) || bytes.starts(with: [0, 0, 0, 0x3C])
        {
            throw XMLError(.encoding, "The XML is UTF-32, which is not read. Send it as UTF-8.")
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes.dropFirst(2), littleEndian: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes.dropFirst(2), littleEndian: false) }
        if bytes.starts(with: [0x3C, 0]) { return try utf16(bytes[...], littleEndian: true) }
        if bytes.starts(with: [0, 0x3C]) { return try utf16(bytes[...], littleEndian: false) }
        guard let declared = declaredEncoding(bytes) else { return bytes }
        switch declared.uppercased() {
        case "UTF-8", "UTF8", "US-ASCII", "ASCII", "UTF-16": return bytes
        case "ISO-8859-1", "ISO8859-1", "ISO_8859-1", "LATIN1", "LATIN-1":
            return singleByte(bytes, SingleByteTable.latin1)
        case "ISO-8859-15", "ISO8859-15", "ISO_8859-15", "LATIN9", "LATIN-9":
            return singleByte(bytes, SingleByteTable.latin9)
        case "WINDOWS-1252", "CP1252", "CP-1252": return singleByte(bytes, SingleByteTable.windows1252)
        default:
            throw XMLError(
                .encoding, "The XML declares the encoding “\(declared)”, which is not read. Send it as UTF-8.")
        }
    }

    /// The name in `<?xml … encoding="…"?>`, where the document has one.
    static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        let head = bytes.prefix(256)
        guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let declaration = String(decoding: head[..<end], as: UTF8.self)
        guard let keyword = declaration.firstRange(of: "encoding") else { return nil }
        let rest = declaration[keyword.upperBound...].drop { $0 == " " || $0 == "=" || $0.isWhitespace }
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
        let name = rest.dropFirst().prefix { $0 != quote }
        return name.isEmpty ? nil : String(name)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, littleEndian: Bool) throws(XMLError) -> [UInt8] {
        guard bytes.count.isMultiple(of: 2) else {
            throw XMLError(.encoding, "The UTF-16 document ends in the middle of a character: it is cut off.")
        }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(littleEndian ? second << 8 | first : first << 8 | second)
            index += 2
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw XMLError(.encoding, "The document is not valid UTF-16.")
        }
        return Array(text.utf8)
    }

    private static func singleByte(_ bytes: [UInt8], _ upper: [UInt16]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes {
            guard byte >= 0x80 else {
                out.append(byte)
                continue
            }
            let scalar = upper[Int(byte) - 0x80]
            if scalar < 0x800 {
                out.append(UInt8(0xC0 | scalar >> 6))
            } else {
                out.append(UInt8(0xE0 | scalar >> 12))
                out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            }
            out.append(UInt8(0x80 | scalar & 0x3F))
        }
        return out
    }
}

/// Unicode of the bytes 0x80…0xFF.
enum SingleByteTable {
    /// ISO/IEC 8859-1.
    static let latin1: [UInt16] = (0x80...0xFF).map { UInt16($0) }

    /// ISO/IEC 8859-15: Latin 1 with eight replacements, the euro sign among them.
    static let latin9: [UInt16] = latin1.map { code in
        switch code {
        case 0xA4: 0x20AC
        case 0xA6: 0x0160
        case 0xA8: 0x0161
        case 0xB4: 0x017D
        case 0xB8: 0x017E
        case 0xBC: 0x0152
        case 0xBD: 0x0153
        case 0xBE: 0x0178
        default: code
        }
    }

    /// Windows code page 1252; its five unassigned bytes are the C1 controls, as in WHATWG's table.
    static let windows1252: [UInt16] =
        [
            0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
            0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
            0x0153, 0x9D, 0x017E, 0x0178,
        ] + latin1.dropFirst(32)
}
