import LibXML2
import Testing
import XML

@Suite struct XMLDocumentTests {
    static let a = XMLNamespace("urn:a")
    static let b = XMLNamespace("urn:b")

    static func code(_ text: String, limits: XMLLimits = XMLLimits()) -> XMLError.Code? {
        code(Array(text.utf8), limits: limits)
    }

    static func code(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) -> XMLError.Code? {
        do throws(XMLError) {
            _ = try XMLDocument(parsing: bytes, limits: limits)
            return nil
        } catch { return error.code }
    }

    @Test func `reads names, attributes, text and order`() throws {
        let text = """
            <?xml version="1.0"?>
            <r xmlns="urn:a" xmlns:p="urn:b" x="1&amp;2">
              <p:c>one &lt; two</p:c><!-- gone --><d><![CDATA[<raw>]]> tail</d>
              <p:c k='v' p:k='w'/>
            </r>
            """
        let root = try XMLDocument(parsing: Array(text.utf8)).root
        #expect(root.is("r", in: Self.a))
        #expect(root.prefix == "")
        #expect(root.attribute("x") == "1&2")
        #expect(root.children.map(\.name) == ["c", "d", "c"])
        #expect(root.all("c", in: Self.b).count == 2)
        #expect(root.first("c", in: Self.a) == nil)
        #expect(root.first("c", in: Self.b)?.text == "one < two")
        #expect(root.first("d", in: Self.a)?.text == "<raw> tail")
        let last = try #require(root.all("c", in: Self.b).last)
        #expect(last.attribute("k") == "v")
        #expect(last.attributes.map(\.value) == ["v", "w"])
        #expect(last.attributes.map(\.namespace) == ["", "urn:b"])
        #expect(last.text == "")
        #expect(last.parent?.node == root.node)
    }

    @Test func `the text of an element is all text inside`() throws {
        let root = try XMLDocument(parsing: Array("<r>a<b>c<d/>e</b>f</r>".utf8)).root
        #expect(root.text == "acef")
        #expect(root.textLength == 4)
        #expect(root.children.map(\.text) == ["ce"])
    }

    @Test func `places are those of the start tags`() throws {
        let text = "<?xml version='1.0'?>\n<r>\n  <a/> <é><b\n  k='>'\n  l='2'/></é>\r\n\t<c/></r>"
        let document = try XMLDocument(parsing: Array(text.utf8))
        func place(_ element: XMLElement?) -> [Int] { element.map { [$0.line, $0.column] } ?? [] }
        let children = Array(document.root.children)
        #expect(place(document.root) == [2, 1])
        #expect(place(children[0]) == [3, 3])
        #expect(place(children[1]) == [3, 8])
        #expect(place(children[1].children.map { $0 }.first) == [3, 11])
        #expect(place(children[2]) == [6, 2])
        #expect(document.element(children[2].node)?.name == "c")
        #expect(document.element(1_000) == nil)
    }

    @Test func `an XPath names positions where siblings repeat`() throws {
        let text = "<r xmlns='urn:a' xmlns:p='urn:b'><p:l/><p:l><i/></p:l></r>"
        let document = try XMLDocument(parsing: Array(text.utf8))
        let inner = try #require(document.root.all("l", in: Self.b).last?.first("i", in: Self.a))
        #expect(document.xpath(inner.node) == "/r/p:l[2]/i")
        #expect(document.xpath(inner.node, prefixes: ["urn:a": "x", "urn:b": "y"]) == "/x:r/y:l[2]/x:i")
        #expect(document.xpath(-1) == nil)
    }

    @Test(arguments: [
        ("", XMLError.Code.empty), (" \n", .empty), ("plain text", .notWellFormed), ("<a><b></a>", .notWellFormed),
        ("<a>", .notWellFormed), ("<p:a/>", .notWellFormed), ("<a x='1' x='2'/>", .notWellFormed),
        ("<a>&undefined;</a>", .notWellFormed), ("<a/><b/>", .notWellFormed), ("<a>\u{1}</a>", .notWellFormed),
        ("<!DOCTYPE a><a/>", .documentType),
        ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", .documentType),
        ("<!DOCTYPE a [<!ENTITY x 'y'><!ENTITY z '&x;&x;'>]><a>&z;</a>", .documentType),
        ("<?xml version='1.0' encoding='KOI8-R'?><a/>", .encoding),
    ])
    func `refuses with the reason`(text: String, code: XMLError.Code) {
        #expect(Self.code(text) == code)
    }

    @Test func `limits hold`() {
        var limits = XMLLimits()
        limits.depth = 5
        limits.nodes = 10
        limits.bytes = 200
        limits.attributesPerElement = 2
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        #expect(Self.code(nested(5), limits: limits) == nil)
        #expect(Self.code(nested(6), limits: limits) == .tooDeep)
        #expect(Self.code("<r>" + String(repeating: "<a/>", count: 10) + "</r>", limits: limits) == .tooManyNodes)
        #expect(Self.code("<r a='1' b='2' c='3'/>", limits: limits) == .tooManyNodes)
        #expect(Self.code("<r>" + String(repeating: "x", count: 200) + "</r>", limits: limits) == .tooLarge)
        #expect(Self.code(nested(300)) == .tooDeep)
    }

    @Test func `attributes are counted before the parser compares them with each other`() {
        let many = (0..<300_000).map { " a\($0)=''" }.joined()
        #expect(Self.code("<r><x\(many)/></r>") == .tooManyNodes)
        let declared = (0..<300).map { " xmlns:n\($0)='urn:\($0)'" }.joined()
        #expect(Self.code("<r\(declared)/>") == .tooManyNodes)
        // No start tags, whatever they hold.
        let quotes = String(repeating: "'x' ", count: 300)
        for text in [
            "<r><!-- <a \(quotes)--></r>", "<r><![CDATA[<a \(quotes)]]></r>", "<?p <a \(quotes)?><r>\(quotes)</r>",
        ] {
            #expect(Self.code(text) == nil)
        }
        // A comment or a section that only seems to begin hides no start tag.
        #expect(Self.code("<r><!- <a\(many)/> --></r>") == .tooManyNodes)
    }

    @Test func `an element sees few namespace declarations, wherever they stand`() {
        func declared(_ depth: Int) -> String {
            (0..<depth).map { level in
                "<r" + (0..<200).map { " xmlns:n\(level)x\($0)='urn:x'" }.joined() + ">"
            }.joined() + String(repeating: "</r>", count: depth)
        }
        #expect(Self.code(declared(2)) == nil)
        #expect(Self.code(declared(3)) == .tooManyNodes)
        #expect(Self.code("<r>" + declared(2) + declared(2) + "</r>") == nil)
    }

    @Test func `an error tells its line`() {
        do throws(XMLError) {
            _ = try XMLDocument(parsing: Array("<a>\n<b>\n</c></a>".utf8))
            Issue.record("not refused")
        } catch {
            #expect(error.line == 3)
            #expect(error.message.contains("mismatch"))
        }
    }

    @Test func `reads the encodings invoices come in`() throws {
        let body = "<r>Gómez €</r>"
        func text(_ bytes: [UInt8]) throws(XMLError) -> String { try XMLDocument(parsing: bytes).root.text }
        #expect(try text([0xEF, 0xBB, 0xBF] + Array(body.utf8)) == "Gómez €")
        let units = Array("<?xml version='1.0' encoding='UTF-16'?>\(body)".utf16)
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try text([0xFF, 0xFE] + little) == "Gómez €")
        #expect(try text(little) == "Gómez €")
        #expect(try text([0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == "Gómez €")
        func declared(_ name: String, _ tail: [UInt8]) -> [UInt8] {
            Array("<?xml version=\"1.0\" encoding=\"\(name)\"?><r>G".utf8) + [0xF3] + Array("mez ".utf8) + tail
                + Array("</r>".utf8)
        }
        #expect(try text(declared("windows-1252", [0x80])) == "Gómez €")
        #expect(try text(declared("ISO-8859-15", [0xA4])) == "Gómez €")
        #expect(try text(declared("iso-8859-1", [0xA4])) == "Gómez ¤")
        #expect(Self.code(declared("UTF-8", [0xA4])) == .notWellFormed)
        #expect(Self.code([0xFF, 0xFE] + little.dropLast()) == .encoding)
        #expect(Self.code([0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0]) == .encoding)
    }

    @Test func `white space between elements is no node, that of a value is`() throws {
        let document = try XMLDocument(
            parsing: Array("<a>\n  <b> </b>\n  <c>x <d/> y</c>\t<e>\n</e>\n</a>\n".utf8))
        // a, b, its blank, c, “x ”, d, “ y”, e, its line end
        #expect(document.nodeCount == 9)
        let texts = document.root.children.map(\.text)
        #expect(texts == [" ", "x  y", "\n"])
        #expect(document.root.text == " x  y\n")
        #expect(Array(document.root.children).map(\.line) == [2, 3, 3])
    }

    @Test(arguments: [1_000, 4_000, 16_000, 64_000, 300_000])
    func `a document is read in pieces of any size`(length: Int) throws {
        // Characters of one to four bytes, so that pieces end inside of them.
        let unit = "aé€🙂&amp;<i k=\"ü\">ß</i>.\n"
        let count = length / unit.utf8.count + 1
        let document = try XMLDocument(parsing: Array("<r>\(String(repeating: unit, count: count))</r>".utf8))
        #expect(document.root.text == String(repeating: "aé€🙂&ß.\n", count: count))
        let children = Array(document.root.children)
        #expect(children.count == count && children.allSatisfy { $0.attribute("k") == "ü" })
        #expect(children.last?.line == count && children.last?.column == (count == 1 ? 13 : 10))
    }

    @Test func `a long value is one piece`() throws {
        let value = String(repeating: "QUJD", count: 1_000_000)
        let document = try XMLDocument(parsing: Array("<r><b>\(value)</b></r>".utf8))
        #expect(document.nodeCount == 3 && document.root.text == value)
    }
}
