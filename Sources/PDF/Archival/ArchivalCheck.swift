import ArchiveModel

/// Holds a document against what can be seen of ISO 19005-3:2012 (PDF/A-3, level B) without drawing it. What is looked at
/// is listed in Documentation/FacturX.md; no fault found is no proof of conformance beyond that list.
package struct ArchivalCheck {
    let document: PDFDocument
    var faults: [ArchivalFault] = []
    private var noted: Set<ArchivalFault> = []
    /// Device colour spaces that pages use, by the number of their components, and where one is used first.
    var deviceColours: [Int: String] = [:]
    /// Fonts and forms that were looked at.
    var visited: Set<PDFReference> = []

    private init(_ document: PDFDocument) { self.document = document }

    /// Each kind of fault once. Throws where the document cannot be read.
    package static func faults(of document: PDFDocument) throws(PDFError) -> [ArchivalFault] {
        var check = ArchivalCheck(document)
        try check.checkFile()
        let catalog = try document.catalog().value.dictionaryValue ?? [:]
        try check.checkCatalog(catalog)
        try check.checkMetadata(catalog)
        try check.checkEmbeddedFiles(catalog)
        for (index, page) in try document.pages().enumerated() { try check.checkPage(page, index + 1) }
        try check.checkOutputIntent(catalog)
        return check.faults
    }

    mutating func note(_ clause: String, _ message: String) {
        let fault = ArchivalFault(clause, message)
        if noted.insert(fault).inserted { faults.append(fault) }
    }

    /// §6.1: header, trailer, filters, external streams.
    private mutating func checkFile() throws(PDFError) {
        let head = try document.window.bytes(0..<min(document.source.length, 64))
        let first = head.prefix { $0 != 10 && $0 != 13 }
        let second = head.dropFirst(first.count).drop { $0 == 10 || $0 == 13 }
        if first.count != 8 || !first.starts(with: "%PDF-1.".utf8) {
            note("6.1.2", "The header is not %PDF-1.n alone on its line.")
        }
        if second.first != UInt8(ascii: "%") || second.dropFirst().prefix(4).filter({ $0 > 127 }).count < 4 {
            note("6.1.2", "No comment of four bytes above 127 follows the header.")
        }
        if document.trailer["Encrypt"] != nil { note("6.1.3", "The document is encrypted.") }
        if try document.resolveArray(document.trailer["ID"])?.count != 2 { note("6.1.3", "The trailer has no /ID.") }
        if document.numbers.count > 8_388_607 { note("6.1.13", "The document has more than 8,388,607 objects.") }
        for number in document.numbers.sorted() {
            let reference: PDFReference
            switch document.entry(number) {
            case .inFile(_, let generation): reference = PDFReference(number, generation)
            case .compressed: reference = PDFReference(number)
            default: continue
            }
            let value = try document.object(reference).value
            try checkValue(value)
            guard case .stream(let stream) = value else { continue }
            if ["F", "FFilter", "FDecodeParms"].contains(where: { stream.dictionary[$0] != nil }) {
                note("6.1.7.1", "The data of a stream lies outside the file.")
            }
            let filter = try document.resolve(stream.dictionary["Filter"])
            let names = (filter.arrayValue ?? [filter]).compactMap(\.nameValue)
            if names.contains("LZWDecode") { note("6.1.7.2", "A stream is compressed by LZW.") }
        }
    }

    /// §6.4, §6.10, §6.11: what a catalog must not have.
    private mutating func checkCatalog(_ catalog: PDFDictionary) throws(PDFError) {
        let names = try document.resolveDictionary(catalog["Names"])
        if names?["JavaScript"] != nil { note("6.5.1", "The document carries JavaScript.") }
        if names?["AlternatePresentations"] != nil { note("6.10", "The document has alternate presentations.") }
        if catalog["Requirements"] != nil { note("6.11", "The catalog demands features of a reader (/Requirements).") }
        if let form = try document.resolveDictionary(catalog["AcroForm"]) {
            if form["XFA"] != nil { note("6.4.2", "The document holds an XFA form.") }
            if try document.resolve(form["NeedAppearances"]).booleanValue == true {
                note("6.4.1", "Fields are to be drawn by the reader (/NeedAppearances).")
            }
        }
    }

    /// §6.6.2, §6.6.4.
    private mutating func checkMetadata(_ catalog: PDFDictionary) throws(PDFError) {
        guard case .stream(let stream) = try document.resolve(catalog["Metadata"]) else {
            return note("6.6.2.1", "The catalog has no metadata.")
        }
        if stream.dictionary["Subtype"] != .name("XML") { note("6.6.2.1", "The metadata is no XML.") }
        let claim = ArchivalClaim(packet: try document.decodedData(of: stream, limit: 4 << 20))
        if claim?.part != 3 { note("6.6.4", "The metadata does not say part 3.") }
        if !["A", "B", "U"].contains(claim?.level) { note("6.6.4", "The metadata names no level A, B or U.") }
    }

    /// §6.8: every embedded file says what it is to the document.
    private mutating func checkEmbeddedFiles(_ catalog: PDFDictionary) throws(PDFError) {
        guard let names = try document.resolveDictionary(catalog["Names"]),
            let tree = try document.resolveDictionary(names["EmbeddedFiles"])
        else { return }
        var associated: Set<PDFReference> = []
        for entry in try document.resolveArray(catalog["AF"]) ?? [] {
            if case .reference(let reference) = entry { associated.insert(reference) }
        }
        var nodes = [tree]
        var seen = 0
        while let node = nodes.popLast(), seen < document.limits.pages {
            seen += 1
            for kid in try document.resolveArray(node["Kids"]) ?? [] {
                if let child = try document.resolveDictionary(kid) { nodes.append(child) }
            }
            let pairs = try document.resolveArray(node["Names"]) ?? []
            for index in stride(from: 1, to: pairs.count, by: 2) {
                if case .reference(let reference) = pairs[index], !associated.contains(reference) {
                    note("6.8", "An embedded file is associated with nothing (/AF).")
                }
                try checkFileSpecification(try document.resolveDictionary(pairs[index]) ?? [:])
            }
        }
    }

    private mutating func checkFileSpecification(_ file: PDFDictionary) throws(PDFError) {
        if file["F"] == nil || file["UF"] == nil { note("6.8", "An embedded file has no name in both /F and /UF.") }
        if file["AFRelationship"] == nil { note("6.8", "An embedded file has no /AFRelationship.") }
        guard let files = try document.resolveDictionary(file["EF"]),
            case .stream(let stream) = try document.resolve(files["F"] ?? files["UF"])
        else { return note("6.8", "A file specification has no embedded file.") }
        if try document.resolve(stream.dictionary["Subtype"]).nameValue == nil {
            note("6.8", "An embedded file has no media type (/Subtype).")
        }
    }

    /// §6.2.2–6.2.4: colours of a device mean something only where the device is named.
    private mutating func checkOutputIntent(_ catalog: PDFDictionary) throws(PDFError) {
        var components: Int?
        for entry in try document.resolveArray(catalog["OutputIntents"]) ?? [] {
            guard let intent = try document.resolveDictionary(entry), intent["S"] == .name("GTS_PDFA1") else {
                continue
            }
            guard case .stream(let profile) = try document.resolve(intent["DestOutputProfile"]) else {
                note("6.2.3", "The output intent has no colour profile.")
                continue
            }
            components = try document.resolve(profile.dictionary["N"]).integerValue
            let bytes = try document.decodedData(of: profile, limit: 16 << 20)
            if bytes.count < 128 || Array(bytes[36..<40]) != Array("acsp".utf8) {
                note("6.2.3", "The output intent's profile is no ICC profile.")
            }
        }
        for (count, place) in deviceColours.sorted(by: { $0.key < $1.key }) where count != components {
            // Gray is defined by any intent.
            if count == 1, components != nil { continue }
            note("6.2.4", "\(place) uses colours of a device that no output intent describes.")
        }
    }
}
