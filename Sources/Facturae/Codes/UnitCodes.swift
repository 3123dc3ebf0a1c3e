/// Units of measure: Facturae numbers 36 of them, EN 16931 uses UN/ECE Recommendations 20 and 21 (packages with `X`).
enum UnitCodes {
    /// The recommendation's code of a Facturae code. Those that no recommendation knows (14 beverage carton, 27
    /// six-pack) are `ZZ`, mutually defined, like 05, other. Nil for a code Facturae does not have.
    static func recommendation20(_ code: String) -> String? {
        guard let number = Int(code), code.utf8.count == 2, codes.indices.contains(number - 1) else { return nil }
        return codes[number - 1]
    }

    /// The Facturae code that says the same; 05, other, where none does.
    static func facturae(_ unit: String) -> String {
        if let number = codes.firstIndex(of: unit) { return digits(unit == "ZZ" ? 5 : number + 1) }
        return near[unit] ?? "05"
    }

    private static let codes = [
        "C62", "HUR", "KGM", "LTR", "ZZ", "XBX", "XDS", "XBA", "XJY", "XBG", "XCO", "XBO", "XCI", "ZZ", "CLT", "CMT",
        "XBI", "DZN", "XCS", "XDJ", "GRM", "KMT", "XCA", "XBH", "MTR", "MMT", "ZZ", "XPK", "PTN", "XRO", "XEN", "XTB",
        "MTQ", "SEC", "WTT", "KWH",
    ]

    /// Other names of a counted unit.
    private static let near = ["H87": "01", "EA": "01", "NAR": "01", "XPP": "01"]

    private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
