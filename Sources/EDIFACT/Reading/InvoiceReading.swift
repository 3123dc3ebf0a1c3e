import EN16931

/// Reads the segments of one INVOIC message, one after the other.
///
/// Which group a segment belongs to is told by what came before it, never by a strict order: the directories differ
/// in their groups, and senders in how they keep them.
struct InvoiceReading {
    /// The group whose segments are being read.
    enum Group: Hashable {
        case header
        /// SG1 RFF.
        case reference
        /// SG2 NAD.
        case party
        /// SG8 PAT or PYT, SG7 CUX.
        case payment
        /// SG16 (SG15) ALC.
        case allowance
        /// SG22 (SG21) TAX of an allowance.
        case allowanceTax
        /// SG26 EFI.
        case document
        /// The line's own segments and those of its groups that carry no others.
        case line
        case lineAllowance
        case lineAllowanceTax
        case lineTax
        /// SG54 (SG50) TAX.
        case summaryTax
        case summary
        /// Groups without terms of EN 16931.
        case other
    }

    enum Section: Hashable { case header, detail, summary }

    let traits: DirectoryTraits
    /// Whether FII+PB is the card (CEN/TS 16931-3-4) or the account that pays (EANCOM).
    var payingBankIsCard: Bool { traits.hasTradingName }
    var invoice = Invoice()
    var section = Section.header
    var group = Group.header

    // What is put in place at the end.
    var parties: [PartyReading] = []
    var payment = PaymentReading()
    var texts = TextReading()
    var totals = TotalsReading()
    var line: LineReading?
    /// The allowance or charge that is open, of the document or the line.
    var allowance: AllowanceReading?
    var invoicedObjectReference: Term<String>?
    /// CNT+2: how many lines the message says it has.
    private(set) var statedLineCount: (count: Int, place: SourcePlace)?

    init(_ identifier: MessageIdentifier, source: Provenance) {
        traits = DirectoryTraits(year: identifier.directoryYear)
        invoice.source = source
    }

    /// The message has its beginning, which no message may lack.
    private(set) var hasBeginning = false

    var lineCount: Int { invoice.lines.count + (line == nil ? 0 : 1) }

    mutating func take(_ segment: Segment) {
        if segment.tag == "BGM" { hasBeginning = true }
        switch segment.tag {
        case "LIN":
            endLine()
            section = .detail
            group = .line
            line = LineReading(segment, traits)
        case "UNS":
            // UNS+D would only begin the lines.
            if segment.code(1) != "D" {
                endLine()
                section = .summary
                group = .summary
            }
        case "CNT":
            if segment.code(1) == "2", let count = Int(segment.code(1, 1)) {
                statedLineCount = (count, segment.place)
            }
        default:
            switch section {
            case .header: takeHeader(segment)
            case .detail: takeDetail(segment)
            case .summary: takeSummary(segment)
            }
        }
    }

    /// The invoice, after the last segment.
    mutating func finish() -> Invoice {
        endLine()
        endAllowance()
        texts.finish(into: &invoice, traits)
        finishParties()
        payment.finish(into: &invoice, means: texts.paymentMeans)
        totals.finish(into: &invoice)
        texts.assignExemptions(to: &invoice)
        return invoice
    }

    private mutating func endLine() {
        endAllowance()
        if var line {
            invoice.lines.append(line.finish())
            self.line = nil
        }
    }

    mutating func endAllowance() {
        guard let open = allowance else { return }
        allowance = nil
        if line != nil {
            line?.add(open)
        } else if section == .header {
            if open.isCharge { invoice.charges.append(open.finished) } else { invoice.allowances.append(open.finished) }
        }
    }
}
