import Extraction

extension ReaderInvariants {
    /// Any bytes as an XML invoice of any vocabulary: parsed, read, held against every rule set, findings located.
    package static func xml(_ bytes: [UInt8]) -> [String] {
        guard let findings = InvoiceReadings.xml(bytes) else { return [] }
        return locations(findings, lines: lineCount(bytes), columns: 4 * bytes.count + 1)
    }
}
