import PDF

/// Optional content (ISO 32000-2 §8.11) that the document's default configuration does not show.
final class HiddenLayers {
    private let document: PDFDocument
    private var groups: Set<PDFReference>?

    init(_ document: PDFDocument) { self.document = document }

    /// Whether a group, or a membership dictionary over groups, is switched off. Visibility expressions count as shown.
    func isHidden(_ value: PDFObject?) throws(PDFError) -> Bool {
        guard let value, let dictionary = try document.resolveDictionary(value) else { return false }
        guard try document.resolve(dictionary["Type"]).nameValue == "OCMD" else { return try isOff(value) }
        guard dictionary["VE"] == nil else { return false }
        var states: [Bool] = []
        if let members = try document.resolveArray(dictionary["OCGs"]) {
            for member in members.prefix(4_096) { states.append(try isOff(member)) }
        } else if let member = dictionary["OCGs"] {
            states.append(try isOff(member))
        }
        guard !states.isEmpty else { return false }
        return switch try document.resolve(dictionary["P"]).nameValue {
        case "AllOn": states.contains(true)
        case "AnyOff": !states.contains(true)
        case "AllOff": states.contains(false)
        default: !states.contains(false)
        }
    }

    private func isOff(_ value: PDFObject) throws(PDFError) -> Bool {
        guard let reference = value.referenceValue else { return false }
        if let groups { return groups.contains(reference) }
        let off = try read()
        groups = off
        return off.contains(reference)
    }

    private func read() throws(PDFError) -> Set<PDFReference> {
        let catalog = try document.catalog().value.dictionaryValue
        guard let properties = try document.resolveDictionary(catalog?["OCProperties"]),
            let standard = try document.resolveDictionary(properties["D"])
        else { return [] }
        var off: Set<PDFReference> = []
        if try document.resolve(standard["BaseState"]).nameValue == "OFF" {
            off = Set(try document.resolveArray(properties["OCGs"])?.compactMap(\.referenceValue) ?? [])
            off.subtract(try document.resolveArray(standard["ON"])?.compactMap(\.referenceValue) ?? [])
        }
        return off.union(try document.resolveArray(standard["OFF"])?.compactMap(\.referenceValue) ?? [])
    }
}
