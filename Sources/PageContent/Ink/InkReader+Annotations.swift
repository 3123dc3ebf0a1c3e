import PDF

extension InkReader {
    /// Annotations are drawn over the page: a tag under one would be hidden. What their normal appearance says belongs to
    /// the page; of one without, which viewers draw in their own way, what they draw it from.
    func annotations(on page: PDFPage, paper: PDFRectangle, marks: inout [Ink.Mark]) throws(PDFError) -> Ink {
        var pass = InkPass(reader: self, resources: [:], scope: newScope(), clip: paper, depth: 0)
        for annotation in try document.resolveArray(page.dictionary["Annots"]) ?? [] {
            guard let dictionary = try document.resolveDictionary(annotation) else { continue }
            try count(16)
            let box = try document.rectangle(dictionary["Rect"])
            let flags = try document.resolve(dictionary["F"]).integerValue ?? 0
            let kind = try document.resolve(dictionary["Subtype"]).nameValue ?? ""
            let hasAppearance = try document.resolveDictionary(dictionary["AP"])?["N"] != nil
            // Hidden ones show nothing, and pop-ups have no appearance of their own.
            guard flags & 2 == 0, kind != "Popup" else { continue }
            // Without area only lines show anything.
            guard box != nil || !hasAppearance && kind != "Widget" else { continue }
            if let box, kind != "Link" || hasAppearance { marks.append(Ink.Mark(box: box)) }
            // What is not viewed may be printed.
            guard flags & 32 == 0 || flags & 4 != 0 else { continue }
            let layer = try layers.state(of: dictionary["OC"])
            pass.write(layer.line)
            try record(kind, dictionary, box, flags: flags, into: &pass)
            let form = try appearance(of: dictionary)
            guard let box, let form, let bounds = form.bounds else {
                // What nobody has drawn yet, or what stays away from the rule.
                if form == nil || form?.digest.isEmpty == false { try recordEntries(dictionary, into: &pass) }
                continue
            }
            // ISO 32000-2 §12.5.5, algorithm 8.1: the box around the transformed form fills the annotation's rectangle.
            let inner = form.matrix.bounds(of: bounds)
            guard inner.width > 0, inner.height > 0 else { continue }
            let (across, up) = (box.width / inner.width, box.height / inner.height)
            let fit = AffineTransform(
                a: across, d: up, e: box.left - inner.left * across, f: box.bottom - inner.bottom * up)
            try pass.place(form, by: form.matrix.followed(by: fit), isHidden: layer.isHidden)
        }
        return pass.ink
    }

    /// The form that is the normal appearance, in the state the annotation is in; nil where there is none or it cannot be
    /// decoded. A state that has no form shows nothing.
    private func appearance(of annotation: PDFDictionary) throws(PDFError) -> Form? {
        var value = try document.resolveDictionary(annotation["AP"])?["N"]
        if case .dictionary(let states) = try document.resolve(value) {
            value = try document.resolve(annotation["AS"]).nameValue.flatMap { states[$0] }
            if value == nil { return (Ink(), [], .identity, nil) }
        }
        guard let value, case .stream = try document.resolve(value) else { return nil }
        do {
            let plain = InkState(matrix: .identity, clip: Self.everywhere, text: TextLook(font: unreadableFont))
            return try form(
                value, resources: [:], scope: newScope(), depth: 0, state: plain.inherited, isAppearance: true)
        } catch {
            switch error.code {
            case .damaged, .unsupported: return nil
            default: throw error
            }
        }
    }

    /// What viewers draw an annotation from (ISO 32000-2 §12.5.6): its own entries and those inherited from its field.
    private static let drawn = [
        "BE", "BS", "Border", "C", "CA", "CL", "Cap", "Contents", "DA", "DS", "IC", "InkList", "L", "LE", "MK", "Name",
        "Q", "QuadPoints", "RC", "RD", "V", "Vertices", "ca",
    ]

    /// Its kind, how it is shown and where.
    private func record(
        _ kind: String, _ annotation: PDFDictionary, _ box: PDFRectangle?, flags: Int, into pass: inout InkPass
    ) throws(PDFError) {
        var line = Array("annotation \(kind.filter { $0.isASCII && $0.isLetter })".utf8)
        // Printed, not scaled, not turned, not viewed.
        RecordText.append(flags & (4 | 8 | 16 | 32), to: &line)
        for place in box.map({ [$0.left, $0.bottom, $0.right, $0.top] }) ?? [] { RecordText.append(place, to: &line) }
        line.append(10)
        pass.write(line)
    }

    private func recordEntries(_ annotation: PDFDictionary, into pass: inout InkPass) throws(PDFError) {
        for key in Self.drawn {
            guard let value = try inherited(key, annotation) else { continue }
            var line = Array("entry \(key)".utf8)
            RecordText.append(hexadecimal: try objects.digest(of: value), to: &line)
            line.append(10)
            pass.write(line)
        }
    }

    private func inherited(_ key: String, _ annotation: PDFDictionary) throws(PDFError) -> PDFObject? {
        var dictionary = annotation
        for _ in 0..<32 {
            if let value = dictionary[key] { return value }
            guard key == "V" || key == "DA", let parent = try document.resolveDictionary(dictionary["Parent"]) else {
                return nil
            }
            dictionary = parent
        }
        return nil
    }
}
