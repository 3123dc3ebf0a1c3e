import WorkerProtocol

/// The names of the business terms of EN 16931-1 for people.
enum TermNames {
    /// Of a term or one of its supplementary components; the id itself where there is none.
    static func name(_ term: String, _ language: ViewLanguage) -> String {
        if let names = table[term] { return language == .es ? names.spanish : names.english }
        guard let dash = term.lastIndex(of: "-"), let names = table[String(term[..<dash])] else { return term }
        let component = components[String(term[dash...])] ?? (english: "component", spanish: "componente")
        return language == .es
            ? "\(names.spanish): \(component.spanish)" : "\(names.english): \(component.english)"
    }

    private static let components: [String: (english: String, spanish: String)] = [
        "-0": ("tax", "impuesto"), "-1": ("scheme", "esquema"), "-2": ("scheme version", "versión del esquema"),
    ]

    private static let table: [String: (english: String, spanish: String)] = {
        var table: [String: (english: String, spanish: String)] = [:]
        for line in rows.split(separator: "\n") {
            let cells = line.split(separator: "|")
            guard cells.count == 3 else { continue }
            table[String(cells[0])] = (String(cells[1]), String(cells[2]))
        }
        return table
    }()

    /// Id, English, Spanish.
    private static let rows = """
        BT-1|Invoice number|Número de factura
        BT-2|Issue date|Fecha de expedición
        BT-3|Type code|Código de tipo
        BT-5|Currency|Moneda
        BT-6|VAT accounting currency|Moneda contable del IVA
        BT-7|VAT point date|Fecha de devengo del IVA
        BT-8|VAT point date code|Código de la fecha de devengo del IVA
        BT-9|Due date|Fecha de vencimiento
        BT-10|Buyer reference|Referencia del comprador
        BT-11|Project|Proyecto
        BT-12|Contract|Contrato
        BT-13|Purchase order|Pedido
        BT-14|Sales order|Orden de venta
        BT-15|Receiving advice|Aviso de recepción
        BT-16|Despatch advice|Albarán
        BT-17|Tender or lot|Licitación o lote
        BT-18|Invoiced object|Objeto facturado
        BT-19|Buyer accounting reference|Referencia contable del comprador
        BT-20|Payment terms|Condiciones de pago
        BT-21|Subject of the note|Asunto de la nota
        BT-22|Note|Nota
        BT-23|Business process|Proceso de negocio
        BT-24|Specification|Especificación
        BT-25|Preceding invoice|Factura anterior
        BT-26|Date of the preceding invoice|Fecha de la factura anterior
        BT-27|Name|Nombre o razón social
        BT-28|Trading name|Nombre comercial
        BT-29|Identifier|Identificador
        BT-30|Legal registration|Registro mercantil
        BT-31|VAT identifier|NIF-IVA
        BT-32|Tax registration|Identificación fiscal
        BT-33|Additional legal information|Otra información legal
        BT-34|Electronic address|Dirección electrónica
        BT-35|Address line 1|Dirección, línea 1
        BT-36|Address line 2|Dirección, línea 2
        BT-37|City|Población
        BT-38|Post code|Código postal
        BT-39|Subdivision|Provincia o región
        BT-40|Country|País
        BT-41|Contact|Contacto
        BT-42|Telephone|Teléfono
        BT-43|Email|Correo electrónico
        BT-44|Name|Nombre o razón social
        BT-45|Trading name|Nombre comercial
        BT-46|Identifier|Identificador
        BT-47|Legal registration|Registro mercantil
        BT-48|VAT identifier|NIF-IVA
        BT-49|Electronic address|Dirección electrónica
        BT-50|Address line 1|Dirección, línea 1
        BT-51|Address line 2|Dirección, línea 2
        BT-52|City|Población
        BT-53|Post code|Código postal
        BT-54|Subdivision|Provincia o región
        BT-55|Country|País
        BT-56|Contact|Contacto
        BT-57|Telephone|Teléfono
        BT-58|Email|Correo electrónico
        BT-59|Name|Nombre o razón social
        BT-60|Identifier|Identificador
        BT-61|Legal registration|Registro mercantil
        BT-62|Name|Nombre o razón social
        BT-63|VAT identifier|NIF-IVA
        BT-64|Address line 1|Dirección, línea 1
        BT-65|Address line 2|Dirección, línea 2
        BT-66|City|Población
        BT-67|Post code|Código postal
        BT-68|Subdivision|Provincia o región
        BT-69|Country|País
        BT-70|Delivered to|Entregado a
        BT-71|Place of delivery|Lugar de entrega
        BT-72|Date of delivery|Fecha de entrega
        BT-73|From|Desde
        BT-74|To|Hasta
        BT-75|Address line 1|Dirección, línea 1
        BT-76|Address line 2|Dirección, línea 2
        BT-77|City|Población
        BT-78|Post code|Código postal
        BT-79|Subdivision|Provincia o región
        BT-80|Country|País
        BT-81|Means of payment|Medio de pago
        BT-82|Means of payment, text|Medio de pago, texto
        BT-83|Remittance information|Concepto del pago
        BT-84|Account|Cuenta
        BT-85|Account name|Titular de la cuenta
        BT-86|Payment service provider|Entidad
        BT-87|Card number|Número de tarjeta
        BT-88|Card holder|Titular de la tarjeta
        BT-89|Mandate|Mandato
        BT-90|Creditor identifier|Identificador del acreedor
        BT-91|Debited account|Cuenta de cargo
        BT-92|Amount|Importe
        BT-93|Base amount|Importe base
        BT-94|Percentage|Porcentaje
        BT-95|VAT category|Categoría de IVA
        BT-96|VAT rate (%)|Tipo de IVA (%)
        BT-97|Reason|Motivo
        BT-98|Reason code|Código del motivo
        BT-99|Amount|Importe
        BT-100|Base amount|Importe base
        BT-101|Percentage|Porcentaje
        BT-102|VAT category|Categoría de IVA
        BT-103|VAT rate (%)|Tipo de IVA (%)
        BT-104|Reason|Motivo
        BT-105|Reason code|Código del motivo
        BT-106|Sum of lines|Suma de líneas
        BT-107|Sum of allowances|Suma de descuentos
        BT-108|Sum of charges|Suma de recargos
        BT-109|Total without VAT|Total sin IVA
        BT-110|VAT|IVA
        BT-110-1|VAT: currency|IVA: moneda
        BT-111|VAT in accounting currency|IVA en la moneda contable
        BT-111-1|VAT in accounting currency: currency|IVA en la moneda contable: moneda
        BT-112|Total with VAT|Total con IVA
        BT-113|Paid|Pagado
        BT-114|Rounding|Redondeo
        BT-115|Amount due|Importe a pagar
        BT-116|Taxable amount|Base imponible
        BT-117|Tax|Cuota
        BT-118|VAT category|Categoría de IVA
        BT-119|VAT rate (%)|Tipo de IVA (%)
        BT-120|Exemption reason|Motivo de exención
        BT-121|Exemption reason code|Código del motivo de exención
        BT-122|Reference|Referencia
        BT-123|Description|Descripción
        BT-124|Location|Ubicación
        BT-125|Attachment|Documento adjunto
        BT-125-1|Attachment: media type|Documento adjunto: tipo
        BT-125-2|Attachment: file name|Documento adjunto: nombre del archivo
        BT-126|Line|Línea
        BT-127|Note|Nota
        BT-128|Invoiced object|Objeto facturado
        BT-129|Quantity|Cantidad
        BT-130|Unit|Unidad
        BT-131|Net amount|Importe neto
        BT-132|Purchase order line|Línea del pedido
        BT-133|Buyer accounting reference|Referencia contable del comprador
        BT-134|From|Desde
        BT-135|To|Hasta
        BT-136|Allowance|Descuento
        BT-137|Allowance: base amount|Descuento: importe base
        BT-138|Allowance: percentage|Descuento: porcentaje
        BT-139|Allowance: reason|Descuento: motivo
        BT-140|Allowance: reason code|Descuento: código del motivo
        BT-141|Charge|Recargo
        BT-142|Charge: base amount|Recargo: importe base
        BT-143|Charge: percentage|Recargo: porcentaje
        BT-144|Charge: reason|Recargo: motivo
        BT-145|Charge: reason code|Recargo: código del motivo
        BT-146|Net price|Precio neto
        BT-147|Discount on the price|Descuento en el precio
        BT-148|Gross price|Precio bruto
        BT-149|Base quantity of the price|Cantidad base del precio
        BT-150|Base quantity of the price: unit|Cantidad base del precio: unidad
        BT-151|VAT category|Categoría de IVA
        BT-152|VAT rate (%)|Tipo de IVA (%)
        BT-153|Item|Artículo
        BT-154|Description|Descripción
        BT-155|Seller's item number|Código de artículo del vendedor
        BT-156|Buyer's item number|Código de artículo del comprador
        BT-157|Standard item number|Código de artículo normalizado
        BT-158|Classification|Clasificación
        BT-159|Country of origin|País de origen
        BT-160|Attribute|Atributo
        BT-161|Attribute: value|Atributo: valor
        BT-162|Address line 3|Dirección, línea 3
        BT-163|Address line 3|Dirección, línea 3
        BT-164|Address line 3|Dirección, línea 3
        BT-165|Address line 3|Dirección, línea 3
        """
}

extension ViewLanguage {
    /// The heading of a group, by its key in the semantic model; what has none is the document's own.
    func heading(_ key: Substring) -> String {
        let spanish = self == .es
        return switch key {
        case "notes": spanish ? "Notas" : "Notes"
        case "processControl": spanish ? "Control del proceso" : "Process control"
        case "precedingInvoices": spanish ? "Facturas anteriores" : "Preceding invoices"
        case "seller": spanish ? "Vendedor" : "Seller"
        case "buyer": spanish ? "Comprador" : "Buyer"
        case "payee": spanish ? "Beneficiario" : "Payee"
        case "taxRepresentative": spanish ? "Representante fiscal" : "Tax representative"
        case "delivery": spanish ? "Entrega" : "Delivery"
        case "invoicingPeriod": spanish ? "Periodo de facturación" : "Invoicing period"
        case "paymentInstructions", "remittanceInformation": spanish ? "Pago" : "Payment"
        case "directDebit": spanish ? "Adeudo directo" : "Direct debit"
        case "allowances": spanish ? "Descuentos" : "Allowances"
        case "charges": spanish ? "Recargos" : "Charges"
        case "totals", "vatTotals": spanish ? "Totales" : "Totals"
        case "vatBreakdown": spanish ? "Desglose del IVA" : "VAT breakdown"
        case "supportingDocuments": spanish ? "Documentos de apoyo" : "Supporting documents"
        case "lines": spanish ? "Línea" : "Line"
        default: spanish ? "Documento" : "Document"
        }
    }
}
