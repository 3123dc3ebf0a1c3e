/// What a label on a page announces. Labels of values nobody asks for are known too: they keep an order's
/// number from being read as the invoice's.
enum LabelMeaning: Hashable {
    /// BT-1.
    case number
    /// The document's name (`Factura`, `Rechnung`); a number beside it is BT-1.
    case title(DocumentName)
    /// "No." alone: the number of whatever stands before it.
    case bareNumber
    /// BT-2.
    case issueDate
    /// "of", "vom" after an invoice number: BT-2.
    case dateLink
    /// "Date" alone: BT-2 when nothing better is there.
    case bareDate
    /// BT-9.
    case dueDate
    /// "until" in terms of payment: BT-9 when nothing better is there.
    case dueLink
    case otherDate
    /// BT-5.
    case currency
    /// BT-106.
    case lineTotal
    /// BT-109.
    case net
    /// BT-110, or the tax of one rate.
    case tax
    /// BT-112.
    case gross
    /// BT-115.
    case payable
    /// BT-113.
    case paid
    /// Income tax that the buyer keeps back (Spanish IRPF): part of the gross amount, not of the payable one.
    case withheld
    /// "Total" alone.
    case bareTotal
    case otherAmount
    /// BT-31, BT-48.
    case vatID
    /// The buyer's, by the label's own words.
    case buyerVATID
    /// BT-32.
    case taxNumber
    /// BT-84.
    case iban
    /// BT-44 and the buyer's block.
    case buyer
    /// BT-27 and the seller's block.
    case seller
    /// Another party's block: deliver to, payee, tax representative.
    case otherParty
    /// "Name:" within a party's block.
    case partyName
    /// BT-13.
    case orderReference
    /// BT-46.
    case customerNumber
    case otherNumber
    /// A heading that ends a party's block: lines, remarks, totals.
    case section
}

/// Kinds of document by their name on the page, with their UNTDID 1001 code (BT-3).
enum DocumentName: String, Hashable {
    case invoice = "380"
    case creditNote = "381"
    case correctedInvoice = "384"
    case selfBilled = "389"
    case prepayment = "386"
}
