import ArchiveModel
import FoundationEssentials

/// JSON as the archive keeps it: UTF-8, keys sorted, slashes plain, no spaces; equal values give equal bytes.
package enum CanonicalJSON {
    /// The bytes of a value. Throws `ArchiveFailure` code `internal` when a value has no JSON form.
    package static func encode(_ value: some Encodable) throws(ArchiveFailure) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value))
        } catch {
            throw ArchiveFailure(.internal, "a value could not be written as JSON: \(error)")
        }
    }

    /// Throws `ArchiveFailure` code `damaged` when the bytes are not what was expected there.
    package static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8], what: String
    ) throws(ArchiveFailure) -> Value {
        do {
            return try JSONDecoder().decode(type, from: FoundationEssentials.Data(bytes))
        } catch {
            throw ArchiveFailure(.damaged, "\(what) cannot be read: \(error)")
        }
    }
}
