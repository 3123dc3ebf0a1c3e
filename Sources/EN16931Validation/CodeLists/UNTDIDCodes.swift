/// The subsets of UN/EDIFACT's code lists that EN 16931 names.
enum UNTDIDCodes {
    /// 1001, credit notes.
    static let creditNoteName = CodeList(
        "UNTDID 1001 for credit notes", "CEN 1.3.16", "81 83 261 262 296 308 381 396 420 458 502 503 532")

    /// 1001, all but the credit notes.
    static let invoiceName = CodeList(
        "UNTDID 1001 for invoices", "CEN 1.3.16",
        """
        71 80 81 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388
        389 390 393 394 395 456 457 471 472 473 500 501 527 553 575 623 633 751 780 817 870 875 876 877
        935
        """)

    /// 1001, invoices and credit notes.
    static let documentName = CodeList(
        "UNTDID 1001", "CEN 1.3.16",
        """
        71 80 81 82 83 84 102 130 202 203 204 211 218 219 261 262 295 296 308 325 326 331 380 381 382
        383 384 385 386 387 388 389 390 393 394 395 396 420 456 457 458 471 472 473 500 501 502 503 527
        532 553 575 623 633 751 780 817 870 875 876 877 935
        """)

    /// 4461.
    static let paymentMeans = CodeList(
        "UNTDID 4461", "CEN 1.3.16",
        """
        1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35
        36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67
        68 69 70 74 75 76 77 78 91 92 93 94 95 96 97 98 ZZZ
        """)

    /// 5189.
    static let allowanceReason = CodeList(
        "UNTDID 5189", "CEN 1.3.16", "41 42 60 62 63 64 65 66 67 68 70 71 88 95 100 102 103 104 105")

    /// 7161.
    static let chargeReason = CodeList(
        "UNTDID 7161", "CEN 1.3.16",
        """
        AA AAA AAC AAD AAE AAF AAH AAI AAS AAT AAV AAY AAZ ABA ABB ABC ABD ABF ABK ABL ABN ABR ABS ABT
        ABU ACF ACG ACH ACI ACJ ACK ACL ACM ACS ADC ADE ADJ ADK ADL ADM ADN ADO ADP ADQ ADR ADT ADW ADY
        ADZ AEA AEB AEC AED AEF AEH AEI AEJ AEK AEL AEM AEN AEO AEP AES AET AEU AEV AEW AEX AEY AEZ AJ
        AU CA CAB CAD CAE CAF CAI CAJ CAK CAL CAM CAN CAO CAP CAQ CAR CAS CAT CAU CAV CAW CAX CAY CAZ CD
        CG CS CT DAB DAC DAD DAF DAG DAH DAI DAJ DAK DAL DAM DAN DAO DAP DAQ DL EG EP ER FAA FAB FAC FC
        FH FI GAA HAA HD HH IAA IAB ID IF IR IS KO L1 LA LAA LAB LF MAE MI ML NAA OA PA PAA PC PL PRV
        RAB RAC RAD RAF RE RF RH RV SA SAA SAD SAE SAI SG SH SM SU TAB TAC TT TV V1 V2 WH XAA YY ZZZ
        """)

    /// 5305, and B for Italian split payment.
    static let vatCategory = CodeList("UNTDID 5305", "as EN 16931 restricts it", "AE B E G K L M O S Z")

    /// 2005, as UBL writes BT-8.
    static let vatPointUBL = CodeList("UNTDID 2005", "as EN 16931 restricts it", "3 35 432")

    /// 2475, as CII writes BT-8.
    static let vatPointCII = CodeList("UNTDID 2475", "as EN 16931 restricts it", "5 29 72")
}

/// VAT exemption reasons.
enum ExemptionReasonCodes {
    /// Compared without case.
    static let vatex = CodeList(
        "VATEX", "CEN 1.3.16", foldsCase: true,
        """
        VATEX-EU-132 VATEX-EU-132-1A VATEX-EU-132-1B VATEX-EU-132-1C VATEX-EU-132-1D VATEX-EU-132-1E
        VATEX-EU-132-1F VATEX-EU-132-1G VATEX-EU-132-1H VATEX-EU-132-1I VATEX-EU-132-1J VATEX-EU-132-1K
        VATEX-EU-132-1L VATEX-EU-132-1M VATEX-EU-132-1N VATEX-EU-132-1O VATEX-EU-132-1P VATEX-EU-132-1Q
        VATEX-EU-135-1 VATEX-EU-143 VATEX-EU-143-1A VATEX-EU-143-1B VATEX-EU-143-1C VATEX-EU-143-1D
        VATEX-EU-143-1E VATEX-EU-143-1F VATEX-EU-143-1FA VATEX-EU-143-1G VATEX-EU-143-1H VATEX-EU-143-1I
        VATEX-EU-143-1J VATEX-EU-143-1K VATEX-EU-143-1L VATEX-EU-144 VATEX-EU-146-1E VATEX-EU-148
        VATEX-EU-148-A VATEX-EU-148-B VATEX-EU-148-C VATEX-EU-148-D VATEX-EU-148-E VATEX-EU-148-F
        VATEX-EU-148-G VATEX-EU-151 VATEX-EU-151-1A VATEX-EU-151-1AA VATEX-EU-151-1B VATEX-EU-151-1C
        VATEX-EU-151-1D VATEX-EU-151-1E VATEX-EU-153 VATEX-EU-159 VATEX-EU-309 VATEX-EU-79-C VATEX-EU-AE
        VATEX-EU-D VATEX-EU-F VATEX-EU-G VATEX-EU-I VATEX-EU-IC VATEX-EU-J VATEX-EU-O
        VATEX-FR-298SEXDECIESA VATEX-FR-AE VATEX-FR-CGI261-1 VATEX-FR-CGI261-2 VATEX-FR-CGI261-3
        VATEX-FR-CGI261-4 VATEX-FR-CGI261-5 VATEX-FR-CGI261-7 VATEX-FR-CGI261-8 VATEX-FR-CGI261A
        VATEX-FR-CGI261B VATEX-FR-CGI261C-1 VATEX-FR-CGI261C-2 VATEX-FR-CGI261C-3 VATEX-FR-CGI261D-1
        VATEX-FR-CGI261D-1BIS VATEX-FR-CGI261D-2 VATEX-FR-CGI261D-3 VATEX-FR-CGI261D-4
        VATEX-FR-CGI261E-1 VATEX-FR-CGI261E-2 VATEX-FR-CGI275 VATEX-FR-CGI277A VATEX-FR-CGI295
        VATEX-FR-CNWVAT VATEX-FR-FRANCHISE
        """)
}

/// Media types of attachments (EN 16931-1 §6.5.12).
enum MediaTypes {
    static let attachments = CodeList(
        "the permitted media types", "EN 16931-1 §6.5.12",
        """
        application/pdf image/png image/jpeg text/csv
        application/vnd.openxmlformats-officedocument.spreadsheetml.sheet application/vnd.oasis.opendocument.spreadsheet
        """)
}
