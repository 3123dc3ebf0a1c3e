import ReaderInvariants
import SeededTesting
import Testing

/// The fuzzers' work in small, with the same changes in every run: the project's own documents, damaged.
@Suite struct `Damaged inputs` {

    /// One to four changes: a byte, a sign of the syntax, a piece gone, a piece twice, a piece from elsewhere.
    static func damaged(_ sample: [UInt8], signs: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
        var bytes = sample
        for _ in 0..<Int.random(in: 1...4, using: &generator) where bytes.count > 40 {
            let place = Int.random(in: 0..<bytes.count - 30, using: &generator)
            let length = Int.random(in: 1...30, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.insert(signs.randomElement(using: &generator) ?? 0, at: place)
            case 2: bytes[place] = signs.randomElement(using: &generator) ?? 0
            case 3: bytes.removeSubrange(place..<place + length)
            case 4: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
            default:
                let from = Int.random(in: 0..<bytes.count - 30, using: &generator)
                bytes.replaceSubrange(place..<place + length, with: Array(bytes[from..<from + length]))
            }
        }
        return bytes
    }

    private func check(
        _ files: [String], signs: String, times: Int, seed: UInt64, _ invariants: ([UInt8]) -> [String]
    ) throws {
        var generator = SplitMix64(seed: seed)
        for file in files {
            let sample = try Fixtures.bytes(file)
            for number in 0..<times {
                let broken = invariants(Self.damaged(sample, signs: Array(signs.utf8), &generator))
                #expect(broken.isEmpty, "\(file), change \(number): \(broken.joined(separator: "\n"))")
            }
        }
    }

    @Test func `interchanges keep what must hold`() throws {
        try check(Fixtures.files("EDIFACT"), signs: "+:'?*,.\n0A", times: 150, seed: 1, ReaderInvariants.edifact)
    }

    @Test func `Facturae files keep what must hold`() throws {
        try check(Fixtures.files("Facturae"), signs: "<>/&;=\"0-.1e", times: 300, seed: 2, ReaderInvariants.facturae)
    }

    @Test func `XML invoices keep what must hold`() throws {
        let files = Fixtures.files("Invoices").filter { $0.hasSuffix(".xml") }
        try check(files, signs: "<>/&;=\"0-.1e", times: 60, seed: 3, ReaderInvariants.xml)
    }

    @Test func `PDFs keep what must hold`() throws {
        try check(
            ["Pages/a4.pdf", "Pages/object-streams.pdf", "Pages/inherited-resources.pdf"], signs: "<>/[]()%R0-.",
            times: 200, seed: 4, ReaderInvariants.pdf)
    }
}
