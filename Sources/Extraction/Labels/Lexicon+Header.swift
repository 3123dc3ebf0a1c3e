extension Lexicon {
    /// Everything known.
    static let groups: [LabelGroup] = numbers + dates + amounts + parties

    static let numbers: [LabelGroup] = [
        LabelGroup(
            .number, 1,
            """
            número de factura|numero factura|número factura|nº factura|nº de factura|n factura|n de factura|
            no factura|no de factura|núm factura|
            núm de factura|num fra|nº fra|factura nº|factura n|factura número|factura núm|factura no|fra nº|
            número de documento|nº documento|
            número de abono|nº abono|abono nº|nº de abono|número de la factura|factura rectificativa nº|
            nº factura rectificativa|
            número factura rectificativa|factura simplificada nº|serie y número|serie número|nº serie y factura|
            invoice number|invoice no|invoice nr|invoice num|invoice n|invoice id|number of invoice|document number|
            document no|
            tax invoice number|tax invoice no|credit note number|credit note no|credit memo number|bill number|
            bill no|inv no|
            rechnungsnummer|rechnungsnr|rechnungs nr|rechnungs nummer|rechnung nr|rechnung nummer|rechnungs no|rechnr|
            rg nr|re nr|belegnummer|
            belegnr|beleg nr|beleg nummer|gutschriftnummer|gutschriftsnummer|gutschrift nr|gutschriftsnr|
            rechnungskorrektur nr|
            dokumentnummer|dokumentennummer|dokument nr|fakturanummer|faktura nr|fakturanr|
            numéro de facture|n de facture|n° facture|facture n|facture numéro|facture no|no de facture|
            numéro facture|réf facture|avoir n|
            numéro d'avoir|n d'avoir|factuurnummer|factuur nr|factuurnr|numero fattura|fattura n|fattura nr|fatura n|
            nº da fatura|
            número da fatura
            """),
        LabelGroup(
            .title(.invoice), 0.8,
            """
            factura|fra|factura simplificada|factura ordinaria|factura completa|factura de venta|invoice|tax invoice|
            sales invoice|commercial invoice|bill|
            ~rechnung|handelsrechnung|faktura|facture|factuur|fattura|fatura|vat invoice|final invoice
            """),
        LabelGroup(
            .title(.creditNote), 0.85,
            """
            abono|factura de abono|nota de abono|nota de crédito|factura rectificativa|credit note|credit memo|
            credit invoice|gutschrift|stornorechnung|
            rechnungsgutschrift|avoir|facture d'avoir|note de crédit|creditnota|creditfactuur|nota di credito|
            nota de crédito
            """),
        LabelGroup(
            .title(.correctedInvoice), 0.85,
            """
            rechnungskorrektur|rechnungsberichtigung|korrekturrechnung|corrected invoice|facture rectificative
            """),
        LabelGroup(
            .title(.prepayment), 0.85,
            """
            factura de anticipo|anzahlungsrechnung|abschlagsrechnung|prepayment invoice|facture d'acompte
            """),
        LabelGroup(.bareNumber, 0.5, "nr|no|n|num|núm|número|numero|nummer|number|numéro|nº|n°|n.º|#"),
        LabelGroup(
            .orderReference, 0.9,
            """
            pedido|nº pedido|nº de pedido|número de pedido|pedido nº|su pedido|referencia de pedido|orden de compra|
            nº orden de compra|
            order number|order no|order id|purchase order|po number|po no|your order|order ref|order reference|
            bestellung|bestellnummer|bestellnr|bestell nr|ihre bestellung|ihre bestellnummer|bestellung nr|
            bestellreferenz|ihre auftragsnummer|
            commande|n commande|numéro de commande|n de commande|bon de commande|n° bon de commande|votre commande|
            ordernummer|
            bestelnummer|ihre bestellnr
            """),
        LabelGroup(
            .customerNumber, 0.9,
            """
            nº cliente|nº de cliente|número de cliente|código de cliente|código cliente|cód cliente|cliente nº|
            customer number|customer no|
            customer id|customer ref|account number|client number|client no|client id|customer account|
            kundennummer|kundennr|kunden nr|ihre kundennummer|kunden nummer|debitorennummer|debitor nr|debitoren nr|
            n client|n° de client|numéro client|numéro de client|code client|réf client|n° client|klantnummer
            """),
        LabelGroup(
            .otherNumber, 0.9,
            """
            albarán|nº albarán|número de albarán|albarán nº|referencia|su referencia|nuestra referencia|ref|contrato|
            nº contrato|expediente|
            página|pág|teléfono|tel|tfno|tlf|móvil|fax|registro mercantil|nº proveedor|código proveedor|proveedor nº|
            cuenta|nº de cuenta|bic|swift|
            bic swift|cp|código postal|matrícula|nº presupuesto|presupuesto|proyecto|factura original|
            factura rectificada|rectifica a|
            delivery note|delivery note no|delivery note number|reference|your reference|our reference|your ref|
            our ref|contract|contract no|
            contract number|project|project no|page|phone|telephone|mobile|quote|quotation|quote number|
            supplier number|supplier no|vendor number|
            vendor no|supplier id|account no|bank account|sort code|booking id|booking reference|original invoice|
            related invoice|
            company number|company registration|registration number|registration no|company reg no|gln|duns|
            payment reference|
            lieferschein|lieferscheinnummer|lieferschein nr|lieferscheinnr|lieferant nr|lieferantennummer|lief nr|
            lieferanten nr|auftrag|
            auftragsnummer|auftragsnr|auftrag nr|auftrag nr lief|vertrag|vertragsnummer|vertrag nr|vertrags nr|
            vertragsnr|referenz|ihre referenz|
            ihr zeichen|unser zeichen|unsere referenz|seite|telefon|telefax|mobil|handelsregister|
            handelsregisternummer|hrb|hrb nr|
            hra|amtsgericht|kontonummer|kontonr|konto nr|konto|blz|bankleitzahl|projekt|projektnummer|angebot|
            angebotsnummer|globale nummer|
            artikelnummer|art nr|artnr|ursprungsbeleg nr|ursprungsbeleg|reklamationsnummer|kostenstelle|abteilung|
            weitere referenz|
            mandatsreferenz|gläubiger id|referenz des käufers|leitweg id|lieferavis|rechnungsreferenz|
            zahlungsreferenz|verwendungszweck|
            vorgangsnummer|ust satz|steuersatz|e mail|email|mail|web|internet|www|plz|ort|
            bon de livraison|n bon de livraison|n° bon de livraison|référence|votre référence|notre référence|
            vos références|nos références|vos ref|contrat|
            n contrat|n° contrat|réf marché|page|téléphone|tél|siret|siren|rcs|ape|naf|code ape|facture liée|
            n de facture associée|
            n° de facture associée|devis|n devis|capital|au capital de|compte|agreement ref|incoterms|
            customer vat rate|dossier|numéro de dossier|
            n° bon de vente|n° bon de reception|ref projet|ref comptable
            """),
        LabelGroup(
            .currency, 1,
            """
            moneda|divisa|importes en|currency|invoice currency|currency code|amounts in|all amounts in|währung|
            rechnungswährung|beträge in|
            alle beträge in|devise|monnaie|montants en|valuta|moeda
            """),
    ]

    static let dates: [LabelGroup] = [
        LabelGroup(
            .issueDate, 1,
            """
            fecha de factura|fecha factura|fecha de la factura|fecha de emisión|fecha emisión|fecha de expedición|
            fecha expedición|fecha fra|
            fecha del documento|fecha documento|fecha de abono|emitida el|expedida el|
            invoice date|date of invoice|date of issue|issue date|date issued|issued on|issued at|document date|
            tax date|billing date|bill date|
            tax point|credit note date|
            rechnungsdatum|rechnungs datum|rechnung vom|datum der rechnung|belegdatum|beleg datum|ausstellungsdatum|
            gutschriftsdatum|
            gutschriftdatum|liefer und rechnungsdatum|rechnungs und lieferdatum|rechnungsdatum lieferdatum|
            dokumentdatum|dokumentendatum|
            fakturadatum|rechnungsdatum leistungsdatum|datum rechnung|
            date de facture|date de la facture|date facture|date de facturation|date d'émission|émise le|date d'avoir|
            factuurdatum|factuur datum|data fattura|data emissione|data di emissione|data da fatura|data de emissão
            """),
        LabelGroup(.bareDate, 0.7, "fecha|date|datum|data|den|le"),
        LabelGroup(.dateLink, 0.9, "vom|von|dated|issued at|issued on|of|del|de fecha|con fecha|du"),
        LabelGroup(
            .dueDate, 1,
            """
            fecha de vencimiento|fecha vencimiento|vencimiento|vencimientos|vence el|vence|fecha de pago|
            fecha límite de pago|pagar antes del|
            a pagar antes del|fecha vto|vto|
            due date|payment due|payment due date|date due|due on|due by|pay by|payable by|please pay by|due|
            invoice due date|payment date|
            fälligkeitsdatum|fälligkeit|fällig am|fällig bis|fällig|zahlbar bis|zahlbar bis zum|zahlungsziel|
            zahlungsfrist|zu zahlen bis|
            zahldatum|zahlungsdatum|spätestens bis|fälligkeitstag|zahlung bis|
            date d'échéance|échéance|date échéance|à payer avant le|date limite de paiement|
            date limite de paiement le|payable le|
            à régler avant le|vervaldatum|te betalen voor|data scadenza|scadenza|data de vencimento
            """),
        LabelGroup(
            .dueLink, 0.8,
            """
            überweisen sie bis zum|bis zum|bis|netto bis|rein netto bis|until|remit until|before|no later than|
            antes del|hasta el|
            a más tardar el|jusqu'au|avant le|au plus tard le|remit by|by
            """),
        LabelGroup(
            .otherDate, 0.9,
            """
            fecha de entrega|fecha entrega|fecha de albarán|fecha albarán|fecha de pedido|fecha pedido|
            fecha de operación|fecha operación|
            periodo|período|periodo de facturación|fecha de envío|fecha valor|fecha de servicio|fecha de devengo|
            delivery date|date of delivery|date of supply|supply date|service date|order date|ship date|shipping date|
            shipped|period|
            billing period|service period|start date|end date|valid until|check in|check out|print date|date printed|
            purchase date|
            leistungsdatum|leistungs datum|liefer und leistungsdatum|lieferdatum|liefer datum|lieferung vom|
            lieferschein datum|
            lieferscheindatum|bestelldatum|bestell datum|auftragsdatum|auftrag datum|auftrag datum lief|
            vertrags datum|vertragsdatum|
            leistungszeitraum|abrechnungszeitraum|berechnungszeitraum|liefer leistungszeitraum|zeitraum|zeitraum vom|
            druckdatum|bestellung vom|
            stand|liefer bzw leistungsdatum|versanddatum|skonto bis|skonto innerhalb|innerhalb 10 tagen bis|
            buchungsdatum|gültig ab|gültig bis|
            date de livraison|date livraison|date de commande|date de début|date de fin|période|période de|période du|
            date de début de prestation|
            date de fin de prestation|date de facture associée|date de prestation|besteldatum|verzenddatum|orderdatum|
            aankoopdatum
            """),
    ]
}
