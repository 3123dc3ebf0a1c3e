import LibXML2
import Testing
import XML

@Suite struct SchemaSetTests {
    private static let xs = "xmlns:xs='http://www.w3.org/2001/XMLSchema'"

    private func refusal(_ path: String, _ files: [String: String]) -> String? {
        do throws(XMLError) {
            _ = try XMLSchema(path, files: files.mapValues { Array($0.utf8) })
            return nil
        } catch {
            #expect(error.code == .schema)
            return error.message
        }
    }

    @Test func `The tables' schemas compile`() throws {
        for path in [
            "UBL-2.1/Invoice.xsd", "UBL-2.1/CreditNote.xsd", "CII-D16B/CrossIndustryInvoice.xsd",
            "Facturae/Facturae-3.2.xsd", "Facturae/Facturae-3.2.1.xsd", "Facturae/Facturae-3.2.2.xsd",
        ] {
            #expect(throws: Never.self, "\(path)") { try XMLSchema(path, files: SchemaSamples.files) }
        }
    }

    @Test func `Imports are relative, within the set`() throws {
        let files = [
            "a/main.xsd": "<xs:schema \(Self.xs) xmlns:b='urn:b' targetNamespace='urn:a'><xs:import namespace='urn:b' "
                + "schemaLocation='../b/part.xsd'/><xs:element name='r' type='b:T'/></xs:schema>",
            "b/part.xsd": "<xs:schema \(Self.xs) targetNamespace='urn:b'><xs:simpleType name='T'><xs:restriction "
                + "base='xs:token'><xs:enumeration value='x'/></xs:restriction></xs:simpleType></xs:schema>",
        ]
        let schema = try XMLSchema("a/main.xsd", files: files.mapValues { Array($0.utf8) })
        #expect(try schema.validate(Array("<r xmlns='urn:a'>x</r>".utf8)) == [])
        #expect(try schema.validate(Array("<r xmlns='urn:a'>y</r>".utf8)).map(\.rule) == ["cvc-enumeration-valid"])
    }

    @Test(arguments: [
        "missing.xsd", "../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:1/a.xsd",
        "legajo-schema:/1/main.xsd", "",
    ])
    func `Nothing outside the set is opened`(location: String) throws {
        let message = refusal(
            "main.xsd",
            [
                "main.xsd": "<xs:schema \(Self.xs) targetNamespace='urn:a'><xs:import namespace='urn:b' "
                    + "schemaLocation='\(location)'/><xs:element name='r'/></xs:schema>"
            ])
        #expect(message?.hasPrefix("The schema main.xsd cannot be compiled: ") == true, "\(location): \(message ?? "")")
    }

    @Test(arguments: [
        ("", "cannot be compiled"), ("<xs:schema", "cannot be compiled"), ("<a/>", "cannot be compiled"),
        ("<xs:schema \(xs)><xs:element name='r' type='T'/></xs:schema>", "cannot be compiled"),
    ])
    func `What is no schema is refused`(text: String, reason: String) {
        #expect(refusal("a.xsd", ["a.xsd": text])?.contains(reason) == true)
    }

    @Test func `A schema that is not there is named`() {
        #expect(refusal("a.xsd", [:]) == "The schema a.xsd is missing.")
    }

    @Test func `A document's own hints load nothing`() throws {
        let text =
            "<r xmlns='urn:a' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
            + "xsi:schemaLocation='urn:a file:///etc/passwd'/>"
        let files = ["a.xsd": "<xs:schema \(Self.xs) targetNamespace='urn:a'><xs:element name='r'/></xs:schema>"]
        let schema = try XMLSchema("a.xsd", files: files.mapValues { Array($0.utf8) })
        #expect(try schema.validate(Array(text.utf8)) == [])
    }

    @Test func `Types that a document names are those its prefixes declare`() throws {
        let files = [
            "a.xsd": "<xs:schema \(Self.xs) xmlns='urn:a' targetNamespace='urn:a'><xs:complexType name='T'/>"
                + "<xs:complexType name='U'><xs:complexContent><xs:extension base='T'><xs:attribute name='k' "
                + "use='required'/></xs:extension></xs:complexContent></xs:complexType>"
                + "<xs:element name='r' type='T'/></xs:schema>"
        ]
        let schema = try XMLSchema("a.xsd", files: files.mapValues { Array($0.utf8) })
        func rules(_ declarations: String, _ type: String, _ more: String = "") throws -> [String] {
            let text =
                "<x:r xmlns:x='urn:a' \(declarations) xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
                + "xsi:type='\(type)' \(more)/>"
            return try schema.validate(Array(text.utf8)).map(\.rule)
        }
        #expect(try rules("", "x:U", "k='1'") == [])
        #expect(try rules("xmlns='urn:a'", "U", "k='1'") == [])
        #expect(try rules("", "x:U") == ["cvc-complex-type.4"])
        #expect(try rules("", "U", "k='1'").contains("cvc-elt.4.2"))
        #expect(try rules("xmlns:y='urn:b'", "y:U", "k='1'").contains("cvc-elt.4.2"))
    }
}
