import PDF

/// What a graphics state parameter dictionary (ISO 32000-2 table 57) sets.
struct InkParameters {
    var font: (font: PageFont, size: Double)?
    var lineWidth: Double?
    /// All others, as digests.
    var others: [String: [UInt8]] = [:]
}

/// What a colour space is, and where the resources define it the SHA-256 of the definition.
typealias ColorSpace = (kind: ColorSpaceKind, definition: [UInt8])

extension InkPass {
    /// The colour that an operator sets.
    mutating func paint(
        _ name: ContentOperator, _ operands: [ContentOperand], after former: Paint
    ) throws(PDFError) -> Paint {
        let values = operands.compactMap(\.number)
        switch name {
        case .fillSpace, .strokeSpace:
            // Initial colours are black, except that white is never initial.
            let space = try space(operands.first?.nameValue ?? "")
            return Paint(space.kind, definition: space.definition, [])
        case .fillGray, .strokeGray: return Paint(.gray, values)
        case .fillRGB, .strokeRGB: return Paint(.rgb, values)
        case .fillCMYK, .strokeCMYK: return Paint(.cmyk, values)
        default:
            guard let pattern = operands.last?.nameValue else {
                return Paint(former.space, definition: former.definition, values)
            }
            return Paint(.other, definition: former.definition, values, pattern: try self.pattern(pattern))
        }
    }

    private mutating func space(_ name: String) throws(PDFError) -> ColorSpace {
        if let known = spaces[name] { return known }
        var space: ColorSpace = (try reader.colorSpace(name, resources: resources), [])
        let defined = try reader.document.resolveDictionary(resources["ColorSpace"])
        if let value = defined?[name] { space.definition = try reader.objects.digest(of: value) }
        spaces[name] = space
        return space
    }

    /// A pattern's own form; of a cell without resources also what it may borrow.
    private mutating func pattern(_ name: String) throws(PDFError) -> [UInt8] {
        if let known = patterns[name] { return known }
        let defined = try reader.document.resolveDictionary(resources["Pattern"])
        var digest = try reader.objects.digest(of: defined?[name])
        if case .stream(let cell) = try reader.document.resolve(defined?[name]),
            try reader.document.resolveDictionary(cell.dictionary["Resources"]) == nil
        {
            digest = PictureSource.digest(digest + (try borrowed()))
        }
        patterns[name] = digest
        return digest
    }

    mutating func setParameters(_ name: String) throws(PDFError) {
        let values = try known(name)
        if let width = values.lineWidth { state.look.lineWidth = width }
        if let (font, size) = values.font { (state.text.font, state.text.fontSize) = (font, size) }
        for (key, value) in values.others { state.look.parameters[key] = value }
    }

    private mutating func known(_ name: String) throws(PDFError) -> InkParameters {
        if let known = parameters[name] { return known }
        var values = InkParameters()
        let states = try reader.document.resolveDictionary(resources["ExtGState"])
        if let entries = try reader.document.resolveDictionary(states?[name]) {
            values.lineWidth = try reader.document.resolve(entries["LW"]).number
            if let font = try reader.document.resolveArray(entries["Font"]), font.count == 2 {
                values.font = (try reader.font(font[0]), try reader.document.resolve(font[1]).number ?? 0)
            }
            for key in entries.entries.keys.sorted().prefix(64) where !["Type", "LW", "Font"].contains(key) {
                values.others[key] = try reader.objects.digest(of: entries[key])
            }
        }
        parameters[name] = values
        return values
    }

    mutating func setDash(_ operands: [ContentOperand]) {
        guard operands.count == 2, case .array(let lengths) = operands[0] else { return }
        state.look.dash = lengths.isEmpty ? [] : lengths.prefix(64).map { $0.number ?? 0 } + [operands[1].number ?? 0]
    }

    /// A font of the resources, read once for each run.
    mutating func font(named name: String) throws(PDFError) -> PageFont {
        if let known = fonts[name] { return known }
        let dictionary = try reader.document.resolveDictionary(resources["Font"])
        let font = try reader.font(dictionary?[name])
        fonts[name] = font
        return font
    }
}
