import EN16931

extension InvoiceComposition {
    func items() -> WrittenElement {
        if invoice.lines.isEmpty {
            notes.refuse("BG-25", "BG-25", "Facturae demands at least one line (BG-25); the invoice has none.")
        }
        return WrittenElement("Items", invoice.lines.enumerated().map { line($1, "BG-25[\($0 + 1)]/") })
    }

    private func line(_ line: InvoiceLine, _ path: String) -> WrittenElement {
        var element = WrittenElement("InvoiceLine")
        element.add("IssuerTransactionReference", notes.fitted(invoice.salesOrderReference, 20, "BT-14"))
        element.add("SequenceNumber", sequenceNumber(line.identifier, path))
        if let number = notes.fitted(invoice.despatchAdviceReference, 30, "BT-16") {
            element.add(
                WrittenElement(
                    "DeliveryNotesReferences",
                    [WrittenElement("DeliveryNote", [WrittenElement("DeliveryNoteNumber", number)])]))
        }
        element.add("ItemDescription", description(line, path))
        if let value = line.quantity?.value.value {
            element.add("Quantity", value.description)
        } else {
            notes.refuse(
                "BT-129", path + "BT-129", "Facturae demands a quantity (BT-129); \(path) has no readable one.")
        }
        let unit = line.quantity?.unit.flatMap { $0.isEmpty ? nil : $0 }
        element.add("UnitOfMeasure", unit.map { UnitCodes.facturae($0.canonical) })
        element.add("UnitPriceWithoutTax", unitPrice(line, path)?.plain)
        addAmounts(line, path, to: &element)
        let (taxes, event) = lineTax(line, path)
        element.add(taxes)
        element.add(period("LineItemPeriod", line.period, [path + "BG-26/BT-134", path + "BG-26/BT-135"]))
        element.add("AdditionalLineItemInformation", notes.fitted(line.note, 2_500, path + "BT-127"))
        element.add(event)
        element.add("ArticleCode", notes.fitted(line.item?.sellersIdentifier, 20, path + "BG-31/BT-155"))
        return element
    }

    /// BT-126 where it is a number.
    private func sequenceNumber(_ identifier: Term<String>?, _ path: String) -> String? {
        guard let identifier, !identifier.isEmpty else { return nil }
        guard Amount(identifier.canonical) != nil else {
            notes.explain(path + "BT-126", "Facturae's lines have numbers; this identifier is none.")
            return nil
        }
        return identifier.canonical
    }

    /// BT-153, and BT-154 below it where both fit.
    private func description(_ line: InvoiceLine, _ path: String) -> String? {
        guard
            let name = notes.demanded(
                line.item?.name, 2_500, "BT-153", path + "BG-31/BT-153", "a description of the item")
        else { return nil }
        guard let text = notes.fitted(line.item?.description, 2_500, path + "BG-31/BT-154") else { return name }
        let whole = name + "\n" + text
        guard whole.unicodeScalars.count <= 2_500 else {
            notes.explain(
                path + "BG-31/BT-154", "Facturae has 2500 characters for name and description of an item together.")
            return name
        }
        return whole
    }

    /// The price of one unit: BT-146, divided by BT-149 where that is not one, to eight decimals.
    private func unitPrice(_ line: InvoiceLine, _ path: String) -> Amount? {
        guard let price = line.price?.netPrice?.value else {
            notes.refuse(
                "BT-146", path + "BG-29/BT-146", "Facturae demands a price (BT-146); \(path) has no readable one.")
            return nil
        }
        guard let base = line.price?.baseQuantity?.value.value, base != Amount(1) else {
            return price.normalised.scale <= 8 ? price : price.rounded(8)
        }
        guard let unit = price.divided(by: base, places: 8) else {
            notes.refuse(
                "BT-149", path + "BG-29/BT-149",
                "The price of \(path) cannot be divided by its base quantity \(base) (BT-149).")
            return nil
        }
        return unit.normalised.padded(2)
    }

    /// `TotalCost` is what discounts and charges turn into the net amount, exactly. It must be the price of the quantity
    /// but for rounding.
    private func addAmounts(_ line: InvoiceLine, _ path: String, to element: inout WrittenElement) {
        guard let net = notes.demanded(line.netAmount, "BT-131", path + "BT-131", "the net amount of the line") else {
            return
        }
        let discounts = line.allowances.enumerated().map {
            entry($1, "Discount", path + "BG-27[\($0 + 1)]/", ["BT-136", "BT-138", "BT-139"])
        }
        let charges = line.charges.enumerated().map {
            entry($1, "Charge", path + "BG-28[\($0 + 1)]/", ["BT-141", "BT-143", "BT-144"])
        }
        let less = ExactAmounts.sum(line.allowances.map { $0.amount?.value })
        let more = ExactAmounts.sum(line.charges.map { $0.amount?.value })
        guard let cost = ExactAmounts.sum([net, less, more.map { -$0 }]) else { return }
        if let quantity = line.quantity?.value.value, let price = line.price?.netPrice?.value {
            let base = line.price?.baseQuantity?.value.value ?? Amount(1)
            let exact = quantity.multiplied(by: price)?.divided(by: base, places: 8)
            if let exact, let difference = exact.subtracting(cost), difference.magnitude > ArithmeticCheck.tolerance {
                notes.refuse(
                    "BT-131", path + "BT-131",
                    "The line's net amount (BT-131) \(net) is not its quantity times its price less allowances plus charges: "
                        + "\(exact.rounded(2)) without them, not \(cost). Facturae demands that it is; correct the line."
                )
            }
        }
        element.add("TotalCost", cost.money)
        if !discounts.isEmpty { element.add(WrittenElement("DiscountsAndRebates", discounts)) }
        if !charges.isEmpty { element.add(WrittenElement("Charges", charges)) }
        element.add("GrossAmount", net.money)
    }

    /// - Parameter ids: Of amount, percentage and reason.
    func entry(_ entry: AllowanceOrCharge, _ name: String, _ path: String, _ ids: [String]) -> WrittenElement {
        var element = WrittenElement(name)
        element.add(name + "Reason", notes.fitted(entry.reason, 2_500, path + ids[2]) ?? "")
        if let rate = entry.percentage?.value {
            if rate.normalised.scale <= 8 {
                element.add(name + "Rate", rate.plain)
            } else {
                notes.explain(path + ids[1], "Facturae has at most eight decimals.")
            }
        }
        element.add(name + "Amount", notes.demanded(entry.amount, ids[0], path + ids[0], "an amount")?.money)
        return element
    }
}
