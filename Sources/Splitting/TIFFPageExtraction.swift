import ArchiveModel
import WorkerProtocol

/// Writes a TIFF of some pages of another (TIFF 6.0, section 2): each directory and the strips or tiles it names, byte
/// for byte.
struct TIFFPageExtraction {
    private static let byteLimit = 60 << 20
    private static let sourceLimit: UInt64 = 256 << 20
    /// Directories that are counted.
    private static let pageLimit = 5_000

    private let bytes: [UInt8]
    private let isLittleEndian: Bool

    init(_ source: any ByteSource) throws(WorkerRefusal) {
        guard source.length <= Self.sourceLimit else {
            throw WorkerRefusal(code: "too-large", message: "The TIFF has more than \(Self.sourceLimit >> 20) MB.")
        }
        do { bytes = try source.read(at: 0, count: Int(source.length)) } catch {
            throw WorkerRefusal(code: "unreadable", message: "The file cannot be read: \(error).")
        }
        isLittleEndian = bytes.first == UInt8(ascii: "I")
    }

    func extract(_ wanted: [Int]) throws(WorkerRefusal) -> [UInt8] {
        let directories = try directories()
        var out = Array(bytes.prefix(4)) + [0, 0, 0, 0]
        var link = 4
        for position in wanted {
            guard directories.indices.contains(position - 1) else {
                throw WorkerRefusal(
                    code: "unsupported",
                    message: "The file has \(directories.count) pages; page \(position) is none of them.")
            }
            let entries = try entries(at: directories[position - 1])
            let directory = try write(entries, to: &out)
            put(directory, at: link, count: 4, in: &out)
            link = out.count - 4
            guard out.count <= Self.byteLimit else {
                throw WorkerRefusal(
                    code: "too-large", message: "The pages need more than \(Self.byteLimit >> 20) MB; take out fewer.")
            }
        }
        return out
    }

    private struct Entry {
        var tag: Int
        var type: Int
        var count: Int
        /// The values, wherever they stand.
        var value: [UInt8]
    }

    /// Tags that hold places of data, and those that hold its lengths: strips and tiles.
    private static let data = [(offsets: 273, lengths: 279), (offsets: 324, lengths: 325)]
    /// Directories below this one, and private data that may name places: not taken along.
    private static let left: Set<Int> = [330, 34_665, 34_853, 40_965, 513, 514, 519, 520, 521, 37_724, 34_377]
    private static let sizes = [1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8]

    /// Writes data, values and directory; returns the directory's place. Its link to the next is the last four bytes.
    private func write(_ entries: [Entry], to out: inout [UInt8]) throws(WorkerRefusal) -> Int {
        var entries = entries
        for (offsets, lengths) in Self.data {
            guard let at = entries.firstIndex(where: { $0.tag == offsets }),
                let sizes = entries.first(where: { $0.tag == lengths }), sizes.count == entries[at].count
            else { continue }
            var places: [UInt8] = []
            for (place, length) in zip(values(entries[at]), values(sizes)) {
                guard place >= 0, length >= 0, place <= bytes.count, length <= bytes.count - place,
                    out.count + length <= Self.byteLimit
                else { throw Self.damaged }
                places += number(out.count, count: 4)
                out += bytes[place..<(place + length)]
                if !out.count.isMultiple(of: 2) { out.append(0) }
            }
            entries[at].type = 4
            entries[at].value = places
        }
        var table = number(entries.count, count: 2)
        for entry in entries {
            table += number(entry.tag, count: 2) + number(entry.type, count: 2) + number(entry.count, count: 4)
            if entry.value.count <= 4 {
                table += entry.value + [UInt8](repeating: 0, count: 4 - entry.value.count)
            } else {
                table += number(out.count, count: 4)
                out += entry.value
                if !out.count.isMultiple(of: 2) { out.append(0) }
            }
        }
        let place = out.count
        out += table + [0, 0, 0, 0]
        return place
    }

    private func directories() throws(WorkerRefusal) -> [Int] {
        var found: [Int] = []
        var seen: Set<Int> = []
        guard var next = read(4, count: 4) else { throw Self.damaged }
        while next != 0, found.count < Self.pageLimit, seen.insert(next).inserted, let count = read(next, count: 2) {
            found.append(next)
            guard let following = read(next + 2 + 12 * count, count: 4) else { break }
            next = following
        }
        return found
    }

    private func entries(at place: Int) throws(WorkerRefusal) -> [Entry] {
        guard let count = read(place, count: 2) else { throw Self.damaged }
        var entries: [Entry] = []
        for index in 0..<count {
            let at = place + 2 + 12 * index
            guard let tag = read(at, count: 2), let type = read(at + 2, count: 2), let values = read(at + 4, count: 4)
            else { throw Self.damaged }
            guard !Self.left.contains(tag), let size = Self.sizes[type] else { continue }
            let length = size * values
            let start = length <= 4 ? at + 8 : read(at + 8, count: 4) ?? bytes.count
            guard length <= 8 << 20, start <= bytes.count, length <= bytes.count - start else { throw Self.damaged }
            entries.append(Entry(tag: tag, type: type, count: values, value: Array(bytes[start..<(start + length)])))
        }
        guard !entries.isEmpty else { throw Self.damaged }
        return entries
    }

    private func values(_ entry: Entry) -> [Int] {
        let size = entry.type == 3 ? 2 : 4
        return stride(from: 0, to: entry.value.count - size + 1, by: size).map { value(entry.value, $0, size) }
    }

    private func read(_ place: Int, count: Int) -> Int? {
        guard place >= 0, place <= bytes.count - count else { return nil }
        return value(bytes, place, count)
    }

    private func value(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        let part = bytes[place..<(place + count)]
        return isLittleEndian ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
    }

    private func number(_ value: Int, count: Int) -> [UInt8] {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        return isLittleEndian ? bytes : bytes.reversed()
    }

    private func put(_ value: Int, at place: Int, count: Int, in out: inout [UInt8]) {
        out.replaceSubrange(place..<(place + count), with: number(value, count: count))
    }

    private static let damaged = WorkerRefusal(
        code: "unreadable", message: "The TIFF is damaged: a directory names bytes that are not there.")
}
