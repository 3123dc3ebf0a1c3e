import EDIFACT
import EN16931
import FoundationEssentials
import Testing

/// What the segments of the directories mean in EN 16931.
@Suite struct `INVOIC reading` {
    private func fixture(_ name: String) throws -> InterchangeDocument {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let data = try Data(contentsOf: URL(filePath: "\(root)/Fixtures/EDIFACT/\(name).edi"))
        return try EDIFACTReader.read(Array(data))
    }

    /// One message of a directory from the segments between BGM and UNT.
    private func invoice(_ segments: String, _ directory: String = "D:96A:UN:EAN008") throws -> Invoice {
        let count = segments.split(separator: "'").count + 3
        let text = "UNH+1+INVOIC:\(directory)'BGM+380+F-1+9'\(segments)UNT+\(count)+1'"
        let document = try EDIFACTReader.read(Array(text.utf8))
        #expect(document.findings.isEmpty)
        return try #require(document.invoices.first).invoice
    }

    @Test(arguments: [
        ("almazara-d96a", "INVOIC D.96A EAN008", "1166.88", 3), ("talleres-d01b", "INVOIC D.01B EAN011", "511.59", 3),
        ("nordwind-d14b", "INVOIC D.14B", "7056.22", 3),
        ("almazara-credit-note-d96a", "INVOIC D.96A EAN008", "960.96", 1),
        ("almazara-credit-note-d01b", "INVOIC D.01B EAN011", "960.96", 1),
        ("almazara-credit-note-d14b", "INVOIC D.14B", "960.96", 1),
    ])
    func `our samples are read without a finding`(name: String, identifier: String, payable: String, lines: Int) throws
    {
        let document = try fixture(name)
        #expect(document.findings.isEmpty)
        let message = try #require(document.invoices.first)
        #expect(message.identifier.description == identifier)
        #expect(message.invoice.totals?.payable?.value == Amount(payable))
        #expect(message.invoice.lines.count == lines)
        #expect(message.invoice.lines.first?.quantity?.unit?.value == "H87" || name == "talleres-d01b")
        #expect(message.invoice.unreadableTerms.isEmpty)
    }

    @Test func `the credit notes of three directories are one`() throws {
        let all = try ["d96a", "d01b", "d14b"].map {
            try #require(try fixture("almazara-credit-note-\($0)").invoices.first).invoice
        }
        #expect(all[0] == all[1])
        var newest = all[2]
        // What only the binding to EN 16931 states.
        #expect(newest.processControl?.specificationIdentifier?.value == "urn:cen.eu:en16931:2017")
        newest.processControl = nil
        newest.seller?.electronicAddress = nil
        newest.buyer?.electronicAddress = nil
        newest.paymentInstructions[0].meansCode = all[0].paymentInstructions[0].meansCode
        #expect(newest == all[0])
    }

    @Test func `every term knows its place`() throws {
        let message = try #require(try fixture("almazara-d96a").invoices.first)
        let place = try #require(message.invoice.seller?.name?.place)
        #expect(place == SourcePlace(node: 7, line: 9, column: 26))
        #expect(message.invoice.lines[1].source.place == SourcePlace(node: 21, line: 23, column: 1))
        #expect(message.invoice.vatBreakdown[2].taxAmount?.place == SourcePlace(node: 48, line: 50, column: 9))
    }

    @Test(arguments: [
        ("20261123", "102", "2026-11-23"), ("261123", "101", "2026-11-23"), ("991123", "101", "1999-11-23"),
        ("202611231403", "203", "2026-11-23"), ("20261123140359", "204", "2026-11-23"), ("23112026", "4", "2026-11-23"),
        ("231126", "2", "2026-11-23"), ("112326", "3", "2026-11-23"), ("2611231403", "201", "2026-11-23"),
        ("202611231403UTC", "303", "2026-11-23"), ("20261123", "", "2026-11-23"), ("261123", "", "2026-11-23"),
        ("202611231403", "102", "2026-11-23"), ("20261323", "102", nil), ("2026112", "102", nil),
        ("20261123", "616", nil),
        ("soon", "102", nil),
    ])
    func `dates are read by their format`(text: String, format: String, day: String?) throws {
        let date = try #require(try invoice("DTM+137:\(text):\(format)'").issueDate)
        #expect(date.value?.description == day)
        #expect(date.text == text)
    }

    @Test(arguments: [
        "DTM+263:2026110120261130:718'", "DTM+263:20261101-20261130:718'", "DTM+194:20261101:102'DTM+206:20261130:102'",
        "DTM+167:20261101:102'DTM+168:20261130:102'", "DTM+263:202611010000202611302359:719'",
    ])
    func `an invoicing period is stated in many ways`(segments: String) throws {
        let period = try #require(try invoice(segments).invoicingPeriod)
        #expect(period.start?.value?.description == "2026-11-01")
        #expect(period.end?.value?.description == "2026-11-30")
    }

    @Test func `a due date is not that of a discount`() throws {
        let text = "CUX+2:EUR:4'PAT+22++5:3:D:10'DTM+13:20261201:102'PCD+12:2'PAT+3'DTM+13:20261223:102'"
        #expect(try invoice(text).paymentDueDate?.value?.description == "2026-12-23")
    }

    @Test(arguments: [("10,50", "10.50"), ("10.50", "10.50"), ("-3", "-3"), ("1.000,50", nil), ("x", nil)])
    func `both decimal marks are read`(text: String, value: String?) throws {
        let amount = try #require(try invoice("LIN+1'MOA+203:\(text)'").lines.first?.netAmount)
        #expect(amount.value?.description == value)
        #expect(amount.text == text)
    }

    @Test func `names and addresses, structured and not`() throws {
        let structured = try invoice(
            "NAD+SU+8412345000010::9++Talleres Ribera:Hermanos S.A.+Calle Mayor 1:Nave 2:Patio+Burgos+BU+09003+ES'")
        #expect(structured.seller?.name?.value == "Talleres Ribera Hermanos S.A.")
        #expect(structured.seller?.identifiers.first?.scheme?.value == "0088")
        #expect(structured.seller?.address?.line2?.value == "Nave 2")
        #expect(structured.seller?.address?.countrySubdivision?.value == "BU")
        let unstructured = try invoice("NAD+BY++Munio y Asociados:Calle de la Alameda 203:46023 Valencia'")
        #expect(unstructured.buyer?.name?.value == "Munio y Asociados")
        #expect(unstructured.buyer?.address?.line1?.value == "Calle de la Alameda 203")
        #expect(unstructured.buyer?.address?.line2?.value == "46023 Valencia")
        let bound = try invoice("NAD+SE+1:0204++Talleres S.A.:Ribera+Calle 1+Burgos+:::Burgos+09003+ES'", "D:14B:UN")
        #expect(bound.seller?.tradingName?.value == "Ribera")
        #expect(bound.seller?.identifiers.first?.scheme?.value == "0204")
        #expect(bound.seller?.address?.countrySubdivision?.value == "Burgos")
    }

    @Test func `the better qualifier of a party counts`() throws {
        let both = try invoice(
            "NAD+IV+++Invoicee'NAD+BY+++Buyer'NAD+SU+++Supplier'NAD+SE+++Seller'NAD+ST+++Ship'NAD+DP+++Deliver'")
        #expect(both.buyer?.name?.value == "Buyer")
        #expect(both.seller?.name?.value == "Seller")
        #expect(both.delivery?.partyName?.value == "Deliver")
        #expect(try invoice("NAD+IV+++Invoicee'").buyer?.name?.value == "Invoicee")
    }

    @Test func `tax ids, registrations, contacts and accounts belong to their party`() throws {
        let text =
            "NAD+SU+++S'FII+RB+ES91:Titular+CAIXESBB:25:5'RFF+VA:ESB1'RFF+XA:HRB 1'RFF+FC:123'CTA+AR+:Ana'COM+34911:TE'COM+a@b.example:EM'"
            + "NAD+BY+++B'FII+PB+DE89'RFF+VA:DE1'RFF+CR:K-9'RFF+ADE:4711'CTA+IC'COM+k@b.example:EM'"
        let invoice = try invoice(text)
        #expect(invoice.seller?.vatIdentifier?.value == "ESB1")
        #expect(invoice.seller?.legalRegistration?.content.value == "HRB 1")
        #expect(invoice.seller?.taxRegistration?.value == "123")
        #expect(invoice.seller?.contact?.point?.value == "Ana")
        #expect(invoice.seller?.contact?.telephone?.value == "34911")
        #expect(invoice.buyer?.vatIdentifier?.value == "DE1")
        #expect(invoice.buyer?.electronicAddress == Identifier(Term("k@b.example"), scheme: Term("EM")))
        #expect(invoice.buyerReference?.value == "K-9")
        #expect(invoice.buyerAccountingReference?.value == "4711")
        #expect(invoice.directDebit?.debitedAccount?.value == "DE89")
        let transfer = try #require(invoice.paymentInstructions.first?.creditTransfers.first)
        #expect(transfer.accountName?.value == "Titular")
        #expect(transfer.serviceProvider?.value == "CAIXESBB")
    }

    @Test func `a description goes on where all its components are used`() throws {
        let text =
            "LIN+1'IMD+F++:::Aceite de oliva virgen extra, lata:de cinco litros con asa y'IMD+F++:::tapa'IMD+A++:::Primera'"
        let item = try #require(try invoice(text).lines.first?.item)
        #expect(item.name?.value == "Aceite de oliva virgen extra, lata de cinco litros con asa y tapa")
        #expect(item.description?.value == "Primera")
    }

    @Test func `item numbers, texts, prices and references of a line`() throws {
        let line = try #require(
            try invoice(
                "LIN+7++8412345000010:EN'PIA+5+A-1:SA'PIA+1+B-2:IN+04:GN'IMD+F++:::Aceite de oliva virgen extra'"
                    + "IMD+F++:::Primera cosecha'QTY+46:1:PCE'QTY+47:2:PCE'ALI+ES'DTM+11:20261101:102'FTX+LIN+++Nota'MOA+203:20'"
                    + "PRI+AAA:10:::1:PCE'PRI+AAB:11'RFF+ON:P-1:3'DTM+171:20261001:102'RFF+ADE:ACC'TAX+7+VAT+++:::21+S'MOA+124:4.2'"
                    + "ALC+A+++1+DI'PCD+1:10'MOA+204:1'ALC+C+++1+FC:::Portes'MOA+23:2'"
            ).lines.first)
        #expect(line.identifier?.value == "7")
        #expect(line.item?.standardIdentifier == Identifier(Term("8412345000010"), scheme: Term("0160")))
        #expect(line.item?.sellersIdentifier?.value == "A-1")
        #expect(line.item?.buyersIdentifier?.value == "B-2")
        #expect(line.item?.classifications == [Identifier(Term("04"), scheme: Term("GN"))])
        #expect(line.item?.name?.value == "Aceite de oliva virgen extra")
        #expect(line.item?.description?.value == "Primera cosecha")
        #expect(line.quantity == Quantity(Term(Amount(2)), unit: Term("H87")))
        #expect(line.item?.countryOfOrigin?.value == "ES")
        #expect(line.period == nil)
        #expect(line.note?.value == "Nota")
        #expect(line.netAmount?.value == Amount(20))
        #expect(line.price?.netPrice?.value == Amount(10))
        #expect(line.price?.grossPrice?.value == Amount(11))
        #expect(line.price?.baseQuantity?.unit?.value == "H87")
        #expect(line.purchaseOrderLine?.value == "3")
        #expect(line.buyerAccountingReference?.value == "ACC")
        #expect(line.vat?.rate?.value == Amount(21))
        #expect(line.allowances.first?.reasonCode?.value == "DI")
        #expect(line.allowances.first?.percentage?.value == Amount(10))
        #expect(line.charges.first?.reason?.value == "Portes")
        #expect(line.charges.first?.amount?.value == Amount(2))
    }

    @Test func `one sum of allowances and charges tells by its sign which it is`() throws {
        let allowance = try invoice("ALC+A'MOA+204:5'UNS+S'MOA+131:-5'")
        #expect(allowance.totals?.allowanceSum?.value == Amount(5))
        #expect(allowance.totals?.chargeSum == nil)
        #expect(try invoice("ALC+C'MOA+23:5'UNS+S'MOA+131:5'").totals?.chargeSum?.value == Amount(5))
    }

    @Test func `exemption reasons belong to the exempt categories in their order`() throws {
        let invoice = try invoice(
            "FTX+AGM++VATEX-EU-AE+Reverse charge'FTX+AGM+++Export'UNS+S'TAX+7+VAT+++:::21+S'MOA+125:1'TAX+7+VAT+++:::0+AE'MOA+125:2'"
                + "TAX+7+VAT+++:::0+G'MOA+125:3'", "D:14B:UN")
        #expect(invoice.vatBreakdown.map { $0.exemptionReason?.value } == [nil, "Reverse charge", "Export"])
        #expect(invoice.vatBreakdown[1].exemptionReasonCode?.value == "VATEX-EU-AE")
    }

    @Test func `an object behind the message is the attachment`() throws {
        let text =
            "UNB+UNOC:4+a+b+20261123:1403+1'UNH+1+INVOIC:D:14B:UN'BGM+380+1'EFI+hoja.pdf:Horas'COM+http?://x.example:AO'RFF+ATS:D1'UNT+6+1'"
            + "UNO+P1+1:D1+13:application/pdf+8'AB'D+F??UNP+8+P1'UNZ+2+1'"
        let document = try EDIFACTReader.read(Array(text.utf8))
        #expect(document.findings.isEmpty)
        let message = try #require(document.invoices.first)
        let supporting = try #require(message.invoice.supportingDocuments.first)
        #expect(supporting.reference?.value == "D1")
        #expect(supporting.description?.value == "Horas")
        #expect(supporting.externalLocation?.value == "http://x.example")
        #expect(supporting.attachment?.filename?.value == "hoja.pdf")
        #expect(supporting.attachment?.mimeCode?.value == "application/pdf")
        #expect(supporting.attachment?.content.map { $0.elementsEqual("AB'D+F??".utf8) } == true)
        let object = try #require(message.objects.first)
        #expect(Array(text.utf8)[object.range].elementsEqual("AB'D+F??".utf8))
    }

    @Test func `segments of which nothing was read are outside the model`() throws {
        let long = String(repeating: "palabra ", count: 60)
        let words = SplitWords.components(long)
        let text =
            "UNH+1+INVOIC:D:96A:UN'BGM+380+1+9'NAD+SU+++S'PAC+3++CT'FTX+AAI+++\(words[0])'FTX+AAI+++\(words[1])'LIN+1'QTY+46:3'QTY+47:2'"
            + "MOA+203:5'TAX+7+VAT+++:::21+S'MOA+124:1.05'UNS+S'CNT+2:1'UNT+14+1'"
        let document = try EDIFACTReader.read(Array(text.utf8))
        let invoice = try #require(document.invoices.first).invoice
        #expect(
            EDIFACTReader.outside(Array(text.utf8), invoice).map { "\($0.path): \($0.value)" } == [
                "segment 4 (PAC): PAC+3++CT", "segment 8 (QTY): QTY+46:3", "segment 12 (MOA): MOA+124:1.05",
            ])
    }
}

/// A text over the components of two segments.
private enum SplitWords {
    static func components(_ text: String) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count < 70 {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return [lines.prefix(5).joined(separator: ":"), lines.dropFirst(5).joined(separator: ":")]
    }
}
