import EN16931

/// What differs between an invoice and what its Facturae reads as.
struct ReadBackReport {
    let losses: [FacturaeLoss]

    init(_ invoice: Invoice, _ carried: Invoice, _ notes: CompositionNotes) {
        let stated = StatementWalk(invoice).statements
        var read: [String: InvoiceStatement] = [:]
        let readStatements = StatementWalk(carried, positions: notes.positions).statements
        for statement in readStatements { read[statement.path] = statement }
        var losses: [FacturaeLoss] = []
        var seen: Set<String> = []
        for statement in stated {
            seen.insert(statement.path)
            let other = read[statement.path]
            guard other?.key != statement.key else { continue }
            losses.append(
                FacturaeLoss(
                    term: statement.term, path: statement.path, value: statement.text, carried: other?.text,
                    reason: notes.reasons[statement.path] ?? Self.reason(statement.term, isChanged: other != nil)))
        }
        for statement in readStatements where !seen.contains(statement.path) {
            losses.append(
                FacturaeLoss(
                    term: statement.term, path: statement.path, value: nil, carried: statement.text,
                    reason: notes.reasons[statement.path]
                        ?? "Facturae states it of necessity; the invoice leaves it open."))
        }
        self.losses = losses
    }

    private static func reason(_ term: String, isChanged: Bool) -> String {
        switch term {
        case "BT-130": "Facturae has 36 units of measure; this is the nearest."
        case "BT-81", "BT-82": "Facturae has 19 means of payment; this is the nearest."
        case "BT-146" where isChanged: "Facturae's price is of one unit and has at most eight decimals."
        case "BT-147", "BT-148": "Facturae has one price for an item, the net price."
        case "BT-149", "BT-150": "Facturae's price is always of one unit."
        case "BT-95", "BT-96", "BT-102", "BT-103":
            "Facturae does not say which tax a general discount or surcharge is of, and it does not follow from the amounts."
        case "BT-118", "BT-151", "BT-119", "BT-152":
            "Facturae has tax and rate, and for lines without tax a reason; this does not follow."
        case "BT-120", "BT-121": "Facturae gives the reason with the lines; no line gives this one."
        case "BT-31", "BT-32", "BT-48": "Facturae has one tax identification number for each party."
        case "BT-86" where isChanged: "Facturae's BIC has eleven characters."
        default:
            isChanged ? "Facturae says it in another form." : "Facturae 3.2.2 has no element for it."
        }
    }
}
