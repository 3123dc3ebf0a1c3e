import ArchiveModel
import Extraction
import Poppler
import Testing

/// Reading of pages laid out in characters: column and line become points.
@Suite struct TextExtractionTests {
    /// Words of a page drawn with spaces, 6 points a column and 14 points a line.
    static func page(_ drawing: String, number: Int = 1) -> PageWords {
        var words: [PageWord] = []
        for (line, text) in drawing.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var column = 0
            for run in text.split(separator: " ", omittingEmptySubsequences: false) {
                if !run.isEmpty {
                    let (x, y) = (40 + 6 * Double(column), 40 + 14 * Double(line))
                    words.append(
                        PageWord(
                            text: String(run), box: PageBox(x0: x, y0: y, x1: x + 6 * Double(run.count) - 1, y1: y + 11)
                        ))
                }
                column += run.count + 1
            }
        }
        return PageWords(page: number, width: 595, height: 842, words: words)
    }

    private func read(_ drawing: String) -> [String: String] {
        TextExtraction([Self.page(drawing)], today: Samples.today).fields.mapValues(\.value)
    }

    @Test func `a Spanish freelancer's invoice with income tax kept back`() {
        let fields = read(
            """
            María Gómez Ortiz                          FACTURA Nº 2026/14
            NIF: 12345678Z                             Fecha: 15 de mayo de 2026
            Calle Mayor 3
            28013 Madrid

            Cliente:
            Almazara Peñarrubia, S.L.
            Camino del Molino 12
            23710 Bailén
            CIF: B84652171

            Concepto                                            Importe
            Traducción jurada de contrato                      1.000,00 €

                                        Base imponible         1.000,00 €
                                        IVA 21%                  210,00 €
                                        Retención IRPF 15%      -150,00 €
                                        Total factura          1.060,00 €

            IBAN: ES91 2100 0418 4502 0005 1332
            """)
        #expect(fields["BT-1"] == "2026/14")
        #expect(fields["BT-2"] == "2026-05-15")
        #expect(fields["BT-31"] == "ES12345678Z")
        #expect(fields["BT-48"] == "ESB84652171")
        #expect(fields["BT-44"] == "Almazara Peñarrubia, S.L.")
        #expect(fields["BT-109"] == "1000.00")
        #expect(fields["BT-110"] == "210.00")
        #expect(fields["BT-112"] == "1210.00")
        #expect(fields["BT-115"] == "1060.00")
        #expect(fields["BT-84"] == "ES9121000418450200051332")
        #expect(fields["BT-5"] == "EUR")
    }

    @Test func `two rates whose taxes are summed nowhere`() {
        let fields = read(
            """
            Invoice number: INV-778          Invoice date: 02 March 2026
            Due date: 01 April 2026

            Bill to: Harbour & Vale Consulting Ltd

                                   Net total           300.00
                                   VAT 10%              10.00
                                   VAT 21%              42.00
                                   Total GBP           352.00
            """)
        #expect(fields["BT-1"] == "INV-778")
        #expect(fields["BT-2"] == "2026-03-02")
        #expect(fields["BT-9"] == "2026-04-01")
        #expect(fields["BT-109"] == "300.00")
        #expect(fields["BT-110"] == "52.00")
        #expect(fields["BT-112"] == "352.00")
        #expect(fields["BT-5"] == "GBP")
        #expect(fields["BT-44"] == "Harbour & Vale Consulting Ltd")
    }

    @Test func `a deposit is taken off the amount due`() {
        let fields = read(
            """
            Rechnung Nr. R-2026-31 vom 04.05.2026

                                Nettobetrag               400,00 EUR
                                zzgl. 19 % MwSt.           76,00 EUR
                                Gesamtbetrag              476,00 EUR
                                Bereits bezahlt          -100,00 EUR
                                Zahlbetrag                376,00 EUR
            """)
        #expect(fields["BT-1"] == "R-2026-31")
        #expect(fields["BT-2"] == "2026-05-04")
        #expect(fields["BT-112"] == "476.00")
        #expect(fields["BT-113"] == "100.00")
        #expect(fields["BT-115"] == "376.00")
    }

    @Test func `American dates are known by one that cannot be read otherwise`() {
        let fields = read(
            """
            Invoice 10023
            Invoice Date: 03/04/2026
            Due Date: 03/28/2026
                                     Subtotal       $ 100.00
                                     Tax              $ 8.00
                                     Total          $ 108.00
            """)
        #expect(fields["BT-2"] == "2026-03-04")
        #expect(fields["BT-9"] == "2026-03-28")
        #expect(fields["BT-5"] == "USD")
        #expect(fields["BT-112"] == "108.00")
    }

    @Test func `a credit note's totals are positive`() {
        let fields = read(
            """
            FACTURA RECTIFICATIVA
            Número de factura: R-2026/3        Fecha de emisión: 20/06/2026
                                      Base imponible      -50,00 €
                                      IVA 21 %            -10,50 €
                                      Total               -60,50 €
            """)
        #expect(fields["BT-3"] == "381")
        #expect(fields["BT-109"] == "50.00")
        #expect(fields["BT-112"] == "60.50")
    }

    @Test func `values stand below their headings`() {
        let fields = read(
            """
            Factura

            Nº de factura       Fecha           Vencimiento        Nº cliente
            A-26/0815           01/02/2026      03/03/2026         430001
            """)
        #expect(fields["BT-1"] == "A-26/0815")
        #expect(fields["BT-2"] == "2026-02-01")
        #expect(fields["BT-9"] == "2026-03-03")
    }

    @Test func `an order's number and a customer's are not the invoice's`() {
        let fields = read(
            """
            Order number: 4500123           Customer no: 99
            Delivery note: LS-17            Order date: 01.01.2026
            """)
        #expect(fields["BT-1"] == nil)
        #expect(fields["BT-2"] == nil)
    }

    @Test func `amounts that do not add up are read with less confidence`() throws {
        let sound = TextExtraction(
            [Self.page("Base imponible   100,00 €\nIVA 21 %    21,00 €\nTotal factura   121,00 €")],
            today: Samples.today)
        let wrong = TextExtraction(
            [Self.page("Base imponible   100,00 €\nIVA 21 %    21,00 €\nTotal factura   131,00 €")],
            today: Samples.today)
        #expect(try #require(sound.fields["BT-112"]).confidence >= 0.9)
        #expect(try #require(wrong.fields["BT-112"]).confidence < 0.8)
    }

    @Test func `a section of the buyer without a name is not where the name stands`() {
        let fields = read(
            """
            Talleres Ibáñez Hermanos, S.A. · 28946 · Fuenlabrada

            Almazara Peñarrubia, S.L.              Factura          F-2026/7
            Camino del Molino 12                   Fecha            16/03/2026
            23710 Bailén


            Vendedor
            Dirección electrónica                  facturas@talleres.example

            Comprador
            Dirección electrónica                  compras@almazara.example

            Líneas
            1     Aceite de oliva                                    100,00

                                        Base imponible         100,00 €
                                        IVA 21%                 21,00 €
                                        Total factura          121,00 €
            """)
        #expect(fields["BT-27"] == "Talleres Ibáñez Hermanos, S.A.")
        #expect(fields["BT-44"] == "Almazara Peñarrubia, S.L.")
    }

    @Test func `an empty page has no fields`() {
        #expect(TextExtraction([], today: Samples.today).fields.isEmpty)
        #expect(read("").isEmpty)
    }
}
