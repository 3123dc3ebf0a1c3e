/// Writes a message of an interchange in its XML form (ISO/TS 20625), by names of its own: what tests read is not made by
/// the table that reads it.
package enum MessageXML {
    /// - Parameter interchange: With the standard separators, one message, a segment a line.
    package static func write(_ interchange: String) -> String {
        var xml = "<M_INVOIC>\n"
        for line in interchange.split(whereSeparator: \.isNewline) {
            let segment = line.dropLast().replacing("?:", with: "\u{1}").replacing("?+", with: "\u{2}")
            let parts = segment.split(separator: "+", omittingEmptySubsequences: false)
            guard let tag = parts.first.map(String.init), let names = segments[tag] else { continue }
            xml += "<S_\(tag)>"
            for (name, text) in zip(names.split(separator: " "), parts.dropFirst()) where !text.isEmpty {
                guard let components = composites[String(name)] else {
                    xml += element("D_\(name)", text)
                    continue
                }
                let values = text.split(separator: ":", omittingEmptySubsequences: false)
                let inside = zip(components.split(separator: " "), values).map { name, value in
                    value.isEmpty ? "" : element("D_\(name)", value)
                }
                xml += "<C_\(name)>\(inside.joined())</C_\(name)>"
            }
            xml += "</S_\(tag)>\n"
        }
        return xml + "</M_INVOIC>\n"
    }

    private static func element(_ name: String, _ text: Substring) -> String {
        let plain = text.replacing("\u{1}", with: ":").replacing("\u{2}", with: "+")
        return "<\(name)>\(plain.replacing("&", with: "&amp;").replacing("<", with: "&lt;"))</\(name)>"
    }

    private static let segments = [
        "UNH": "0062 S009", "BGM": "C002 C106", "DTM": "C507", "FTX": "4451 4453 C107 C108",
        "NAD": "3035 C082 C058 C080 C059 3164 C819 3251 3207", "FII": "3035 C078", "RFF": "C506", "CTA": "3139 C056",
        "COM": "C076", "CUX": "C504", "PYT": "4279", "PAI": "C534", "LIN": "1082", "IMD": "7077 C272 C273",
        "QTY": "C186", "MOA": "C516", "PRI": "C509", "TAX": "5283 C241 C533 5286 C243 5305", "UNS": "0081",
        "UNT": "0074 0062",
    ]

    private static let composites = [
        "S009": "0065 0052 0054 0051", "C002": "1001", "C106": "1004", "C507": "2005 2380 2379", "C107": "4441",
        "C108": "4440 4440_2", "C082": "3039 1131", "C080": "3036 3036_2", "C059": "3042 3042_2", "C819": "3229",
        "C078": "3194", "C506": "1153 1154", "C056": "3413 3412", "C076": "3148 3155", "C504": "6347 6345",
        "C534": "4439 4431 4461", "C272": "7081", "C273": "7009 1131 3055 7008", "C186": "6063 6060 6411",
        "C516": "5025 5004", "C509": "5125 5118", "C241": "5153", "C243": "5279 1131 3055 5278",
    ]
}
