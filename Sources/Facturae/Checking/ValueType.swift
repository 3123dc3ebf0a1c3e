import EN16931

/// What the text of a Facturae element may be.
enum ValueType: Hashable {
    case text(atLeast: Int, atMost: Int)
    /// Digits, exactly so many or at most.
    case digits(Int, exactly: Bool)
    /// Plain decimal with that many decimals at most.
    case decimal(atMost: Int)
    /// Plain decimal with exactly that many.
    case decimals(Int)
    case double
    case integer
    case date
    /// One of a list, which the words name.
    case code(String)

    init(_ name: String, version: FacturaeVersion) {
        switch name {
        case "text": self = .text(atLeast: 0, atMost: .max)
        case "double": self = .double
        case "integer": self = .integer
        case "date": self = .date
        case "bic": self = .text(atLeast: 11, atMost: 11)
        case "d2": self = .decimals(2)
        case "d8": self = .decimal(atMost: 8)
        case "d8a2", "d8a4", "d8a6":
            // 3.2 fixes the number of decimals, later versions allow up to eight.
            self = version == .v3_2 ? .decimals(Int(name.suffix(1)) ?? 2) : .decimal(atMost: 8)
        case _ where name.hasPrefix("digits"):
            let count = Int(name.dropFirst(6)) ?? 0
            self = .digits(count, exactly: count < 10)
        case _ where name.hasPrefix("t") && name.dropFirst().first?.isNumber == true:
            let bounds = name.dropFirst().split(separator: "-").compactMap { Int($0) }
            self = .text(atLeast: bounds.count > 1 ? bounds[0] : 0, atMost: bounds.last ?? 0)
        default: self = .code(name)
        }
    }

    /// Why the text is no such value; nil where it is one.
    func complaint(_ text: String, version: FacturaeVersion) -> String? {
        switch self {
        case .text(let least, let most):
            let count = text.unicodeScalars.count
            if count > most { return "is longer than the \(most) characters Facturae has for it" }
            return count < least ? "is shorter than \(least) characters" : nil
        case .digits(let count, let exactly):
            let isRight =
                text.utf8.allSatisfy(Self.isDigit) && (exactly ? text.utf8.count == count : text.utf8.count <= count)
            return isRight ? nil : exactly ? "is not of \(count) digits" : "is not of at most \(count) digits"
        case .decimal(let most):
            return Self.isDecimal(text, 0...most) ? nil : "is no number of at most \(most) decimals"
        case .decimals(let count):
            return Self.isDecimal(text, count...count) ? nil : "is no number of exactly \(count) decimals"
        case .double: return Self.isDouble(text) ? nil : "is no number"
        case .integer: return Int64(text.trimmedOfXMLWhiteSpace) == nil ? "is no whole number" : nil
        case .date: return InvoiceDate(text.trimmedOfXMLWhiteSpace) == nil ? "is no date (2026-11-23)" : nil
        case .code(let name): return Self.isCode(text, of: name, version) ? nil : "is not in Facturae's list"
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isDecimal(_ text: String, _ decimals: ClosedRange<Int>) -> Bool {
        // White space is collapsed before the pattern applies (XML Schema 2 §4.3.6).
        let text = text.trimmedOfXMLWhiteSpace
        let parts = (text.hasPrefix("-") ? text.dropFirst() : text[...]).split(
            separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else { return false }
        return decimals.contains(parts.count == 2 ? parts[1].utf8.count : 0)
    }

    /// `xs:double`: with exponent, and the names of what is no number.
    private static func isDouble(_ text: String) -> Bool {
        let text = text.trimmedOfXMLWhiteSpace
        if ["INF", "-INF", "NaN"].contains(text) { return true }
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        guard let mantissa = parts.first else { return false }
        let unsigned = mantissa.first == "-" || mantissa.first == "+" ? mantissa.dropFirst() : mantissa
        let digits = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        guard digits.count <= 2, digits.allSatisfy({ $0.utf8.allSatisfy(isDigit) }),
            digits.contains(where: { !$0.isEmpty })
        else { return false }
        guard parts.count == 2 else { return true }
        let exponent = parts[1].first == "-" || parts[1].first == "+" ? parts[1].dropFirst() : parts[1]
        return !exponent.isEmpty && exponent.utf8.allSatisfy(isDigit)
    }

    private static func isCode(_ text: String, of list: String, _ version: FacturaeVersion) -> Bool {
        switch list {
        case "version": text == version.rawValue
        case "currency": CurrencyCodes.isListed(text)
        case "country": CountryCodes.isListed(text)
        case "language": LanguageCodes.isListed(text)
        case "reason": CorrectionReasons.description(text) != nil
        case "reasontext": CorrectionReasons.allDescriptions.contains(text)
        case "method": CorrectionReasons.methodDescription(text) != nil
        case "methodtext": CorrectionReasons.allMethodDescriptions.contains(text)
        case "unit": isNumber(text, upTo: version == .v3_2_2 ? 36 : 35)
        case "means": isNumber(text, upTo: 19)
        case "tax": isNumber(text, upTo: version == .v3_2 ? 19 : 29)
        case "role": isNumber(text, upTo: 9)
        case "format": lists[list]?.contains(text) == true && (text != "html" || version == .v3_2_2)
        default: lists[list]?.contains(text) ?? false
        }
    }

    /// Two digits from 01 on.
    private static func isNumber(_ text: String, upTo last: Int) -> Bool {
        guard text.utf8.count == 2, text.utf8.allSatisfy(isDigit), let number = Int(text) else { return false }
        return (1...last).contains(number)
    }

    private static let lists: [String: Set<String>] = [
        "modality": ["I", "L"], "issuer": ["EM", "RE", "TE"], "person": ["F", "J"], "residence": ["E", "R", "U"],
        "documenttype": ["FC", "FA", "AF"], "class": ["OO", "OR", "OC", "CO", "CR", "CC"], "event": ["01", "02"],
        "compression": ["ZIP", "GZIP", "NONE"], "encoding": ["BASE64", "BER", "DER", "NONE"],
        "format": ["xml", "doc", "gif", "rtf", "pdf", "xls", "jpg", "bmp", "tiff", "html"],
    ]
}
