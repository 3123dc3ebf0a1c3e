package import ArchiveModel
package import EN16931

/// What a submitted file turned out to be.
package enum DocumentKind: String, Hashable, Sendable, Codable {
    case pdf
    /// A PDF that carries its invoice as XML (Factur-X, ZUGFeRD, XRechnung in PDF).
    case hybridPDF = "hybrid-pdf"
    case ublInvoice = "ubl-invoice"
    case ublCreditNote = "ubl-credit-note"
    case cii
    /// ZUGFeRD 1 (CrossIndustryDocument).
    case zugferd1
    /// UN/EDIFACT, or its XML representation (ISO/TS 20625), with an INVOIC message.
    case edifact
    /// Facturae 3.x.
    case facturae
    /// PNG, JPEG, TIFF or PNM: a scan or a photograph of a document.
    case picture
    /// Well-formed XML of another vocabulary.
    case otherXML = "other-xml"
    case empty
    case unknown
}

/// Asks the reader what is in the files of one submission.
package struct ExaminationRequest: Hashable, Sendable, Codable {
    package enum FieldSource: String, Hashable, Sendable, Codable {
        case auto, text, embedded
    }

    /// How much of what was read is told.
    package enum Scope: String, Hashable, Sendable, Codable {
        /// Findings and verdict.
        case verdict
        /// And the fields, lines and the structured invoice.
        case data
        /// And the text for the full-text index.
        case everything
    }

    package enum Rules: String, Hashable, Sendable, Codable {
        case auto, en16931, peppol, xrechnung, all
    }

    /// Names of the files, in the order of the descriptors; the first is the document, others are
    /// its XML or attachments.
    package var names: [String]
    package var from: FieldSource
    package var rules: Rules
    /// Dates far from this day are implausible.
    package var today: CalendarDate
    package var scope: Scope
    /// Of an encrypted document.
    package var password: DocumentPassword?
    /// Whether the text of pages that are pictures is recognised; only a recogniser can.
    package var recognisesText: Bool
    /// Where values stand on the pages of a PDF.
    package var layout: LayoutUse?

    package init(
        names: [String], from: FieldSource = .auto, rules: Rules = .auto, today: CalendarDate,
        scope: Scope = .everything, password: DocumentPassword? = nil, recognisesText: Bool = false,
        layout: LayoutUse? = nil
    ) {
        self.layout = layout
        self.names = names
        self.from = from
        self.rules = rules
        self.today = today
        self.scope = scope
        self.password = password
        self.recognisesText = recognisesText
    }
}

/// What the reader says: claims about the files, never facts.
package struct ExaminationReport: Hashable, Sendable, Codable {
    /// The catalog (/Root) of a PDF.
    package struct Catalog: Hashable, Sendable, Codable {
        package var number: Int
        package var generation: Int
        /// What an update leaves as it is, in canonical form; nil where that is larger than any sensible one.
        package var entries: String?

        package init(number: Int, generation: Int, entries: String?) {
            self.number = number
            self.generation = generation
            self.entries = entries
        }
    }

    /// One file.
    package struct File: Hashable, Sendable, Codable {
        package var name: String
        package var kind: DocumentKind
        package var mediaType: String
        package var pages: Int?
        package var isEncrypted: Bool
        /// It already carries a signature (PDF signature field, ds:Signature).
        package var isSigned: Bool
        /// Only a repair made it readable: not fit as a draft.
        package var needsRepair: Bool
        /// Name of the invoice XML inside a hybrid PDF.
        package var embeddedName: String?
        /// Of a PDF that a strict reader can follow.
        package var catalog: Catalog?

        package init(
            name: String, kind: DocumentKind, mediaType: String, pages: Int? = nil, isEncrypted: Bool = false,
            isSigned: Bool = false, needsRepair: Bool = false, embeddedName: String? = nil
        ) {
            self.name = name
            self.kind = kind
            self.mediaType = mediaType
            self.pages = pages
            self.isEncrypted = isEncrypted
            self.isSigned = isSigned
            self.needsRepair = needsRepair
            self.embeddedName = embeddedName
        }
    }

    package var files: [File]
    /// `ubl`, `cii`, `zugferd1`, `edifact`; nil where there is no structured invoice.
    package var syntax: String?
    /// BT-24 of the structured invoice; the namespace of a Facturae, which has none.
    package var specification: String?
    package var fields: Fields
    /// One dictionary per invoice line, keyed by business term.
    package var lines: [[String: String]]
    /// The structured invoice, where there is one.
    package var invoice: Invoice? {
        get { boxedInvoice?.value }
        set { boxedInvoice = newValue.map { Boxed($0) } }
    }
    /// The same by reference.
    package private(set) var boxedInvoice: Boxed<Invoice>?
    /// Ids of the rule sets that ran.
    package var artefacts: [String]
    /// The same with their versions.
    package var ruleSets: [AppliedRuleSet]
    package var findings: [Finding]
    package var verdict: Verdict
    /// For the full-text index; at most 1 MiB.
    package var text: String?
    /// Pages are pictures whose text was not recognised: asked again with `recognisesText`, a recogniser tells more.
    package var needsRecognition = false
    /// What the layout gave that was asked for; nil without one, and where it is for other documents.
    package var layout: LayoutOutcome?

    package init(
        files: [File], syntax: String? = nil, specification: String? = nil, fields: Fields = [:],
        lines: [[String: String]] = [], invoice: Invoice? = nil, artefacts: [String] = [],
        ruleSets: [AppliedRuleSet] = [], findings: [Finding] = [], verdict: Verdict, text: String? = nil
    ) {
        self.files = files
        self.syntax = syntax
        self.specification = specification
        self.fields = fields
        self.lines = lines
        boxedInvoice = invoice.map { Boxed($0) }
        self.artefacts = artefacts
        self.ruleSets = ruleSets
        self.findings = findings
        self.verdict = verdict
        self.text = text
    }

    private enum CodingKeys: String, CodingKey {
        case files, syntax, specification, fields, lines
        case boxedInvoice = "invoice"
        case artefacts, ruleSets, findings, verdict, text, needsRecognition, layout
    }
}
