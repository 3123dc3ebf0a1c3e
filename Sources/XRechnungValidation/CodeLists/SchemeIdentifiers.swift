/// Code lists that the extension and CVD rules carry themselves, in the edition of their rule set.
enum SchemeIdentifiers {
    /// ISO/IEC 6523 international code designators, and the three of the extension for digital health applications.
    ///
    /// 0092, 0103, 0181 and 0182 are not assigned. 0244, the last of the official list, is not found there because
    /// the blank after it is missing.
    static let icd = Set(
        extensionSchemes
            + (2...243).filter { ![92, 103, 181, 182].contains($0) }.map { number in
                String(repeating: "0", count: 4 - String(number).utf8.count) + String(number)
            })

    /// Electronic address schemes (EAS), and the three of the extension.
    static let electronicAddress = Set(
        extensionSchemes
            + """
            0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188
            0190 0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213
            0215 0216 0217 0218 0219 0220 0221 0225 0230 0235 0240 0244 9910 9913 9914 9915 9918 9919 9920 9922 9923
            9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944
            9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959 AN AQ AS AU EM
            """.words)

    private static let extensionSchemes = ["XR01", "XR02", "XR03"]

    /// UNTDID 7143 item classifications, and `CVD`.
    static let itemClassification = Set(
        """
        CVD AA AB AC AD AE AF AG AH AI AJ AK AL AM AN AO AP AQ AR AS AT AU AV AW AX AY AZ BA BB BC BD BE BF BG BH BI
        BJ BK BL BM BN BO BP BQ BR BS BT BU BV BW BX BY BZ CC CG CL CR CV DR DW EC EF EMD EN FS GB GN GMN GS HS IB
        IN IS IT IZ MA MF MN MP NB ON PD PL PO PPI PV QS RC RN RU RY SA SG SK SN SRS SRT SRU SRV SRW SRX SRY SRZ SS
        SSA SSB SSC SSD SSE SSF SSG SSH SSI SSJ SSK SSL SSM SSN SSO SSP SSQ SSR SSS SST SSU SSV SSW SSX SSY SSZ ST
        STA STB STC STD STE STF STG STH STI STJ STK STL STM STN STO STP STQ STR STS STT STU STV STW STX STY STZ SUA
        SUB SUC SUD SUE SUF SUG SUH SUI SUJ SUK SUL SUM TG TSN TSO TSP TSQ TSR TSS TST TSU UA UP VN VP VS VX ZZZ
        """.words)

    /// Membership as the official rules test it: an identifier that says nothing passes, since it is looked for
    /// between the two blanks where their lists are joined.
    static func contains(_ scheme: String?, in list: Set<String>) -> Bool {
        let scheme = (scheme ?? "").normalisedXMLSpace
        return scheme.isEmpty || list.contains(scheme)
    }
}

/// Other values that XRechnung allows.
enum AllowedValues {
    /// BT-3, UNTDID 1001.
    static let typeCodes: Set<String> = ["326", "380", "384", "389", "381", "875", "876", "877"]
    /// VAT categories with which a seller must say who he is to the tax office.
    static let taxedCategories: Set<String> = ["S", "Z", "E", "AE", "K", "G", "L", "M"]
    /// BT-125 in the extension.
    static let mimeCodes: Set<String> = [
        "application/pdf", "image/png", "image/jpeg", "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.oasis.opendocument.spreadsheet", "application/xml",
    ]
    /// BT-158 of scheme `CVD`: vehicle categories (Directive 2009/33/EC).
    static let vehicleCategories: Set<String> = ["M1", "M2", "M3", "N1", "N2", "N3"]
    /// BT-161 of the attribute `cva`.
    static let cleanVehicleValues: Set<String> = ["clean", "zero-emission", "other"]
}

extension String {
    /// The words between white space.
    fileprivate var words: [String] { utf8.split(whereSeparator: \.isXMLWhiteSpace).map { String(Substring($0)) } }
}
