import ArchiveModel
import CII
import Cairo
import EN16931
import InvoiceTesting
import LibXML2
import PDF
import Rendering
import Testing
import WorkerProtocol
import XML

/// Pages with the invoice beside them, as PDF/A-3 and Factur-X want it.
@Suite struct FacturXTests {
    private static func make(_ invoice: Invoice) throws -> (pdf: [UInt8], xml: [UInt8]) {
        let xml = try CIIWriter.write(invoice).bytes
        let pdf = try InvoicePages.facturX(
            invoice, xml: xml, language: .es, time: PageSamples.time, typefaces: Typefaces())
        return (pdf, xml)
    }

    private static func sample(_ specification: String = "urn:cen.eu:en16931:2017") -> Invoice {
        var invoice = SmallInvoice.minimal()
        var seller = Seller()
        // Of three scripts, so that the page needs a font of either kind.
        seller.name = Term("Ö & Söhne <Οδός> Улица")
        invoice.seller = seller
        invoice.processControl = ProcessControl()
        invoice.processControl?.specificationIdentifier = Term(specification)
        return invoice
    }

    @Test(arguments: ["Invoices/es/almazara-ubl.xml", "Invoices/es/talleres-cii.xml", "Invoices/de/nordwind-cii.xml"])
    func `a document is what its metadata says, and holds the invoice to the byte`(file: String) throws {
        let invoice = try #require(try PageSamples.invoices(in: file).first)
        let (pdf, xml) = try Self.make(invoice)
        let document = try PDFDocument(MemoryBytes(pdf))
        #expect(try ArchivalCheck.faults(of: document).isEmpty)
        let claim = try #require(try document.archivalClaim())
        #expect(claim.part == 3 && claim.level == "B")
        let catalog = try #require(try document.catalog().value.dictionaryValue)
        let associated = try #require(try document.resolveArray(catalog["AF"])?.first)
        let file = try #require(try document.resolveDictionary(associated))
        #expect(file["AFRelationship"] == .name("Alternative"))
        #expect(file["UF"]?.stringValue == Array("factur-x.xml".utf8))
        let files = try #require(try document.resolveDictionary(file["EF"]))
        let stream = try #require(try document.resolve(files["F"]).streamValue)
        #expect(try document.decodedData(of: stream) == xml)
        #expect(try Self.make(invoice).pdf == pdf)
    }

    @Test func `metadata tells profile and title, whatever the names are made of`() throws {
        let packet = try #require(try PDFDocument(MemoryBytes(Self.make(Self.sample()).pdf)).metadataPacket())
        let document = try XMLDocument(parsing: packet)
        let text = String(decoding: packet, as: UTF8.self)
        #expect(document.root.name == "xmpmeta")
        #expect(text.contains("Ö &amp; Söhne &lt;Οδός&gt; Улица"))
        #expect(text.contains("<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>"))
        #expect(text.contains("<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>"))
    }

    @Test(
        arguments: [
            ("urn:factur-x.eu:1p0:minimum", "MINIMUM"), ("urn:factur-x.eu:1p0:basicwl", "BASIC WL"),
            ("urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic", "BASIC"),
            ("urn:cen.eu:en16931:2017", "EN 16931"),
            ("urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0", "EN 16931"),
            ("urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended", "EXTENDED"),
            ("urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0", "XRECHNUNG"),
            ("urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic", "BASIC"),
            (
                "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#conformant#"
                    + "urn:xeinkauf.de:kosit:extension:xrechnung_3.0", "XRECHNUNG"
            ),
            ("urn:cen.eu:en16931:2017#compliant#urn:xoev-de:kosit:standard:xrechnung_2.3", "XRECHNUNG"),
            ("urn:cen.eu:en16931:2017#conformant#urn:UBL.BE:1.0.0.20180214", nil),
            ("urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0#conformant#urn:x", nil),
            ("urn:cen.eu:en16931:2017#compliant#", nil),
            ("urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basicplus", nil),
            ("urn:factur-x.eu:1p0:maximum", nil), ("urn:fdc:peppol.eu:2017:poacc:billing:3.0", nil), ("", nil),
        ] as [(String, String?)])
    func `BT-24 names the profile`(specification: String, level: String?) {
        #expect(FacturXProfile(specification: specification)?.rawValue == level)
    }

    @Test func `an invoice of another specification is refused`() {
        let failure = #expect(throws: RenderingError.self) { try Self.make(Self.sample("urn:example:own")) }
        #expect(failure?.code == .profile)
        #expect(failure?.message.contains("urn:example:own") == true)
    }

    @Test func `a term the named profile has no place for is told, and nothing is made`() throws {
        var invoice = Self.sample("urn:factur-x.eu:1p0:basicwl")
        let failure = #expect(throws: RenderingError.self) { try Self.make(invoice) }
        #expect(failure?.code == .profile)
        #expect(failure?.message.contains("BT-126") == true && failure?.message.contains("BASIC WL") == true)
        invoice.lines = []
        #expect(try !Self.make(invoice).pdf.isEmpty)
        invoice.seller?.contact = Contact()
        invoice.seller?.contact?.point = Term("Ana")
        #expect(#expect(throws: RenderingError.self) { try Self.make(invoice) }?.message.contains("BT-41") == true)
    }

    @Test func `dates of the document are dates`() throws {
        let document = try PDFDocument(MemoryBytes(Self.make(Self.sample()).pdf))
        let information = try #require(try document.resolveDictionary(document.trailer["Info"]))
        for key in ["CreationDate", "ModDate"] {
            #expect(information[key]?.stringValue?.starts(with: "D:2026".utf8) == true)
        }
    }

    @Test func `XRechnung has a name and a version of its own`() throws {
        let specification = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
        let document = try PDFDocument(MemoryBytes(Self.make(Self.sample(specification)).pdf))
        let text = String(decoding: try #require(try document.metadataPacket()), as: UTF8.self)
        #expect(text.contains("<fx:DocumentFileName>xrechnung.xml</fx:DocumentFileName>"))
        #expect(text.contains("<fx:Version>3.0</fx:Version>"))
    }

    /// One word of a sound document spoiled, its length kept, and the clause that is then broken.
    @Test(
        arguments: [
            ("%PDF-1.5", "%PDF-2.5", "6.1.2"), ("/ID [", "/IE [", "6.1.3"),
            ("/OutputIntents", "/OutputIntentz", "6.2.4"),
            ("acsp", "acsq", "6.2.3"), ("/CIDToGIDMap", "/CIDToGIDMaq", "6.2.11.3.2"),
            ("/FontFile2", "/FontFilez", "6.2.11.4.1"), ("/WinAnsiEncoding", "/WinAnsiEncodinh", "6.2.11.6"),
            ("pdfaid:part>3", "pdfaid:part>1", "6.6.4"), ("/Metadata ", "/Metadatb ", "6.6.2.1"),
            ("/AFRelationship", "/AFRelationshiq", "6.8"), ("/AF [", "/Af [", "6.8"), ("/UF (", "/Uf (", "6.8"),
            ("/Subtype /text#2fxml", "/Subtypf /text#2fxml", "6.8"),
            ("/ViewerPreferences ", "/Requirements      ", "6.11"),
            ("/Lang (es)", "/AA <<>>  ", "6.5.2"),
        ])
    func `what breaks a clause is found`(word: String, other: String, clause: String) throws {
        let pdf = try Self.make(Self.sample()).pdf
        let spoiled = Self.replace(word, by: other, in: pdf)
        try #require(spoiled != pdf)
        let faults = try ArchivalCheck.faults(of: PDFDocument(MemoryBytes(spoiled)))
        #expect(faults.contains { $0.clause == clause }, "\(faults)")
    }

    @Test func `pages alone are no PDF/A`() throws {
        let faults = try ArchivalCheck.faults(of: PDFDocument(MemoryBytes(PageSamples.draw(SmallInvoice.minimal()))))
        #expect(Set(faults.map(\.clause)).isSuperset(of: ["6.2.4", "6.6.2.1"]))
    }

    /// Everywhere, so that offsets stay.
    private static func replace(_ word: String, by other: String, in bytes: [UInt8]) -> [UInt8] {
        let (word, other) = (Array(word.utf8), Array(other.utf8))
        guard word.count == other.count else { return bytes }
        var result = bytes
        var position = 0
        while position + word.count <= result.count {
            if result[position] == word[0], result[position..<position + word.count].elementsEqual(word) {
                result.replaceSubrange(position..<position + word.count, with: other)
            }
            position += 1
        }
        return result
    }
}
