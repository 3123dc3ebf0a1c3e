/// Writes segments as bytes: separators, release characters, no empty ends (ISO 9735-1 §8).
struct SegmentWriter {
    private(set) var bytes: [UInt8] = []
    private(set) var count = 0
    private let characters: ServiceCharacters
    private let repertoire: CharacterRepertoire
    private let breaksLines: Bool

    init(_ profile: INVOICProfile) {
        characters = profile.characters
        repertoire = profile.repertoire
        breaksLines = profile.breaksLines
        if profile.hasAdvice {
            bytes += characters.advice
            if breaksLines { bytes += [0x0D, 0x0A] }
        }
    }

    /// - Parameter elements: Data elements, each its components. Their characters were checked before.
    mutating func write(_ tag: String, _ elements: [[String]] = []) {
        count += 1
        bytes += Array(tag.utf8)
        let used = elements.lastIndex { $0.contains { !$0.isEmpty } }.map { $0 + 1 } ?? 0
        for element in elements.prefix(used) {
            bytes.append(characters.element)
            let filled = element.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
            for (position, component) in element.prefix(filled).enumerated() {
                if position > 0 { bytes.append(characters.component) }
                append(component)
            }
        }
        bytes.append(characters.terminator)
        if breaksLines { bytes += [0x0D, 0x0A] }
    }

    /// An object between UNO and UNP.
    mutating func write(object: [UInt8]) {
        // The line end after UNO would count as part of the object.
        if breaksLines { bytes.removeLast(2) }
        bytes += object
    }

    private mutating func append(_ text: String) {
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 {
                let byte = UInt8(scalar.value)
                if characters.isService(byte), let release = characters.release { bytes.append(release) }
                bytes.append(byte)
            } else {
                bytes += repertoire.encode(scalar) ?? []
            }
        }
    }
}
