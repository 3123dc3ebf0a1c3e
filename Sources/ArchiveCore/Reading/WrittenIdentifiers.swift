import ArchiveModel
import WorkerProtocol

/// Identifiers among a file's bytes: `LG-XXXX-XXXX-XXXX` with a check symbol that fits.
enum WrittenIdentifiers {
    private static let length = 17
    private static let mark = Array("LG-".utf8)

    /// The first ones, each once. Throws `bad-request` where the file cannot be read.
    static func find(in file: InputDocument, limit: Int) throws(ArchiveFailure) -> [DocumentID] {
        let window = 1 << 20
        var (offset, found): (UInt64, [DocumentID]) = (0, [])
        while offset < file.bytes.length, found.count < limit {
            let bytes: [UInt8]
            do { bytes = try file.bytes.read(at: offset, count: window) } catch {
                throw ArchiveFailure(.badRequest, "\(file.name) cannot be read from byte \(offset) on: \(error)")
            }
            guard !bytes.isEmpty else { break }
            for place in bytes.indices.dropLast(length - 1) where bytes[place...].starts(with: mark) {
                let text = String(decoding: bytes[place..<(place + length)], as: UTF8.self)
                if let id = DocumentID(text), !found.contains(id) { found.append(id) }
                if found.count == limit { break }
            }
            // The next window begins a little earlier, so that an identifier across both is seen.
            offset += UInt64(bytes.count < window ? bytes.count : window - length)
        }
        return found
    }
}
