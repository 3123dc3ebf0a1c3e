/// Something a rule, a check or a stage has to say about a document. A value, never an error: an
/// unreadable file is an error, an invalid invoice is a finding.
package struct Finding: Hashable, Sendable, Codable {
    /// How grave, in the words of the Schematron artefacts.
    package enum Flag: String, Hashable, Sendable, Codable {
        case fatal
        case warning
        case information
    }

    /// Where, in an XML document.
    package struct Location: Hashable, Sendable, Codable {
        package var xpath: String?
        package var line: Int?
        package var column: Int?

        package init(xpath: String? = nil, line: Int? = nil, column: Int? = nil) {
            self.xpath = xpath
            self.line = line
            self.column = column
        }
    }

    /// The rule set that speaks, e.g. `en16931-ubl`, `xsd`, `archive`, `extraction`, `storage`.
    package var artefact: String
    /// The rule, in the standard's spelling where there is one (`BR-CO-10`), else ours (`duplicate-number`).
    package var id: String
    package var flag: Flag
    package var location: Location?
    /// Business terms concerned (`BT-106`).
    package var terms: [String]
    /// What is wrong and what to do, in one or two sentences.
    package var message: String
    /// For arithmetic findings: what the value should be.
    package var suggestion: String?

    package init(
        artefact: String, id: String, flag: Flag, location: Location? = nil, terms: [String] = [], message: String,
        suggestion: String? = nil
    ) {
        self.artefact = artefact
        self.id = id
        self.flag = flag
        self.location = location
        self.terms = terms
        self.message = message
        self.suggestion = suggestion
    }
}

/// The outcome of judging a document. A crash or an unreadable part is never `valid`.
package enum Verdict: String, Hashable, Sendable, Codable {
    case valid
    case invalid
    case indeterminate
}

extension Finding {
    /// Identifier of the reader's finding about a PDF that its author certified.
    package static let certified = "certified"
    /// Of the reader's finding about an amount in another currency than the invoice's.
    package static let currencyContradicts = "currency-contradicts"
}
