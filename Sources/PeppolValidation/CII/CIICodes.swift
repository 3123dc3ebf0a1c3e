import XML

extension CIIRun {
    /// R061 and the countries' rules about payment.
    mutating func checkPaymentMeans(_ means: XMLElement) {
        let code = means.collapsed("ram:TypeCode")
        if code == "49" || code == "59" {
            log.require(
                means.parent?.has("ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID") ?? false,
                "PEPPOL-EN16931-R061", ["BT-89"], at: means,
                "A direct debit (code \(code)) needs the mandate's reference (BT-89). Add it.")
        }
        checkDanishPayment(means)
        checkSwedishPayment(means)
        checkDutchMeans(means)
    }

    /// CL001: media type of an attachment.
    mutating func checkMediaType(_ object: XMLElement) {
        guard let type = object.attribute("mimeCode") else { return }
        log.require(
            PeppolCodes.mediaTypes.contains(type), "PEPPOL-EN16931-CL001", ["BT-125"], at: object,
            "An attachment of the type \(show(type)) cannot be sent (BT-125): PDF, PNG, JPEG, CSV, XLSX and ODS can.")
    }

    /// F001: dates are written yyyymmdd, format 102.
    mutating func checkDate(_ date: XMLElement) {
        let text = date.text
        log.require(
            date.attribute("format")?.collapsedXMLWhiteSpace == "102" && text.isDigits(8) && text.hasPrefix("20"),
            "PEPPOL-EN16931-F001", [Self.dateTerm(date)].compactMap { $0 }, at: date,
            "\(show(text)) is no date. Write a day of this century as yyyymmdd with the format 102.")
    }

    private static func dateTerm(_ date: XMLElement) -> String? {
        let isLine = date.isInside("SpecifiedLineTradeSettlement", in: Vocabulary.ram)
        return switch date.parent?.name {
        case "IssueDateTime": "BT-2"
        case "DueDateDateTime": "BT-9"
        case "OccurrenceDateTime": "BT-72"
        case "StartDateTime": isLine ? "BT-134" : "BT-73"
        case "EndDateTime": isLine ? "BT-135" : "BT-74"
        default: nil
        }
    }
}
