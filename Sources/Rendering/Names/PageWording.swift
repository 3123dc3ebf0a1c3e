import WorkerProtocol

/// What a drawn page says beside the names of terms and groups.
struct PageWording {
    let language: ViewLanguage

    private func word(_ spanish: String, _ english: String) -> String { language == .es ? spanish : english }

    func page(_ number: Int, of count: Int) -> String {
        word("Página \(number) de \(count)", "Page \(number) of \(count)")
    }

    var carriedForward: String { word("Suma y sigue", "Carried forward") }
    var broughtForward: String { word("Suma anterior", "Brought forward") }
    var lines: String { word("Líneas", "Lines") }
    var price: String { word("Precio", "Price") }
    var unit: String { word("Unidad", "Unit") }
    var vat: String { word("IVA", "VAT") }
    var allowancesAndCharges: String { word("Descuentos y recargos", "Allowances and charges") }
    var allowance: String { word("Descuento", "Allowance") }
    var charge: String { word("Recargo", "Charge") }
    var further: String { word("Otros datos", "Further details") }
}
