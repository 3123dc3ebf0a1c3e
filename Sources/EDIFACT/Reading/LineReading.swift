import EN16931

/// One LIN group.
struct LineReading {
    private var line = InvoiceLine()
    private var item = Item()
    private let traits: DirectoryTraits
    private var name: TextRun?
    private var description: TextRun?
    private var note: TextRun?
    private var notePlace: SourcePlace?
    private var namePlace: SourcePlace?
    private var descriptionPlace: SourcePlace?
    private var attribute: TextRun?
    private var quantityCode = ""
    private var netPriceCode = ""
    private var grossPriceBasis: Quantity?
    private var netAmountCode = ""
    private var lastDescription = ""

    init(_ segment: Segment, _ traits: DirectoryTraits) {
        self.traits = traits
        line.identifier = segment.term(1)
        line.source = segment.provenance
        item.source = segment.provenance
        takeItemNumber(segment, 3, isMain: true)
    }

    /// LIN and PIA: an item number by its kind (7143).
    private mutating func takeItemNumber(_ segment: Segment, _ element: Int, isMain: Bool) {
        guard let number = segment.term(element) else { return }
        let scheme = segment.term(element, 2)
        // SRV beside the main number tells a classification.
        let kind = segment.code(element, 1)
        switch kind == "SRV" && !isMain ? "" : kind {
        case "SA": if item.sellersIdentifier == nil { item.sellersIdentifier = number }
        case "IN", "BP": if item.buyersIdentifier == nil { item.buyersIdentifier = number }
        case "EN", "UP", "SRV":
            if item.standardIdentifier == nil || isMain {
                item.standardIdentifier = Identifier(
                    number, scheme: scheme ?? Term(text: kind, value: "0160", place: number.place))
            }
        default:
            if isMain {
                item.standardIdentifier = Identifier(number, scheme: scheme)
            } else {
                item.classifications.append(
                    Identifier(number, scheme: segment.term(element, 1), schemeVersion: scheme))
            }
        }
    }

    mutating func takePIA(_ segment: Segment) {
        for element in 2...6 { takeItemNumber(segment, element, isMain: false) }
    }

    mutating func takeIMD(_ segment: Segment) {
        let components = segment.texts(3, 3..<5)
        let kind = segment.code(1) == "A" || segment.code(1) == "E" ? "A" : "F"
        // Coded descriptions without text say nothing here.
        guard !components.isEmpty else { return }
        defer { lastDescription = kind }
        if kind == "F" {
            if lastDescription == "F", name?.takes(kind, components) == true { return }
            if name == nil {
                name = TextRun(key: kind, components: components, slots: 2)
                namePlace = segment.place(3, 3)
                return
            }
        } else if lastDescription == "A", description?.takes(kind, components) == true {
            return
        }
        if description == nil || description?.key == "F" && kind == "A" {
            description = TextRun(key: kind, components: components, slots: 2)
            descriptionPlace = segment.place(3, 3)
        }
    }

    mutating func takeQTY(_ segment: Segment) {
        // Invoiced; where that is not said, delivered or despatched.
        let order = ["47", "46", "12"]
        let code = segment.code(1)
        guard let rank = order.firstIndex(of: code), rank < order.firstIndex(of: quantityCode) ?? order.count else {
            return
        }
        quantityCode = code
        line.quantity = segment.quantity(1, value: 1, unit: 2, traits)
    }

    mutating func takeALI(_ segment: Segment) {
        if item.countryOfOrigin == nil { item.countryOfOrigin = segment.term(1) }
    }

    mutating func takeDTM(_ segment: Segment) {
        var period = line.period ?? Period()
        switch segment.code(1) {
        case "167", "194": period.start = segment.date()
        case "168", "206": period.end = segment.date()
        case "263":
            guard let whole = segment.period() else { return }
            period = whole
        default: return
        }
        if period.source.place == nil { period.source = segment.provenance }
        line.period = period
    }

    mutating func takeFTX(_ segment: Segment) {
        let components = segment.texts(4, 0..<5)
        switch segment.code(1) {
        case "ACF":
            var attribute = ItemAttribute()
            attribute.name = segment.term(4)
            attribute.value = segment.term(4, 1)
            attribute.source = segment.provenance
            item.attributes.append(attribute)
        case "PRD":
            guard description == nil else { return }
            description = TextRun(key: "FTX", components: components, slots: 5)
            descriptionPlace = segment.place(4)
        case let subject:
            if note?.takes(subject, components) == true || note != nil { return }
            note = TextRun(key: subject, components: components, slots: 5)
            notePlace = segment.place(4)
        }
    }

    mutating func takeGIR(_ segment: Segment) {
        guard segment.code(1) == "14", let content = segment.term(2) else { return }
        line.object = Identifier(content, scheme: segment.term(2, 1))
    }

    mutating func takeMOA(_ segment: Segment) {
        // Line item amount; where that is not said, goods item total.
        switch segment.code(1) {
        case "203": line.netAmount = segment.number(1, 1)
        case "66" where line.netAmount == nil: line.netAmount = segment.number(1, 1)
        default: break
        }
    }

    /// A net price without a basis of its own has that of the gross price, never that of another net price.
    mutating func takePRI(_ segment: Segment) {
        var price = line.price ?? PriceDetails()
        switch segment.code(1) {
        case "AAA":
            price.netPrice = segment.number(1, 1)
            price.baseQuantity = segment.quantity(1, value: 4, unit: 5, traits) ?? grossPriceBasis
            netPriceCode = "AAA"
        case "INV" where netPriceCode.isEmpty, "CAL" where netPriceCode.isEmpty:
            price.netPrice = segment.number(1, 1)
            price.baseQuantity = segment.quantity(1, value: 4, unit: 5, traits) ?? grossPriceBasis
        case "AAB":
            price.grossPrice = segment.number(1, 1)
            grossPriceBasis = segment.quantity(1, value: 4, unit: 5, traits)
            if price.baseQuantity == nil { price.baseQuantity = grossPriceBasis }
        default: return
        }
        if price.source.place == nil { price.source = segment.provenance }
        line.price = price
    }

    mutating func takeRFF(_ segment: Segment) {
        switch segment.code(1) {
        case "ON": if line.purchaseOrderLine == nil { line.purchaseOrderLine = segment.term(1, 2) }
        case "LI": if line.purchaseOrderLine == nil { line.purchaseOrderLine = segment.term(1, 1) }
        case "AVE": if line.object == nil { line.object = segment.term(1, 1).map { Identifier($0) } }
        case "AWQ", "ADE":
            if line.buyerAccountingReference == nil { line.buyerAccountingReference = segment.term(1, 1) }
        default: break
        }
    }

    /// The VAT among the taxes, or the first tax.
    mutating func takeTAX(_ segment: Segment) {
        if let vat = line.vat, vat.taxScheme?.canonical.uppercased() == "VAT" || !segment.isVAT { return }
        var vat = LineVAT()
        vat.taxScheme = segment.taxScheme
        vat.category = segment.vatCategory(traits)
        vat.rate = segment.number(5, 3)
        vat.source = segment.provenance
        line.vat = vat
    }

    mutating func add(_ allowance: AllowanceReading) {
        if let discount = allowance.priceDiscount {
            if line.price == nil { line.price = PriceDetails() }
            line.price?.discount = discount
        } else if allowance.isCharge {
            line.charges.append(allowance.finished)
        } else {
            line.allowances.append(allowance.finished)
        }
    }

    mutating func finish() -> InvoiceLine {
        func text(_ run: TextRun?, _ width: Int, _ place: SourcePlace?) -> Term<String>? {
            let joined = SplitText.join(run?.components ?? [], width: width)
            return joined.isEmpty ? nil : Term(reading: joined, place: place)
        }
        item.name = text(name, traits.descriptionWidth, namePlace)
        let width = description?.key == "FTX" ? traits.textWidth : traits.descriptionWidth
        item.description = text(description, width, descriptionPlace)
        line.note = text(note, traits.textWidth, notePlace)
        line.item = item
        return line
    }
}

extension InvoiceReading {
    mutating func takeDetail(_ segment: Segment) {
        switch segment.tag {
        case "ALC":
            endAllowance()
            group = .lineAllowance
            allowance = AllowanceReading(segment)
            return
        case "PRI", "RFF", "PAT", "PYT", "LOC", "GEI", "EFI", "TDT", "TOD", "RCS", "PAC", "NAD":
            endAllowance()
            let isTerms = segment.tag == "PRI" || segment.tag == "RFF" && group != .other
            group = isTerms ? .line : .other
            if segment.tag == "PRI" { line?.takePRI(segment) }
            if segment.tag == "RFF", isTerms { line?.takeRFF(segment) }
            // The dates of prices and references are not the line's.
            if isTerms { group = .lineTax }
            return
        case "TAX":
            if group == .lineAllowance || group == .lineAllowanceTax {
                group = .lineAllowanceTax
                allowance?.takeTax(segment, traits)
            } else {
                group = .lineTax
                line?.takeTAX(segment)
            }
            return
        case "MOA":
            switch group {
            case .lineAllowance: allowance?.takeAmount(segment)
            case .lineAllowanceTax, .other: break
            default: line?.takeMOA(segment)
            }
            return
        case "PCD":
            if group == .lineAllowance { allowance?.takePercentage(segment) }
            return
        case "FTX":
            if group == .lineAllowance { allowance?.takeText(segment, traits) } else { line?.takeFTX(segment) }
            return
        default: break
        }
        guard group == .line else { return }
        switch segment.tag {
        case "PIA": line?.takePIA(segment)
        case "IMD": line?.takeIMD(segment)
        case "QTY": line?.takeQTY(segment)
        case "ALI": line?.takeALI(segment)
        case "DTM": line?.takeDTM(segment)
        case "GIR": line?.takeGIR(segment)
        default: break
        }
    }
}
