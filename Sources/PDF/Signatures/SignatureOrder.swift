package import ArchiveModel

/// A signature dictionary to be (ISO 32000-2 table 255; EN 319 142-1 §6.3). Whoever makes an increment and whoever
/// holds it against its order take it from here.
package struct SignatureOrder: Hashable, Sendable {
    /// Bytes reserved in /Contents.
    package var capacity: Int
    /// For /M.
    package var time: UTCTime
    package var reason: String?

    package init(capacity: Int, time: UTCTime, reason: String? = nil) {
        self.capacity = capacity
        self.time = time
        self.reason = reason
    }

    /// All its entries but /ByteRange and /Contents.
    package var dictionary: PDFDictionary {
        var dictionary: PDFDictionary = [
            "Type": .name("Sig"), "Filter": .name("Adobe.PPKLite"), "SubFilter": .name("ETSI.CAdES.detached"),
            "M": .string(Array(date.utf8)),
        ]
        dictionary["Reason"] = reason.map { .string(TextString.encode($0)) }
        return dictionary
    }

    /// `D:20261123204400+00'00'`: the spelling readers of every PDF version know.
    private var date: String {
        let digits = time.description.utf8.filter { (48...57).contains($0) }.prefix(14)
        return "D:" + String(decoding: digits, as: UTF8.self) + "+00'00'"
    }
}
