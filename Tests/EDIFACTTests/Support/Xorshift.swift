/// A small deterministic generator.
struct Xorshift {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func next(below limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

    /// True once in `times`.
    mutating func once(in times: Int) -> Bool { next(below: times) == 0 }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[next(below: list.count)] }
}
