// How a group is written: no provenance, no empty list; a list that is not there is empty, so that an older
// document stays readable when the model grows. The compiler's synthesised code picks these overloads.

extension KeyedEncodingContainer {
    mutating func encode(_ provenance: Provenance, forKey key: Key) throws {}

    mutating func encode<Element: Encodable>(_ list: [Element], forKey key: Key) throws {
        guard !list.isEmpty else { return }
        var container = nestedUnkeyedContainer(forKey: key)
        for element in list { try container.encode(element) }
    }
}

extension KeyedDecodingContainer {
    func decode(_ type: Provenance.Type, forKey key: Key) throws -> Provenance { Provenance() }

    func decode<Element: Decodable>(_ type: [Element].Type, forKey key: Key) throws -> [Element] {
        guard contains(key) else { return [] }
        var container = try nestedUnkeyedContainer(forKey: key)
        var list: [Element] = []
        while !container.isAtEnd { list.append(try container.decode(Element.self)) }
        return list
    }
}
