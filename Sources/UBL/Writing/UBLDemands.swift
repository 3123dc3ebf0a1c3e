import EN16931

extension UBLWriter {
    /// What the schemas demand and no value can stand in for; nil where all is there.
    static func missing(_ invoice: Invoice, _ kind: UBLReader.Kind) -> String? {
        var demands = Demands()
        demands.needReadable(invoice)
        demands.need("BT-1", "number", invoice.number)
        demands.need("BT-2", "issueDate", invoice.issueDate)
        demands.need("BT-5", "currencyCode", invoice.currencyCode)
        demands.need("BT-115", "totals.payable", invoice.totals?.payable)
        for (index, entry) in (invoice.allowances + invoice.charges).enumerated() {
            demands.need("BT-92 or BT-99", "allowances and charges [\(index)].amount", entry.amount)
        }
        for (index, entry) in invoice.vatBreakdown.enumerated() {
            demands.need("BT-117", "vatBreakdown[\(index)].taxAmount", entry.taxAmount)
        }
        if !invoice.vatBreakdown.isEmpty {
            demands.need("BT-110", "totals.vat", invoice.vatTotal(in: invoice.currencyCode))
        }
        for (index, preceding) in invoice.precedingInvoices.enumerated() {
            demands.need("BT-25", "precedingInvoices[\(index)].number", preceding.number)
        }
        for (index, document) in invoice.supportingDocuments.enumerated() {
            let path = "supportingDocuments[\(index)]"
            demands.need("BT-122", path + ".reference", document.reference)
            let attachment = document.attachment
            demands.need("BT-125-1", path + ".attachment.mimeCode", attachment?.mimeCode, if: attachment != nil)
        }
        for (index, instructions) in invoice.paymentInstructions.enumerated() {
            let path = "paymentInstructions[\(index)]"
            demands.need("BT-81", path + ".meansCode", instructions.meansCode)
            let isCard = instructions.card?.holderName?.isEmpty == false
            demands.need(
                "BT-87", path + ".card.primaryAccountNumber", instructions.card?.primaryAccountNumber, if: isCard)
        }
        if invoice.lines.isEmpty { demands.need("BG-25", "lines") }
        for (index, line) in invoice.lines.enumerated() { add(line, "lines[\(index)]", kind, to: &demands) }
        return demands.description
    }

    private static func add(_ line: InvoiceLine, _ path: String, _ kind: UBLReader.Kind, to demands: inout Demands) {
        demands.need("BT-126", path + ".identifier", line.identifier)
        demands.need("BT-131", path + ".netAmount", line.netAmount, if: kind == .invoice)
        demands.need(
            "BT-129", path + ".quantity.value", line.quantity?.value, if: line.quantity?.unit?.isEmpty == false)
        for (index, entry) in line.allowances.enumerated() {
            demands.need("BT-136", "\(path).allowances[\(index)].amount", entry.amount)
        }
        for (index, entry) in line.charges.enumerated() {
            demands.need("BT-141", "\(path).charges[\(index)].amount", entry.amount)
        }
        if let price = line.price, price.statesSomething {
            demands.need("BT-146", path + ".price.netPrice", price.netPrice)
            demands.need(
                "BT-149", path + ".price.baseQuantity.value", price.baseQuantity?.value,
                if: price.baseQuantity?.unit?.isEmpty == false)
        }
        for (index, attribute) in (line.item?.attributes ?? []).enumerated() {
            demands.need("BT-160", "\(path).item.attributes[\(index)].name", attribute.name)
        }
    }
}

extension PriceDetails {
    fileprivate var statesSomething: Bool {
        [netPrice, grossPrice, discount, baseQuantity?.value].contains { $0?.isEmpty == false }
            || baseQuantity?.unit?.isEmpty == false
    }
}
