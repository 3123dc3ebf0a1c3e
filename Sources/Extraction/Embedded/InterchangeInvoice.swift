import ArchiveModel
import EDIFACT
import EN16931
import EN16931Validation
import WorkerProtocol
import XML

/// The invoice in an EDIFACT file, or in an INVOIC message written as XML (ISO/TS 20625).
struct InterchangeInvoice {
    let invoice: Invoice
    let identifier: MessageIdentifier
    /// What the message says beyond the semantic model; asked for only where it is converted.
    let outside: () -> [LostTerm]
    /// What breaks the syntax, and what keeps the file from being one invoice.
    let findings: [Finding]
    /// Whether somebody looked for what breaks the syntax. Where not, nothing is called valid.
    let isSyntaxChecked: Bool
    /// Turns a place into what a finding says.
    private let locate: (SourcePlace) -> Finding.Location

    /// Nil where no invoice is in it; `findings` of the error say why.
    init(_ bytes: [UInt8], name: String) throws(InterchangeFailure) {
        let document: InterchangeDocument
        do { document = try EDIFACTReader.read(bytes) } catch {
            throw InterchangeFailure([.extraction("edifact-" + error.code.rawValue, .fatal, "\(name): \(error)")])
        }
        var findings = document.findings.map(\.finding)
        guard let message = document.invoices.first else {
            let others = Set(document.otherMessages.map(\.type)).sorted().prefix(5).joined(separator: ", ")
            findings.append(
                .extraction(
                    "other-message", .fatal,
                    "\(name) is an EDIFACT interchange without an INVOIC message"
                        + (others.isEmpty ? "." : " (\(others)); it is no invoice.")))
            throw InterchangeFailure(findings)
        }
        if document.invoices.count > 1 {
            findings.append(
                .extraction(
                    "several-invoices", .fatal,
                    "\(name) holds \(document.invoices.count) invoices; only the first was read. Submit each in a file of "
                        + "its own."))
        }
        invoice = message.invoice
        identifier = message.identifier
        isSyntaxChecked = true
        outside = { EDIFACTReader.outside(bytes, message.invoice) }
        self.findings = findings
        locate = { Finding.Location(line: $0.line, column: $0.column) }
    }

    /// Nil where the root is no INVOIC message.
    init?(_ document: XMLDocument) {
        guard document.root.name == XMLRepresentation.root else { return nil }
        let (segments, held) = Self.segments(document.root)
        let message = EDIFACTReader.read(segments: segments)
        func xpath(_ node: Int) -> String { document.xpath(node, prefixes: [:]) ?? "element \(node)" }
        invoice = message.invoice
        identifier = message.identifier
        isSyntaxChecked = false
        findings = [
            .extraction(
                "syntax-unchecked", .information,
                "The message is EDIFACT written as XML (ISO/TS 20625). It was read, but nobody checked whether its elements are "
                    + "those of INVOIC, in their order; nothing says that it is valid. Ask the sender for the interchange itself "
                    + "to have that checked.")
        ]
        outside = {
            let known = EDIFACTReader.outside(segments: segments, message.invoice, name: xpath)
            let (found, count) = document.unread(limit: LostTerm.outsideLimit) { element, _ in
                held.contains(element.node)
            } isAttributeRead: { _, _ in
                false
            }
            return known + LostTerm.outside(found.map { (document.xpath(of: $0, prefixes: [:]), $0.value) }, of: count)
        }
        locate = { place in
            Finding.Location(xpath: document.xpath(place.node, prefixes: [:]), line: place.line, column: place.column)
        }
    }

    /// `S_…` below groups `G_…`, in document order, and the elements whose values they hold.
    private static func segments(_ root: XMLElement) -> (segments: [Segment], held: Set<Int>) {
        var segments: [Segment] = []
        var held: Set<Int> = []
        var open = Array(root.children.reversed())
        while let element = open.popLast() {
            if element.name.hasPrefix("G_") {
                open += element.children.reversed()
            } else if element.name.hasPrefix("S_") {
                var values: [(value: XMLRepresentation.Value, element: XMLElement)] = []
                for child in element.children {
                    let components = Array(child.children)
                    if components.isEmpty { values.append((value(child, of: child.name, nil), child)) }
                    values += components.map { (value($0, of: child.name, $0.name), $0) }
                }
                let (segment, left) = XMLRepresentation.segment(
                    element.name, number: element.node, line: element.line, column: element.column,
                    values: values.map(\.value))
                segments.append(segment)
                held.formUnion(values.map(\.element.node))
                held.subtract(left.map { values[$0].element.node })
            }
        }
        return (segments, held)
    }

    private static func value(_ element: XMLElement, of name: String, _ component: String?) -> XMLRepresentation.Value {
        XMLRepresentation.Value(
            element: name, component: component, text: element.text, line: element.line, column: element.column)
    }

    var fields: Fields { invoice.terms.mapValues { FieldClaim(value: $0, confidence: 1, how: .embedded) } }

    /// What the invoice says, for the full-text index; at most `limit` bytes.
    func text(limit: Int) -> String {
        var pieces: [String] = []
        var length = 0
        for stated in invoice.statements {
            length += stated.value.utf8.count + 1
            if length > limit { break }
            pieces.append(stated.value)
        }
        return pieces.joined(separator: "\n")
    }

    // MARK: Rules

    /// The rule set for the binding CEN/TS 16931-3-4, which begins with D.14B.
    static let ruleSet = AppliedRuleSet(id: "en16931-edifact", version: "1.0.0")

    /// Holds the invoice against EN 16931 where it claims it, or where it was asked for.
    func judge(_ rules: ExaminationRequest.Rules) -> (applied: Bool, findings: [Finding]) {
        let isAsked = rules == .en16931 || rules == .all
        guard isAsked || rules == .auto && identifier.isBoundToEN16931 else {
            return (
                false,
                [
                    .extraction(
                        "rules-unavailable", .information,
                        rules == .auto
                            ? "\(identifier) is no message of the binding to EN 16931 (D.14B); nothing is said about validity."
                            : "There are no \(rules.rawValue) rules for EDIFACT; nothing is said about validity.")
                ]
            )
        }
        // The official rules for EDIFACT are those about the invoice, with the tolerances of CII's; they do not look at
        // the country prefix of VAT identifiers (BR-CO-09).
        // The VAT point's code is one of UNTDID 2005 here, as in UBL (BR-CL-06).
        let isVATPointCode = ["3", "35", "432"].contains(invoice.vatPointDateCode?.canonical)
        let found = EN16931Rules.validate(invoice, syntax: .cii, locate: locate).filter {
            $0.id != "BR-CO-09" && !($0.id == "BR-CL-06" && isVATPointCode)
        }
        let findings = found.map { finding in
            var finding = finding
            if finding.artefact == RuleSyntax.cii.artefact { finding.artefact = Self.ruleSet.id }
            return finding
        }
        return (true, findings)
    }
}

/// Why there is no invoice in an interchange.
struct InterchangeFailure: Error {
    let findings: [Finding]

    init(_ findings: [Finding]) { self.findings = findings }
}
