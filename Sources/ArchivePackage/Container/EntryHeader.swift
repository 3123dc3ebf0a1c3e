/// One entry's headers, local and central (APPNOTE 4.3.7, 4.3.12), in the only form the archive writes: stored,
/// 1980-01-01, no flags, no comment, and the Zip64 field (4.5.3) exactly when a number needs it.
///
/// There is one encoding for given values. The reader encodes again what it has read and compares, so that
/// no byte of a package is without meaning.
struct EntryHeader: Hashable, Sendable {
    let name: String
    /// Of the content, in bytes.
    let length: UInt64
    let crc32: UInt32
    /// Of the local header, from the package's first byte.
    let offset: UInt64

    static let localSignature: UInt32 = 0x0403_4B50
    static let centralSignature: UInt32 = 0x0201_4B50
    /// 32-bit fields with this value send the reader to the Zip64 field.
    static let escape: UInt64 = 0xFFFF_FFFF
    /// Made on Unix by version 4.5.
    static let madeBy: UInt16 = 3 << 8 | 45
    /// Largest encoding of either header beside the name.
    static let largestFixedPart = 46 + 28

    private var isDirectory: Bool { name.hasSuffix("/") }
    private var hasLongLength: Bool { length >= Self.escape }
    private var hasLongOffset: Bool { offset >= Self.escape }

    private var versionNeeded: UInt16 {
        if hasLongLength || hasLongOffset { return 45 }
        return isDirectory ? 20 : 10
    }

    /// Bytes of the local header.
    var localLength: UInt64 { UInt64(30 + name.utf8.count + (hasLongLength ? 20 : 0)) }

    /// Where the content lies in the package.
    var content: Range<UInt64> { (offset + localLength)..<(offset + localLength + length) }

    func encodedLocal() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append32(Self.localSignature)
        bytes.append16(versionNeeded)
        appendCommon(to: &bytes)
        bytes.append16(UInt16(name.utf8.count))
        bytes.append16(hasLongLength ? 20 : 0)
        bytes += name.utf8
        if hasLongLength { appendZip64([length, length], to: &bytes) }
        return bytes
    }

    func encodedCentral() -> [UInt8] {
        var long: [UInt64] = hasLongLength ? [length, length] : []
        if hasLongOffset { long.append(offset) }
        var bytes: [UInt8] = []
        bytes.append32(Self.centralSignature)
        bytes.append16(Self.madeBy)
        bytes.append16(versionNeeded)
        appendCommon(to: &bytes)
        bytes.append16(UInt16(name.utf8.count))
        bytes.append16(long.isEmpty ? 0 : UInt16(4 + 8 * long.count))
        bytes.append16(0)  // comment length
        bytes.append16(0)  // disk
        bytes.append16(0)  // internal attributes
        bytes.append32(isDirectory ? 0o040755 << 16 | 0x10 : 0o100644 << 16)
        bytes.append32(UInt32(min(offset, Self.escape)))
        bytes += name.utf8
        if !long.isEmpty { appendZip64(long, to: &bytes) }
        return bytes
    }

    /// Flags, method, time, date, checksum and both sizes.
    private func appendCommon(to bytes: inout [UInt8]) {
        bytes.append16(0)
        bytes.append16(0)
        bytes.append16(0)
        bytes.append16(1 << 5 | 1)
        bytes.append32(crc32)
        bytes.append32(UInt32(min(length, Self.escape)))
        bytes.append32(UInt32(min(length, Self.escape)))
    }

    private func appendZip64(_ values: [UInt64], to bytes: inout [UInt8]) {
        bytes.append16(1)
        bytes.append16(UInt16(8 * values.count))
        for value in values { bytes.append64(value) }
    }

    /// Reads the central header at `position` of the directory and moves past it. Only lengths and numbers are
    /// looked at; the rest is checked by encoding again. Throws code `structure`.
    static func decodeCentral(
        _ directory: [UInt8], at position: inout Int, directoryOffset: UInt64
    ) throws(PackageError) -> EntryHeader {
        let place = directoryOffset + UInt64(position)
        guard directory.number(at: position, width: 4) == UInt64(centralSignature),
            let crc32 = directory.number(at: position + 16, width: 4),
            let shortLength = directory.number(at: position + 24, width: 4),
            let nameLength = directory.number(at: position + 28, width: 2),
            let extraLength = directory.number(at: position + 30, width: 2),
            let shortOffset = directory.number(at: position + 42, width: 4)
        else { throw PackageError(.structure, "the package's directory is cut or damaged", at: place) }
        let nameStart = position + 46
        let extraStart = nameStart + Int(nameLength)
        let end = extraStart + Int(extraLength)
        guard end <= directory.count else {
            throw PackageError(
                .structure, "an entry of the package's directory is longer than the directory", at: place)
        }
        let name = String(decoding: directory[nameStart..<extraStart], as: UTF8.self)
        var field = extraStart + 4
        func long() throws(PackageError) -> UInt64 {
            guard field + 8 <= end, let value = directory.number(at: field, width: 8) else {
                throw PackageError(.structure, "the Zip64 field of \(name) is too short", at: place)
            }
            field += 8
            return value
        }
        var length = shortLength
        if shortLength == escape {
            length = try long()
            field += 8
        }
        let offset = shortOffset == escape ? try long() : shortOffset
        position = end
        return EntryHeader(name: name, length: length, crc32: UInt32(crc32), offset: offset)
    }
}
