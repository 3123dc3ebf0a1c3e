import ArchiveModel
import EN16931
import Poppler

/// Holds what a person sees on the page against the XML inside the same file. Both are the original: where they
/// disagree, somebody must decide.
struct PageComparison {
    /// Id of the finding that page and XML disagree.
    static let differs = "page-xml-differs"

    /// The terms in which page and XML must agree.
    static let terms = ["BT-1", "BT-2", "BT-5", "BT-31", "BT-48", "BT-109", "BT-110", "BT-112", "BT-115"]

    /// A reading as sure as this is reason enough to doubt the XML.
    private static let sureness = 0.9
    /// So is one as likely as this, where the page does not show the XML's value anywhere.
    private static let likeliness = 0.7

    private let invoice: TermTexts
    private let name: String

    init(invoice: TermTexts, name: String) {
        self.invoice = invoice
        self.name = name
    }

    /// A finding for every term that the page surely shows otherwise, and for every one that it does not show.
    func findings(_ printed: Fields, _ pages: [PageWords]) -> [Finding] {
        guard pages.contains(where: { !$0.words.isEmpty }) else { return [] }
        // Seldom needed: page and XML mostly agree.
        var known: VisibleValues?
        return Self.terms.compactMap { term in
            guard let stated = invoice[term], !stated.isEmpty, let claim = printed[term],
                !Self.agree(stated, claim.value)
            else { return nil }
            let visible = known ?? VisibleValues(pages)
            known = visible
            let isShown = visible.shows(stated)
            if claim.confidence >= Self.sureness || (!isShown && claim.confidence >= Self.likeliness) {
                return .extraction(
                    Self.differs, .fatal,
                    "The page shows \(term) as \(claim.value), \(name) says \(stated). Correct the document, or "
                        + "approve with a reason.",
                    terms: [term], suggestion: claim.value)
            }
            guard !isShown else { return nil }
            return .extraction(
                "page-lacks-value", .warning, "\(name) says \(term) is \(stated); the page does not show that value.",
                terms: [term])
        }
    }

    /// What the sender states beside the document, against what the document says.
    static func statedFindings(_ stated: TermTexts, _ own: TermTexts) -> [Finding] {
        terms.compactMap { term in
            guard let left = stated[term], let right = own[term], !agree(left, right) else { return nil }
            return .extraction(
                "stated-differs", .fatal,
                "The data beside the document says \(term) is \(left), the document says \(right). Correct one of "
                    + "them, or approve with a reason.",
                terms: [term])
        }
    }

    /// Amounts by value (a credit note's page may show them with a minus), the rest without spaces, punctuation
    /// and case; a Spanish NIF with or without its country.
    static func agree(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        if let first = Amount(left), let second = Amount(right) { return first.magnitude == second.magnitude }
        let (first, second) = (TaxIdentifier.bare(left), TaxIdentifier.bare(right))
        guard !first.isEmpty, !second.isEmpty else { return Folding.key(left) == Folding.key(right) }
        return first == second || "ES" + first == second || first == "ES" + second
    }
}

/// Every value that stands on the pages, without regard to what it means.
struct VisibleValues {
    private var letters: [UInt8] = []
    private var amounts: [Amount] = []
    private var dates: [String] = []

    init(_ pages: [PageWords]) {
        let layout = PageLayout(pages)
        let written = WrittenValues(layout)
        for cell in layout.cells { letters += cell.letters }
        for sighting in written.amounts {
            amounts += [sighting.value.decimalComma, sighting.value.decimalPoint].compactMap { $0?.magnitude }
        }
        for sighting in written.dates {
            dates += [sighting.value.dayFirst, sighting.value.monthFirst].compactMap { $0?.description }
        }
    }

    /// A date in any spelling, an amount in any style, other text letter by letter.
    func shows(_ value: String) -> Bool {
        if CalendarDate(value) != nil { return dates.contains(value) }
        if let amount = Amount(value), value.contains(".") { return amounts.contains(amount.magnitude) }
        if value.count == 3, CurrencyText.codes.contains(value) { return true }
        let wanted = Folding.fold(value)
        return Folding.contains(letters, wanted)
    }
}
