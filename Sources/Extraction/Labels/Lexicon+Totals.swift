extension Lexicon {
    static let amounts: [LabelGroup] = [
        LabelGroup(
            .net, 1,
            """
            base imponible|base imponible total|total base imponible|suma base imponible|total sin iva|
            importe sin iva|total neto|importe neto|neto|
            subtotal sin iva|total bases imponibles|total antes de impuestos|total sin impuestos|importe neto total|
            total bruto sin iva|base total|
            net total|total net|net amount|total excluding vat|total excl vat|total ex vat|total excluding tax|
            total excl tax|amount excl vat|
            subtotal excl vat|taxable amount|total before tax|total without vat|total without tax|net value|
            total net amount|invoice total net|
            total exclusive of vat|subtotal ex vat|total taxable amount|total amount without vat|tax exclusive amount|
            nettobetrag|netto betrag|summe netto|netto summe|nettosumme|gesamt netto|gesamtsumme netto|netto gesamt|
            gesamtbetrag netto|
            gesamtnetto|gesamtnettobetrag|rechnungssumme netto|rechnungssumme netto exkl ust|
            rechnungssumme netto excl ust|
            rechnungssumme ohne ust|rechnungsbetrag netto|summe ohne mwst|betrag ohne mwst|gesamt ohne mwst|
            total netto|netto|zwischensumme netto|
            summe exkl mwst|gesamtpreis netto|nettogesamtbetrag|gesamtbetrag ohne mwst|gesamtbetrag ohne ust|
            summe nettobeträge|
            total eur ohne mwst|gesamtbeitrag|warenwert netto|betrag netto|nettorechnungsbetrag|netto rechnungsbetrag|
            total ht|montant ht|montant total ht|total hors taxes|total h t|montant hors taxes|net ht|base ht|
            total net ht|sous total ht|
            totaal exclusief btw|totaal excl btw|exclusief btw|subtotaal ex btw|totale imponibile|imponibile|
            total sem iva|incidência
            """),
        LabelGroup(
            .lineTotal, 0.9,
            """
            subtotal|sub total|suma líneas|total líneas|importe bruto|suma y sigue|total bruto|suma|
            subtotal|sum of lines|line total|lines total|total lines|items total|goods total|
            zwischensumme|positionssumme|positionen netto|summe positionen|warenwert|zwischensumme positionen|
            sous total|total lignes|subtotaal|subtotale
            """),
        LabelGroup(
            .tax, 1,
            """
            iva|cuota iva|cuota de iva|cuota|cuotas|total iva|importe iva|importe del iva|impuestos|total impuestos|
            total cuotas|cuota tributaria|
            iva 21|iva 10|iva 4|recargo|recargo de equivalencia|recargo equivalencia|rec equivalencia|req|igic|ipsi|
            total igic|cuota total|cuotas iva|suma cuotas|
            vat|vat amount|total vat|vat total|tax|tax amount|total tax|tax total|sales tax|amount of vat|
            value added tax|gst|total tax amount|
            plus vat|vat payable|
            mwst|mwst betrag|mehrwertsteuer|umsatzsteuer|ust|ust betrag|ust gesamt|steuerbetrag|steuer|gesamt mwst|
            summe mwst|summe umsatzsteuer|
            zzgl mwst|zzgl ust|zzgl umsatzsteuer|zuzüglich mwst|zuzüglich ust|zuzüglich umsatzsteuer|zuzügl mwst|
            zuzügl ust|umsatzsteuerbetrag|
            mehrwertsteuerbetrag|steuerbetrag in|summe ust|steuerbetrag ust|steuerbasisbetrag ust|mwst gesamt|
            gesamtsteuer|zzgl gesetzl mwst|
            positionen ust|versicherungssteuer|versicherungsteuer|summe steuern|enthaltene mwst|plus mwst|plus ust|
            tva|total tva|montant tva|total taxes|montant de la tva|total de la tva|taxes|taxe|dont tva|
            montant des taxes|
            btw|btw bedrag|totaal btw|imposta|totale iva|valor iva|montante iva
            """),
        LabelGroup(
            .gross, 1,
            """
            total factura|total fra|importe total|total con iva|total iva incluido|importe total factura|
            total de la factura|importe factura|
            total factura con iva|total general|total euros|total eur|importe total con iva|total con impuestos|
            líquido|importe líquido|
            total operación|importe total de la factura|total documento|total abono|
            grand total|total including vat|total incl vat|total inc vat|total incl tax|gross amount|gross total|
            total gross|invoice total|
            total amount|total invoice amount|total including tax|amount incl vat|total with vat|
            total for this invoice|tax inclusive amount|
            total inclusive of vat|invoice amount|total invoice|total amount including vat|total price|gross|
            bruttobetrag|brutto betrag|summe brutto|bruttosumme|gesamt brutto|gesamtbetrag brutto|brutto|
            brutto gesamt|gesamtsumme brutto|
            rechnungssumme brutto|rechnungssumme brutto inkl ust|rechnungsbetrag brutto|gesamtbetrag|gesamtsumme|
            rechnungsbetrag|rechnungssumme|
            endbetrag|endsumme|summe gesamt|gesamt|rechnungsendbetrag|gesamtpreis|summe inkl mwst|
            gesamtbetrag inkl mwst|betrag inkl mwst|
            gesamt inkl mwst|rechnungsbeitrag|jahresbeitrag|gesamtbetrag inkl ust|rechnungsbetrag inkl mwst|
            bruttorechnungsbetrag|total brutto|summe|total inkl mwst|
            total eur inkl mwst|gesamtkosten|
            total ttc|montant ttc|montant total ttc|total toutes taxes comprises|total t t c|montant total|
            total général|
            total facture|totaal|totaal inclusief btw|totaal incl btw|bedrag inclusief btw|totaalbedrag|
            factuur totaal|totale fattura|
            totale documento|totale|total a pagar iva incluido|bedrag incl btw|totaal te betalen
            """),
        LabelGroup(.bareTotal, 0.7, "total"),
        LabelGroup(
            .payable, 1,
            """
            total a pagar|importe a pagar|a pagar|líquido a percibir|total a percibir|pendiente de pago|
            importe pendiente|saldo pendiente|
            total pendiente|pendiente|resto a pagar|a ingresar|a su favor|
            amount due|total due|balance due|due payable|amount payable|total payable|payable amount|balance|residual|
            total amount due|
            amount to pay|to pay|please pay|outstanding amount|amount outstanding|open amount|net payable|
            payment due amount|invoice balance|
            zahlbetrag|zu zahlen|zu zahlender beitrag|zu zahlender betrag|fälliger betrag|offener betrag|restbetrag|
            zu bezahlen|zu überweisen|überweisungsbetrag|
            noch zu zahlen|zahlungsbetrag|forderungsbetrag|auszahlungsbetrag|offener rechnungsbetrag|
            fälliger rechnungsbetrag|
            net à payer|reste à payer|à payer|montant à payer|somme à payer|solde|solde à payer|montant dû|
            total à payer|reste dû|
            te betalen|da pagare|totale da pagare|valor a pagar
            """),
        LabelGroup(
            .paid, 0.9,
            """
            pagado|anticipo|anticipos|a cuenta|entrega a cuenta|importe pagado|pagos a cuenta|ya pagado|
            total anticipos|
            paid|amount paid|already paid|prepaid|deposit|prepayment|prepaid amount|payments received|less deposit|
            paid amount|total paid|
            bereits bezahlt|bezahlt|erhaltene anzahlungen|erhaltene anzahlung|anzahlung|anzahlungen|
            abzüglich anzahlung|bereits gezahlt|
            geleistete anzahlung|vorauszahlung|teilzahlung|bereits geleistet|geleistete zahlungen|
            acompte|déjà payé|payé|déjà réglé|acomptes|acompte versé|acomptes versés|montant payé|betaald met|betaald
            """),
        LabelGroup(
            .withheld, 1,
            """
            retención|retenciones|retención irpf|irpf|i r p f|total retención|total irpf|retención a cuenta|
            menos retención|importe retención|withholding tax|
            withholding|retenue à la source|ritenuta|ritenuta d'acconto|retenção
            """),
        LabelGroup(
            .otherAmount, 0.9,
            """
            precio|precio unitario|importe|cantidad|unidades|descuento|dto|descuentos|portes|gastos de envío|
                        capital social|total descuentos|total dto|descuento pronto pago|gastos|
            base|tipo|tipo iva|total albarán|
            price|unit price|amount|quantity|qty|discount|shipping|rate|vat rate|tax rate|basis|taxable basis|
            vat basis|item total|charges|
            allowances|credits|shipping costs|delivery charge|surcharge|
            preis|einzelpreis|nettopreis|bruttopreis|menge|anzahl|rabatt|einheit|betrag|nettowert|positionsbetrag|
            basisbetrag|steuersatz|
            mwst satz|ust satz|versandkosten|versand|gesamtbetrag der zuschläge|gesamtbetrag der abschläge|zuschlag|
            abschlag|skonto|
            zu abschlag|versandkosten netto|nettobetrag zzgl|stammkapital|grundkapital|rabattbetrag|frachtbetrag|
            kapital|skontobetrag|
            abzgl|sondernachlass|art kategorie|leergutwert|bruttolistenpreis|positions betrag|artikelgesamtrabatt|
            einzel|
            prix|prix unitaire|quantité|remise|taux|taux tva|base|prix ht|p u ht|pu ht|montant|frais de port|escompte|
            rem|
            korting|aantal|prijs|bedrag|grondslag
            """),
    ]
}
