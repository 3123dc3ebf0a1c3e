extension ArchivalCheck {
    /// §6.1.13 and §6.5: limits of values, and actions wherever they stand.
    mutating func checkValue(_ value: PDFObject) throws(PDFError) {
        switch value {
        case .string(let bytes):
            if bytes.count > 32_767 { note("6.1.13", "A string has more than 32,767 bytes.") }
        case .name(let name): checkName(name)
        case .integer(let number):
            if Int32(exactly: number) == nil { note("6.1.13", "An integer does not fit 32 bits.") }
        case .real(let text):
            if abs(Double(text) ?? 0) > 3.403e38 { note("6.1.13", "A number is beyond ±3.403×10³⁸.") }
        case .array(let values):
            for value in values { try checkValue(value) }
        case .dictionary(let dictionary): try checkDictionary(dictionary)
        case .stream(let stream): try checkDictionary(stream.dictionary)
        case .null, .boolean, .reference: break
        }
    }

    private mutating func checkDictionary(_ dictionary: PDFDictionary) throws(PDFError) {
        for (key, value) in dictionary.entries {
            checkName(key)
            try checkValue(value)
        }
        if dictionary["AA"] != nil { note("6.5.2", "There are additional actions (/AA).") }
        try checkAction(dictionary)
    }

    private mutating func checkName(_ name: String) {
        // One scalar a byte.
        if name.unicodeScalars.count > 127 { note("6.1.13", "A name has more than 127 bytes.") }
    }

    private static let forbidden: Set = [
        "Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition", "Trans",
        "GoTo3DView",
        "JavaScript",
    ]

    /// §6.5.1. An action need not say its type, and what has one of these kinds under /S is nothing else.
    private mutating func checkAction(_ dictionary: PDFDictionary) throws(PDFError) {
        guard let kind = dictionary["S"]?.nameValue, dictionary["Type"] ?? .name("Action") == .name("Action") else {
            return
        }
        if Self.forbidden.contains(kind) { note("6.5.1", "There is an action of the kind \(kind).") }
        let pages: Set = ["NextPage", "PrevPage", "FirstPage", "LastPage"]
        if kind == "Named", let name = try document.resolve(dictionary["N"]).nameValue, !pages.contains(name) {
            note("6.5.1", "There is an action named \(name).")
        }
    }
}
