import ArchiveModel
import PDF

/// Compares two neighbouring revisions. The newer may only add validation data (/DSS) and signatures or time-stamps in
/// fields that show nothing; anything else is a change of the document. What is not understood is a change.
struct RevisionComparison {
    private let older: PDFDocument
    private let newer: PDFDocument
    private let revision: PDFRevision
    /// Numbers that exist in the newer revision only.
    private var added: Set<Int> = []
    /// New signature fields that show nothing.
    private var fields: Set<PDFReference> = []

    init(older: PDFDocument, newer: PDFDocument, revision: PDFRevision) {
        self.older = older
        self.newer = newer
        self.revision = revision
    }

    /// What was changed, in words; nil when nothing was.
    consuming func change() throws(PDFError) -> String? {
        guard !newer.isEncrypted else { return "it is encrypted" }
        var changed: [PDFReference] = []
        for number in revision.objectNumbers.sorted() {
            switch (older.entry(number), newer.entry(number)) {
            case (let old, let new) where old == new: continue
            case (nil, _), (.free, _): added.insert(number)
            case (_, .inFile(_, let generation)): changed.append(PDFReference(number, generation))
            case (_, .compressed): changed.append(PDFReference(number))
            case (_, .free), (_, nil): return "object \(number) is removed"
            }
        }
        try findFields()
        if older.trailer["Root"] != newer.trailer["Root"] {
            guard let before = try older.catalog().value.dictionaryValue,
                let after = try newer.catalog().value.dictionaryValue,
                let reference = older.trailer["Root"]?.referenceValue
            else { return "the document has another catalog" }
            if let key = try change(reference, before, after) { return "the catalog is replaced (/\(key))" }
        }
        for reference in changed {
            if let problem = try change(of: reference) { return problem }
        }
        if let dangling = try referenceToAdded() { return dangling }
        return nil
    }

    /// New fields: signatures or document time-stamps whose widget has no area or is hidden.
    private mutating func findFields() throws(PDFError) {
        for number in added {
            let reference = PDFReference(number)
            guard let field = try newer.object(reference).value.dictionaryValue,
                try newer.resolve(field["FT"]).nameValue == "Sig", try newer.resolve(field["Kids"]).isNull,
                let value = try newer.resolveDictionary(field["V"]), value["ByteRange"] != nil,
                try isInvisible(field)
            else { continue }
            fields.insert(reference)
        }
    }

    private func isInvisible(_ widget: PDFDictionary) throws(PDFError) -> Bool {
        // Flags 2 (hidden) and 6 (no view), ISO 32000-2 table 167.
        if let flags = try newer.resolve(widget["F"]).integerValue, flags & 0b10_0010 != 0 { return true }
        let box = try (newer.resolveArray(widget["Rect"]) ?? []).compactMap(\.number)
        return box.isEmpty || box.count == 4 && (box[0] == box[2] || box[1] == box[3])
    }

    /// An object that both revisions have.
    private func change(of reference: PDFReference) throws(PDFError) -> String? {
        let old = try older.object(reference).value
        let new = try newer.object(reference).value
        if old == new, old.streamValue == nil { return nil }
        let unknown = "object \(reference) is replaced"
        switch (old, new) {
        case (.array(let before), .array(let after)):
            return grows(before, after) ? nil : unknown
        case (.dictionary(let before), .dictionary(let after)):
            return try change(reference, before, after).map { "object \(reference) is replaced (/\($0))" }
        case (.stream(let before), .stream(let after)):
            return try isSameMetadata(reference, before, after) ? nil : unknown
        default:
            return unknown
        }
    }

    /// The document's XMP packet, of which programs rewrite dates and their own name.
    private func isSameMetadata(
        _ reference: PDFReference, _ before: PDFStream, _ after: PDFStream
    ) throws(PDFError) -> Bool {
        guard try newer.catalog().value.dictionaryValue?["Metadata"]?.referenceValue == reference,
            after.dictionary["Type"] == .name("Metadata")
        else { return false }
        return MetadataComparison.saysTheSame(
            try older.decodedData(of: before, limit: 1 << 20), try newer.decodedData(of: after, limit: 1 << 20))
    }

    /// Only new invisible signature fields come behind what was there.
    private func grows(_ before: [PDFObject], _ after: [PDFObject]) -> Bool {
        after.starts(with: before)
            && after.dropFirst(before.count).allSatisfy { $0.referenceValue.map(fields.contains) ?? false }
    }

    /// The first entry that changes the document; nil when none does.
    private func change(
        _ reference: PDFReference, _ before: PDFDictionary, _ after: PDFDictionary
    ) throws(PDFError) -> String? {
        if try isValidationStore(reference) { return nil }
        let keys = Set(before.entries.keys).union(after.entries.keys).filter { before[$0] != after[$0] }
        let isCatalog = older.trailer["Root"]?.referenceValue == reference
        let isForm = try older.catalog().value.dictionaryValue?["AcroForm"]?.referenceValue == reference
        let isInformation = older.trailer["Info"]?.referenceValue == reference
        let isPage = before["Type"] == .name("Page")
        for key in keys.sorted() {
            switch key {
            case "DSS", "Extensions": guard isCatalog else { return key }
            case "Version": guard isCatalog, try newer.resolve(after[key]).nameValue != nil else { return key }
            case "AcroForm": guard isCatalog, try formGrows(before[key], after[key]) else { return key }
            case "Fields": guard isForm, try listGrows(before[key], after[key]) else { return key }
            case "SigFlags": guard isForm, after[key] == .integer(3) else { return key }
            case "DA", "DR": guard isForm, before[key] == nil else { return key }
            case "Annots": guard isPage, try listGrows(before[key], after[key]) else { return key }
            case "ModDate", "Producer":
                guard isInformation, try newer.resolve(after[key]).stringValue != nil else { return key }
            default: return key
            }
        }
        return nil
    }

    /// The form itself, direct in the catalog or new.
    private func formGrows(_ before: PDFObject?, _ after: PDFObject?) throws(PDFError) -> Bool {
        let old = try older.resolveDictionary(before) ?? [:]
        guard let new = try newer.resolveDictionary(after) else { return false }
        let keys = Set(old.entries.keys).union(new.entries.keys).filter { old[$0] != new[$0] }
        for key in keys {
            switch key {
            case "Fields": guard try listGrows(old[key], new[key]) else { return false }
            case "SigFlags": guard new[key] == .integer(3) else { return false }
            // Defaults for fields without an appearance of their own; Adobe's library adds them with any field.
            case "DA", "DR": guard old[key] == nil else { return false }
            default: return false
            }
        }
        return true
    }

    private func listGrows(_ before: PDFObject?, _ after: PDFObject?) throws(PDFError) -> Bool {
        grows(try older.resolveArray(before) ?? [], try newer.resolveArray(after) ?? [])
    }

    /// /DSS, its /VRI, or one entry of that: nothing in them is shown.
    private func isValidationStore(_ reference: PDFReference) throws(PDFError) -> Bool {
        guard let entry = try older.catalog().value.dictionaryValue?["DSS"] else { return false }
        if entry.referenceValue == reference { return true }
        guard let store = try older.resolveDictionary(entry) else { return false }
        if store["VRI"]?.referenceValue == reference { return true }
        return try older.resolveDictionary(store["VRI"])?.entries.values.contains { $0.referenceValue == reference }
            ?? false
    }

    /// An old object that names a number nobody had yet: prepared beforehand, filled in later ("shadow attack").
    private func referenceToAdded() throws(PDFError) -> String? {
        guard !added.isEmpty else { return nil }
        guard older.highestObjectNumber <= 100_000 else { return "the document has too many objects to compare" }
        for number in 0...older.highestObjectNumber {
            let reference: PDFReference
            switch older.entry(number) {
            case .inFile(_, let generation): reference = PDFReference(number, generation)
            case .compressed: reference = PDFReference(number)
            case .free, nil: continue
            }
            if let found = Self.reference(in: try older.object(reference).value, to: added) {
                return "object \(reference) named object \(found) before it was there"
            }
        }
        return nil
    }

    private static func reference(in value: PDFObject, to numbers: Set<Int>) -> PDFReference? {
        switch value {
        case .reference(let reference): return numbers.contains(reference.number) ? reference : nil
        case .array(let values):
            for value in values { if let found = reference(in: value, to: numbers) { return found } }
        case .dictionary(let dictionary):
            for value in dictionary.entries.values { if let found = reference(in: value, to: numbers) { return found } }
        case .stream(let stream):
            for value in stream.dictionary.entries.values {
                if let found = reference(in: value, to: numbers) { return found }
            }
        default: break
        }
        return nil
    }
}
