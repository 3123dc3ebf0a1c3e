import EN16931
import XML

// Paths of elements, as the rules' XPaths step through them.

extension XMLNamespace {
    static let invoice = XMLNamespace("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2")
    static let creditNote = XMLNamespace("urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2")
    static let cac = XMLNamespace("urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2")
    static let cbc = XMLNamespace("urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2")
    static let rsm = XMLNamespace("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100")
    static let ram = XMLNamespace(
        "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100")
    static let udt = XMLNamespace("urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100")

    /// For XPaths in findings.
    static let prefixes = [
        invoice.uri: "ubl", creditNote.uri: "cn", cac.uri: "cac", cbc.uri: "cbc", rsm.uri: "rsm", ram.uri: "ram",
        udt.uri: "udt",
    ]
}

extension XMLElement {
    /// Child groups of that name (UBL).
    func cac(_ name: String) -> [XMLElement] { all(name, in: .cac) }
    /// Child values of that name (UBL).
    func cbc(_ name: String) -> [XMLElement] { all(name, in: .cbc) }
    /// Child elements of that name (CII).
    func ram(_ name: String) -> [XMLElement] { all(name, in: .ram) }
    /// Child elements of the message's own level of that name (CII).
    func rsm(_ name: String) -> [XMLElement] { all(name, in: .rsm) }

    /// Whether its parent has that name.
    func isChild(of name: String, in namespace: XMLNamespace) -> Bool { parent?.is(name, in: namespace) == true }

    /// Whether it is inside an element of that name, however deep.
    func isInside(_ name: String, in namespace: XMLNamespace) -> Bool {
        var ancestor = parent
        while let element = ancestor {
            if element.is(name, in: namespace) { return true }
            ancestor = element.parent
        }
        return false
    }

    var isLeaf: Bool { children.first { _ in true } == nil }

    /// Its text says nothing: there is none, or only white space.
    var isBlank: Bool { text.utf8.allSatisfy(\.isXMLWhiteSpace) }

    /// Its text as XPath's `normalize-space()` gives it.
    var normalised: String { text.normalisedXMLSpace }

    /// Its text as a number, nil where it is none.
    var decimal: Amount? { Amount(termText: text) }

    /// Its name as the document writes it.
    var qualifiedName: String { prefix.isEmpty ? name : "\(prefix):\(name)" }

    /// Calls for it and everything inside it, in document order. Documents are not deep (`XMLLimits`).
    func forEachInside(_ visit: (XMLElement) -> Void) {
        visit(self)
        for child in children { child.forEachInside(visit) }
    }
}

extension [XMLElement] {
    func cac(_ name: String) -> [XMLElement] { flatMap { $0.cac(name) } }
    func cbc(_ name: String) -> [XMLElement] { flatMap { $0.cbc(name) } }
    func ram(_ name: String) -> [XMLElement] { flatMap { $0.ram(name) } }

    /// One of them says something.
    var isStated: Bool { contains { !$0.isBlank } }

    /// The first one's text, normalised; empty where there is none.
    var firstNormalised: String { first?.normalised ?? "" }

    /// The only one's text, normalised; empty where there is none, or more. What chooses the rules that apply is no
    /// choice where it is repeated.
    var onlyNormalised: String { count == 1 ? firstNormalised : "" }

    /// One of them has exactly that text.
    func contain(text: String) -> Bool { contains { $0.text == text } }

    /// One of them has exactly one of those texts.
    func contain(anyOf texts: Set<String>) -> Bool { contains { texts.contains($0.text) } }

    /// One of them has an attribute of exactly that value.
    func contain(attribute name: String, _ value: String) -> Bool { contains { $0.attribute(name) == value } }

    /// The sum of their numbers, as XPath's `sum()`: zero for none; nil where one is no number.
    var sum: Amount? {
        var total = Amount.zero
        for element in self {
            guard let value = element.decimal, let next = total.adding(value) else { return nil }
            total = next
        }
        return total
    }
}

extension UInt8 {
    /// XML 1.0 §2.3 S.
    var isXMLWhiteSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isUppercaseLetter: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
    var isLetter: Bool { isUppercaseLetter || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
}

extension String {
    /// Without white space at both ends, and one blank for each inside.
    package var normalisedXMLSpace: String {
        var result: [UInt8] = []
        for word in utf8.split(whereSeparator: \.isXMLWhiteSpace) {
            if !result.isEmpty { result.append(0x20) }
            result += word
        }
        return String(decoding: result, as: UTF8.self)
    }
}
