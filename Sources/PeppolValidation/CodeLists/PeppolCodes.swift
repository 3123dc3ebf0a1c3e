/// Codes a term may have, compared exactly.
struct CodeList: Sendable {
    private let codes: Set<Substring>

    init(_ codes: String) { self.codes = Set(codes.split(whereSeparator: \.isWhitespace)) }

    func contains(_ code: String?) -> Bool { code.map { codes.contains(Substring($0)) } ?? false }
}

/// The code lists of Peppol BIS Billing 3.0.19: subsets of those of EN 16931.
enum PeppolCodes {
    /// Media types of attachments (BT-125).
    static let mediaTypes = CodeList(
        """
        application/pdf image/png image/jpeg text/csv application/vnd.oasis.opendocument.spreadsheet
        application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
        """)

    /// UNTDID 2005, VAT point date (BT-8).
    static let vatPoint = CodeList("3 35 432")

    /// UNTDID 5189, reasons of allowances (BT-98, BT-140).
    static let allowanceReason = CodeList("41 42 60 62 63 64 65 66 67 68 70 71 88 95 100 102 103 104 105")

    /// UNTDID 7161, reasons of charges (BT-105, BT-145).
    static let chargeReason = CodeList(
        """
        AA AAA AAC AAD AAE AAF AAH AAI AAS AAT AAV AAY AAZ ABA ABB ABC ABD ABF ABK ABL ABN ABR ABS ABT ABU ACF ACG ACH
        ACI ACJ ACK ACL ACM ACS ADC ADE ADJ ADK ADL ADM ADN ADO ADP ADQ ADR ADT ADW ADY ADZ AEA AEB AEC AED AEF AEH AEI
        AEJ AEK AEL AEM AEN AEO AEP AES AET AEU AEV AEW AEX AEY AEZ AJ AU CA CAB CAD CAE CAF CAI CAJ CAK CAL CAM CAN
        CAO CAP CAQ CAR CAS CAT CAU CAV CAW CAX CAY CAZ CD CG CS CT DAB DAC DAD DAF DAG DAH DAI DAJ DAK DAL DAM DAN DAO
        DAP DAQ DL EG EP ER FAA FAB FAC FC FH FI GAA HAA HD HH IAA IAB ID IF IR IS KO L1 LA LAA LAB LF MAE MI ML NAA OA
        PA PAA PC PL PRV RAB RAC RAD RAF RE RF RH RV SA SAA SAD SAE SAI SG SH SM SU TAB TAC TT TV V1 V2 WH XAA YY ZZZ
        """)

    /// ISO 4217, edition of early 2025: still with ANG and BGN, not yet with XCG.
    static let currency = CodeList(
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF
        CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF
        GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD
        LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP
        PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP
        TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XDR XOF XPD
        XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG
        """)

    /// Electronic address schemes (EAS) of BT-34 and BT-49.
    static let addressScheme = CodeList(
        """
        0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 0190
        0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216
        0217 0218 0221 0225 0230 0235 0240 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929
        9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951
        9952 9953 9957 9959
        """)

    /// UNTDID 1001 for invoices of process 01 (BT-3).
    static let invoiceType = CodeList(
        """
        71 80 82 84 102 218 219 326 331 380 382 383 384 386 388 393 395 553 575 623 780 817 870 875 876 877
        """)

    /// UNTDID 1001 for credit notes of process 01 (BT-3).
    static let creditNoteType = CodeList("81 83 381 396 532")

    /// The VAT category (BT-118) an exemption reason code (BT-121) belongs to, and the rule that says so.
    static let categoryOfExemption: [String: (rule: String, category: String)] = [
        "VATEX-EU-G": ("PEPPOL-EN16931-P0104", "G"),
        "VATEX-EU-O": ("PEPPOL-EN16931-P0105", "O"),
        "VATEX-EU-IC": ("PEPPOL-EN16931-P0106", "K"),
        "VATEX-EU-AE": ("PEPPOL-EN16931-P0107", "AE"),
        "VATEX-EU-D": ("PEPPOL-EN16931-P0108", "E"),
        "VATEX-EU-F": ("PEPPOL-EN16931-P0109", "E"),
        "VATEX-EU-I": ("PEPPOL-EN16931-P0110", "E"),
        "VATEX-EU-J": ("PEPPOL-EN16931-P0111", "E"),
    ]
}
