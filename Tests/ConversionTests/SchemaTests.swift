import EN16931
import Foundation
import InvoiceTesting
import Testing

/// The published schema names exactly what the model has.
@Suite struct SchemaTests {
    private static func schema() throws -> [String: Any] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let bytes = try Data(contentsOf: root.appending(path: "Schemas/SemanticJSON/invoice-v1.json"))
        return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    }

    /// Keys of `value` that the schema does not know, with what the known ones are.
    private static func strays(_ value: Any, _ schema: [String: Any], _ root: [String: Any], _ path: String) -> [String]
    {
        var schema = schema
        if let choices = schema["anyOf"] as? [[String: Any]], let first = choices.first(where: { $0["$ref"] != nil }) {
            schema = first
        }
        if let reference = schema["$ref"] as? String, let name = reference.split(separator: "/").last,
            let definitions = root["$defs"] as? [String: Any], let target = definitions[String(name)] as? [String: Any]
        {
            schema = target
        }
        if let object = value as? [String: Any] {
            let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
            return object.flatMap { key, inner in
                properties[key].map { strays(inner, $0, root, "\(path).\(key)") } ?? ["\(path).\(key)"]
            }
        }
        if let list = value as? [Any] {
            guard let items = schema["items"] as? [String: Any] else { return [path] }
            return list.flatMap { strays($0, items, root, path + "[]") }
        }
        return []
    }

    @Test func `every key that is written is in the schema`() throws {
        let schema = try Self.schema()
        var seen: Set<String> = []
        for seed in 1...200 {
            var random = RandomInvoice(seed: UInt64(seed) + 5_000_000)
            let json = try JSONSerialization.jsonObject(with: Data(try SemanticJSON.encode(random.invoice())))
            #expect(Self.strays(json, schema, schema, "") == [])
            if let object = json as? [String: Any] { seen.formUnion(object.keys) }
        }
        let properties = try #require(schema["properties"] as? [String: Any])
        // What the random invoices leave to the documents that are read.
        #expect(Set(properties.keys).subtracting(seen) == ["isCreditNote", "vatTotals"])
    }
}
