package import ArchiveModel
package import Poppler
package import WorkerProtocol

/// Reads invoice fields from what a person sees on the page, without templates: labels in several languages,
/// places, the form of values, check digits, and totals that add up.
package struct TextExtraction {
    /// The header and totals terms that could be read.
    package private(set) var fields: Fields = [:]
    /// The invoice lines, keyed by business term, where they add up to the net total.
    package private(set) var lines: [[String: String]] = []
    /// What a layout gave; nil without one, and where it is for other documents.
    package private(set) var layout: LayoutOutcome?
    /// What is to be said of the layout.
    package private(set) var findings: [Finding] = []

    /// - Parameters:
    ///   - today: Dates far from it are implausible.
    ///   - use: Says where values stand, and comes before what is read without it.
    ///   - pageCount: Of the whole document; nil where all its pages are given.
    package init(_ pages: [PageWords], today: CalendarDate, layout use: LayoutUse? = nil, pageCount: Int? = nil) {
        let reading = PageReading(pages, today: today)
        guard !reading.layout.cells.isEmpty else { return }
        let header = HeaderReader(reading: reading)
        fields["BT-1"] = header.number()
        let issued = header.issueDate()
        fields["BT-2"] = issued
        fields["BT-9"] = header.dueDate(issued: issued?.value)
        fields["BT-5"] = header.currency()
        let type = header.type()
        fields["BT-3"] = type?.claim
        fields.merge(TotalsReader(reading, isCredit: type?.name == .creditNote).fields()) { kept, _ in kept }
        fields["BT-13"] = header.reference(.orderReference)
        fields["BT-46"] = header.reference(.customerNumber)
        fields["BT-32"] = header.reference(.taxNumber)
        let names = PartyReader(reading).names()
        fields["BT-27"] = names.seller
        fields["BT-44"] = names.buyer
        readIdentifiers(IdentifierReader(reading: reading), reading, seller: names.seller, buyer: names.buyer)
        if let use {
            var placed = LayoutReading(use, reading, pageCount: pageCount ?? pages.map(\.page).max() ?? 1)
            fields = placed.applied(to: fields, isCredit: type?.name == .creditNote)
            layout = placed.outcome
            findings = placed.findings
        }
        lines = LineReader(reading).lines(net: fields["BT-109"]?.value)
    }

    /// Gives each tax identifier to the party it stands with.
    private mutating func readIdentifiers(
        _ identifiers: IdentifierReader, _ reading: PageReading, seller: FieldClaim?, buyer: FieldClaim?
    ) {
        fields["BT-84"] = identifiers.iban()
        var sellers: [FieldCandidate] = []
        var buyers: [FieldCandidate] = []
        for found in identifiers.taxIdentifiers() {
            let candidate = FieldCandidate(found.identifier.vatID, score: found.score, at: found.place)
            switch PartyOfIdentifier.party(of: found, in: reading, seller: seller, buyer: buyer) {
            case .buyer: buyers.append(candidate)
            case .seller: sellers.append(candidate)
            case .other: continue
            }
        }
        // A number that also stands with the seller is the seller's.
        let first = sellers.best()
        fields["BT-31"] = first
        fields["BT-48"] = buyers.filter { $0.value != first?.value }.best()
        if first == nil, let only = buyers.first, Set(buyers.map(\.value)).count == 1, fields["BT-48"] == nil {
            fields["BT-48"] = only.claim()
        }
    }
}
