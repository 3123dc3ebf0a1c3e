/// A document's catalog (ISO 32000-2 §7.7.2), and what of it an update leaves as it is.
package struct KeptCatalog: Hashable, Sendable {
    package var reference: PDFReference
    /// All its entries but /AcroForm, in canonical form; nil where that is not known, so that nothing may be changed.
    package var entries: [UInt8]?

    package init(reference: PDFReference, entries: [UInt8]?) {
        self.reference = reference
        self.entries = entries
    }

    /// Throws `damaged` for a document without one.
    package init(of document: PDFDocument) throws(PDFError) {
        let catalog = try document.catalog()
        self.init(reference: catalog.reference, entries: Self.entries(of: catalog.value.dictionaryValue ?? [:]))
    }

    /// ASCII alone.
    static func entries(of catalog: PDFDictionary) -> [UInt8] {
        var kept = catalog
        kept["AcroForm"] = nil
        var serialiser = ObjectSerialiser()
        serialiser.write(kept)
        return serialiser.bytes
    }
}
