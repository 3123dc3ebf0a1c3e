import ArchiveModel
import EN16931Validation
import XML

/// One pass of the rules over a document.
struct RuleRun {
    let document: XMLDocument
    let syntax: RuleSyntax
    private var broken: [(rule: Rule, place: Int, detail: String?, suggestion: String?)] = []
    /// How often each rule was broken.
    private var counts: [String: Int] = [:]

    /// At most that many findings of a rule are listed: a long invoice can break one at every line.
    static let findingsPerRule = 100

    init(document: XMLDocument, syntax: RuleSyntax) {
        self.document = document
        self.syntax = syntax
    }

    /// Records a finding unless the rule holds.
    ///
    /// - Parameters:
    ///   - context: The element that the artefact reports for the rule.
    ///   - detail: What stands there instead; a sentence.
    ///   - suggestion: What should stand there.
    mutating func require(
        _ holds: Bool, _ rule: Rule, at context: XMLElement, detail: @autoclosure () -> String? = nil,
        suggestion: @autoclosure () -> String? = nil
    ) {
        guard !holds else { return }
        counts[rule.id, default: 0] += 1
        guard counts[rule.id, default: 0] <= Self.findingsPerRule else { return }
        broken.append((rule, context.node, detail(), suggestion()))
    }

    /// All findings; where some of a rule are not listed, its last listed one says how many.
    func findings() -> [Finding] {
        var listed: [String: Int] = [:]
        return broken.map { entry in
            let rule = entry.rule
            var message = rule.message
            if let detail = entry.detail { message += " " + detail }
            listed[rule.id, default: 0] += 1
            let more = counts[rule.id, default: 0] - Self.findingsPerRule
            if more > 0, listed[rule.id] == Self.findingsPerRule {
                message += " The same is wrong in \(more) more places, which are not listed."
            }
            return Finding(
                artefact: artefact(of: rule), id: rule.id, flag: rule.flag, location: location(entry.place),
                terms: rule.terms, message: message, suggestion: entry.suggestion)
        }
    }

    private func artefact(of rule: Rule) -> String {
        switch rule.origin {
        case .xrechnung: XRechnungRules.artefact(syntax)
        case .peppol: XRechnungRules.peppolArtefact(syntax)
        case .advice: "xrechnung-advice"
        }
    }

    private func location(_ node: Int) -> Finding.Location? {
        document.element(node).map { element in
            Finding.Location(
                xpath: document.xpath(node, prefixes: XMLNamespace.prefixes), line: element.line,
                column: element.column)
        }
    }
}

/// A value as findings quote it: bounded, since a stranger wrote it.
func quoted(_ text: String) -> String {
    let limit = 80
    let start = text.unicodeScalars.prefix(limit + 1)
    guard start.count > limit else { return "“\(text)”" }
    return "“\(String(String.UnicodeScalarView(start.dropLast())))…”"
}
