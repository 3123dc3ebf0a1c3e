internal import XML

/// Says in our words what libxml2 complains of.
///
/// Its sentences are `Element '{namespace}name'[, attribute 'name']: what`, where names and values stand in quotes and
/// what is expected stands in parentheses or braces.
struct SchemaMessage {
    private let complaint: SchemaComplaint
    private let element: XMLElement
    private let prefixes: [String: String]
    /// Of the attribute it is about.
    private let attribute: String?
    /// Behind the names.
    private let detail: Substring

    init(_ complaint: SchemaComplaint, element: XMLElement, prefixes: [String: String]) {
        self.complaint = complaint
        self.element = element
        self.prefixes = prefixes
        let text = complaint.text[...]
        let afterElement = Self.after("'", in: Self.after("Element '", in: text) ?? text) ?? text
        if afterElement.hasPrefix(Self.attributeMark) {
            let named = afterElement.dropFirst(Self.attributeMark.count)
            attribute = String(named.prefix { $0 != "'" })
            detail = Self.after("': ", in: named) ?? named
        } else {
            attribute = nil
            detail = Self.after(": ", in: afterElement) ?? afterElement
        }
    }

    private static let attributeMark = ", attribute '"

    /// One or two sentences.
    var text: String {
        switch complaint.code {
        case 1871 where detail.hasPrefix("Missing child"), 1844 where detail.hasPrefix("Missing child"):
            "\(name) ends before it is complete. \(next("What must follow here"))"
        case 1871, 1844: unexpected
        case 1840: "\(subject) \(value) is none of the codes allowed here: \(codes)."
        case 1839: "\(subject) \(value) does not have the form \(lastQuoted)."
        case 1830, 1831, 1832: length
        case 1824, 1825, 1826: "\(subject) \(value) is no \(type)."
        case 1866, 1867:
            "\(name) has the attribute \(complaint.value ?? attribute ?? ""), which is not allowed there. Remove it."
        case 1868: "\(name) lacks the attribute \(complaint.value ?? attribute ?? ""), which it must have."
        case 1874: "\(subject) \(value) must be \(lastQuoted) or be left out."
        case 1841: "\(name) must be empty and is not."
        case 1842, 1828: "\(name) holds text only; no element may stand in it."
        case 1843: "\(name) holds elements only; text stands between them. Remove it."
        case 1827:
            "\(name) must have no attribute but those of XML Schema itself; \(complaint.value ?? attribute ?? "one") is not."
        case 1845: "\(name) is not the root of a document of this vocabulary."
        case 1847: "\(name) must not be nil. Give it its content, or leave it out."
        default: "\(name) is not as its schema says (\(SchemaRule.name(of: complaint.code)))."
        }
    }

    // MARK: Content models

    private var unexpected: String {
        guard let parent = element.parent else { return "\(name) must not stand here." }
        let parentName = Self.name(parent.name, parent.namespace, prefixes)
        if expected.isEmpty {
            return "\(name) must not stand here: \(parentName) is complete before it. Move or remove it."
        }
        if let meant = expected.first(where: { $0.local == element.name && $0.namespace != element.namespace }) {
            return "\(name) is in \(Self.space(element.namespace)) and must be in \(Self.space(meant.namespace))."
        }
        let known = parent.children.contains { $0.node < element.node && $0.name == element.name }
        return "\(name) must not stand here in \(parentName)"
            + (known ? ", where it or a later element stands already. " : ". ") + next("Expected at this place")
    }

    private static func space(_ namespace: String) -> String {
        namespace.isEmpty ? "no namespace" : "the namespace \(namespace)"
    }

    /// What the validator would take next; it lists ten at most. An empty local name is any element.
    private var expected: [(local: String, namespace: String)] {
        guard let open = Self.after("( ", in: detail) else { return [] }
        let list = open.prefix { $0 != ")" }
        return list.split(separator: ",").map { item in
            let item = item.trimmingBlanks
            if item.contains("*") { return ("", "") }
            guard item.first == "{", let end = item.firstIndex(of: "}") else { return (String(item), "") }
            return (String(item[item.index(after: end)...]), String(item[item.index(after: item.startIndex)..<end]))
        }
    }

    private func next(_ words: String) -> String {
        let names = expected.map { $0.local.isEmpty ? "any element" : Self.name($0.local, $0.namespace, prefixes) }
        guard let last = names.last else { return "" }
        let others = names.dropLast().joined(separator: ", ")
        return names.count == 1 ? "\(words): \(last)." : "\(words): \(others) or \(last)."
    }

    // MARK: Values

    private var name: String { Self.name(element.name, element.namespace, prefixes) }

    /// What has the value.
    private var subject: String { attribute.map { "The attribute \($0) of \(name):" } ?? "\(name):" }

    private var value: String {
        guard let value = complaint.value, !value.isEmpty else { return "an empty value" }
        return Self.quoted(value)
    }

    private var type: String {
        let named = Self.after("type '", in: detail).map { String($0.prefix { $0 != "'" }) } ?? ""
        if let built = Self.after("xs:", in: named[...]) { return Self.plain[String(built)] ?? "xs:\(built)" }
        guard let end = named.firstIndex(of: "}") else { return "value its type allows" }
        return "value of the type \(named[named.index(after: end)...])"
    }

    /// What the types of XML Schema want, for those who do not know their names.
    private static let plain: [String: String] = [
        "decimal": "decimal number (xs:decimal, such as 1234.50, without exponent and thousands separator)",
        "double": "number (xs:double, such as 1234.50)", "long": "whole number (xs:long)",
        "integer": "whole number (xs:integer)", "date": "date of the calendar (xs:date, such as 2026-02-28)",
        "time": "time of day (xs:time, such as 12:30:00)",
        "dateTime": "date with time (xs:dateTime, such as 2026-02-28T12:30:00)",
        "boolean": "truth value (xs:boolean: true or false)", "base64Binary": "Base64 (xs:base64Binary)",
        "anyURI": "address (xs:anyURI)", "ID": "identifier (xs:ID: a name that begins with a letter)",
    ]

    /// The first codes of an enumeration and how many there are more.
    private var codes: String {
        guard let set = Self.after("{", in: detail) else { return "see its code list" }
        let all = set.prefix { $0 != "}" }.split(separator: ", ").map { $0.filter { $0 != "'" } }
        let shown = all.prefix(24).joined(separator: ", ")
        return all.count > 24 ? "\(shown) and more" : shown
    }

    private var length: String {
        let numbers = detail.split(separator: "'").compactMap { Int($0) }
        let owner = attribute.map { "The attribute \($0) of \(name)" } ?? name
        guard numbers.count >= 2 else { return "\(owner) does not have the length it must have." }
        let bound =
            switch complaint.code {
            case 1831: "at least \(numbers[1])"
            case 1832: "at most \(numbers[1])"
            default: "exactly \(numbers[1])"
            }
        return "\(owner) has \(numbers[0]) characters; it must have \(bound)."
    }

    private var lastQuoted: String {
        let parts = detail.split(separator: "'", omittingEmptySubsequences: false)
        return parts.count > 1 ? "\"\(parts[parts.count - 2])\"" : "its schema gives"
    }

    static func quoted(_ value: String) -> String {
        let line = value.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 60 ? "\"\(line.prefix(60))…\"" : "\"\(line)\""
    }

    private static func name(_ local: String, _ namespace: String, _ prefixes: [String: String]) -> String {
        if let prefix = prefixes[namespace], !prefix.isEmpty { return "\(prefix):\(local)" }
        return local
    }

    private static func after(_ mark: String, in text: Substring) -> Substring? {
        var place = text.startIndex
        while place < text.endIndex {
            if text[place...].hasPrefix(mark) { return text[place...].dropFirst(mark.count) }
            place = text.index(after: place)
        }
        return nil
    }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        let head = drop { $0 == " " }
        guard let last = head.lastIndex(where: { $0 != " " }) else { return "" }
        return head[...last]
    }
}
