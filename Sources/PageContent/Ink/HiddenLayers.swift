import PDF

/// Optional content (ISO 32000-2 §8.11) that the document's default configuration does not show.
final class HiddenLayers {
    private let document: PDFDocument
    private let objects: ObjectDigests
    private var groups: Groups?

    /// What a layer is, and the line of the record that says it.
    typealias State = (isHidden: Bool, line: [UInt8])

    private struct Groups {
        /// Switched off for good.
        var off: Set<PDFReference> = []
        /// Switched off, but for what viewing, printing or exporting switch on: these count as shown.
        var offByDefault: Set<PDFReference> = []
        var switched: Set<PDFReference> = []
        /// What switches them.
        var usage: [UInt8] = []
    }

    init(_ document: PDFDocument, objects: ObjectDigests) {
        self.document = document
        self.objects = objects
    }

    /// Of a group, or of a membership dictionary over groups. Where viewers come to different answers the line says what
    /// they have to go by.
    func state(of value: PDFObject?) throws(PDFError) -> State {
        let isHidden = try isHidden(value)
        var line = Array((isHidden ? "layer hidden" : "layer shown").utf8)
        if let value, let dictionary = try document.resolveDictionary(value) {
            let groups = try known()
            let members = try members(value, dictionary)
            if members.contains(where: groups.switched.contains) {
                line.append(contentsOf: " switched".utf8)
                for member in members { line.append(groups.offByDefault.contains(member) ? 48 : 49) }
                RecordText.append(hexadecimal: groups.usage, to: &line)
            }
            if let expression = dictionary["VE"] {
                RecordText.append(hexadecimal: try objects.digest(of: expression), to: &line)
                for member in try expressed(expression, depth: 0) {
                    line.append(groups.offByDefault.contains(member) ? 48 : 49)
                }
            }
        }
        line.append(10)
        return (isHidden, line)
    }

    /// Whether a group, or a membership dictionary over groups, is switched off. Visibility expressions count as shown.
    func isHidden(_ value: PDFObject?) throws(PDFError) -> Bool {
        guard let value, let dictionary = try document.resolveDictionary(value) else { return false }
        guard try document.resolve(dictionary["Type"]).nameValue == "OCMD" else { return try isOff(value) }
        guard dictionary["VE"] == nil else { return false }
        let states = try members(value, dictionary).map { (member) throws(PDFError) in try known().off.contains(member)
        }
        guard !states.isEmpty else { return false }
        return switch try document.resolve(dictionary["P"]).nameValue {
        case "AllOn": states.contains(true)
        case "AnyOff": !states.contains(true)
        case "AllOff": states.contains(false)
        default: !states.contains(false)
        }
    }

    private func members(_ value: PDFObject, _ dictionary: PDFDictionary) throws(PDFError) -> [PDFReference] {
        guard try document.resolve(dictionary["Type"]).nameValue == "OCMD" else {
            return value.referenceValue.map { [$0] } ?? []
        }
        if let members = try document.resolveArray(dictionary["OCGs"]) {
            return members.prefix(4_096).compactMap(\.referenceValue)
        }
        return dictionary["OCGs"]?.referenceValue.map { [$0] } ?? []
    }

    /// Groups of a visibility expression.
    private func expressed(_ value: PDFObject, depth: Int) throws(PDFError) -> [PDFReference] {
        guard depth < 16 else { return [] }
        guard let elements = try document.resolveArray(value) else { return value.referenceValue.map { [$0] } ?? [] }
        var groups: [PDFReference] = []
        for element in elements.prefix(256) where groups.count < 4_096 {
            groups += try expressed(element, depth: depth + 1)
        }
        return groups
    }

    private func isOff(_ value: PDFObject) throws(PDFError) -> Bool {
        guard let reference = value.referenceValue else { return false }
        return try known().off.contains(reference)
    }

    private func known() throws(PDFError) -> Groups {
        if let groups { return groups }
        let groups = try read()
        self.groups = groups
        return groups
    }

    private func read() throws(PDFError) -> Groups {
        let catalog = try document.catalog().value.dictionaryValue
        guard let properties = try document.resolveDictionary(catalog?["OCProperties"]),
            let standard = try document.resolveDictionary(properties["D"])
        else { return Groups() }
        var off: Set<PDFReference> = []
        if try document.resolve(standard["BaseState"]).nameValue == "OFF" {
            off = Set(try document.resolveArray(properties["OCGs"])?.compactMap(\.referenceValue) ?? [])
            off.subtract(try document.resolveArray(standard["ON"])?.compactMap(\.referenceValue) ?? [])
        }
        off.formUnion(try document.resolveArray(standard["OFF"])?.compactMap(\.referenceValue) ?? [])
        var groups = Groups(off: off, offByDefault: off)
        for usage in try document.resolveArray(standard["AS"])?.prefix(4_096) ?? [] {
            let switched = try document.resolveArray(try document.resolveDictionary(usage)?["OCGs"]) ?? []
            groups.switched.formUnion(switched.compactMap(\.referenceValue))
        }
        groups.off.subtract(groups.switched)
        if !groups.switched.isEmpty { groups.usage = try objects.digest(of: standard["AS"]) }
        return groups
    }
}
