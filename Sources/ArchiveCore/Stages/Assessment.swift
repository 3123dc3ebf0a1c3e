package import ArchiveModel
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
            mustWait: mode == .draft && findings.contains { $0.flag == .fatal && !isOfSyntaxAlone($0) })
    }

    /// Rules of CEN's bindings (CEN/TS 16931-3-2 and -3-3) about elements and attributes the core does not use: no
    /// business term is other for them, and who reads the invoice need not know them. The verdict is the rules' own.
    private static func isOfSyntaxAlone(_ finding: Finding) -> Bool {
        finding.artefact.hasPrefix("en16931-")
            && ["CII-DT-", "UBL-DT-", "UBL-CR-"].contains { finding.id.hasPrefix($0) }
    }

    private static func mode(
        of document: ExaminationReport.File, isCertified: Bool, options: SubmissionOptions
    ) -> (InvoiceMetadata.Mode, String) {
        if options.asIs { return (.asIs, "as is: asked for by the sender") }
        if options.vault != .issued { return (.asIs, "as is: vault \(options.vault.rawValue)") }
        if isCertified { return (.asIs, "as is: its author certified it and allows no marks on its pages") }
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
        // UNTDID 1001: the credit notes among the codes EN 16931 allows in BT-3.
        let creditNotes: Set<String> = ["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"]
        return creditNotes.contains(fields["BT-3"]?.value ?? "") ? .creditNote : .invoice
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
            guard claim.how == .text, claim.confidence < leastConfidence else { return nil }
            return Finding(
                artefact: "archive", id: "term-uncertain", flag: .fatal, terms: [term],
                message: "The \(name) (\(term)) was read as \(claim.value), but not surely. Confirm or correct it.")
        }
    }
}
