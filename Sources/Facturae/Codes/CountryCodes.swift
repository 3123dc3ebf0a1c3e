/// Countries: Facturae writes ISO 3166-1 alpha-3 codes, EN 16931 alpha-2 codes.
enum CountryCodes {
    /// Alpha-2 of an alpha-3 code, nil where there is none.
    static func alpha2(_ alpha3: String) -> String? { alpha2ByAlpha3[alpha3] }

    /// Alpha-3 of an alpha-2 code where Facturae 3.2.2 lists it, else nil.
    static func alpha3(_ alpha2: String) -> String? { alpha3ByAlpha2[alpha2] }

    /// Whether the country is a member of the European Union; its tax numbers carry a prefix within it.
    static func isEuropeanUnion(_ alpha2: String) -> Bool { europeanUnion.contains(alpha2) }

    /// The prefix of the country's VAT identifiers (Directive 2006/112/EC, article 215): the alpha-2 code but for Greece.
    static func vatPrefix(_ alpha2: String) -> String { alpha2 == "GR" ? "EL" : alpha2 }

    private static let europeanUnion: Set<String> = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
        "LV",
        "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ]

    private static let alpha3ByAlpha2 = pairs(listed, by: { ($0, $1) })
    private static let alpha2ByAlpha3 = pairs(listed + " " + unlisted, by: { ($1, $0) })

    private static func pairs(_ table: String, by order: (String, String) -> (String, String)) -> [String: String] {
        let codes = table.split(separator: " ").map { order(String($0.prefix(2)), String($0.dropFirst(2))) }
        return Dictionary(codes, uniquingKeysWith: { first, _ in first })
    }

    /// Alpha-2 and alpha-3, those in Facturae's list.
    private static let listed = """
        ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO ARARG ASASM ATAUT AUAUS AWABW AZAZE \
        BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BMBMU BNBRN BOBOL BRBRA BSBHS \
        BTBTN BWBWA BYBLR BZBLZ CACAN CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN \
        COCOL CRCRI CUCUB CVCPV CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST \
        EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD \
        GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GTGTM GUGUM GWGNB \
        GYGUY HKHKG HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IQIRQ IRIRN ISISL \
        ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT \
        KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR \
        MCMCO MDMDA MEMNE MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR \
        MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER NFNFK NGNGA NINIC NLNLD \
        NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM \
        PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB \
        SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR STSTP \
        SVSLV SYSYR SZSWZ TCTCA TDTCD TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR \
        TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR \
        VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE
        """

    /// Those of ISO 3166-1 that are not.
    private static let unlisted = """
        AQATA AXALA BLBLM BQBES BVBVT CCCCK CWCUW CXCXR GSSGS HMHMD IOIOT MFMAF SSSSD SXSXM \
        TFATF UMUMI
        """
}
