import EN16931

extension RuleRun {
    /// BR-21…BR-28, BR-30, BR-54, BR-64, BR-65, BR-CO-04, BR-CO-20 and the rules of line allowances and charges.
    mutating func checkLines() {
        for (index, line) in invoice.lines.enumerated() {
            let name = line.identifier.code().map { "Line \($0)" } ?? "The line at position \(index + 1)"
            checkTerms(of: line, name)
            checkPrice(of: line, name)
            if let period = line.period {
                require(
                    period.start != nil || period.end != nil, "BR-CO-20", ["BT-134", "BT-135"],
                    at: period.source, "\(name): the period (BG-26) has neither a start nor an end. State one of them.")
                require(
                    period.isInOrder, "BR-30", ["BT-134", "BT-135"], at: period.source,
                    "\(name): the period ends (BT-135) before it starts (BT-134). Correct the dates.")
            }
            if let item = line.item { checkItem(item, of: line, name) }
            checkAllowancesAndCharges(of: line)
        }
    }

    private mutating func checkTerms(of line: InvoiceLine, _ name: String) {
        require(
            line.identifier.isStated(), "BR-21", ["BT-126"], at: line.source,
            "\(name) has no identifier (BT-126). Number the lines.")
        require(
            line.quantity != nil, "BR-22", ["BT-129"], at: line.source,
            "\(name) has no invoiced quantity (BT-129). Add it.")
        require(
            line.quantity?.unit != nil, "BR-23", ["BT-130"], at: line.source,
            "\(name): the quantity has no unit of measure (BT-130). Add its code, e.g. C62 for pieces.")
        require(
            line.netAmount.isStated(), "BR-24", ["BT-131"], at: line.source,
            "\(name) has no net amount (BT-131). Add it.")
        require(
            line.item?.name.isStated() == true, "BR-25", ["BT-153"], at: line.source,
            "\(name) does not name the item (BT-153). Add its name.")
        require(
            line.vat?.isOfVAT == true && line.vat?.category != nil, "BR-CO-04", ["BT-151"], at: line.source,
            "\(name) has no VAT category (BT-151). Add it, S for the standard rate.")
    }

    private mutating func checkPrice(of line: InvoiceLine, _ name: String) {
        let net = line.price?.netPrice
        require(
            net.isStated(), "BR-26", ["BT-146"], at: line.source, "\(name) has no net price (BT-146). Add it.")
        require(
            net.amount()?.isNegative == false, "BR-27", ["BT-146"], at: line.source,
            "\(name): the net price (BT-146) is missing or below zero. Give a price of zero or more; for a return, make "
                + "the quantity negative.")
        if let gross = line.price?.grossPrice {
            require(
                gross.value?.isNegative == false, "BR-28", ["BT-148"], at: line.source,
                "\(name): the gross price (BT-148) is below zero. Give a price of zero or more.")
        }
    }

    private mutating func checkItem(_ item: Item, of line: InvoiceLine, _ name: String) {
        if let standard = item.standardIdentifier {
            require(
                standard.scheme != nil, "BR-64", ["BT-157"],
                at: syntax == .cii ? line.source.place : standard.content.place,
                "\(name): the item's standard identifier (BT-157) names no scheme. Add it, e.g. 0160 for a GTIN.")
        }
        for classification in item.classifications {
            require(
                classification.scheme != nil, "BR-65", ["BT-158"],
                at: syntax == .cii ? line.source.place : classification.content.place,
                "\(name): an item classification (BT-158) names no scheme. Add it, e.g. STI for CPV codes.")
        }
        for attribute in item.attributes {
            require(
                attribute.name != nil && attribute.value != nil, "BR-54", ["BT-160", "BT-161"], at: attribute.source,
                "\(name): an item attribute (BG-32) lacks its name (BT-160) or its value (BT-161). Add it.")
        }
    }
}
