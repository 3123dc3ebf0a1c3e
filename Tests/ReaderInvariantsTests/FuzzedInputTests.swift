import ReaderInvariants
import Testing

/// What the fuzzers once found, and the project's own documents: what must hold of a reader for any bytes holds for them.
@Suite struct `Inputs of the fuzzers` {
    @Test(arguments: Fixtures.files("Fuzz/edifact") + Fixtures.files("EDIFACT"))
    func `interchanges keep what must hold`(path: String) throws {
        let broken = ReaderInvariants.edifact(try Fixtures.bytes(path))
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
    }

    @Test(arguments: Fixtures.files("Fuzz/facturae") + Fixtures.files("Facturae"))
    func `Facturae files keep what must hold`(path: String) throws {
        let broken = ReaderInvariants.facturae(try Fixtures.bytes(path))
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
    }

    @Test(
        arguments: Fixtures.files("Fuzz/xml") + Fixtures.files("Conversion")
            + Fixtures.files("Invoices").filter { $0.hasSuffix(".xml") })
    func `XML invoices keep what must hold`(path: String) throws {
        let broken = ReaderInvariants.xml(try Fixtures.bytes(path))
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
    }

    @Test(
        arguments: Fixtures.files("Fuzz/pdf") + Fixtures.files("Pages") + Fixtures.files("Encrypted")
            + Fixtures.files("Bad").filter(Fixtures.isPDF)
            + Fixtures.files("Invoices").filter(Fixtures.isPDF))
    func `PDFs keep what must hold`(path: String) throws {
        let broken = ReaderInvariants.pdf(try Fixtures.bytes(path))
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
    }
}
