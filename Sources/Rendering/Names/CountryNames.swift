import WorkerProtocol

/// The names of the countries most invoices go to and come from, by ISO 3166-1 alpha-2 and its
/// user-assigned XI and XK.
enum CountryNames {
    /// Nil where the term holds no country, and for a code that is none of these.
    static func name(_ term: String, _ code: String, _ language: ViewLanguage) -> String? {
        guard terms.contains(term), let names = table[code] else { return nil }
        return language == .es ? names.spanish : names.english
    }

    /// Countries of addresses, and an item's origin.
    private static let terms: Set<String> = ["BT-40", "BT-55", "BT-69", "BT-80", "BT-159"]

    private static let table: [String: (english: String, spanish: String)] = {
        var table: [String: (english: String, spanish: String)] = [:]
        for row in rows.split(separator: "\n") {
            let cells = row.split(separator: "|")
            guard cells.count == 3 else { continue }
            table[String(cells[0])] = (String(cells[1]), String(cells[2]))
        }
        return table
    }()

    /// The EU, EFTA, the neighbours of either, and large partners.
    private static let rows = """
        AD|Andorra|Andorra
        AE|United Arab Emirates|Emiratos Árabes Unidos
        AL|Albania|Albania
        AR|Argentina|Argentina
        AT|Austria|Austria
        AU|Australia|Australia
        BA|Bosnia and Herzegovina|Bosnia y Herzegovina
        BE|Belgium|Bélgica
        BG|Bulgaria|Bulgaria
        BO|Bolivia|Bolivia
        BR|Brazil|Brasil
        CA|Canada|Canadá
        CH|Switzerland|Suiza
        CL|Chile|Chile
        CN|China|China
        CO|Colombia|Colombia
        CR|Costa Rica|Costa Rica
        CU|Cuba|Cuba
        CY|Cyprus|Chipre
        CZ|Czechia|Chequia
        DE|Germany|Alemania
        DK|Denmark|Dinamarca
        DO|Dominican Republic|República Dominicana
        EC|Ecuador|Ecuador
        EE|Estonia|Estonia
        EG|Egypt|Egipto
        ES|Spain|España
        FI|Finland|Finlandia
        FR|France|Francia
        GB|United Kingdom|Reino Unido
        GI|Gibraltar|Gibraltar
        GR|Greece|Grecia
        GT|Guatemala|Guatemala
        HK|Hong Kong|Hong Kong
        HN|Honduras|Honduras
        HR|Croatia|Croacia
        HU|Hungary|Hungría
        IE|Ireland|Irlanda
        IL|Israel|Israel
        IN|India|India
        IS|Iceland|Islandia
        IT|Italy|Italia
        JP|Japan|Japón
        KR|South Korea|Corea del Sur
        LI|Liechtenstein|Liechtenstein
        LT|Lithuania|Lituania
        LU|Luxembourg|Luxemburgo
        LV|Latvia|Letonia
        MA|Morocco|Marruecos
        MC|Monaco|Mónaco
        MD|Moldova|Moldavia
        ME|Montenegro|Montenegro
        MK|North Macedonia|Macedonia del Norte
        MT|Malta|Malta
        MX|Mexico|México
        NI|Nicaragua|Nicaragua
        NL|Netherlands|Países Bajos
        NO|Norway|Noruega
        NZ|New Zealand|Nueva Zelanda
        PA|Panama|Panamá
        PE|Peru|Perú
        PL|Poland|Polonia
        PT|Portugal|Portugal
        PY|Paraguay|Paraguay
        RO|Romania|Rumanía
        RS|Serbia|Serbia
        SA|Saudi Arabia|Arabia Saudí
        SE|Sweden|Suecia
        SG|Singapore|Singapur
        SI|Slovenia|Eslovenia
        SK|Slovakia|Eslovaquia
        SM|San Marino|San Marino
        SV|El Salvador|El Salvador
        TN|Tunisia|Túnez
        TR|Türkiye|Turquía
        TW|Taiwan|Taiwán
        UA|Ukraine|Ucrania
        US|United States|Estados Unidos
        UY|Uruguay|Uruguay
        VA|Vatican City|Ciudad del Vaticano
        VE|Venezuela|Venezuela
        XI|Northern Ireland|Irlanda del Norte
        XK|Kosovo|Kosovo
        ZA|South Africa|Sudáfrica
        """
}
