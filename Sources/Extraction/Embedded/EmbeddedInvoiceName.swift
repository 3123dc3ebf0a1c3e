/// The names under which invoice standards embed their XML in a PDF.
enum EmbeddedInvoiceName {
    /// Factur-X 1 and ZUGFeRD 2.1 on, ZUGFeRD 2.0, ZUGFeRD 1, XRechnung in PDF; compared without case, for
    /// producers write them as they like.
    private static let names: Set<String> = ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"]

    static func isInvoice(_ name: String) -> Bool {
        // A path in front of the name is decoration.
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? name
        return names.contains(last.lowercased())
    }
}
