import FoundationEssentials

/// JSON as it travels: UTF-8, keys sorted, slashes plain, no spaces. One value is always one line.
package enum WireJSON {
    package static let mediaType = "application/json"
    /// One JSON value per line, for answers that take long.
    package static let linesMediaType = "application/x-ndjson"

    /// Throws `WireFailure` when a value has no JSON form (a number that is not finite).
    package static func encode(_ value: some Encodable) throws(WireFailure) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value))
        } catch {
            throw WireFailure("a value has no JSON form: \(error)")
        }
    }

    /// Throws `WireFailure` naming the first member that does not fit.
    package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(WireFailure) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch let error as DecodingError {
            throw WireFailure(explain(error))
        } catch {
            throw WireFailure("not JSON: \(error)")
        }
    }

    private static func explain(_ error: DecodingError) -> String {
        func place(_ path: [any CodingKey]) -> String {
            path.isEmpty ? "the body" : "\"" + path.map(\.stringValue).joined(separator: ".") + "\""
        }
        return switch error {
        case .keyNotFound(let key, let context): "\(place(context.codingPath + [key])) is missing"
        case .typeMismatch(_, let context): "\(place(context.codingPath)) has another type: \(context.debugDescription)"
        case .valueNotFound(_, let context): "\(place(context.codingPath)) is null"
        case .dataCorrupted(let context): "\(place(context.codingPath)): \(context.debugDescription)"
        @unknown default: "the body does not fit"
        }
    }
}

/// Bytes that are not the expected JSON; the message says which part.
package struct WireFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package var description: String

    package init(_ description: String) { self.description = description }
}
