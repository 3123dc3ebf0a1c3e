import PDF

/// What an object is for in a document, as far as a later revision may replace it without changing what is shown.
enum ObjectRole: CaseIterable {
    /// The document catalog (ISO 32000-2 §7.7.2).
    case catalog
    /// The interactive form (§12.7.3), the array of its fields, the array of a page's annotations.
    case form, fields, annotations
    case page
    /// The information dictionary (§14.3.3) and the document's XMP packet (§14.3.2).
    case information, metadata
    /// /DSS, its /VRI, one entry of that, and the arrays in them (EN 319 142-1 §5.4.2).
    case store, storeMap, storeEntry, storeList

    /// The keys a dictionary of the security store may have.
    static let storeKeys: Set<String> = ["Type", "Certs", "CRLs", "OCSPs", "VRI"]
    static let storeEntryKeys: Set<String> = ["Type", "Cert", "CRL", "OCSP", "TU", "TS"]

    /// By the way from the trailer.
    init?(_ path: [String]) {
        switch path {
        case ["Root"]: self = .catalog
        case ["Info"]: self = .information
        case ["Root", "AcroForm"]: self = .form
        case ["Root", "AcroForm", "Fields"]: self = .fields
        case ["Root", "Metadata"]: self = .metadata
        case ["Root", "DSS"]: self = .store
        case ["Root", "DSS", "VRI"]: self = .storeMap
        case ["Root", "DSS", "Certs"], ["Root", "DSS", "CRLs"], ["Root", "DSS", "OCSPs"]: self = .storeList
        default:
            guard path.count > 3, path.starts(with: ["Root", "DSS", "VRI"]), path[3] != ObjectUses.element else {
                return nil
            }
            if path.count == 4 {
                self = .storeEntry
            } else if path.count == 5, ["Cert", "CRL", "OCSP"].contains(path[4]) {
                self = .storeList
            } else {
                return nil
            }
        }
    }
}

/// Where a document names the objects that a later revision adds or replaces.
struct ObjectUses {
    /// One reference: who holds it (nil for the trailer), and the keys that lead to it inside.
    struct Use {
        let holder: PDFReference?
        let path: [String]
        let role: ObjectRole?
    }

    /// Stands for an array's element in paths.
    static let element = "[]"

    private var uses: [Int: [Use]] = [:]
    private let watched: Set<Int>
    /// The way from the trailer to dictionaries of known use.
    private var places: [PDFReference: [String]] = [:]

    /// Looks through all objects of `document` for references to the numbers `watched`.
    init(of watched: Set<Int>, in document: PDFDocument) throws(PDFError) {
        self.watched = watched
        try findPlaces(document)
        var path: [String] = []
        // Other keys of a trailer mean nothing (ISO 32000-2 table 15), and an encrypted document is not compared.
        for key in ["Root", "Info"] {
            path = [key]
            collect(document.trailer[key] ?? .null, nil, [], &path, isPage: false)
        }
        path = []
        for number in document.numbers {
            let reference: PDFReference
            switch document.entry(number) {
            case .inFile(_, let generation): reference = PDFReference(number, generation)
            case .compressed: reference = PDFReference(number)
            case .free, nil: continue
            }
            let value = try document.object(reference).value
            let type = value.dictionaryValue?["Type"]
            // A cross-reference stream's dictionary is a trailer.
            let isTrailer = value.streamValue != nil && type == .name("XRef")
            collect(
                value, isTrailer ? nil : reference, isTrailer ? [] : places[reference], &path,
                isPage: type == .name("Page"))
        }
    }

    /// All places that name an object of this number.
    func of(_ number: Int) -> [Use] { uses[number] ?? [] }

    /// The object's one role; nil when it has none, several, or anything else names it too.
    func role(of number: Int) -> ObjectRole? {
        let found = of(number)
        guard let role = found.first?.role, found.allSatisfy({ $0.role == role }) else { return nil }
        return role
    }

    private mutating func findPlaces(_ document: PDFDocument) throws(PDFError) {
        let root = document.trailer["Root"]?.referenceValue
        let catalog = try document.resolveDictionary(document.trailer["Root"])
        let store = try document.resolveDictionary(catalog?["DSS"])
        let map = try document.resolveDictionary(store?["VRI"])
        for (key, entry) in map?.entries ?? [:] {
            if let reference = entry.referenceValue { places[reference] = ["Root", "DSS", "VRI", key] }
        }
        if let reference = store?["VRI"]?.referenceValue { places[reference] = ["Root", "DSS", "VRI"] }
        if let reference = catalog?["DSS"]?.referenceValue { places[reference] = ["Root", "DSS"] }
        if let reference = catalog?["AcroForm"]?.referenceValue { places[reference] = ["Root", "AcroForm"] }
        if let root { places[root] = ["Root"] }
    }

    private mutating func collect(
        _ value: PDFObject, _ holder: PDFReference?, _ place: [String]?, _ path: inout [String], isPage: Bool
    ) {
        switch value {
        case .reference(let reference):
            guard watched.contains(reference.number) else { return }
            let role = isPage && path == ["Annots"] ? .annotations : place.flatMap { ObjectRole($0 + path) }
            uses[reference.number, default: []].append(Use(holder: holder, path: path, role: role))
        case .array(let values):
            path.append(Self.element)
            for value in values { collect(value, holder, place, &path, isPage: isPage) }
            path.removeLast()
        case .dictionary(let dictionary): collect(dictionary, holder, place, &path, isPage: isPage)
        case .stream(let stream): collect(stream.dictionary, holder, place, &path, isPage: isPage)
        default: break
        }
    }

    private mutating func collect(
        _ dictionary: PDFDictionary, _ holder: PDFReference?, _ place: [String]?, _ path: inout [String], isPage: Bool
    ) {
        for (key, value) in dictionary.entries {
            path.append(key)
            collect(value, holder, place, &path, isPage: isPage)
            path.removeLast()
        }
    }
}
