import WorkerProtocol

/// What the commonest codes mean, for people; the code itself always stands beside it.
enum CodeNames {
    /// The meaning of a term's code; nil where it is none of the commonest.
    static func name(_ term: String, _ code: String, _ language: ViewLanguage) -> String? {
        guard let list = lists[term], let names = list[code] else { return nil }
        return language == .es ? names.spanish : names.english
    }

    private typealias Names = (english: String, spanish: String)

    private static let lists: [String: [String: Names]] = {
        let categories = table(vatCategories)
        let units = table(unitNames)
        return [
            "BT-3": table(documentTypes), "BT-81": table(paymentMeans), "BT-95": categories, "BT-102": categories,
            "BT-118": categories, "BT-151": categories, "BT-130": units, "BT-150": units,
        ]
    }()

    private static func table(_ rows: String) -> [String: Names] {
        var table: [String: Names] = [:]
        for row in rows.split(separator: "\n") {
            let cells = row.split(separator: "|")
            guard cells.count == 3 else { continue }
            table[String(cells[0])] = (String(cells[1]), String(cells[2]))
        }
        return table
    }

    /// UNTDID 1001.
    private static let documentTypes = """
        326|Partial invoice|Factura parcial
        380|Commercial invoice|Factura
        381|Credit note|Factura rectificativa
        383|Debit note|Nota de cargo
        384|Corrected invoice|Factura rectificativa
        386|Prepayment invoice|Factura de anticipo
        389|Self-billed invoice|Autofactura
        393|Factored invoice|Factura cedida
        396|Factored credit note|Rectificativa cedida
        751|Invoice information for accounting|Información contable de la factura
        """

    /// UNTDID 4461.
    private static let paymentMeans = """
        1|Not defined|Sin definir
        10|Cash|Efectivo
        20|Cheque|Cheque
        30|Credit transfer|Transferencia
        31|Debit transfer|Adeudo
        42|Payment to a bank account|Pago en cuenta bancaria
        48|Bank card|Tarjeta bancaria
        49|Direct debit|Adeudo directo
        54|Credit card|Tarjeta de crédito
        55|Debit card|Tarjeta de débito
        57|Standing agreement|Acuerdo permanente
        58|SEPA credit transfer|Transferencia SEPA
        59|SEPA direct debit|Adeudo directo SEPA
        97|Clearing between partners|Compensación entre socios
        """

    /// UNTDID 5305.
    private static let vatCategories = """
        S|Standard rate|Tipo impositivo
        Z|Zero rated|Tipo cero
        E|Exempt|Exento
        AE|Reverse charge|Inversión del sujeto pasivo
        K|Intra-Community supply|Entrega intracomunitaria
        G|Export|Exportación
        O|Outside the scope of VAT|No sujeto
        L|IGIC (Canary Islands)|IGIC (Canarias)
        M|IPSI (Ceuta and Melilla)|IPSI (Ceuta y Melilla)
        """

    /// UN/ECE Recommendations 20 and 21.
    private static let unitNames = """
        C62|pcs|ud.
        H87|pcs|ud.
        EA|each|ud.
        NAR|items|art.
        HUR|h|h
        MIN|min|min
        DAY|days|días
        WEE|weeks|semanas
        MON|months|meses
        ANN|years|años
        KGM|kg|kg
        GRM|g|g
        TNE|t|t
        LTR|l|l
        MTR|m|m
        KMT|km|km
        MTK|m²|m²
        MTQ|m³|m³
        KWH|kWh|kWh
        LS|lump sum|global
        SET|sets|juegos
        PR|pairs|pares
        XPK|packages|paq.
        XBX|boxes|cajas
        XPX|pallets|palés
        """
}
