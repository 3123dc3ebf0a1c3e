import CMS
import SignatureTesting
import Testing

@Suite struct DERTests {
    @Test(arguments: [
        ("3000", true), ("020101", true),
        // length padded, indefinite, past the end, too long a form, nothing
        ("30810101", false), ("30800000", false), ("300201", false), ("02820001ff", false), ("", false), ("30", false),
        // tag number above 30
        ("1f8101", false), ("3085010000000000", false),
    ])
    func `Only the shortest definite encoding is read`(hex: String, isGood: Bool) {
        var cursor = DERCursor(bytes(hex)[...], "test")
        let value = try? cursor.next()
        #expect((value != nil) == isGood)
    }

    @Test func `What is written is read again`() throws {
        let content = [UInt8](repeating: 7, count: 70_000)
        let encoded = DER.sequence(DER.integer(65_537), DER.octetString(content), DER.null, OID.signedData.der)
        var cursor = try DERValue(encoded[...], tag: DERTag.sequence, "test").cursor("test")
        #expect(try cursor.next(DERTag.integer).integer("number") == 65_537)
        #expect(try Array(cursor.next(DERTag.octetString).content) == content)
        #expect(try cursor.next(DERTag.null).content.isEmpty)
        #expect(try OID(cursor.next(), "oid") == .signedData)
        try cursor.finish()
    }

    @Test func `Integers are positive and as short as can be`() {
        #expect(DER.integer(0) == [2, 1, 0])
        #expect(DER.integer(127) == [2, 1, 127])
        #expect(DER.integer(128) == [2, 2, 0, 128])
        #expect(DER.integer(magnitude: [0, 0, 255]) == [2, 2, 0, 255])
    }

    @Test func `A set is in the order of its bytes`() {
        #expect(DER.set([[2, 1, 9], [2, 1, 3], [1, 1, 255]]) == [0x31, 9, 1, 1, 255, 2, 1, 3, 2, 1, 9])
    }

    @Test func `Object identifiers read as their arcs`() {
        #expect(OID.signedData.description == "1.2.840.113549.1.7.2")
        #expect(OID(2, 5, 29, 32, 0).description == "2.5.29.32.0")
        #expect(OID(2, 999, 3).content == [0x88, 0x37, 3])
        #expect(OID(2, 999, 3).description == "2.999.3")
        #expect(OID(content: [0x80, 1]) == nil)
        #expect(OID(content: [0x2A, 0x86]) == nil)
        #expect(OID(content: []) == nil)
    }

    @Test(arguments: [
        (Int64(0), "19700101000000Z"), (1_795_466_640_120, "20261123204400.12Z"), (951_782_400_000, "20000229000000Z"),
        (4_102_444_800_000, "21000101000000Z"), (-1_000, "19691231235959Z"),
    ])
    func `A GeneralizedTime is written and read`(milliseconds: Int64, text: String) throws {
        let encoded = DERTime.generalized(milliseconds: milliseconds)
        #expect(String(decoding: encoded.dropFirst(2), as: UTF8.self) == text)
        let value = try DERValue(encoded[...], tag: DERTag.generalizedTime, "time")
        #expect(DERTime.milliseconds(value) == milliseconds)
    }

    @Test func `UTCTime is used from 1950 to 2049 only`() throws {
        #expect(DERTime.time(milliseconds: 0).first == DERTag.utcTime)
        #expect(DERTime.time(milliseconds: 4_102_444_800_000).first == DERTag.generalizedTime)
        let encoded = DERTime.time(milliseconds: -1_000)
        let value = try DERValue(encoded[...], tag: DERTag.utcTime, "time")
        #expect(DERTime.milliseconds(value) == -1_000)
    }

    @Test(arguments: [
        "20261123204400.10Z", "20261123204400.Z", "20261123204400", "20261323204400Z", "2026112320440Z",
        "20260231120000Z",
    ])
    func `Times that DER does not allow are refused`(text: String) throws {
        let encoded = DER.value(DERTag.generalizedTime, Array(text.utf8))
        #expect(DERTime.milliseconds(try DERValue(encoded[...], tag: DERTag.generalizedTime, "time")) == nil)
    }

    private func bytes(_ hex: String) -> [UInt8] {
        stride(from: 0, to: hex.utf8.count, by: 2).compactMap {
            UInt8(hex.dropFirst($0).prefix(2), radix: 16)
        }
    }
}
