/// The subsets of UN/EDIFACT's code lists that EN 16931 names.
enum UNTDIDCodes {
    /// 1001, credit notes.
    static let creditNoteName = CodeList(
        "UNTDID 1001 for credit notes", "81 83 261 262 296 308 381 396 420 458 502 503 532")

    /// 1001, all but the credit notes.
    static let invoiceName = CodeList(
        "UNTDID 1001 for invoices",
        """
        71 80 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388 389 390
        393 394 395 456 457 471 472 473 500 501 527 553 575 623 633 751 780 817 870 875 876 877 935
        """)

    /// 1001, invoices and credit notes.
    static let documentName = CodeList(
        "UNTDID 1001",
        """
        71 80 81 82 83 84 102 130 202 203 204 211 218 219 261 262 295 296 308 325 326 331 380 381 382 383 384
        385 386 387 388 389 390 393 394 395 396 420 456 457 458 471 472 473 500 501 502 503 527 532 553 575
        623 633 751 780 817 870 875 876 877 935
        """)

    /// 4461.
    static let paymentMeans = CodeList(
        "UNTDID 4461",
        """
        1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37
        38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 74
        75 76 77 78 91 92 93 94 95 96 97 98 ZZZ
        """)

    /// 5189.
    static let allowanceReason = CodeList(
        "UNTDID 5189", "41 42 60 62 63 64 65 66 67 68 70 71 88 95 100 102 103 104 105")

    /// 5305, and B for Italian split payment.
    static let vatCategory = CodeList("UNTDID 5305", "AE B E G K L M O S Z")

    /// 2005, as UBL writes BT-8.
    static let vatPointUBL = CodeList("UNTDID 2005", "3 35 432")

    /// 2475, as CII writes BT-8.
    static let vatPointCII = CodeList("UNTDID 2475", "5 29 72")
}

/// Media types of attachments (EN 16931-1 §6.5.12).
enum MediaTypes {
    static let attachments = CodeList(
        "the permitted media types",
        """
        application/pdf image/png image/jpeg text/csv
        application/vnd.openxmlformats-officedocument.spreadsheetml.sheet application/vnd.oasis.opendocument.spreadsheet
        """)
}
