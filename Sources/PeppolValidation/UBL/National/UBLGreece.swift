import ArchiveModel
import EN16931
import XML

extension UBLRun {
    private static let mark = "##M.AR.K##"
    private static let link = "##INVOICE|URL##"
    private static let description: Path = "cbc:DocumentDescription"

    /// GR-R-004-1, GR-S-008-1, GR-R-008-2: the tax office's mark and the link to the invoice.
    mutating func checkGreekDocument(_ document: XMLElement) {
        guard facts.isGreek, facts.hasGreekAddress else { return }
        let references = document.all("AdditionalDocumentReference", in: Vocabulary.cac)
        let marks = references.count { $0.has(Self.description, saying: Self.mark) }
        let links = references.count { $0.has(Self.description, saying: Self.link) }
        log.require(
            marks == 1, "GR-R-004-1", ["BT-122", "BT-123"], at: document,
            "A Greek seller's invoice carries one supporting document with the description \(Self.mark) and the mark of the tax "
                + "office as its reference; here are \(marks).")
        log.require(
            links == 1, "GR-S-008-1", ["BT-122", "BT-123"], at: document, flag: .warning,
            "A Greek seller's invoice should carry one supporting document with the description \(Self.link); here are "
                + "\(links).")
        log.require(
            links <= 1, "GR-R-008-2", ["BT-123"], at: document,
            "There are \(links) supporting documents with the description \(Self.link). Keep one.")
    }

    /// GR-R-002, GR-S-011: name and VAT number of a Greek seller.
    mutating func checkGreekSupplier(_ party: XMLElement) {
        guard facts.isGreek else { return }
        log.require(
            !(party.text("cac:PartyName/cbc:Name") ?? "").isEmpty, "GR-R-002", ["BT-28"], at: party,
            "A Greek seller must state its full registered name as cac:PartyName (BT-28). Add it.")
        log.require(
            Self.isGreekVAT(party.vatNumbers), "GR-S-011", ["BT-31"], at: party, flag: .warning,
            "A Greek seller should state one VAT number (BT-31): EL and nine digits that check.")
    }

    /// GR-R-005, GR-R-006: name of a Greek seller's buyer, and the VAT number of a Greek one.
    mutating func checkGreekBuyer(_ party: XMLElement) {
        guard facts.isGreek else { return }
        log.require(
            !(party.text("cac:PartyName/cbc:Name") ?? "").isEmpty, "GR-R-005", ["BT-45"], at: party,
            "A Greek seller must state the buyer's full name as cac:PartyName (BT-45). Add it.")
        guard facts.isGreekTrade else { return }
        log.require(
            Self.isGreekVAT(party.vatNumbers), "GR-R-006", ["BT-48"], at: party,
            "Between Greek parties the buyer has one VAT number (BT-48): EL and nine digits that check. Correct it.")
    }

    /// GR-R-003: form of the seller's VAT number.
    mutating func checkGreekVAT(_ number: XMLElement) {
        guard facts.isGreek, let scheme = number.parent, scheme.is("PartyTaxScheme", in: Vocabulary.cac),
            scheme.collapsed("cac:TaxScheme/cbc:ID") == "VAT", scheme.parent?.isPartyOfSupplier ?? false
        else { return }
        log.require(
            Self.isGreekVAT([number]), "GR-R-003", ["BT-31"], at: number,
            "The Greek seller's VAT number \(show(number.text)) (BT-31) must be EL and nine digits that check. Correct it."
        )
    }

    /// GR-R-009, GR-R-010: electronic addresses are tax numbers.
    mutating func checkGreekEndpoint(_ endpoint: XMLElement) {
        guard facts.isGreekByItself || facts.isGreekTrade, let party = endpoint.parent else { return }
        let isSupplier = facts.isGreekByItself && party.isPartyOfSupplier
        guard isSupplier || facts.isGreekTrade && party.isPartyOfCustomer else { return }
        log.require(
            endpoint.attribute("schemeID") == "9933" && CheckDigits.isGreekTaxNumber(endpoint.text),
            isSupplier ? "GR-R-009" : "GR-R-010", [isSupplier ? "BT-34" : "BT-49"], at: endpoint,
            "A Greek party's electronic address is its tax number with the scheme 9933, not \(show(endpoint.text)). Correct it."
        )
    }

    /// GR-R-004-2: the mark is a number.
    mutating func checkGreekMark(_ identifier: XMLElement) {
        guard facts.isGreek, facts.hasGreekAddress, let reference = identifier.parent,
            reference.is("AdditionalDocumentReference", in: Vocabulary.cac),
            reference.has(Self.description, saying: Self.mark)
        else { return }
        log.require(
            identifier.text.utf8.first.map { (0x31...0x39).contains($0) } ?? false, "GR-R-004-2", ["BT-122"],
            at: identifier,
            "The mark of the tax office (BT-122) is \(show(identifier.text)). It is a number above zero.")
    }

    /// GR-R-008-3: the link is there.
    mutating func checkGreekReference(_ reference: XMLElement) {
        guard facts.isGreek, reference.has(Self.description, saying: Self.link) else { return }
        log.require(
            !reference.collapsed("cac:Attachment/cac:ExternalReference/cbc:URI").isEmpty, "GR-R-008-3", ["BT-124"],
            at: reference, "The supporting document \(Self.link) has no location (BT-124). Add the link.")
    }

    /// GR-R-001-1…7: an invoice number of a Greek seller.
    mutating func checkGreekNumber(_ identifier: XMLElement) {
        guard facts.isGreek, facts.isInvoice || facts.isCreditNote, identifier.parent?.node == root.node else { return }
        GreekInvoiceNumber(identifier.text).check(
            issueDate: facts.issueDate, taxNumbers: facts.taxNumbers, at: identifier, &log)
    }

    /// Exactly one number, of the form EL and nine digits that check.
    private static func isGreekVAT(_ numbers: [XMLElement]) -> Bool {
        guard numbers.count == 1, let number = numbers.first?.text else { return false }
        return number.part(0, 2) == "EL" && CheckDigits.isGreekTaxNumber(number.part(2))
    }
}
