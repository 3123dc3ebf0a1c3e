import Poppler

/// What a column of an invoice's lines holds.
enum LineColumn: Hashable, CaseIterable {
    /// BT-153.
    case name
    /// BT-129.
    case quantity
    /// BT-146.
    case price
    /// BT-152.
    case rate
    /// BT-131.
    case amount

    /// The column that a heading announces; nil for any other cell.
    init?(heading: TextCell) {
        guard !heading.hasDigit, heading.letters.count <= Self.longest, let column = Self.headings[heading.letters]
        else {
            return nil
        }
        self = column
    }

    private static let longest = headings.keys.map(\.count).max() ?? 0

    private static let headings: [[UInt8]: LineColumn] = {
        let groups: [(LineColumn, String)] = [
            (
                .name,
                """
                descripcion|concepto|articulo|detalle|producto|servicio|concepto descripcion|description|item|product|
                service|details|
                beschreibung|bezeichnung|artikel|artikelbeschreibung|artikelbezeichnung|produkt|leistung|designation|
                libelle|
                produit|omschrijving|descrizione|descricao
                """
            ),
            (
                .quantity,
                """
                cantidad|cant|uds|unidades|ud|qty|quantity|hours|menge|anzahl|stueck|quantite|qte|aantal|quantita|
                quantidade
                """
            ),
            (
                .price,
                """
                precio|precio unitario|precio unit|precio ud|precio neto|pvp|tarifa|unit price|price|rate|price each|
                preis|einzelpreis|
                nettopreis|stueckpreis|preis einheit|preis einh|einzel|ep|e preis|prix unitaire|prix|pu|pu ht|p u|
                p u ht|
                prix unitaire ht|vk preis|prijs
                """
            ),
            (
                .rate,
                """
                iva|tipo iva|tipo|porcentaje iva|vat|vat rate|tax|taxes|tax rate|mwst|mwst satz|ust|ust satz|
                steuersatz|steuer|tva|
                taux tva|taux|btw
                """
            ),
            (
                .amount,
                """
                importe|total|importe neto|subtotal|total linea|base|amount|line total|net amount|total price|betrag|
                gesamt|gesamtbetrag|
                gesamtpreis|nettobetrag|summe|nettowert|zeilenbetrag|positionsbetrag|gp|g preis|montant|montant ht|
                prix ht|
                total ht|bedrag|importo|entgelt
                """
            ),
        ]
        var table: [[UInt8]: LineColumn] = [:]
        for (column, names) in groups {
            for name in names.split(separator: "|") { table[Folding.fold(name)] = column }
        }
        return table
    }()
}

/// The headings of a table of lines.
struct LineTable {
    var page: Int
    /// Where each column's heading stands.
    var columns: [LineColumn: PageBox]
    /// The headings' lower edge.
    var bottom: Double

    /// Tables whose headings stand on one line: at least name, amount and one more.
    static func all(in layout: PageLayout) -> [LineTable] {
        var tables: [LineTable] = []
        for (index, cell) in layout.cells.enumerated() {
            guard LineColumn(heading: cell) == .amount else { continue }
            var columns: [LineColumn: PageBox] = [:]
            // Headings of two lines put their neighbours a line higher or lower.
            for other in layout.cells[max(0, index - 24)..<min(layout.cells.count, index + 24)]
            where other.page == cell.page && abs(other.box.middle - cell.box.middle) < 1.2 * cell.box.height {
                guard let column = LineColumn(heading: other), columns[column] == nil || other.box.isBeside(cell.box)
                else { continue }
                columns[column] = other.box
            }
            columns[.amount] = cell.box
            guard columns[.name] != nil, columns.count >= 3 else { continue }
            tables.append(
                LineTable(page: cell.page, columns: columns, bottom: columns.values.map(\.y1).max() ?? cell.box.y1))
        }
        return tables
    }

    /// Whether a box stands in a column: nearer to its heading than to any other, and not far beside it.
    func holds(_ box: PageBox, in column: LineColumn) -> Bool {
        guard let own = columns[column] else { return false }
        let distance = Self.distance(box, own)
        guard distance < 40 else { return false }
        return columns.allSatisfy { $0.key == column || Self.distance(box, $0.value) > distance }
    }

    /// Of the edges that are aligned best: left, right or middle.
    private static func distance(_ left: PageBox, _ right: PageBox) -> Double {
        min(abs(left.x0 - right.x0), abs(left.x1 - right.x1), abs(left.x0 + left.x1 - right.x0 - right.x1) / 2)
    }
}
