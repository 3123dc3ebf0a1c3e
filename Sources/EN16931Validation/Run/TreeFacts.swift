import EN16931
import XML

/// What semantic rules need to know of a document that its invoice does not say.
struct TreeFacts: Sendable {
    /// The allowances and charges, by element number, whose indicator is written `0` or `1`: some rules of the CII
    /// artefact compare it as text and pass them over.
    let numericIndicators: Set<Int>
    /// The root of a CII document has another name: rules of the artefact that look from the root see nothing.
    let hasForeignRoot: Bool

    init(of subject: RuleSubject) {
        hasForeignRoot = subject.syntax == .cii && subject.document.root.name != "CrossIndustryInvoice"
        guard subject.syntax == .cii else {
            numericIndicators = []
            return
        }
        var numeric: Set<Int> = []
        let invoice = subject.invoice
        let entries = invoice.allowances + invoice.charges + invoice.lines.flatMap { $0.allowances + $0.charges }
        for entry in entries {
            guard let node = entry.source.place?.node, let element = subject.document.element(node) else { continue }
            let texts = element.ram("ChargeIndicator").flatMap { $0.children.filter { $0.name == "Indicator" } }.map(
                \.text)
            if !texts.contains("false"), !texts.contains("true") { numeric.insert(node) }
        }
        numericIndicators = numeric
    }

    /// Whether the artefact's rules about the entry by itself pass it over.
    func passesOver(_ entry: AllowanceOrCharge) -> Bool {
        entry.source.place.map { numericIndicators.contains($0.node) } ?? false
    }
}
