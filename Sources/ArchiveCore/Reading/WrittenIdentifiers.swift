import ArchiveModel
import WorkerProtocol

/// Identifiers among a file's bytes: `LG-XXXX-XXXX-XXXX` with a check symbol that fits.
struct WrittenIdentifiers {
    private static let length = 17
    private static let window = 1 << 20
    /// So many places that look like one are looked at: a file of nothing else costs no more.
    private static let most = 65_536

    /// Each once, in the order found.
    private(set) var found: [DocumentID] = []
    /// More may stand in the file.
    private(set) var isCut = false
    private var known: Set<DocumentID> = []
    private var looks = 0

    /// The first `limit`. Lets others go on between parts of the file. Throws `bad-request` where it cannot be read.
    static func find(in file: InputDocument, limit: Int) async throws(ArchiveFailure) -> WrittenIdentifiers {
        var identifiers = WrittenIdentifiers()
        var offset: UInt64 = 0
        while offset < file.bytes.length, !identifiers.isCut {
            let bytes: [UInt8]
            do { bytes = try file.bytes.read(at: offset, count: window) } catch {
                throw ArchiveFailure(.badRequest, "\(file.name) cannot be read from byte \(offset) on: \(error)")
            }
            guard !bytes.isEmpty else { break }
            identifiers.look(through: bytes, limit: limit)
            // The next window begins a little earlier, so that an identifier across both is seen.
            offset += UInt64(bytes.count < window ? bytes.count : window - length)
            await Task.yield()
        }
        return identifiers
    }

    private mutating func look(through bytes: [UInt8], limit: Int) {
        let hyphen = UInt8(ascii: "-")
        var place = 0
        while place + Self.length <= bytes.count {
            defer { place += 1 }
            guard bytes[place] == UInt8(ascii: "L"), bytes[place + 1] == UInt8(ascii: "G"), bytes[place + 2] == hyphen,
                bytes[place + 7] == hyphen, bytes[place + 12] == hyphen
            else { continue }
            guard looks < Self.most, found.count < limit else {
                isCut = true
                return
            }
            looks += 1
            let text = String(decoding: bytes[place..<(place + Self.length)], as: UTF8.self)
            if let id = DocumentID(text), known.insert(id).inserted { found.append(id) }
        }
    }
}
