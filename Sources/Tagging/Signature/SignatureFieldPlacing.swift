import ArchiveModel
import PDF
import WorkerProtocol

/// Adds a signature field with an invisible widget on the first page and its signature dictionary with a hole for
/// the CMS (ISO 32000-2 §12.7.5.5, §12.8.1; EN 319 142-1 §6.3).
struct SignatureFieldPlacing {
    let document: PDFDocument
    let place: PreparationRequest.SignaturePlace

    /// New objects and the changed form go to `update`, the page's and catalog's new versions to `changed`.
    func add(
        on page: PDFPage, changed: inout [PDFReference: PDFDictionary], update: inout IncrementalUpdate
    ) throws(PDFError) {
        guard (256...1 << 20).contains(place.capacity) else {
            throw PDFError(.unsupported, "A place of \(place.capacity) bytes for a signature is out of range.")
        }
        let signature = update.addSignature(place.order.dictionary, capacity: place.capacity)
        let appearance = update.add(
            ["Type": .name("XObject"), "Subtype": .name("Form"), "BBox": Self.zeros, "Resources": .dictionary([:])],
            data: [])
        let field = update.add(
            .dictionary([
                "Type": .name("Annot"), "Subtype": .name("Widget"), "FT": .name("Sig"),
                "T": .string(TextString.encode(try freeName())), "V": .reference(signature),
                // Print and Locked; without area the widget shows nothing.
                "F": .integer(132), "Rect": Self.zeros, "P": .reference(page.reference),
                "AP": .dictionary(["N": .reference(appearance)]),
            ]))
        var dictionary = changed[page.reference] ?? page.dictionary
        // An indirect array may be shared with other pages: the page gets one of its own.
        let annotations = try document.resolveArray(dictionary["Annots"]) ?? []
        dictionary["Annots"] = .array(annotations + [.reference(field)])
        changed[page.reference] = dictionary
        try addToForm(field, changed: &changed, update: &update)
    }

    private static let zeros = PDFObject.array([.integer(0), .integer(0), .integer(0), .integer(0)])

    /// A name no field of the form has.
    private func freeName() throws(PDFError) -> String {
        let form = try document.resolveDictionary(document.catalog().value.dictionaryValue?["AcroForm"])
        var names: Set<String> = []
        for field in try document.resolveArray(form?["Fields"]) ?? [] {
            let dictionary = try document.resolveDictionary(field)
            if let name = try document.resolve(dictionary?["T"]).stringValue { names.insert(TextString.decode(name)) }
        }
        var name = "LegajoSeal"
        var suffix = 1
        while names.contains(name) {
            suffix += 1
            name = "LegajoSeal\(suffix)"
        }
        return name
    }

    /// Enters the field into the document's form, making one where there is none.
    private func addToForm(
        _ field: PDFReference, changed: inout [PDFReference: PDFDictionary], update: inout IncrementalUpdate
    ) throws(PDFError) {
        let catalog = try document.catalog()
        let value = catalog.value.dictionaryValue?["AcroForm"]
        var form = try document.resolveDictionary(value) ?? [:]
        let fields = try document.resolveArray(form["Fields"]) ?? []
        form["Fields"] = .array(fields + [.reference(field)])
        // SignaturesExist and AppendOnly (table 225).
        form["SigFlags"] = .integer((form["SigFlags"]?.integerValue ?? 0) | 3)
        if let reference = value?.referenceValue, try !document.resolve(value).isNull {
            update.write(.dictionary(form), as: reference)
            return
        }
        var dictionary = changed[catalog.reference] ?? catalog.value.dictionaryValue ?? [:]
        dictionary["AcroForm"] = .reference(update.add(.dictionary(form)))
        changed[catalog.reference] = dictionary
    }
}

extension PreparationRequest.SignaturePlace {
    fileprivate var order: SignatureOrder { SignatureOrder(capacity: capacity, time: time, reason: reason) }
}
