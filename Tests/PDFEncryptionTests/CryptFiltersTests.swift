import ArchiveModel
import OpenSSL
import PDF
import PDFEncryption
import Testing

/// Which of a document's parts are encrypted by which crypt filter: one key, taken from a file of revision 6 that opens with
/// the empty password, and documents made around it.
@Suite struct `Crypt filters` {
    private static let key = hexadecimal("4b993a71f296dd7f5014868cdc60b315ecc5c9b2474aeeb7c9cbf3ba8a707d56")
    private static let vector = [UInt8](1...16)
    private static let secret = "secret of sixteen and more"

    private static func hexadecimal(_ text: String) -> [UInt8] {
        let digits = Array(text)
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }

    private static func encrypted(_ text: String) throws -> [UInt8] {
        let padding = 16 - text.utf8.count % 16
        let padded = Array(text.utf8) + [UInt8](repeating: UInt8(padding), count: padding)
        return vector
            + (try DocumentCiphers.shared.encrypt(padded[...], .aes256CBC, key: key, vector: vector))
    }

    /// The entries that hold the key, copied from the file they were made for.
    private static func keyEntries() throws -> String {
        let document = try PDFDocument(MemoryBytes(`Encrypted files`.file("r6-aes")))
        let dictionary = try #require(try document.encryptionDictionary())
        var text = "/Filter/Standard/V 5/R 6/Length 256/P -4"
        for name in ["O", "U", "OE", "UE", "Perms"] {
            let bytes = try #require(dictionary[name]?.stringValue)
            text += "/\(name)<" + bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + ">"
        }
        return text
    }

    /// A document of two streams, the second with a string beside it and `entries` in its dictionary.
    private func document(_ filters: String, entries: String, data: [UInt8], title: [UInt8]) throws -> PDFDocument {
        var bytes = Array("%PDF-2.0\n".utf8)
        var places: [Int] = []
        func add(_ body: [UInt8]) {
            places.append(bytes.count)
            bytes += Array("\(places.count) 0 obj\n".utf8) + body + Array("\nendobj\n".utf8)
        }
        let hexadecimal = title.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        add(Array("<</Type/Catalog/Title<\(hexadecimal)>/Sig<</ByteRange[0 1 2 3]/Contents<abcd>>>>>".utf8))
        add(Array("<</Length \(data.count)\(entries)>>stream\n".utf8) + data + Array("\nendstream".utf8))
        add(Array("<<\(try Self.keyEntries())\(filters)>>".utf8))
        let start = bytes.count
        var text = "xref\n1 3\n"
        for place in places {
            text += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n"
        }
        text += "trailer\n<</Size 4/Root 1 0 R/Encrypt 3 0 R>>\nstartxref\n\(start)\n%%EOF\n"
        let document = try PDFDocument(MemoryBytes(bytes + Array(text.utf8)))
        try StandardSecurity.unlock(document)
        return document
    }

    private func streamText(_ document: PDFDocument, isEmbeddedFile: Bool = false) throws -> String {
        let stream = try #require(try document.object(PDFReference(2)).value.streamValue)
        return String(
            decoding: try document.decodedData(of: stream, isEmbeddedFile: isEmbeddedFile), as: UTF8.self)
    }

    private static let strong = "/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>"

    @Test func `The file of the key says which it is`() throws {
        // Were the file made anew, the key above would be another's.
        let document = try document(
            Self.strong + "/StmF/StdCF/StrF/StdCF", entries: "", data: Self.encrypted(Self.secret),
            title: Self.encrypted("title"))
        #expect(try streamText(document) == Self.secret)
        #expect(try document.catalog().value.dictionaryValue?["Title"]?.stringValue == Array("title".utf8))
    }

    @Test func `A signature's contents are never encrypted`() throws {
        let document = try document(
            Self.strong + "/StmF/StdCF/StrF/StdCF", entries: "", data: Self.encrypted(""), title: Self.encrypted("a"))
        let signature = try document.catalog().value.dictionaryValue?["Sig"]?.dictionaryValue
        #expect(signature?["Contents"]?.stringValue == [0xAB, 0xCD])
    }

    @Test func `Without names of filters nothing is encrypted`() throws {
        let document = try document(Self.strong, entries: "", data: Array("open".utf8), title: Array("title".utf8))
        #expect(try streamText(document) == "open")
        #expect(try document.catalog().value.dictionaryValue?["Title"]?.stringValue == Array("title".utf8))
    }

    @Test func `Strings and streams have filters of their own`() throws {
        let document = try document(
            Self.strong + "/StmF/Identity/StrF/StdCF", entries: "", data: Array("open".utf8),
            title: Self.encrypted("title"))
        #expect(try streamText(document) == "open")
        #expect(try document.catalog().value.dictionaryValue?["Title"]?.stringValue == Array("title".utf8))
    }

    @Test func `Embedded files have a filter of their own`() throws {
        let filters = Self.strong + "/StmF/Identity/StrF/Identity/EFF/StdCF"
        let typed = try document(
            filters, entries: "/Type/EmbeddedFile", data: Self.encrypted(Self.secret), title: Array("title".utf8))
        #expect(try streamText(typed) == Self.secret)
        let untyped = try document(
            filters, entries: "", data: Self.encrypted(Self.secret), title: Array("title".utf8))
        #expect(try streamText(untyped, isEmbeddedFile: true) == Self.secret)
    }

    @Test func `A stream names its own filter`() throws {
        let identity = try document(
            Self.strong + "/StmF/StdCF/StrF/StdCF",
            entries: "/Filter[/Crypt/ASCIIHexDecode]/DecodeParms[<</Name/Identity>>null]",
            data: Array("6f70656e>".utf8),
            title: Self.encrypted("a"))
        #expect(try streamText(identity) == "open")
        let named = try document(
            Self.strong + "/StmF/Identity/StrF/Identity", entries: "/Filter/Crypt/DecodeParms<</Name/StdCF>>",
            data: Self.encrypted(Self.secret), title: [])
        #expect(try streamText(named) == Self.secret)
        let unknown = try document(
            Self.strong + "/StmF/Identity/StrF/Identity", entries: "/Filter/Crypt/DecodeParms<</Name/Other>>",
            data: Self.encrypted(Self.secret), title: [])
        let refusal = #expect(throws: PDFError.self) { try streamText(unknown) }
        #expect(refusal?.code == .unsupported)
    }

    @Test func `Metadata may be left open`() throws {
        let document = try document(
            Self.strong + "/StmF/StdCF/StrF/StdCF/EncryptMetadata false", entries: "/Type/Metadata/Subtype/XML",
            data: Array("<x/>".utf8), title: Self.encrypted("a"))
        #expect(try streamText(document) == "<x/>")
    }

    @Test(arguments: [0, 1, 15, 16, 17, 31, 33])
    func `What is cut off is read as far as it goes`(count: Int) throws {
        let data = Array(try Self.encrypted(Self.secret).prefix(count))
        let document = try document(
            Self.strong + "/StmF/StdCF/StrF/Identity", entries: "", data: data, title: [])
        #expect(try streamText(document) == String(Self.secret.prefix(count < 32 ? 0 : 16)))
    }
}
