import PDF

/// Adds entries to pages' resources by copy-on-write: what several pages share is copied once for all of them, and the
/// original stays for whoever else uses it.
struct SharedResources {
    /// An entry to be added.
    struct Entry {
        /// Of the resource dictionary: `Font`, `XObject`, …
        var category: String
        /// Its name, unless the page has one of that name already.
        var name: String
        var value: PDFObject
    }

    /// Resources with the entries, and the names they have there, in the entries' order.
    struct Extended {
        /// The value for the page's /Resources.
        var value: PDFObject
        var names: [String]
    }

    private let document: PDFDocument
    private let entries: [Entry]
    private var shared: [PDFReference: Extended] = [:]

    init(document: PDFDocument, entries: [Entry]) {
        self.document = document
        self.entries = entries
    }

    mutating func extended(for page: PDFPage, in update: inout IncrementalUpdate) throws(PDFError) -> Extended {
        let origin: PDFReference? =
            if let reference = page.resources?.referenceValue {
                reference
            } else if page.resources != nil, page.resourcesOwner != page.reference {
                page.resourcesOwner
            } else {
                nil
            }
        if let origin, let known = shared[origin] { return known }
        var dictionary = try document.resolveDictionary(page.resources) ?? [:]
        var names: [String] = []
        for entry in entries { names.append(try add(entry, to: &dictionary)) }
        var extended = Extended(value: .dictionary(dictionary), names: names)
        if let origin {
            extended.value = .reference(update.add(extended.value))
            shared[origin] = extended
        }
        return extended
    }

    /// Enters a value under a free name; the category's own dictionary is copied.
    private func add(_ entry: Entry, to resources: inout PDFDictionary) throws(PDFError) -> String {
        var entries = try document.resolveDictionary(resources[entry.category]) ?? [:]
        var name = entry.name
        var suffix = 1
        while entries[name] != nil {
            suffix += 1
            name = entry.name + String(suffix)
        }
        entries[name] = entry.value
        resources[entry.category] = .dictionary(entries)
        return name
    }
}
