/// The chain of image file directories of a TIFF (TIFF 6.0, section 2), one for each page.
struct TIFFDirectories {
    /// Where each directory begins, in order.
    private(set) var offsets: [Int] = []
    /// Least significant byte first.
    let isLittleEndian: Bool

    /// Follows the chain until it ends, leaves the file, comes back to itself, or reaches the limit.
    init(_ bytes: [UInt8], limit: Int) {
        isLittleEndian = bytes.first == UInt8(ascii: "I")
        guard bytes.count >= 8, var next = number(bytes, at: 4, count: 4) else { return }
        var seen: Set<Int> = []
        while next >= 8, offsets.count < limit, seen.insert(next).inserted,
            let entries = number(bytes, at: next, count: 2), entries > 0
        {
            // Twelve bytes an entry, then the next directory's place.
            guard next + 2 + 12 * entries <= bytes.count else { return }
            offsets.append(next)
            guard let following = number(bytes, at: next + 2 + 12 * entries, count: 4) else { return }
            next = following
        }
    }

    /// An unsigned number in the file's order; nil beyond its end.
    func number(_ bytes: [UInt8], at place: Int, count: Int) -> Int? {
        guard place >= 0, place + count <= bytes.count else { return nil }
        let part = bytes[place..<(place + count)]
        return isLittleEndian
            ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
    }
}
