import ArchiveModel
import PDF
import Testing

/// What a signature leaves in a file that leads to none.
@Suite struct `Traces of signatures` {
    private struct Unreadable: ByteSource {
        let length: UInt64 = 100
        func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
            throw ByteSourceError("the disk does not answer")
        }
    }

    private func source(_ text: String) -> MemoryBytes { MemoryBytes(Array(text.utf8)) }

    @Test(arguments: [
        "<</Type/Sig/Filter/Adobe.PPKLite>>", "/Type /Sig /ByteRange [0 1 2 3]",
        "/Type\r\n/Sig\n/Filter \t/Adobe.PPKLite ",
        "/SubFilter/ETSI.RFC3161/Type/DocTimeStamp", "/adbe.pkcs7.detached/ByteRange",
    ])
    func `two marks are a signature`(text: String) throws {
        #expect(try SignatureTraces(in: source(text)) != nil)
        #expect(SignatureTraces.mayBe(in: source(text)))
    }

    @Test(arguments: ["x /ByteRange[0 1", "/Type/Sig", "/Filter\n/Adobe.PPKLite/", "/ETSI.CAdES.detached>>"])
    func `one mark may be what is left of one`(text: String) throws {
        #expect(try SignatureTraces(in: source(text)) == nil)
        #expect(SignatureTraces.mayBe(in: source(text)))
    }

    @Test(arguments: [
        "", "/Type/SigFieldLock", "/Type/SigRef /FT/Sig /ByteRanges", "/Filter/FlateDecode/Type/Page",
        "ByteRange Type Sig",
    ])
    func `other names are none`(text: String) throws {
        #expect(try SignatureTraces(in: source(text)) == nil)
        #expect(!SignatureTraces.mayBe(in: source(text)))
    }

    @Test func `a mark across two windows is found`() throws {
        for lead in (1 << 20) - 30..<(1 << 20) + 2 {
            let bytes = [UInt8](repeating: 32, count: lead) + Array("/Filter  /Adobe.PPKLite ".utf8)
            #expect(SignatureTraces.mayBe(in: MemoryBytes(bytes)), "\(lead)")
        }
    }

    @Test func `what cannot be read may be signed`() {
        #expect(throws: PDFError.self) { try SignatureTraces(in: Unreadable()) }
        #expect(SignatureTraces.mayBe(in: Unreadable()))
    }
}
