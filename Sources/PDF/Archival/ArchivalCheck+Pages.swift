extension ArchivalCheck {
    mutating func checkPage(_ page: PDFPage, _ number: Int) throws(PDFError) {
        if page.dictionary["PresSteps"] != nil { note("6.10", "Page \(number) has presentation steps.") }
        for entry in try document.resolveArray(page.dictionary["Annots"]) ?? [] {
            try checkAnnotation(try document.resolveDictionary(entry) ?? [:], number)
        }
        let resources = try document.resolveDictionary(page.resources) ?? [:]
        try checkContent(try content(of: page), resources, "Page \(number)", depth: 0)
    }

    private func content(of page: PDFPage) throws(PDFError) -> [UInt8] {
        let contents = try document.resolve(page.dictionary["Contents"])
        var bytes: [UInt8] = []
        for part in contents.arrayValue ?? [contents] {
            guard case .stream(let stream) = try document.resolve(part) else { continue }
            bytes += try document.decodedData(of: stream)
            bytes.append(10)
        }
        return bytes
    }

    /// §6.3.
    private mutating func checkAnnotation(_ annotation: PDFDictionary, _ number: Int) throws(PDFError) {
        let kind = try document.resolve(annotation["Subtype"]).nameValue ?? ""
        if ["3D", "Sound", "Screen", "Movie", ""].contains(kind) {
            note("6.3.1", "Page \(number) has an annotation of the kind “\(kind)”.")
        }
        let flags = try document.resolve(annotation["F"]).integerValue ?? 0
        // Invisible 1, hidden 2, print 4, no view 32, toggle no view 256 (ISO 32000-1 §12.5.3).
        if kind != "Popup", flags & 4 == 0 || flags & (1 | 2 | 32 | 256) != 0 {
            note("6.3.2", "Page \(number) has an annotation that is not printed or not shown.")
        }
        let rectangle = try document.rectangle(annotation["Rect"])
        if kind != "Popup", kind != "Link", rectangle != nil, annotation["AP"] == nil {
            note("6.3.3", "Page \(number) has an annotation without an appearance.")
        }
    }

    /// §6.2: colours, fonts, images and forms that a content uses.
    mutating func checkContent(
        _ bytes: [UInt8], _ resources: PDFDictionary, _ place: String, depth: Int
    ) throws(PDFError) {
        let fonts = try document.resolveDictionary(resources["Font"]) ?? [:]
        let objects = try document.resolveDictionary(resources["XObject"]) ?? [:]
        let spaces = try document.resolveDictionary(resources["ColorSpace"]) ?? [:]
        var parser = ContentParser(bytes)
        var saved = 0
        while let found = parser.next() {
            switch found {
            case .save:
                saved += 1
                if saved > 28 { note("6.1.13", "\(place) saves the graphics state more than 28 times.") }
            case .restore: saved = max(0, saved - 1)
            case .strokeGray, .fillGray: noteColour("DeviceGray", spaces, place)
            case .strokeRGB, .fillRGB: noteColour("DeviceRGB", spaces, place)
            case .strokeCMYK, .fillCMYK: noteColour("DeviceCMYK", spaces, place)
            case .strokeSpace, .fillSpace:
                if let name = parser.operands.last?.nameValue { noteColour(name, spaces, place) }
            case .font:
                guard let name = parser.operands.first?.nameValue else { continue }
                try checkFont(fonts[name], place)
            case .object:
                guard let name = parser.operands.last?.nameValue else { continue }
                try checkObject(objects[name], resources, place, depth: depth)
            default: break
            }
        }
    }

    /// Components, and the colour space that stands for it where a page names one.
    private static let devices = [
        "DeviceGray": (1, "DefaultGray"), "DeviceRGB": (3, "DefaultRGB"), "DeviceCMYK": (4, "DefaultCMYK"),
    ]

    private mutating func noteColour(_ name: String, _ spaces: PDFDictionary, _ place: String) {
        guard let (components, replacement) = Self.devices[name], spaces[replacement] == nil else { return }
        if deviceColours[components] == nil { deviceColours[components] = place }
    }

    private mutating func checkObject(
        _ value: PDFObject?, _ resources: PDFDictionary, _ place: String, depth: Int
    ) throws(PDFError) {
        if case .reference(let reference) = value, !visited.insert(reference).inserted { return }
        guard case .stream(let stream) = try document.resolve(value) else { return }
        switch try document.resolve(stream.dictionary["Subtype"]).nameValue {
        case "Image":
            if stream.dictionary["Alternates"] != nil { note("6.2.8", "\(place) has an image with alternates.") }
            if stream.dictionary["OPI"] != nil { note("6.2.8", "\(place) has an image with OPI information.") }
            if try document.resolve(stream.dictionary["Interpolate"]).booleanValue == true {
                note("6.2.8", "\(place) has an image that is to be interpolated.")
            }
            if let name = try document.resolve(stream.dictionary["ColorSpace"]).nameValue {
                let spaces = try document.resolveDictionary(resources["ColorSpace"]) ?? [:]
                noteColour(name, spaces, place)
            }
        case "Form":
            if stream.dictionary["OPI"] != nil || stream.dictionary["Ref"] != nil || stream.dictionary["PS"] != nil {
                note("6.2.9", "\(place) has a form that refers elsewhere or holds PostScript.")
            }
            guard depth < document.limits.treeDepth else { return }
            let own = try document.resolveDictionary(stream.dictionary["Resources"]) ?? resources
            try checkContent(try document.decodedData(of: stream), own, place, depth: depth + 1)
        case "PS": note("6.2.9", "\(place) holds PostScript.")
        default: break
        }
    }
}
