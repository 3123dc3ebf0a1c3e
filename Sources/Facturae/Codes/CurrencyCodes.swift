/// Currencies and languages Facturae 3.2.2 lists. Its list is of 2001: it has withdrawn currencies, and lacks some of
/// today's.
enum CurrencyCodes {
    static func isListed(_ code: String) -> Bool { listed.contains(code) }

    private static let listed: Set<String> = Set(
        """
        AFN ALL AMD ANG AOA ARS AUD AWG AZN BAD BBD BDT BGN BHD BIF BMD BND BOB BRL BRR BSD BWP \
        BYR BZD CAD CDF CDP CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DRP DZD EEK EGP ESP ETB \
        EUR FJD FKP GBP GEK GHC GIP GMD GNF GTQ GWP GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR \
        ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD MAD \
        MDL MGF MNC MNT MOP MRO MUR MVR MWK MXN MYR MZM NGN NIC NIO NIS NOK NPR NZD OMR PAB PEI \
        PEN PES PGK PHP PKR PLN PYG QAR RMB RON RUB RWF SAR SBD SCR SDP SEK SGD SHP SKK SLL SOL \
        SOS SRD STD SVC SYP SZL THB TJS TMM TND TOP TPE TRY TTD TWD TZS UAH UGS USD UYP UYU VEF \
        VND VUV WST XAF XCD XOF YER ZAR ZMK ZWD
        """.split(separator: " ").map(String.init))
}

enum LanguageCodes {
    static func isListed(_ code: String) -> Bool { listed.contains(code) }

    private static let listed: Set<String> = Set(
        """
        ar be bg ca cs da de el en es et eu fi fr ga gl hr hu is it lv lt mk mt nl no pl pt ro ru sk sl sq sr sv tr uk
        """.split(separator: " ").map(String.init))
}
