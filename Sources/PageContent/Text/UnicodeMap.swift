/// A ToUnicode CMap (ISO 32000-2 §9.10.3): which characters a font's codes stand for. Tolerant: what is malformed is
/// passed over, and a map longer than any font needs is cut.
struct UnicodeMap {
    /// UTF-16 units of each code.
    private(set) var characters: [Int: [UInt16]] = [:]

    private static let mostCodes = 65_536
    private static let mostUnits = 64

    init(_ bytes: [UInt8]) {
        var scanner = CMapScanner(bytes)
        var strings: [CMapScanner.Token] = []
        var mode = Mode.none
        while let token = scanner.next() {
            switch token {
            case .word(let word):
                switch word {
                case "beginbfchar": mode = .characters
                case "beginbfrange": mode = .ranges
                case "endbfchar", "endbfrange": mode = .none
                default: break
                }
                strings.removeAll(keepingCapacity: true)
            case .code, .list:
                guard mode != .none else { continue }
                strings.append(token)
                if mode == .characters, strings.count == 2 {
                    if case .code(let code) = strings[0], case .code(let target) = strings[1] {
                        set(Self.number(code), Self.units(target))
                    }
                    strings.removeAll(keepingCapacity: true)
                } else if mode == .ranges, strings.count == 3 {
                    addRange(strings)
                    strings.removeAll(keepingCapacity: true)
                }
            }
            guard characters.count < Self.mostCodes else { return }
        }
    }

    private enum Mode {
        case none, characters, ranges
    }

    private mutating func set(_ code: Int, _ units: [UInt16]) {
        if (0...0xFFFF).contains(code), !units.isEmpty { characters[code] = units }
    }

    private mutating func addRange(_ tokens: [CMapScanner.Token]) {
        guard case .code(let low) = tokens[0], case .code(let high) = tokens[1] else { return }
        let (first, last) = (Self.number(low), min(Self.number(high), 0xFFFF))
        guard first >= 0, first <= last else { return }
        switch tokens[2] {
        case .list(let targets):
            for (offset, target) in targets.prefix(last - first + 1).enumerated() {
                set(first + offset, Self.units(target))
            }
        case .code(let target):
            var units = Self.units(target)
            guard let end = units.indices.last else { return }
            let start = units[end]
            for offset in 0...(last - first) {
                units[end] = start &+ UInt16(truncatingIfNeeded: offset)
                set(first + offset, units)
            }
        case .word: break
        }
    }

    private static func number(_ code: [UInt8]) -> Int {
        code.count <= 2 ? code.reduce(0) { $0 << 8 | Int($1) } : -1
    }

    private static func units(_ target: [UInt8]) -> [UInt16] {
        guard target.count != 1 else { return [UInt16(target[0])] }
        return stride(from: 0, to: min(target.count, 2 * mostUnits) - 1, by: 2).map {
            UInt16(target[$0]) << 8 | UInt16(target[$0 + 1])
        }
    }
}

/// The words, hexadecimal strings and lists of such strings in a CMap; everything else is passed over.
private struct CMapScanner {
    enum Token {
        case word(String)
        case code([UInt8])
        case list([[UInt8]])
    }

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Token? {
        while place < bytes.count {
            let byte = bytes[place]
            switch byte {
            case UInt8(ascii: "%"):
                while place < bytes.count, bytes[place] != 10, bytes[place] != 13 { place += 1 }
            case UInt8(ascii: "<"):
                place += 1
                if place < bytes.count, bytes[place] == UInt8(ascii: "<") { place += 1 } else { return .code(code()) }
            case UInt8(ascii: "["):
                place += 1
                return .list(list())
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                let start = place
                while place < bytes.count, (97...122).contains(bytes[place]) { place += 1 }
                return .word(String(decoding: bytes[start..<place], as: UTF8.self))
            case UInt8(ascii: "/"):
                // A name is no word.
                place += 1
                while place < bytes.count, bytes[place] > 32, !"/<>[]()%".utf8.contains(bytes[place]) { place += 1 }
            default: place += 1
            }
        }
        return nil
    }

    /// Behind `<`.
    private mutating func code() -> [UInt8] {
        var digits: [UInt8] = []
        while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
            if let digit = Self.digit(bytes[place]), digits.count < 512 { digits.append(digit) }
            place += 1
        }
        place += 1
        if !digits.count.isMultiple(of: 2) { digits.append(0) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    /// Behind `[`.
    private mutating func list() -> [[UInt8]] {
        var codes: [[UInt8]] = []
        while place < bytes.count, bytes[place] != UInt8(ascii: "]") {
            let isCode = bytes[place] == UInt8(ascii: "<")
            place += 1
            if isCode, codes.count < 65_536 { codes.append(code()) }
        }
        place += 1
        return codes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
