/// JSON of any shape.
enum JSONValue: Hashable, Decodable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    indirect case array([JSONValue])
    indirect case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    subscript(_ key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    var text: String? { if case .text(let value) = self { value } else { nil } }
    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var items: [JSONValue] { if case .array(let values) = self { values } else { [] } }
    var members: [String: JSONValue] { if case .object(let members) = self { members } else { [:] } }
}

/// Holds values against the schemas of a description: types, required and unknown members, enumerations, patterns,
/// bounds, references (JSON Schema 2020-12, as much as the description uses).
struct SchemaCheck {
    let schemas: [String: JSONValue]

    /// What does not fit, each with its place; empty when all does.
    func faults(_ value: JSONValue, against schema: JSONValue, at place: String = "$") -> [String] {
        if let reference = schema["$ref"]?.text {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            guard let target = schemas[name] else { return ["\(place): there is no schema \(reference)"] }
            return faults(value, against: target, at: place)
        }
        var faults: [String] = []
        if let type = schema["type"]?.text, !has(value, type) { faults.append("\(place) is no \(type)") }
        if let allowed = schema["enum"]?.items, !allowed.contains(value) { faults.append("\(place) is not in enum") }
        for part in schema["allOf"]?.items ?? [] { faults += self.faults(value, against: part, at: place) }
        switch value {
        case .object(let members): faults += membersFaults(members, schema, place)
        case .array(let items): faults += itemsFaults(items, schema, place)
        case .text(let text):
            if let pattern = schema["pattern"]?.text, !matches(text, pattern) {
                faults.append("\(place) is \(text), not \(pattern)")
            }
        case .number(let number):
            if let least = schema["minimum"]?.number, number < least { faults.append("\(place) is below \(least)") }
            if let most = schema["maximum"]?.number, number > most { faults.append("\(place) is above \(most)") }
        case .null, .bool: break
        }
        return faults
    }

    private func has(_ value: JSONValue, _ type: String) -> Bool {
        switch (type, value) {
        case ("object", .object), ("array", .array), ("string", .text), ("boolean", .bool), ("number", .number): true
        case ("integer", .number(let number)): number == number.rounded()
        default: false
        }
    }

    private func membersFaults(_ members: [String: JSONValue], _ schema: JSONValue, _ place: String) -> [String] {
        var faults: [String] = []
        for name in schema["required"]?.items.compactMap(\.text) ?? [] where members[name] == nil {
            faults.append("\(place).\(name) is missing")
        }
        let known = schema["properties"]?.members ?? [:]
        for (name, member) in members {
            if let inner = known[name] ?? schema["additionalProperties"] {
                faults += self.faults(member, against: inner, at: "\(place).\(name)")
            } else {
                faults.append("\(place).\(name) is not described")
            }
        }
        return faults
    }

    private func itemsFaults(_ items: [JSONValue], _ schema: JSONValue, _ place: String) -> [String] {
        var faults: [String] = []
        if let least = schema["minItems"]?.number, Double(items.count) < least {
            faults.append("\(place) is too short")
        }
        if let most = schema["maxItems"]?.number, Double(items.count) > most { faults.append("\(place) is too long") }
        guard let inner = schema["items"] else { return faults }
        for (number, item) in items.enumerated() {
            faults += self.faults(item, against: inner, at: "\(place)[\(number)]")
        }
        return faults
    }

    private func matches(_ text: String, _ pattern: String) -> Bool {
        guard let expression = try? Regex(pattern) else { return false }
        return text.firstMatch(of: expression) != nil
    }
}
