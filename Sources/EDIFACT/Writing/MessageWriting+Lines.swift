import EN16931

extension MessageWriting {
    mutating func writeLines() throws(EDIFACTError) {
        var numbers = FreeNumbers(besides: invoice.lines.lazy.compactMap { $0.identifier?.canonical })
        for (index, line) in invoice.lines.enumerated() { try write(line, index, &numbers) }
    }

    /// - Parameter numbers: Those that no line has.
    private mutating func write(_ line: InvoiceLine, _ index: Int, _ numbers: inout FreeNumbers) throws(EDIFACTError) {
        let path = "lines[\(index)]"
        try writeNumbers(line, path, try identifier(line, index, &numbers))
        try writeDescriptions(line.item, path + ".item")
        try writeQuantity(line.quantity, path + ".quantity")
        let country = try text(line.item?.countryOfOrigin, "BT-159", path + ".item.countryOfOrigin", 3)
        if !country.isEmpty { out.write("ALI", [[country]]) }
        writePeriod(line.period, ("BT-134", "BT-135"), path + ".period")
        let object = try writeObject(line.object, path + ".object")
        try writeTexts(line, path)
        writeAmount("203", line.netAmount, "BT-131", path + ".netAmount")
        try write(line.price, path + ".price")
        if !object.isEmpty { out.write("RFF", [["AVE", object]]) }
        try writeOrderLine(line.purchaseOrderLine, path + ".purchaseOrderLine")
        try writeReference(
            isEN16931 ? "AWQ" : "ADE", line.buyerAccountingReference, "BT-133", path + ".buyerAccountingReference")
        if let vat = line.vat {
            try writeTax(
                scheme: vat.taxScheme, category: vat.category, rate: vat.rate, ids: ("BT-151", "BT-152"),
                path + ".vat", names: ("taxScheme", "category", "rate"))
        }
        try writeAllowances(line, path)
    }

    /// 1082, which every line must have (BR-21): BT-126, or, where it does not fit, the line's position, or the next number
    /// that no line has.
    private mutating func identifier(
        _ line: InvoiceLine, _ index: Int, _ numbers: inout FreeNumbers
    ) throws(EDIFACTError) -> String {
        let path = "lines[\(index)].identifier"
        var identifier = try text(line.identifier, "BT-126", path, 6)
        if profile.message == .eancom97, !identifier.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            lose(line.identifier, path, "INVOIC D.96A holds only digits")
            identifier = ""
        }
        guard identifier.isEmpty, line.identifier?.isEmpty == false else { return identifier }
        let number = numbers.next(at: index + 1)
        guard number < 1_000_000 else { return "" }
        added.append(
            AddedTerm(
                term: "BT-126", path: path, value: "\(number)",
                reason:
                    "A line must have an identifier, and INVOIC \(lengths.directory) cannot hold this one's; "
                    + FreeNumbers.reason(number, at: index + 1)))
        return "\(number)"
    }

    /// LIN and PIA.
    private mutating func writeNumbers(
        _ line: InvoiceLine, _ path: String, _ identifier: String
    ) throws(EDIFACTError) {
        let item = line.item ?? Item()
        out.write("LIN", [[identifier], [], try standardNumber(item.standardIdentifier, path + ".item")])
        let seller = try text(item.sellersIdentifier, "BT-155", path + ".item.sellersIdentifier", 35)
        if !seller.isEmpty { out.write("PIA", [["5"], [seller, "SA"]]) }
        let buyer = try text(item.buyersIdentifier, "BT-156", path + ".item.buyersIdentifier", 35)
        if !buyer.isEmpty { out.write("PIA", [["5"], [buyer, "IN"]]) }
        let room = lengths.itemNumbers - (seller.isEmpty ? 0 : 1) - (buyer.isEmpty ? 0 : 1)
        for (index, classification) in item.classifications.enumerated() {
            let place = "\(path).item.classifications[\(index)]"
            guard index < room else {
                lose(classification, place, "INVOIC \(lengths.directory) holds \(lengths.itemNumbers) item numbers")
                continue
            }
            let content = try text(classification.content, "BT-158", place + ".content", 35)
            guard !content.isEmpty else {
                loseScheme(classification, "BT-158", place)
                continue
            }
            var scheme = try text(classification.scheme, "BT-158-1", place + ".scheme", 3)
            if ["SA", "IN", "BP", "EN", "UP"].contains(scheme) {
                lose(classification.scheme, place + ".scheme", "PIA with \(scheme) is another item number")
                scheme = ""
            }
            let version = try text(classification.schemeVersion, "BT-158-2", place + ".schemeVersion", lengths.codeList)
            out.write("PIA", [["1"], [content, scheme, version]])
        }
    }

    /// BT-157 in LIN.
    private mutating func standardNumber(_ identifier: Identifier?, _ path: String) throws(EDIFACTError) -> [String] {
        guard let identifier else { return [] }
        let place = path + ".standardIdentifier"
        let content = try text(identifier.content, "BT-157", place + ".content", 35)
        guard !content.isEmpty else {
            loseScheme(identifier, "BT-157", place)
            return []
        }
        lose(identifier.schemeVersion, place + ".schemeVersion")
        // A GTIN.
        if identifier.scheme?.canonical == "0160" { return [content, profile.message == .eancom97 ? "EN" : "SRV"] }
        return [content, "", try text(identifier.scheme, "BT-157-1", place + ".scheme", lengths.codeList)]
    }

    /// IMD: name as F, description as A; longer ones go on in the next.
    private mutating func writeDescriptions(_ item: Item?, _ path: String) throws(EDIFACTError) {
        var room = lengths.descriptions
        let texts = [("F", item?.name, "BT-153", "name"), ("A", item?.description, "BT-154", "description")]
        for (kind, term, id, key) in texts {
            guard let term, !term.isEmpty else { continue }
            let words = term.canonical.trimmedOfXMLWhiteSpace
            guard let groups = segments(of: words, width: lengths.description, slots: 2), groups.count <= room else {
                lose(term, "\(path).\(key)", doesNotFit)
                continue
            }
            try check(words, id, "\(path).\(key)", linesAreSplit: true)
            for group in groups { out.write("IMD", [[kind], [], ["", "", ""] + group]) }
            room -= groups.count
        }
    }

    private mutating func writeQuantity(_ quantity: Quantity?, _ path: String) throws(EDIFACTError) {
        guard let quantity else { return }
        let value = number(quantity.value, "BT-129", path + ".value", digits: lengths.quantity)
        guard !value.isEmpty else {
            lose(quantity.unit, path + ".unit", "its quantity is not there")
            return
        }
        out.write("QTY", [["47", value, try unit(quantity.unit, "BT-130", path + ".unit")]])
    }

    /// A piece is H87 today and PCE in EANCOM.
    private mutating func unit(_ term: Term<String>?, _ id: String, _ path: String) throws(EDIFACTError) -> String {
        let code = try text(term, id, path, 3)
        guard !isEN16931 else { return code }
        if code == "PCE" {
            lose(term, path, "PCE is read as H87, its successor in Recommendation 20")
            return ""
        }
        return code == "H87" ? "PCE" : code
    }

    /// BT-128: GIR with the scheme (D.14B); what RFF then repeats.
    private mutating func writeObject(_ object: Identifier?, _ path: String) throws(EDIFACTError) -> String {
        guard let object else { return "" }
        guard isEN16931, !object.content.isEmpty else {
            lose(object, path)
            return ""
        }
        let content = try text(object.content, "BT-128", path + ".content", lengths.reference)
        guard !content.isEmpty, content.unicodeScalars.count <= 35 else {
            loseScheme(object, "BT-128", path)
            return content
        }
        lose(object.schemeVersion, path + ".schemeVersion")
        let scheme = try text(object.scheme, "BT-128-1", path + ".scheme", 3)
        if !scheme.isEmpty { out.write("GIR", [["14"], [content, scheme]]) }
        return content
    }

    /// FTX: the note, then in D.14B the attributes.
    private mutating func writeTexts(_ line: InvoiceLine, _ path: String) throws(EDIFACTError) {
        var room = lengths.lineTexts
        if let note = line.note, !note.isEmpty {
            let words = note.canonical.trimmedOfXMLWhiteSpace
            if let groups = segments(of: words, width: lengths.text, slots: 5), groups.count <= room {
                try check(words, "BT-127", path + ".note", linesAreSplit: true)
                for group in groups { out.write("FTX", [[isEN16931 ? "ACB" : "LIN"], [], [], group]) }
                room -= groups.count
            } else {
                lose(note, path + ".note", doesNotFit)
            }
        }
        for (index, attribute) in (line.item?.attributes ?? []).enumerated() {
            let place = "\(path).item.attributes[\(index)]"
            guard isEN16931, room > 0 else {
                lose(place, isEN16931 ? doesNotFit : noPlace)
                continue
            }
            let name = try text(attribute.name, "BT-160", place + ".name", lengths.text)
            let value = try text(attribute.value, "BT-161", place + ".value", lengths.text)
            guard !(name + value).isEmpty else { continue }
            out.write("FTX", [["ACF"], [], [], [name, value]])
            room -= 1
        }
    }

    private mutating func write(_ price: PriceDetails?, _ path: String) throws(EDIFACTError) {
        guard let price else { return }
        let net = number(price.netPrice, "BT-146", path + ".netPrice", digits: lengths.price)
        let gross = number(price.grossPrice, "BT-148", path + ".grossPrice", digits: lengths.price)
        var basis: [String] = []
        if let quantity = price.baseQuantity {
            let value = number(quantity.value, "BT-149", path + ".baseQuantity.value", digits: lengths.priceBasis)
            if value.isEmpty {
                lose(quantity.unit, path + ".baseQuantity.unit", "its quantity is not there")
            } else {
                basis = ["", "", value, try unit(quantity.unit, "BT-150", path + ".baseQuantity.unit")]
            }
        }
        if !net.isEmpty || gross.isEmpty && !basis.isEmpty { out.write("PRI", [["AAA", net] + basis]) }
        if !gross.isEmpty { out.write("PRI", [["AAB", gross] + basis]) }
        if !isEN16931 { lose(price.discount, path + ".discount") }
    }

    /// BT-132: behind the order's number where it fits there, else as a reference of its own.
    private mutating func writeOrderLine(_ term: Term<String>?, _ path: String) throws(EDIFACTError) {
        let number = try text(term, "BT-132", path, lengths.reference)
        guard !number.isEmpty else { return }
        let fits = isEN16931 && number.unicodeScalars.count <= 6
        out.write("RFF", [fits ? ["ON", "", number] : ["LI", number]])
    }

    private mutating func writeAllowances(_ line: InvoiceLine, _ path: String) throws(EDIFACTError) {
        var room = lengths.lineAllowances
        let discount =
            isEN16931
            ? number(line.price?.discount, "BT-147", path + ".price.discount", digits: lengths.amount) : ""
        if !discount.isEmpty { room -= 1 }
        let reason = "INVOIC \(lengths.directory) holds \(lengths.lineAllowances) allowances and charges of a line"
        for (index, entry) in line.allowances.enumerated() {
            let place = "\(path).allowances[\(index)]"
            if room > 0 {
                try write(entry, isCharge: false, .lineAllowance, place)
            } else {
                lose(place, reason)
            }
            room -= 1
        }
        for (index, entry) in line.charges.enumerated() {
            let place = "\(path).charges[\(index)]"
            if room > 0 {
                try write(entry, isCharge: true, .lineCharge, place)
            } else {
                lose(place, reason)
            }
            room -= 1
        }
        if !discount.isEmpty {
            out.write("ALC", [["A"]])
            out.write("MOA", [["509", discount]])
        }
    }
}
