import ArchiveModel
import PDF

/// What a newer state of a document is to an older one.
enum RevisionDifference: Hashable {
    /// Nothing that is shown or done has changed.
    case none
    /// What was changed, in words.
    case change(String)
    /// Why nothing can be said.
    case unknown(String)
}

/// Compares two neighbouring revisions. The newer may only add validation data (/DSS) and signatures or time-stamps in
/// fields that show nothing; anything else is a change of the document. What is not understood is a change.
struct RevisionComparison {
    private let older: PDFDocument
    private let newer: PDFDocument
    /// Fields whose signatures are judged; a new field outside is not looked at by anybody.
    private let judged: Set<PDFReference>
    /// Numbers that exist in the newer revision only.
    private var added: Set<Int> = []
    /// New signature fields that show nothing.
    private var fields: Set<PDFReference> = []

    init(older: PDFDocument, newer: PDFDocument, judged: Set<PDFReference>) {
        self.older = older
        self.newer = newer
        self.judged = judged
    }

    /// Throws when parts that both have in common cannot be read.
    consuming func difference() throws(PDFError) -> RevisionDifference {
        if newer.isEncrypted { return .change("it is encrypted") }
        if !continues() { return .change("it leads back past the state before it, or into a hidden part of it") }
        // What is in force counts, not what the newest section lists: a section may bring others with it.
        var changed: [PDFReference] = []
        for number in Set(older.numbers).union(newer.numbers).sorted() {
            switch (older.entry(number), newer.entry(number)) {
            case (let old, let new) where old == new: continue
            case (nil, nil), (nil, .free), (.free, nil), (.free, .free): continue
            case (nil, _), (.free, _): added.insert(number)
            case (_, .free), (_, nil): return .change("object \(number) is removed")
            case (let old?, let new?):
                // References name the generation: under another one the object is gone for them.
                guard old.generation == new.generation else { return .change("object \(number) is removed") }
                changed.append(PDFReference(number, new.generation))
            }
        }
        try findFields()
        if let problem = try changeOfTrailer() { return .change(problem) }
        var permitted: [(reference: PDFReference, roles: Set<ObjectRole>)] = []
        for reference in changed {
            let roles: Set<ObjectRole>
            do throws(PDFError) {
                guard let found = try self.roles(permitting: reference) else { continue }
                roles = found
            } catch {
                return .change("object \(reference) is replaced and cannot be compared (\(error.message))")
            }
            guard !roles.isEmpty else { return .change(try describe(reference)) }
            permitted.append((reference, roles))
        }
        if let problem = try checkUses(permitted) { return .change(problem) }
        return .none
    }

    /// The older state's sections come last, and everything before them lies behind the older state.
    private func continues() -> Bool {
        let count = newer.sections.count - older.sections.count
        guard count > 0 else { return false }
        return newer.sections.dropFirst(count).elementsEqual(older.sections) { $0.offset == $1.offset }
            && newer.sections.prefix(count).allSatisfy { $0.offset >= older.source.length }
    }

    private mutating func findFields() throws(PDFError) {
        let form = try newer.resolveDictionary(newer.catalog().value.dictionaryValue?["AcroForm"])
        for field in try newer.resolveArray(form?["Fields"]) ?? [] {
            guard let reference = field.referenceValue, added.contains(reference.number), judged.contains(reference),
                let dictionary = try newer.object(reference).value.dictionaryValue,
                try SignatureWidget(dictionary, in: newer).isInert()
            else { continue }
            fields.insert(reference)
        }
    }

    /// Catalog and information may be other objects with the same in them.
    private func changeOfTrailer() throws(PDFError) -> String? {
        for (name, role) in [("Root", ObjectRole.catalog), ("Info", .information)]
        where older.trailer[name] != newer.trailer[name] {
            let before = try older.resolveDictionary(older.trailer[name]) ?? [:]
            let after = try newer.resolveDictionary(newer.trailer[name]) ?? [:]
            if let key = try offendingKey(role, before, after) { return "/\(name) is another object (/\(key))" }
        }
        return nil
    }

    /// As what the object may be replaced like this; nil when nothing is different, empty when it may not.
    private func roles(permitting reference: PDFReference) throws(PDFError) -> Set<ObjectRole>? {
        let old = try older.object(reference).value
        let new = try newer.object(reference).value
        if old == new, old.streamValue == nil { return nil }
        switch (old, new) {
        case (.array(let before), .array(let after)):
            if grows(before, after) { return [.fields, .annotations] }
            let isList = (before + after).allSatisfy { $0.referenceValue != nil }
            return isList ? [.storeList] : []
        case (.dictionary(let before), .dictionary(let after)):
            var roles: Set<ObjectRole> = []
            for role in ObjectRole.allCases {
                if try offendingKey(role, before, after) == nil { roles.insert(role) }
            }
            return roles
        case (.stream(let before), .stream(let after)):
            guard before.dictionary["Type"] == .name("Metadata"), after.dictionary["Type"] == .name("Metadata"),
                MetadataComparison.saysTheSame(
                    try older.decodedData(of: before, limit: 1 << 20), try newer.decodedData(of: after, limit: 1 << 20))
            else { return [] }
            return [.metadata]
        default:
            return []
        }
    }

    /// The first entry that this role does not allow to be as it is; nil when there is none.
    private func offendingKey(
        _ role: ObjectRole, _ before: PDFDictionary, _ after: PDFDictionary
    ) throws(PDFError) -> String? {
        let keys = Set(before.entries.keys).union(after.entries.keys)
        switch role {
        case .store: return keys.subtracting(ObjectRole.storeKeys).min()
        case .storeEntry: return keys.subtracting(ObjectRole.storeEntryKeys).min()
        case .storeMap:
            for key in keys.sorted() {
                guard try isStoreEntry(before[key], in: older), try isStoreEntry(after[key], in: newer)
                else { return key }
            }
            return nil
        case .page where before["Type"] != .name("Page"): return "Type"
        default: break
        }
        for key in keys.sorted() where before[key] != after[key] {
            guard try allows(role, key, before, after) else { return key }
        }
        return nil
    }

    private func allows(
        _ role: ObjectRole, _ key: String, _ before: PDFDictionary, _ after: PDFDictionary
    ) throws(PDFError) -> Bool {
        switch (role, key) {
        case (.catalog, "DSS"):
            guard try isStore(before[key], in: older) else { return false }
            return try isStore(after[key], in: newer)
        case (.catalog, "Extensions"): return true
        case (.catalog, "Version"): return try newer.resolve(after[key]).nameValue != nil
        case (.catalog, "AcroForm"):
            guard let form = try newer.resolveDictionary(after[key]) else { return false }
            return try offendingKey(.form, try older.resolveDictionary(before[key]) ?? [:], form) == nil
        case (.form, "Fields"), (.page, "Annots"):
            return grows(try older.resolveArray(before[key]) ?? [], try newer.resolveArray(after[key]) ?? [])
        case (.form, "SigFlags"): return after[key] == .integer(3)
        // Defaults for fields of text without an appearance of their own; Adobe's library adds them with any field.
        case (.form, "DA"), (.form, "DR"):
            guard before[key] == nil else { return false }
            return try holdsSignaturesOnly(before)
        case (.information, "ModDate"), (.information, "Producer"):
            return try newer.resolve(after[key]).stringValue != nil
        default: return false
        }
    }

    private func holdsSignaturesOnly(_ form: PDFDictionary) throws(PDFError) -> Bool {
        for field in try older.resolveArray(form["Fields"]) ?? [] {
            guard let dictionary = try older.resolveDictionary(field), dictionary["Kids"] == nil,
                try older.resolve(dictionary["FT"]).nameValue == "Sig"
            else { return false }
        }
        return true
    }

    /// Only new invisible signature fields come behind what was there.
    private func grows(_ before: [PDFObject], _ after: [PDFObject]) -> Bool {
        after.starts(with: before)
            && after.dropFirst(before.count).allSatisfy { $0.referenceValue.map(fields.contains) ?? false }
    }

    private func isStore(_ value: PDFObject?, in document: PDFDocument) throws(PDFError) -> Bool {
        guard let value else { return true }
        guard let store = try document.resolve(value).dictionaryValue,
            Set(store.entries.keys).isSubset(of: ObjectRole.storeKeys)
        else { return false }
        for entry in try document.resolveDictionary(store["VRI"])?.entries.values ?? [:].values {
            guard try isStoreEntry(entry, in: document) else { return false }
        }
        return true
    }

    private func isStoreEntry(_ value: PDFObject?, in document: PDFDocument) throws(PDFError) -> Bool {
        guard let value else { return true }
        guard let entry = try document.resolve(value).dictionaryValue else { return false }
        return Set(entry.entries.keys).isSubset(of: ObjectRole.storeEntryKeys)
    }

    private func describe(_ reference: PDFReference) throws(PDFError) -> String {
        let text = "object \(reference) is replaced"
        guard let before = try older.object(reference).value.dictionaryValue,
            let after = try newer.object(reference).value.dictionaryValue
        else { return text }
        let isRoot = older.trailer["Root"]?.referenceValue == reference
        let role: ObjectRole = isRoot ? .catalog : before["Type"] == .name("Page") ? .page : .form
        guard let key = try offendingKey(role, before, after) else { return text }
        return "\(text) (/\(key))"
    }

    /// The replaced objects are used as what they may be replaced as, and as nothing else. And no old object names a
    /// number that nobody had yet: prepared beforehand, filled in later ("shadow attack").
    private func checkUses(
        _ permitted: [(reference: PDFReference, roles: Set<ObjectRole>)]
    ) throws(PDFError) -> String? {
        let replaced = permitted.filter { !$0.roles.contains(.page) }
        guard !added.isEmpty || !replaced.isEmpty else { return nil }
        let uses = try ObjectUses(of: added.union(replaced.map(\.reference.number)), in: older)
        for (reference, roles) in replaced {
            guard let role = uses.role(of: reference.number), roles.contains(role) else {
                let what = roles.contains(.form) ? "a form" : "validation data"
                return "object \(reference) is replaced, which is not only \(what)"
            }
        }
        for number in added.sorted() {
            if let use = uses.of(number).first {
                let holder = use.holder.map { "object \($0)" } ?? "the trailer"
                return "\(holder) named object \(number) before it was there"
            }
        }
        return nil
    }
}

extension CrossReferenceEntry {
    /// Which references name the object; compressed ones are of generation 0 (ISO 32000-2 §7.5.7).
    fileprivate var generation: Int {
        switch self {
        case .free(let generation), .inFile(_, let generation): generation
        case .compressed: 0
        }
    }
}
