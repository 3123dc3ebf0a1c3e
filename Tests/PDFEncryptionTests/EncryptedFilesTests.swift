import ArchiveModel
import Foundation
import PDF
import PDFEncryption
import Testing

/// Files encrypted by another program (`Fixtures/encrypted.py`).
@Suite struct `Encrypted files` {
    private static let attachment =
        "<?xml version=\"1.0\"?><Note>" + String(repeating: "Total 121.00 EUR. ", count: 8) + "</Note>"
    private static let content = "BT /F1 12 Tf 9 30 Td (Invoice INV-1  Date 2026-01-31  Total EUR 121.00) Tj ET"

    static func file(_ name: String) throws -> [UInt8] {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return Array(try Data(contentsOf: URL(filePath: "\(root)/Fixtures/Encrypted/\(name).pdf")))
    }

    private func document(_ name: String) throws -> PDFDocument { try PDFDocument(MemoryBytes(Self.file(name))) }

    /// Strings, page content, metadata and the embedded file are those of the document before encryption.
    private func check(_ document: PDFDocument, _ name: String) throws {
        let title = try document.resolveDictionary(document.trailer["Info"])?["Title"]?.stringValue
        #expect(title.map(TextString.decode) == "Factura (1)", "\(name)")
        let page = try #require(try document.pages().first)
        let stream = try #require(try document.resolve(page.dictionary["Contents"]).streamValue)
        #expect(
            String(decoding: try document.decodedData(of: stream), as: UTF8.self).hasPrefix(Self.content), "\(name)")
        let files = try document.embeddedFiles()
        #expect(files.map(\.name) == ["note.xml"] && files.map(\.relationship) == ["Data"], "\(name)")
        let content = try document.content(of: #require(files.first), limit: 1 << 20)
        #expect(String(decoding: content, as: UTF8.self) == Self.attachment, "\(name)")
        let metadata = try #require(
            try document.resolve(document.catalog().value.dictionaryValue?["Metadata"]).streamValue)
        #expect(String(decoding: try document.decodedData(of: metadata), as: UTF8.self).contains("xmpmeta"), "\(name)")
    }

    @Test(arguments: [
        "r2-rc4-40", "r3-rc4-128", "r4-rc4", "r4-aes", "r4-aes-open-metadata", "r5-aes", "r6-aes",
        "r6-aes-open-metadata",
    ])
    func `open with the empty password`(name: String) throws {
        let document = try document(name)
        #expect(document.isEncrypted && document.isLocked)
        #expect(throws: PDFError.self) { try document.pages() }
        #expect(try StandardSecurity.unlock(document) == .user)
        #expect(document.isEncrypted && !document.isLocked)
        try check(document, name)
        #expect(try StandardSecurity.unlock(self.document(name), password: Array("owner".utf8)) == .owner)
    }

    @Test(arguments: ["r2-password", "r3-password", "r4-password", "r5-password", "r6-password"])
    func `open with their own password only`(name: String) throws {
        for wrong in ["", "senal", "señal ", "x"] {
            let refusal = #expect(throws: PDFError.self) {
                try StandardSecurity.unlock(document(name), password: Array(wrong.utf8))
            }
            #expect(refusal?.code == .encrypted)
        }
        for (password, access) in [("señal", StandardSecurity.Access.user), ("owner", .owner)] {
            let document = try document(name)
            #expect(try StandardSecurity.unlock(document, password: Array(password.utf8)) == access)
            try check(document, "\(name), \(password)")
        }
    }

    @Test(arguments: ["r3-rc4-128", "r4-aes", "r5-aes", "r6-aes", "r6-aes-open-metadata"])
    func `permissions are those that were encrypted with the document`(name: String) throws {
        let opening = try StandardSecurity.open(document(name))
        #expect(opening?.access == .user && opening?.arePermissionsTrue == true)
    }

    /// /P takes no part in the key of revisions 5 and 6; /Perms tells that it was changed.
    @Test(arguments: ["r5-aes", "r6-aes"])
    func `changed permissions are told`(name: String) throws {
        let good = try Self.file(name)
        let entry = Array("/P -4".utf8)
        let place = try #require(good.indices.first { good[$0...].starts(with: entry) })
        var bytes = good
        bytes[place + 4] = UInt8(ascii: "8")
        let opening = try StandardSecurity.open(PDFDocument(MemoryBytes(bytes)))
        #expect(opening?.access == .user && opening?.arePermissionsTrue == false)
        let perms = Array("/Perms".utf8)
        let other = try #require(good.indices.first { good[$0...].starts(with: perms) })
        bytes = good
        bytes[other + 1] = UInt8(ascii: "Q")
        #expect(try StandardSecurity.open(PDFDocument(MemoryBytes(bytes)))?.arePermissionsTrue == false)
    }

    @Test func `metadata left open is read without a key`() throws {
        for name in ["r4-aes-open-metadata", "r6-aes-open-metadata"] {
            #expect(String(decoding: try Self.file(name), as: UTF8.self).contains("xmpmeta"))
        }
    }

    @Test func `nothing can be added without the key`() throws {
        let document = try document("r6-aes")
        try StandardSecurity.unlock(document)
        #expect(throws: PDFError.self) { try IncrementalUpdate(document) }
    }

    @Test func `a document that is not encrypted stays as it is`() throws {
        let plain = Array("%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n1 1\n0000000009 00000 n \n".utf8)
        let document = try PDFDocument(MemoryBytes(plain + Array("trailer\n<</Size 2>>\nstartxref\n29\n%%EOF\n".utf8)))
        #expect(try StandardSecurity.unlock(document) == nil)
    }

    @Test(arguments: ["r3-rc4-128", "r4-aes", "r6-aes"])
    func `damaged ones never crash the reader`(name: String) throws {
        let good = try Self.file(name)
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        for _ in 0..<400 {
            var bytes = good
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let place = Int(state >> 33) % bytes.count
                if state & 4 == 0 {
                    bytes[place] = UInt8(truncatingIfNeeded: state >> 24)
                } else {
                    bytes.remove(at: place)
                }
            }
            guard let document = try? PDFDocument(MemoryBytes(bytes)), (try? StandardSecurity.unlock(document)) != nil
            else { continue }
            for number in 0..<13 {
                guard let object = try? document.object(PDFReference(number)), case .stream(let stream) = object.value
                else { continue }
                _ = try? document.decodedData(of: stream, limit: 1 << 16)
            }
        }
    }
}
