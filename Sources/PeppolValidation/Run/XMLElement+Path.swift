import EN16931
import XML

extension XMLElement {
    /// All elements at the path, in document order.
    func elements(_ path: Path) -> [XMLElement] {
        path.steps.reduce([self]) { found, step in found.flatMap { $0.all(step.name, in: step.namespace) } }
    }

    /// The first element at the path.
    func element(_ path: Path) -> XMLElement? { first(path.steps[...]) }

    func has(_ path: Path) -> Bool { element(path) != nil }

    /// Text of the first element at the path, as written; nil where there is none.
    func text(_ path: Path) -> String? { element(path)?.text }

    /// Text of the first element at the path, its white space collapsed; empty where there is none.
    func collapsed(_ path: Path) -> String { element(path)?.collapsedText ?? "" }

    /// Own text, white space collapsed.
    var collapsedText: String { text.collapsedXMLWhiteSpace }

    /// Whether one of the elements at the path has exactly that text.
    func has(_ path: Path, saying text: String) -> Bool { elements(path).contains { $0.text == text } }

    /// Whether one of the elements at the path says anything.
    func states(_ path: Path) -> Bool { elements(path).contains { !$0.collapsedText.isEmpty } }

    /// The number at the path; `missing` where there is none, nil where it cannot be read.
    func amount(_ path: Path, missing: Amount? = nil) -> Amount? {
        guard let element = element(path) else { return missing }
        return Amount(termText: element.text)
    }

    var place: SourcePlace { SourcePlace(node: node, line: line, column: column) }

    /// Whether its parent has that name.
    func isChild(of name: String, in namespace: XMLNamespace) -> Bool { parent?.is(name, in: namespace) ?? false }

    /// Whether an ancestor has that name.
    func isInside(_ name: String, in namespace: XMLNamespace) -> Bool {
        var ancestor = parent
        while let current = ancestor {
            if current.is(name, in: namespace) { return true }
            ancestor = current.parent
        }
        return false
    }

    private func first(_ steps: ArraySlice<Path.Step>) -> XMLElement? {
        guard let step = steps.first else { return self }
        for child in children where child.is(step.name, in: step.namespace) {
            if let found = child.first(steps.dropFirst()) { return found }
        }
        return nil
    }
}

extension String {
    /// Without white space at both ends, inner runs of it as one blank (XPath `normalize-space`).
    var collapsedXMLWhiteSpace: String {
        var bytes: [UInt8] = []
        var pending = false
        var changed = false
        for byte in utf8 {
            guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else {
                if pending, !bytes.isEmpty { bytes.append(0x20) }
                pending = false
                bytes.append(byte)
                continue
            }
            changed = changed || pending || bytes.isEmpty || byte != 0x20
            pending = true
        }
        return changed || pending ? String(decoding: bytes, as: UTF8.self) : self
    }

    /// That many characters from a position, both counted from 0; fewer where the text ends.
    func part(_ start: Int, _ length: Int = .max) -> String {
        String(String.UnicodeScalarView(unicodeScalars.dropFirst(start).prefix(length)))
    }

    /// Characters as XPath counts them.
    var characterCount: Int { unicodeScalars.count }

    /// Only ASCII digits, at least one; that many where a count is given.
    func isDigits(_ count: Int? = nil) -> Bool {
        !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } && (count == nil || utf8.count == count)
    }

    /// Upper case of an ASCII text; other characters as Unicode has it.
    var upper: String { uppercased() }

    /// A number as XPath's `number()` reads one (`xs:double`), where that is not NaN.
    var isXPathNumber: Bool {
        let text = trimmedOfXMLWhiteSpace
        if text == "INF" || text == "-INF" || text == "+INF" { return true }
        var rest = Substring(text)
        if rest.first == "-" || rest.first == "+" { rest = rest.dropFirst() }
        let parts = rest.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        guard let mantissa = parts.first, Amount.isUnsignedDecimal(mantissa) else { return false }
        guard parts.count == 2 else { return true }
        var exponent = parts[1]
        if exponent.first == "-" || exponent.first == "+" { exponent = exponent.dropFirst() }
        return String(exponent).isDigits()
    }

    /// Whether XPath takes it for an `xs:integer`.
    var isXPathInteger: Bool {
        var text = Substring(trimmedOfXMLWhiteSpace)
        if text.first == "-" || text.first == "+" { text = text.dropFirst() }
        return String(text).isDigits()
    }

    /// `yyyy-mm-dd` and a day that exists.
    var isPlainDate: Bool { utf8.count == 10 && InvoiceDate(self) != nil }

    /// Order of texts by code point, as XPath compares them.
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

extension Amount {
    /// Digits with at most one point among, before or after them.
    fileprivate static func isUnsignedDecimal(_ text: Substring) -> Bool {
        var digits = 0
        var points = 0
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: digits += 1
            case 0x2E: points += 1
            default: return false
            }
        }
        return digits > 0 && points <= 1
    }
}
