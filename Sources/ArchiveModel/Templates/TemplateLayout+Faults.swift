extension TemplateLayout {
    /// Larger than any page a letterhead is for, in millimetres.
    private static let largest = 2_000.0

    /// What is wrong with it, in words; empty for nothing. `names` are the files that came with it.
    package func faults(files names: [String]) -> [String] {
        var faults: [String] = []
        if sheets.isEmpty, texts.isEmpty, terms.isEmpty, inserts.isEmpty, (termsText ?? "").isEmpty {
            faults.append("It puts nothing on a document.")
        }
        if Set(names).count != names.count { faults.append("Two of its files have the same name.") }
        for name in files.subtracting(names).sorted() {
            faults.append("It names the file \(name), which did not come.")
        }
        for name in Set(names).subtracting(files).sorted() { faults.append("The file \(name) is not used.") }
        if sheets.count > 32 || texts.count > 32 { faults.append("It has more than 32 sheets or texts.") }
        if (termsText ?? "").utf8.count > 200_000 { faults.append("Its terms have more than 200,000 bytes of text.") }
        return faults + sheets.flatMap(Self.faults(of:)) + texts.flatMap(Self.faults(of:))
    }

    private static func faults(of sheet: Sheet) -> [String] {
        var faults: [String] = []
        if let page = sheet.page, page < 1 { faults.append("Pages of \(sheet.file) count from 1.") }
        if let place = sheet.place {
            let sizes = place.width > 0 && place.height > 0 && place.width <= largest && place.height <= largest
            if !sizes || !isNear(place.x) || !isNear(place.y) {
                faults.append(
                    "The place of \(sheet.file) has no sensible x, y, width and height in millimetres.")
            }
        }
        return faults
    }

    private static func faults(of text: Text) -> [String] {
        var faults = TemplateVariable.unknown(in: text.text).map { name in
            let known = TemplateVariable.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
            return "\"{\(name)}\" is no variable; there are \(known)."
        }
        if text.text.utf8.count > 2_000 { faults.append("A text has more than 2,000 bytes.") }
        if !isNear(text.x ?? 0) || !isNear(text.y) { faults.append("A text has no sensible x and y in millimetres.") }
        if !(text.size >= 4 && text.size <= 72) { faults.append("A text's size is 4 to 72 points.") }
        return faults
    }

    private static func isNear(_ value: Double) -> Bool { value >= -largest && value <= largest }
}
