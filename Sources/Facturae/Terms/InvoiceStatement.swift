import EN16931

/// One business term as an invoice states it, with its place among the groups: `BG-25[2]/BG-27[1]/BT-136`.
struct InvoiceStatement: Hashable {
    /// `BT-136`.
    let term: String
    let path: String
    /// Canonical text.
    let text: String
    /// The same for values that are equal: numbers without trailing zeros.
    let key: String
}

/// Lists every statement of an invoice. Empty terms state nothing.
struct StatementWalk {
    private(set) var statements: [InvoiceStatement] = []
    private var path = ""
    /// Positions, in the invoice that was given, of a repeated group's entries; where there is none, their own.
    private let positions: [String: [Int]]

    init(_ invoice: Invoice, positions: [String: [Int]] = [:]) {
        self.positions = positions
        walk(invoice)
    }

    private mutating func add<Value>(_ term: String, _ value: Term<Value>?) {
        guard let value, !value.isEmpty else { return }
        let key = (value.value as? Amount)?.normalised.description ?? value.canonical
        statements.append(InvoiceStatement(term: term, path: path + term, text: value.canonical, key: key))
    }

    private mutating func add(_ term: String, _ identifier: Identifier?) {
        add(term, identifier?.content)
        add(term + "-1", identifier?.scheme)
        add(term + "-2", identifier?.schemeVersion)
    }

    private mutating func inside(_ group: String, _ body: (inout StatementWalk) -> Void) {
        let outer = path
        path += group + "/"
        body(&self)
        path = outer
    }

    private mutating func each<Element>(
        _ group: String, _ list: [Element], _ body: (inout StatementWalk, Element) -> Void
    ) {
        let positions = positions[group]
        for (index, element) in list.enumerated() {
            let position = positions.flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? index
            inside("\(group)[\(position + 1)]") { body(&$0, element) }
        }
    }

    private mutating func walk(_ invoice: Invoice) {
        add("BT-1", invoice.number)
        add("BT-2", invoice.issueDate)
        add("BT-3", invoice.typeCode)
        add("BT-5", invoice.currencyCode)
        add("BT-6", invoice.vatAccountingCurrencyCode)
        add("BT-7", invoice.vatPointDate)
        add("BT-8", invoice.vatPointDateCode)
        add("BT-9", invoice.paymentDueDate)
        add("BT-10", invoice.buyerReference)
        add("BT-11", invoice.projectReference)
        add("BT-12", invoice.contractReference)
        add("BT-13", invoice.purchaseOrderReference)
        add("BT-14", invoice.salesOrderReference)
        add("BT-15", invoice.receivingAdviceReference)
        add("BT-16", invoice.despatchAdviceReference)
        add("BT-17", invoice.tenderOrLotReference)
        add("BT-18", invoice.invoicedObject)
        add("BT-19", invoice.buyerAccountingReference)
        add("BT-20", invoice.paymentTerms)
        each("BG-1", invoice.notes) { walk, note in
            walk.add("BT-21", note.subjectCode)
            walk.add("BT-22", note.text)
        }
        inside("BG-2") { walk in
            walk.add("BT-23", invoice.processControl?.businessProcessType)
            walk.add("BT-24", invoice.processControl?.specificationIdentifier)
        }
        each("BG-3", invoice.precedingInvoices) { walk, preceding in
            walk.add("BT-25", preceding.number)
            walk.add("BT-26", preceding.issueDate)
        }
        walkParties(invoice)
        walkPayment(invoice)
        walkAmounts(invoice)
        each("BG-24", invoice.supportingDocuments) { walk, document in
            walk.add("BT-122", document.reference)
            walk.add("BT-123", document.description)
            walk.add("BT-124", document.externalLocation)
            guard let attachment = document.attachment else { return }
            walk.add("BT-125", Term("\(attachment.content?.count ?? attachment.encodedLength) bytes"))
            walk.add("BT-125-1", attachment.mimeCode)
            walk.add("BT-125-2", attachment.filename)
        }
        each("BG-25", invoice.lines) { walk, line in walk.walk(line) }
    }

    // MARK: Parties and delivery

    private mutating func walkParties(_ invoice: Invoice) {
        inside("BG-4") { walk in
            guard let seller = invoice.seller else { return }
            walk.add("BT-27", seller.name)
            walk.add("BT-28", seller.tradingName)
            walk.each("BT-29", seller.identifiers) { $0.add("BT-29", $1) }
            walk.add("BT-30", seller.legalRegistration)
            walk.add("BT-31", seller.vatIdentifier)
            walk.add("BT-32", seller.taxRegistration)
            walk.add("BT-33", seller.additionalLegalInformation)
            walk.add("BT-34", seller.electronicAddress)
            walk.add("BG-5", AddressTerms.seller, seller.address)
            walk.add("BG-6", ["BT-41", "BT-42", "BT-43"], seller.contact)
        }
        inside("BG-7") { walk in
            guard let buyer = invoice.buyer else { return }
            walk.add("BT-44", buyer.name)
            walk.add("BT-45", buyer.tradingName)
            walk.each("BT-46", buyer.identifiers) { $0.add("BT-46", $1) }
            walk.add("BT-47", buyer.legalRegistration)
            walk.add("BT-48", buyer.vatIdentifier)
            walk.add("BT-49", buyer.electronicAddress)
            walk.add("BG-8", AddressTerms.buyer, buyer.address)
            walk.add("BG-9", ["BT-56", "BT-57", "BT-58"], buyer.contact)
        }
        inside("BG-10") { walk in
            walk.add("BT-59", invoice.payee?.name)
            walk.add("BT-60", invoice.payee?.identifier)
            walk.add("BT-61", invoice.payee?.legalRegistration)
        }
        inside("BG-11") { walk in
            walk.add("BT-62", invoice.taxRepresentative?.name)
            walk.add("BT-63", invoice.taxRepresentative?.vatIdentifier)
            walk.add("BG-12", AddressTerms.taxRepresentative, invoice.taxRepresentative?.address)
        }
        inside("BG-13") { walk in
            walk.add("BT-70", invoice.delivery?.partyName)
            walk.add("BT-71", invoice.delivery?.locationIdentifier)
            walk.add("BT-72", invoice.delivery?.actualDate)
            walk.inside("BG-14") { walk in
                walk.add("BT-73", invoice.invoicingPeriod?.start)
                walk.add("BT-74", invoice.invoicingPeriod?.end)
            }
            walk.add("BG-15", AddressTerms.delivery, invoice.delivery?.address)
        }
    }

    private mutating func add(_ group: String, _ ids: [String], _ address: PostalAddress?) {
        guard let address else { return }
        let terms = [
            address.line1, address.line2, address.line3, address.city, address.postCode, address.countrySubdivision,
            address.countryCode,
        ]
        inside(group) { walk in for (id, term) in zip(ids, terms) { walk.add(id, term) } }
    }

    private mutating func add(_ group: String, _ ids: [String], _ contact: Contact?) {
        guard let contact else { return }
        inside(group) { walk in
            for (id, term) in zip(ids, [contact.point, contact.telephone, contact.email]) { walk.add(id, term) }
        }
    }

    // MARK: Payment

    private mutating func walkPayment(_ invoice: Invoice) {
        inside("BG-16") { walk in walk.add("BT-83", invoice.remittanceInformation) }
        each("BG-16", invoice.paymentInstructions) { walk, instructions in
            walk.add("BT-81", instructions.meansCode)
            walk.add("BT-82", instructions.meansText)
            walk.each("BG-17", instructions.creditTransfers) { walk, transfer in
                walk.add("BT-84", transfer.account)
                walk.add("BT-85", transfer.accountName)
                walk.add("BT-86", transfer.serviceProvider)
            }
            walk.inside("BG-18") { walk in
                walk.add("BT-87", instructions.card?.primaryAccountNumber)
                walk.add("BT-88", instructions.card?.holderName)
            }
        }
        inside("BG-19") { walk in
            walk.add("BT-89", invoice.directDebit?.mandateReference)
            walk.add("BT-90", invoice.directDebit?.creditorIdentifier)
            walk.add("BT-91", invoice.directDebit?.debitedAccount)
        }
    }

    // MARK: Amounts

    private mutating func walkAmounts(_ invoice: Invoice) {
        each("BG-20", invoice.allowances) {
            $0.add(["BT-92", "BT-93", "BT-94", "BT-95", "BT-96", "BT-97", "BT-98"], $1)
        }
        each("BG-21", invoice.charges) {
            $0.add(["BT-99", "BT-100", "BT-101", "BT-102", "BT-103", "BT-104", "BT-105"], $1)
        }
        inside("BG-22") { walk in
            guard let totals = invoice.totals else { return }
            walk.add("BT-106", totals.lineNetSum)
            walk.add("BT-107", totals.allowanceSum)
            walk.add("BT-108", totals.chargeSum)
            walk.add("BT-109", totals.withoutVAT)
            walk.add("BT-110", totals.vat)
            walk.add("BT-111", totals.vatInAccountingCurrency)
            walk.add("BT-112", totals.withVAT)
            walk.add("BT-113", totals.paid)
            walk.add("BT-114", totals.rounding)
            walk.add("BT-115", totals.payable)
        }
        each("BG-23", invoice.vatBreakdown) { walk, row in
            walk.add("BT-116", row.taxableAmount)
            walk.add("BT-117", row.taxAmount)
            walk.add("BT-118", row.category)
            walk.add("BT-118", scheme: row.taxScheme)
            walk.add("BT-119", row.rate)
            walk.add("BT-120", row.exemptionReason)
            walk.add("BT-121", row.exemptionReasonCode)
        }
    }

    /// Amount, base, percentage, category, rate, reason, reason code; lines have no category and no rate.
    private mutating func add(_ ids: [String], _ entry: AllowanceOrCharge) {
        add(ids[0], entry.amount)
        add(ids[1], entry.baseAmount)
        add(ids[2], entry.percentage)
        if ids.count == 7 {
            add(ids[3], entry.vatCategory)
            add(ids[3], scheme: entry.taxScheme)
            add(ids[4], entry.vatRate)
        }
        add(ids[ids.count - 2], entry.reason)
        add(ids[ids.count - 1], entry.reasonCode)
    }

    /// Only what is no VAT is a statement of its own.
    private mutating func add(_ term: String, scheme: Term<String>?) {
        if let scheme, scheme.canonical.uppercased() != "VAT" { add(term + "-1", scheme) }
    }

    private mutating func walk(_ line: InvoiceLine) {
        add("BT-126", line.identifier)
        add("BT-127", line.note)
        add("BT-128", line.object)
        add("BT-129", line.quantity?.value)
        add("BT-130", line.quantity?.unit)
        add("BT-131", line.netAmount)
        add("BT-132", line.purchaseOrderLine)
        add("BT-133", line.buyerAccountingReference)
        inside("BG-26") { walk in
            walk.add("BT-134", line.period?.start)
            walk.add("BT-135", line.period?.end)
        }
        each("BG-27", line.allowances) { $0.add(["BT-136", "BT-137", "BT-138", "BT-139", "BT-140"], $1) }
        each("BG-28", line.charges) { $0.add(["BT-141", "BT-142", "BT-143", "BT-144", "BT-145"], $1) }
        inside("BG-29") { walk in
            walk.add("BT-146", line.price?.netPrice)
            walk.add("BT-147", line.price?.discount)
            walk.add("BT-148", line.price?.grossPrice)
            walk.add("BT-149", line.price?.baseQuantity?.value)
            walk.add("BT-150", line.price?.baseQuantity?.unit)
        }
        inside("BG-30") { walk in
            walk.add("BT-151", line.vat?.category)
            walk.add("BT-151", scheme: line.vat?.taxScheme)
            walk.add("BT-152", line.vat?.rate)
        }
        inside("BG-31") { walk in
            guard let item = line.item else { return }
            walk.add("BT-153", item.name)
            walk.add("BT-154", item.description)
            walk.add("BT-155", item.sellersIdentifier)
            walk.add("BT-156", item.buyersIdentifier)
            walk.add("BT-157", item.standardIdentifier)
            walk.each("BT-158", item.classifications) { $0.add("BT-158", $1) }
            walk.add("BT-159", item.countryOfOrigin)
            walk.each("BG-32", item.attributes) { walk, attribute in
                walk.add("BT-160", attribute.name)
                walk.add("BT-161", attribute.value)
            }
        }
    }
}
