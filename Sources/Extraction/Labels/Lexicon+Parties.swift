extension Lexicon {
    static let parties: [LabelGroup] = [
        LabelGroup(
            .vatID, 1,
            """
            nif|cif|nif cif|cif nif|n i f|c i f|nif iva|nif iva intracomunitario|nif del emisor|nif emisor|cif emisor|
            nif vat|número de iva|dni|nie|
            dni nif|nif dni|nº iva|nif intracomunitario|vat nif|n iva|
            vat id|vat no|vat number|vat reg no|vat registration number|vat registration no|vat registration|
            vat identification number|tax id|
            tax identification number|vat id no|eu vat no|our vat no|seller vat|supplier vat|vat nr|vat reg|tax id no|
            company vat|
            seller vat id|supplier vat id|vat in|
            ust id nr|ust id|ust idnr|ustidnr|ustid|umsatzsteuer id|umsatzsteuer identifikationsnummer|
            umsatzsteuer id nr|ust identnr|
            ust ident nr|ust identnummer|ust identifikationsnummer|unsere ust id nr|mwst nr|uid|uid nr|uid nummer|
            ust nr|umsatzsteuer ident nr|
            umsatzsteuer idnr|unsere ust idnr|vat uid|atu nr|
            n tva|n tva intra|tva intracommunautaire|numéro de tva|n tva intracommunautaire|numéro tva|tva intra|
            n de tva|
            n tva intracom|id tva|n° tva|n° tva intra|identifiant tva|btw nummer|btw nr|btw id|partita iva|p iva|piva|
            nipc|contribuinte
            """),
        LabelGroup(
            .buyerVATID, 1,
            """
            nif cliente|cif cliente|nif del cliente|cif del cliente|cif nif cliente|nif destinatario|dni cliente|
            nif cif cliente|nif receptor|
            customer vat number|customer vat no|customer vat id|customer vat|your vat number|your vat no|your vat id|
            buyer vat|client vat|
            client vat number|buyer vat id|buyer vat number|your vat reg no|customer tax id|
            ihre ust id nr|ihre ust id|ihre ust idnr|ihre ust identnr|ust id kunde|kunden ust id|ust id nr des kunden|
            ust idnr kunde|
            ihre umsatzsteuer id|ust id nr kunde|kunden ust id nr|ihre ust ident nr|ust id des leistungsempfängers|
            n tva client|tva client|n° tva client|votre n tva|votre tva|uw btw nummer|btw nummer klant
            """),
        LabelGroup(
            .taxNumber, 1,
            """
            steuernummer|steuer nr|steuernr|st nr|stnr|tax number|tax no|numéro fiscal|
            número fiscal|codice fiscale
            """),
        LabelGroup(
            .iban, 1,
            "iban|iban nr|iban no|iban number|cuenta iban|iban code|nº iban|kontonummer iban|código iban|ccc "
                + "iban|n iban"
        ),
        LabelGroup(
            .otherNumber, 0.95,
            """
            käufer iban|iban des käufers|kunden iban|iban cliente|customer iban|iban client|verkäufer bic|bic code|
            iban deudor|
            dirección electrónica|correo electrónico|electronic address|elektronische adresse|adresse électronique
            """),
        LabelGroup(
            .buyer, 1,
            """
            cliente|datos del cliente|datos cliente|facturar a|facturado a|facturación|dirección de facturación|
            destinatario|comprador|receptor|
            datos de facturación|a la atención de|señores|sr sres|cliente facturación|emitida a|adquirente|
            bill to|billed to|invoice to|invoiced to|sold to|customer|buyer|client|bill to address|billing address|
            invoice address|
            customer details|customer name|recipient|buyer name|to|client name|billing details|invoice recipient|
            käufer|käufer leistungsempfänger|rechnungsempfänger|leistungsempfänger|kunde|rechnung an|rechnungsadresse|
            rechnungsanschrift|
            empfänger|auftraggeber|kundenadresse|besteller|abweichender rechnungsempfänger|
            client|acheteur|facturé à|adresse de facturation|destinataire|facturer à|adresse facturation|
            klant|factuuradres|intestatario|spett le|koper
            """),
        LabelGroup(
            .seller, 1,
            """
            emisor|datos del emisor|proveedor|vendedor|datos del proveedor|emitida por|expedidor|datos emisor|
            razón social emisor|prestador|
            empresa emisora|
            seller|supplier|vendor|from|sold by|issued by|issuer|seller name|supplier name|biller|supplier details|
            seller details|bill from|
            service provider|
            verkäufer|lieferant|rechnungssteller|rechnungsersteller|leistungserbringer|rechnungsaussteller|anbieter|
            auftragnehmer|absender|
            vendeur|fournisseur|émetteur|prestataire|cedente|leverancier|verkoper
            """),
        LabelGroup(
            .otherParty, 1,
            """
            dirección de envío|dirección de entrega|enviar a|entregar a|lugar de entrega|dirección envío|
            dirección entrega|datos de envío|
            beneficiario|representante fiscal|titular|titular de la cuenta|banco|datos bancarios|forma de pago|
            domicilio de entrega|
            ship to|deliver to|delivery address|shipping address|ship to address|delivered to|place of delivery|
            deliver to address|payee|
            remit to|account holder|bank details|payment details|bank|sales contact|contact|tax representative|
            account name|warehouse address|
            warenempfänger|lieferadresse|lieferanschrift|abweichender warenempfänger|abweichender zahlungsempfänger|
            zahlungsempfänger|
            steuerbevollmächtigter des verkäufers|kontoinhaber|bankverbindung|bankverbindungen|ansprechpartner|
            bei rückfragen|kontoname|
            leistungsort|lieferung an|leistungsempfänger abweichend|bankdaten|liefer an|geschäftsführer|
            geschäftsführung|
            adresse de livraison|livraison|livrer à|représentant fiscal|titulaire|titulaire du compte|
            contact commercial|livré à|bénéficiaire|
            coordonnées bancaires|afleveradres|bezorgadres|steuervertreter
            """),
        LabelGroup(
            .partyName, 0.9,
            """
            nombre|razón social|nombre o razón social|nombre razón social|nombre y apellidos|denominación|empresa|
            name|company|company name|firma|
            firmenname|nom|raison sociale|dénomination|naam|ragione sociale
            """),
        LabelGroup(
            .section, 1,
            """
            observaciones|conceptos|concepto|descripción|detalle|notas|bemerkungen|bemerkung|positionsdaten|
            umsatzsteueraufschlüsselung|
            belegsummen|zahlungsbedingungen|betreff|qualifizierung der textart|pos|beschreibung|bezeichnung|
            artikelbeschreibung|
            remarks|notes|description|item|items|details|summary|terms|payment terms|produkt|product|
            artikelbezeichnung|hinweis|
            désignation|libellé|conditions de paiement|objet|omschrijving|artikel|zahlungsart|zahlungsinformationen|
            steueraufschlüsselung|
            líneas|lines|entrega|delivery|facturas anteriores|preceding invoices|documento|document
            """),
    ]
}
