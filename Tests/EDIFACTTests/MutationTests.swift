import ArchiveModel
import EDIFACT
import EN16931
import Testing

/// Damaged interchanges: any outcome is fine but a crash or a run without end.
@Suite struct `Damaged interchanges` {
    private func sample(_ message: INVOICProfile.Message, _ seed: UInt64) throws -> [UInt8] {
        var generator = RandomInvoice(seed: seed, alphabet: `Round trips`.latin)
        return try EDIFACTWriter.write(generator.invoice(), as: try `Round trips`.profile(message, .unoc)).bytes
    }

    @Test(arguments: INVOICProfile.Message.allCases, [1, 2, 3] as [UInt64])
    func `never crash the reader`(message: INVOICProfile.Message, seed: UInt64) throws {
        let good = try sample(message, seed + 100)
        var random = Xorshift(seed: seed)
        for _ in 0..<400 {
            var bytes = good
            for _ in 0...random.next(below: 4) { mutate(&bytes, &random) }
            guard let document = try? EDIFACTReader.read(bytes) else { continue }
            #expect(document.findings.count <= 100 * SyntaxErrorCode.allCases.count)
            for message in document.invoices { _ = message.invoice.terms }
        }
    }

    @Test(arguments: INVOICProfile.Message.allCases)
    func `a file cut off anywhere says so`(message: INVOICProfile.Message) throws {
        let good = try sample(message, 7)
        let last = try #require(good.lastIndex(of: UInt8(ascii: "'")))
        for length in stride(from: 30, to: last, by: 13) {
            let document = try EDIFACTReader.read(Array(good[..<length]))
            #expect(document.findings.contains { $0.flag == .fatal }, "\(length) of \(good.count) bytes")
        }
    }

    static let hostile: [(String, [UInt8])] = [
        ("one element without end", Array("UNB+UNOC:3+".utf8) + Array(repeating: UInt8(ascii: "x"), count: 3_000_000)),
        (
            "components without end",
            Array("UNH+1+INVOIC:D:96A:UN'BGM+380".utf8) + Array(repeating: UInt8(ascii: "+"), count: 300_000)
                + Array(String(repeating: "a:", count: 300_000).utf8)
        ),
        (
            "release characters to the end",
            Array("UNB+UNOC:3+".utf8) + Array(repeating: UInt8(ascii: "?"), count: 300_001)
        ),
        ("terminators", Array("UNB+UNOC:3+a+b+1:1+1'".utf8) + Array(repeating: UInt8(ascii: "'"), count: 200_000)),
        (
            "messages without end",
            Array("UNB+UNOC:3+a+b+1:1+1'".utf8) + Array(String(repeating: "UNH+1+INVOIC:D:96A:UN'", count: 20_000).utf8)
        ),
        (
            "objects that lie",
            Array("UNB+UNOC:4+a+b+1:1+1'UNH+1+INVOIC:D:14B:UN'UNT+2+1'".utf8)
                + Array(String(repeating: "UNO+P+1:x+13+9223372036854775807'UNP+1+P'", count: 5_000).utf8)
        ),
        (
            "one text in many segments",
            Array("UNH+1+INVOIC:D:96A:UN'BGM+380+1'".utf8)
                + Array(String(repeating: "FTX+AAI+++a:b:c:d:e'", count: 20_000).utf8)
        ),
        (
            "parties",
            Array("UNH+1+INVOIC:D:96A:UN'BGM+380+1'".utf8)
                + Array(String(repeating: "NAD+SU+1'RFF+VA:1'FII+RB+1'", count: 20_000).utf8)
        ),
        (
            "rubbish between interchanges",
            Array("UNB+UNOC:3+a+b+1:1+1'UNZ+0+1'".utf8) + Array(String(repeating: "xUNA", count: 100_000).utf8)
        ),
    ]

    @Test(arguments: hostile.indices)
    func `hostile input ends and is told`(index: Int) throws {
        let document = try EDIFACTReader.read(Self.hostile[index].1)
        #expect(!document.findings.isEmpty, "\(Self.hostile[index].0)")
    }
}
