import ArchiveModel

/// The end of a package: central directory, and end records (APPNOTE 4.3.12 to 4.3.16), Zip64 when needed.
struct CentralDirectory: Sendable {
    let headers: [EntryHeader]
    /// Of the directory's first byte, which is where the last entry's content ends.
    let offset: UInt64

    /// 65,535 would need the Zip64 record for the count alone.
    static let largestEntryCount = 65_534
    static let largestEncoding: UInt64 = 64 << 20

    private static let endLength: UInt64 = 22
    private static let zip64EndLength: UInt64 = 56 + 20

    /// Directory and end records.
    func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        for header in headers { bytes += header.encodedCentral() }
        let size = UInt64(bytes.count)
        if offset >= EntryHeader.escape {
            bytes.append32(0x0606_4B50)
            bytes.append64(44)
            bytes.append16(EntryHeader.madeBy)
            bytes.append16(45)
            bytes.append32(0)
            bytes.append32(0)
            bytes.append64(UInt64(headers.count))
            bytes.append64(UInt64(headers.count))
            bytes.append64(size)
            bytes.append64(offset)
            bytes.append32(0x0706_4B50)
            bytes.append32(0)
            bytes.append64(offset + size)
            bytes.append32(1)
        }
        bytes.append32(0x0605_4B50)
        bytes.append16(0)
        bytes.append16(0)
        bytes.append16(UInt16(headers.count))
        bytes.append16(UInt16(headers.count))
        bytes.append32(UInt32(size))
        bytes.append32(UInt32(min(offset, EntryHeader.escape)))
        bytes.append16(0)
        return bytes
    }

    /// Reads the directory and holds every byte of it, and of the entries' local headers, against the one
    /// encoding there is: names once only, entries end to end from byte 0, nothing before, between or after.
    /// Throws `structure` with the first byte that is wrong, or `unreadable`.
    static func read(from source: any ByteSource) throws(PackageError) -> CentralDirectory {
        let (offset, stored) = try encodedDirectory(of: source)
        let count = Int(stored.number(at: stored.count - Int(endLength) + 10, width: 2) ?? 0)
        var position = 0
        var headers: [EntryHeader] = []
        headers.reserveCapacity(count)
        while headers.count < count {
            headers.append(try EntryHeader.decodeCentral(stored, at: &position, directoryOffset: offset))
        }
        try checkPlaces(of: headers, before: offset)
        let directory = CentralDirectory(headers: headers, offset: offset)
        if let wrong = firstDifference(stored, directory.encoded()) {
            throw PackageError(
                .structure, "the package's directory has a value that is not allowed", at: offset + UInt64(wrong))
        }
        for header in headers {
            let expected = header.encodedLocal()
            let local = try source.bytes(at: header.offset, count: expected.count)
            if let wrong = firstDifference(local, expected) {
                throw PackageError(
                    .structure, "the header of \(header.name) contradicts the directory",
                    at: header.offset + UInt64(wrong))
            }
        }
        return directory
    }

    /// Where the directory begins, and all bytes from there to the end.
    private static func encodedDirectory(of source: any ByteSource) throws(PackageError) -> (UInt64, [UInt8]) {
        guard source.length >= endLength else {
            throw PackageError(.structure, "\(source.length) bytes are too few for a package", at: 0)
        }
        let endOffset = source.length - endLength
        let end = try source.bytes(at: endOffset, count: Int(endLength))
        guard end.number(at: 0, width: 4) == 0x0605_4B50, var size = end.number(at: 12, width: 4),
            var offset = end.number(at: 16, width: 4)
        else {
            throw PackageError(
                .structure, "the package does not end with a ZIP end record: it is cut or damaged", at: endOffset)
        }
        var directoryEnd = endOffset
        if offset == EntryHeader.escape {
            guard endOffset >= zip64EndLength else {
                throw PackageError(.structure, "the Zip64 end record is missing", at: 0)
            }
            directoryEnd = endOffset - zip64EndLength
            let record = try source.bytes(at: directoryEnd, count: 56)
            guard record.number(at: 0, width: 4) == 0x0606_4B50, let longSize = record.number(at: 40, width: 8),
                let longOffset = record.number(at: 48, width: 8)
            else { throw PackageError(.structure, "the Zip64 end record is missing", at: directoryEnd) }
            (size, offset) = (longSize, longOffset)
        }
        guard size <= largestEncoding, size <= directoryEnd, offset == directoryEnd - size else {
            throw PackageError(
                .structure, "the end record's size and place of the directory contradict the file's length",
                at: endOffset)
        }
        return (offset, try source.bytes(at: offset, count: Int(source.length - offset)))
    }

    private static func checkPlaces(of headers: [EntryHeader], before end: UInt64) throws(PackageError) {
        var next: UInt64 = 0
        var names: Set<String> = []
        for header in headers {
            guard EntryName.isAllowed(header.name), names.insert(header.name).inserted else {
                throw PackageError(.structure, "the name \(header.name) is not allowed or occurs twice", at: end)
            }
            guard header.offset == next, header.length <= end, header.localLength <= end,
                end - header.length >= header.localLength, header.offset <= end - header.length - header.localLength
            else {
                throw PackageError(.structure, "\(header.name) does not begin where the entry before it ends", at: next)
            }
            next = header.content.upperBound
        }
        guard next == end else {
            throw PackageError(.structure, "there are bytes between the last entry and the directory", at: next)
        }
    }
}

/// Index of the first byte in which two arrays differ; the shorter one's length when it begins the other.
func firstDifference(_ left: [UInt8], _ right: [UInt8]) -> Int? {
    if left == right { return nil }
    return zip(left, right).enumerated().first { $1.0 != $1.1 }?.offset ?? min(left.count, right.count)
}

extension ByteSource {
    /// Exactly so many bytes. Throws code `unreadable`.
    func bytes(at offset: UInt64, count: Int) throws(PackageError) -> [UInt8] {
        do {
            let bytes = try read(at: offset, count: count)
            guard bytes.count == count else {
                throw ByteSourceError("\(bytes.count) of \(count) bytes at byte \(offset)")
            }
            return bytes
        } catch {
            throw PackageError(.unreadable, "content could not be read: \(error)")
        }
    }
}
