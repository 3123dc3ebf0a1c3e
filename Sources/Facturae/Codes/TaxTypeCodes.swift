/// The kinds of tax Facturae knows. Three of them are what EN 16931 calls VAT; the others have no term there.
enum TaxTypeCodes {
    /// What a tax's category is by its kind alone.
    enum Kind: Hashable {
        /// 01 IVA.
        case iva
        /// 03 IGIC, category L.
        case igic
        /// 02 IPSI, category M.
        case ipsi
        /// Any other, with its abbreviation.
        case other(String)
    }

    static func kind(_ code: String) -> Kind {
        switch code {
        case "01": .iva
        case "02": .ipsi
        case "03": .igic
        default: .other(abbreviations[code] ?? code)
        }
    }

    /// The code of a VAT category (UNTDID 5305).
    static func code(category: String) -> String {
        switch category {
        case "L": "03"
        case "M": "02"
        default: "01"
        }
    }

    /// The code of a tax that is no VAT, by the abbreviation it was read with.
    static func code(scheme: String) -> String? {
        abbreviations.first { $0.value == scheme }?.key
            ?? (scheme.utf8.count == 2 && Int(scheme).map { (1...29).contains($0) } == true ? scheme : nil)
    }

    /// EN 16931's scheme of the equivalence surcharge, a rate on top of IVA for retailers.
    static let equivalenceSurcharge = "RE"

    private static let abbreviations = [
        "04": "IRPF", "05": "OTRO", "06": "ITPAJD", "07": "IE", "08": "RA", "09": "IGTECM", "10": "IECDPCAC",
        "11": "IIIMAB", "12": "ICIO", "13": "IMVDN", "14": "IMSN", "15": "IMGSN", "16": "IMPN", "17": "REIVA",
        "18": "REIGIC", "19": "REIPSI", "20": "IPS", "21": "RLEA", "22": "IVPEE", "25": "IDEC", "27": "IGFEI",
        "28": "IRNR", "29": "IS",
    ]
}
