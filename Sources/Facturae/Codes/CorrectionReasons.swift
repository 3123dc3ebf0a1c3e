/// Why a corrective invoice corrects (RD 1619/2012, article 15): Facturae's codes with the descriptions its schema fixes.
enum CorrectionReasons {
    static func description(_ code: String) -> String? { descriptions[code] }

    static func methodDescription(_ code: String) -> String? { methods[code] }

    private static let descriptions = [
        "01": "Número de la factura", "02": "Serie de la factura", "03": "Fecha expedición",
        "04": "Nombre y apellidos/Razón Social-Emisor", "05": "Nombre y apellidos/Razón Social-Receptor",
        "06": "Identificación fiscal Emisor/obligado", "07": "Identificación fiscal Receptor",
        "08": "Domicilio Emisor/Obligado", "09": "Domicilio Receptor", "10": "Detalle Operación",
        "11": "Porcentaje impositivo a aplicar", "12": "Cuota tributaria a aplicar", "13": "Fecha/Periodo a aplicar",
        "14": "Clase de factura", "15": "Literales legales", "16": "Base imponible",
        "80": "Cálculo de cuotas repercutidas", "81": "Cálculo de cuotas retenidas",
        "82": "Base imponible modificada por devolución de envases / embalajes",
        "83": "Base imponible modificada por descuentos y bonificaciones",
        "84": "Base imponible modificada por resolución firme, judicial o administrativa",
        "85": "Base imponible modificada cuotas repercutidas no satisfechas. Auto de declaración de concurso",
    ]

    private static let methods = [
        "01": "Rectificación íntegra", "02": "Rectificación por diferencias",
        "03": "Rectificación por descuento por volumen de operaciones durante un periodo",
        "04": "Autorizadas por la Agencia Tributaria",
    ]
}
