package import ArchiveModel
package import EN16931

/// What an invoice can be converted to.
package enum ConversionTarget: String, Hashable, Sendable, Codable, CaseIterable {
    case ubl, cii, edifact, facturae
    /// PDF/A-3 pages with the invoice in CII beside them.
    case facturx
    /// JSON of the semantic model.
    case json
    /// Pages and plain text for people, which no program reads back.
    case pdf, html, text

    /// Whether it is for people.
    package var isView: Bool { self == .pdf || self == .html || self == .text }
}

/// Directories of UN/EDIFACT in which an invoice is written.
package enum EDIFACTDirectory: String, Hashable, Sendable, Codable, CaseIterable {
    /// D.96A as EANCOM 1997 has it.
    case d96a
    /// D.01B as EANCOM 2002 has it.
    case d01b
    /// D.14B, which CEN/TS 16931-3-4 binds to EN 16931.
    case d14b
}

/// In which language views and pages are written.
package enum ViewLanguage: String, Hashable, Sendable, Codable, CaseIterable {
    case es, en
}

/// What the reader found in a document; the invoice comes beside it as JSON of the semantic model.
package struct Transcription: Hashable, Sendable, Codable {
    /// `ubl`, `cii`, `zugferd1`, `edifact`, `json`.
    package var syntax: String
    /// What stands in the source outside EN 16931, and so in no document made of the invoice.
    package var outside: [LostTerm]
    /// By the rules that apply to the source.
    package var verdict: Verdict
    /// Whether the source's syntax is bound to EN 16931 and so has a place for all that the standard demands. Facturae and
    /// EDIFACT before D.14B are not: what only the standard asks for (BT-24) is no fault of theirs.
    package var isBound: Bool

    package init(syntax: String, outside: [LostTerm], verdict: Verdict, isBound: Bool = true) {
        self.syntax = syntax
        self.outside = outside
        self.verdict = verdict
        self.isBound = isBound
    }
}

/// Asks the writer for a document made of an invoice.
package struct ConversionRequest: Hashable, Sendable, Codable {
    package var target: ConversionTarget
    /// Of views and pages.
    package var language: ViewLanguage
    /// When it is made, for what a document says of itself.
    package var time: UTCTime
    /// Of EDIFACT.
    package var directory: EDIFACTDirectory
    /// Of the source, as its transcription says: for one that is not bound, the target states of itself what EN 16931
    /// demands.
    package var isBound: Bool
    /// Whether the document may claim, for such a source, to follow EN 16931 (BT-24).
    package var claims: Bool
    /// The archived original the document is a copy of; it says so where its syntax has a place for it.
    package var copyOf: CopyReference?

    package init(
        target: ConversionTarget, language: ViewLanguage = .en, time: UTCTime = UTCTime(milliseconds: 0),
        directory: EDIFACTDirectory = .d14b, isBound: Bool = true, claims: Bool = true,
        copyOf: CopyReference? = nil
    ) {
        self.target = target
        self.language = language
        self.time = time
        self.directory = directory
        self.isBound = isBound
        self.claims = claims
        self.copyOf = copyOf
    }

    /// What to ask for after a document of this request was judged; nil where it stays. Nothing is claimed that does not
    /// hold: a document that claims to follow EN 16931 and breaks its rules is made again without the claim.
    package func next(after report: ConversionReport, _ proof: ProofReport) -> ConversionRequest? {
        guard claims, proof.verdict == .invalid, report.added.contains(where: { $0.term == "BT-24" }) else {
            return nil
        }
        var next = self
        next.claims = false
        return next
    }
}

/// The account of a document made; its bytes come beside it.
package struct ConversionReport: Hashable, Sendable, Codable {
    package var lost: [LostTerm]
    package var added: [AddedTerm]

    package init(lost: [LostTerm], added: [AddedTerm]) {
        self.lost = lost
        self.added = added
    }
}

/// Asks the reader whether a document says what an invoice does, but for this account.
package struct ProofRequest: Hashable, Sendable, Codable {
    package var lost: [LostTerm]
    package var added: [AddedTerm]

    package init(lost: [LostTerm], added: [AddedTerm]) {
        self.lost = lost
        self.added = added
    }
}

/// The document says it.
package struct ProofReport: Hashable, Sendable, Codable {
    /// How many business terms it carries.
    package var carried: Int
    /// By the rules that apply to the document made.
    package var verdict: Verdict
    /// Rules it breaks, each once.
    package var rules: [String]

    package init(carried: Int, verdict: Verdict, rules: [String]) {
        self.carried = carried
        self.verdict = verdict
        self.rules = rules
    }
}
