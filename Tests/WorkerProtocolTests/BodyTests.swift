import Testing
import WorkerProtocol

/// Everything `Codable` can ask of a body.
private struct Everything: Codable, Hashable {
    enum Choice: Codable, Hashable {
        case nothing
        case one(Int)
        case pair(name: String, inner: [Choice])
    }

    struct Empty: Codable, Hashable {}

    /// Writes its parts into one map by hand, an inner list among them.
    struct ByHand: Codable, Hashable {
        var numbers: [Int]
        var name: String

        enum Keys: String, CodingKey { case numbers, name }

        init(numbers: [Int], name: String) {
            self.numbers = numbers
            self.name = name
        }

        init(from decoder: any Decoder) throws {
            let map = try decoder.container(keyedBy: Keys.self)
            name = try map.decode(String.self, forKey: .name)
            var list = try map.nestedUnkeyedContainer(forKey: .numbers)
            numbers = []
            while !list.isAtEnd { numbers.append(try list.decode(Int.self)) }
        }

        func encode(to encoder: any Encoder) throws {
            var map = encoder.container(keyedBy: Keys.self)
            var list = map.nestedUnkeyedContainer(forKey: .numbers)
            for number in numbers { try list.encode(number) }
            try map.encode(name, forKey: .name)
        }
    }

    var flags = [true, false]
    var small: Int8 = -128
    var large: UInt64 = .max
    var least: Int64 = .min
    var fraction = -0.1
    var tiny: Float = 1.5
    var text = "Peñarrubia \u{0} 🧾 e\u{301}"
    var nothing: String?
    var optionals: [Int?] = [1, nil, 3]
    var dictionary = ["BT-1": "F-1", "": "empty", "ñ": ""]
    var numbered = [7: "seven", -1: "minus one"]
    var choices: [Choice] = [.nothing, .one(-5), .pair(name: "x", inner: [.one(1), .nothing])]
    var empty = Empty()
    var none: [String] = []
    var byHand = ByHand(numbers: [1, 2, 300], name: "after the list")
}

@Suite struct `Bodies of messages` {
    private func body(_ value: some Encodable) throws -> [UInt8] {
        Array(try Frame.bytes(.call, value, limit: 1 << 20).dropFirst(FrameHeader.length))
    }

    @Test func `Whatever can be encoded comes back equal`() throws {
        let value = Everything()
        #expect(try Frame.body(body(value), as: Everything.self) == value)
    }

    @Test func `A number keeps its value whatever its type`() throws {
        for number in [0, 1, -1, 63, 64, -64, -65, 1 << 40, Int.max, Int.min] {
            #expect(try Frame.body(body(number), as: Int.self) == number)
        }
        #expect(try Frame.body(body(UInt64(200)), as: UInt8.self) == 200)
        #expect(throws: FrameError.self) { try Frame.body(body(200), as: Int8.self) }
        #expect(throws: FrameError.self) { try Frame.body(body(-1), as: UInt64.self) }
    }

    @Test func `A value of another type and a missing one are refused`() throws {
        #expect(throws: FrameError.self) { try Frame.body(body("text"), as: Int.self) }
        #expect(throws: FrameError.self) { try Frame.body(body(["a": 1]), as: [Int].self) }
        #expect(throws: FrameError.self) { try Frame.body(body(["flags": [true]]), as: Everything.self) }
    }

    @Test func `A number that is none is neither sent nor taken`() throws {
        for number in [Double.nan, .infinity, -.infinity] {
            #expect(throws: FrameError.self) { try body(number) }
            let bits = (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * UInt64($0))) }
            #expect(throws: FrameError.self) { try Frame.body([5] + bits, as: Double.self) }
        }
    }

    @Test func `Keys are found in any order`() throws {
        struct Forward: Codable { var a = 1, b = 2, c = 3 }
        struct Backward: Codable { var c: Int, b: Int, a: Int }
        let read = try Frame.body(body(Forward()), as: Backward.self)
        #expect([read.a, read.b, read.c] == [1, 2, 3])
    }

    @Test func `A list written into after its map went on is refused`() {
        struct Crossed: Encodable {
            enum Keys: String, CodingKey { case list, name }

            func encode(to encoder: any Encoder) throws {
                var map = encoder.container(keyedBy: Keys.self)
                var list = map.nestedUnkeyedContainer(forKey: .list)
                try map.encode("x", forKey: .name)
                try list.encode(1)
            }
        }
        #expect(throws: FrameError.self) { try body(Crossed()) }
    }

    @Test func `Every truncated or changed body is a value or refused`() throws {
        let whole = try body(Everything())
        for length in 0..<whole.count {
            #expect(throws: FrameError.self) { try Frame.body(Array(whole.prefix(length)), as: Everything.self) }
        }
        #expect(throws: FrameError.self) { try Frame.body(whole + [0], as: Everything.self) }
        var refused = 0
        for place in whole.indices {
            for change: UInt8 in [0x01, 0x80, 0xFF] {
                var damaged = whole
                damaged[place] ^= change
                if (try? Frame.body(damaged, as: Everything.self)) == nil { refused += 1 }
            }
        }
        #expect(refused > whole.count)
    }

    @Test func `A map of a million empty pairs is not looked through for every key`() {
        struct Sparse: Decodable { var a, b, c, d, e, f, g, h: Int? }
        let pairs = [UInt8](repeating: 0, count: 4_000_000)
        let length = (0..<4).map { UInt8(truncatingIfNeeded: pairs.count >> (8 * $0)) }
        #expect(throws: FrameError.self) { try Frame.body([8] + length + pairs, as: Sparse.self) }
    }

    @Test func `Lengths beyond the end cost nothing`() {
        let hostile: [[UInt8]] = [
            [6, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], [7, 0xFF, 0xFF, 0xFF, 0xFF],
            [3] + Array(repeating: 0xFF, count: 11),
            [8, 2, 0, 0, 0, 0xFF, 0x7F], [9], [],
        ]
        for bytes in hostile { #expect(throws: FrameError.self) { try Frame.body(bytes, as: [String].self) } }
    }
}
