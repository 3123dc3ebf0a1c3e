package import ArchiveModel
import EN16931
package import WorkerProtocol

/// What the archive makes of the reader's claims: mode, type, merged fields, and whether a person must look.
package struct Assessment {
    package var mode: InvoiceMetadata.Mode
    package var formReason: String
    package var type: DocumentType
    package var fields: Fields
    package var findings: [Finding]
    package var verdict: Verdict
    /// A draft with a fatal finding waits for a person, unless it is only about how the syntax is used.
    package var mustWait: Bool
}

extension Assessment {
    /// The terms without which a draft cannot be found again.
    private static let required = [
        ("BT-1", "invoice number"), ("BT-2", "issue date"), ("BT-115", "amount due"), ("BT-5", "currency"),
    ]
    /// Below this a value read from a page is no basis for sending it out unseen.
    private static let leastConfidence = 0.5
    /// The same for one recognised in a picture: a recogniser can be sure of a wrong digit, so that something beside the
    /// picture has to prove it.
    private static let leastRecognised = 0.9

    /// Judges a report. Throws `unreadable` or `unsupported` for what cannot be taken in at all.
    package static func of(
        _ report: ExaminationReport, options: SubmissionOptions
    ) throws(ArchiveFailure) -> Assessment {
        guard let document = report.files.first else {
            throw ArchiveFailure(.unreadable, "The submission has no file.")
        }
        let isCertified = report.findings.contains { $0.id == Finding.certified }
        let (mode, reason) = mode(of: document, isCertified: isCertified, options: options)
        try refuseForeign(document, report: report, mode: mode)

        let merged = ClaimPrecedence.merge(stated: options.data, read: report.fields)
        var findings = report.findings + merged.findings
        if mode == .draft { findings += missing(in: merged.fields) }
        let verdict: Verdict =
            report.verdict == .valid && findings.contains { $0.flag == .fatal } ? .invalid : report.verdict
        return Assessment(
            mode: mode, formReason: reason, type: options.type ?? type(of: document, fields: merged.fields),
            fields: merged.fields, findings: findings, verdict: verdict,
            mustWait: mode == .draft && findings.contains(where: stops))
    }

    private static func stops(_ finding: Finding) -> Bool {
        finding.flag == .fatal && !isOfAttributesAlone(finding) || finding.id == Finding.currencyContradicts
    }

    /// Rules of CEN's binding to CII (CEN/TS 16931-3-3) that forbid an attribute which says nothing of its own: names and
    /// versions of code lists, and a currency, which is compared with the invoice's apart. No business term is other for
    /// it. The verdict is the rules' own.
    private static func isOfAttributesAlone(_ finding: Finding) -> Bool {
        finding.artefact == "en16931-cii" && attributesAlone.contains(finding.id)
    }

    private static let attributesAlone: Set<String> = Set(
        [1...4, 6...14, 31...32, 34...36, 101...104].joined().map { number in
            "CII-DT-" + String(repeating: "0", count: number < 10 ? 2 : number < 100 ? 1 : 0) + "\(number)"
        })

    private static func mode(
        of document: ExaminationReport.File, isCertified: Bool, options: SubmissionOptions
    ) -> (InvoiceMetadata.Mode, String) {
        if options.asIs { return (.asIs, "as is: asked for by the sender") }
        if options.vault != .issued { return (.asIs, "as is: vault \(options.vault.rawValue)") }
        if isCertified { return (.asIs, "as is: its author certified it and allows no marks on its pages") }
        if document.kind == .picture { return (.asIs, "as is: a picture, into which nothing can be put") }
        if document.isSigned { return (.asIs, "as is: already signed") }
        if document.isEncrypted { return (.asIs, "as is: encrypted") }
        if document.needsRepair { return (.asIs, "as is: damaged, readable only after repair") }
        return (.draft, "draft: keeps the form it was submitted in")
    }

    /// What nobody could show as an invoice later is refused as a draft; kept as is only where it was asked for.
    private static func refuseForeign(
        _ document: ExaminationReport.File, report: ExaminationReport, mode: InvoiceMetadata.Mode
    ) throws(ArchiveFailure) {
        let why = report.findings.first { $0.flag == .fatal }?.message
        switch document.kind {
        case .empty:
            throw ArchiveFailure(.unreadable, "\(document.name) is empty. Nothing was kept; submit the file again.")
        case .unknown where mode == .draft:
            throw ArchiveFailure(
                .unsupported,
                why
                    ?? "\(document.name) is neither PDF nor an XML or EDIFACT invoice. Submit a PDF, UBL, CII or INVOIC file."
            )
        case .otherXML where mode == .draft:
            throw ArchiveFailure(
                .unsupported, why ?? "\(document.name) is XML of a vocabulary that holds no invoice known here.")
        default: return
        }
    }

    private static func type(of document: ExaminationReport.File, fields: Fields) -> DocumentType {
        if document.kind == .ublCreditNote { return .creditNote }
        return InvoiceTypeCode.isCreditNote(fields["BT-3"]?.value ?? "") ? .creditNote : .invoice
    }

    private static func missing(in fields: Fields) -> [Finding] {
        required.compactMap { term, name in
            let claim = fields[term] ?? (term == "BT-115" ? fields["BT-112"] : nil)
            guard let claim, !claim.value.isEmpty else {
                return Finding(
                    artefact: "archive", id: "term-missing", flag: .fatal, terms: [term],
                    message: "No \(name) (\(term)) was found. State it with the submission or correct it: "
                        + "legajo correct ID --set \(term)=…")
            }
            switch claim.how {
            case .text where claim.confidence < leastConfidence: break
            case .ocr where claim.confidence < leastRecognised: break
            default: return nil
            }
            return Finding(
                artefact: "archive", id: "term-uncertain", flag: .fatal, terms: [term],
                message: "The \(name) (\(term)) was read as \(claim.value), but not surely. Confirm or correct it.")
        }
    }
}
