/// BT-23 as the network writes it: `urn:fdc:peppol.eu:2017:poacc:billing:NN:1.0`.
enum BusinessProcess {
    /// BT-24 of Peppol BIS Billing 3.
    static let specification = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"

    /// The form, NN for two digits. The artefact's pattern lets any character stand for a point.
    private static let form = Array("urn:fdc:peppol.eu:2017:poacc:billing:NN:1.0".utf8)

    /// The process number (`01`), nil where the text has not the form anywhere.
    static func number(_ text: String) -> String? {
        let bytes = Array(text.collapsedXMLWhiteSpace.utf8)
        guard bytes.count >= form.count, (0...(bytes.count - form.count)).contains(where: { fits(bytes, at: $0) })
        else { return nil }
        // The seventh piece between colons, wherever the form begins.
        let pieces = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        return pieces.count > 6 ? String(decoding: pieces[6], as: UTF8.self) : ""
    }

    private static func fits(_ bytes: [UInt8], at start: Int) -> Bool {
        for (offset, expected) in form.enumerated() {
            let byte = bytes[start + offset]
            switch expected {
            case UInt8(ascii: "."): continue
            case UInt8(ascii: "N"): if !(0x30...0x39).contains(byte) { return false }
            default: if byte != expected { return false }
            }
        }
        return true
    }
}
