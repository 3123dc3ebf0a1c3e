package import ArchiveModel
import ArchivePackage
package import EN16931

/// `invoice.json` of a package and `submission.json` of a pending one: everything the index needs to know, so
/// that nothing exists only in the index. Format: `Documentation/StorageFormat.md`.
package struct InvoiceMetadata: Hashable, Sendable, Codable {
    /// Who brought it and how.
    package struct Submission: Hashable, Sendable, Codable {
        package var time: UTCTime
        package var by: PrincipalID
        package var options: SubmissionOptions
        /// SHA-256 over roles and digests of all files, in order: the same bytes have the same one.
        package var digest: ContentDigest
        /// SHA-256 over files and options: what an idempotency key is bound to.
        package var parameters: ContentDigest
    }

    /// One file as submitted or made.
    package struct File: Hashable, Sendable, Codable {
        package enum Role: String, Hashable, Sendable, Codable {
            case original, source, attachment, data, text, view

            /// Made by the archive of what was submitted.
            package var isDerived: Bool { self == .text || self == .view }
        }

        package var role: Role
        /// Its name inside the package; nil for a source that is the original's first revision.
        package var entry: String?
        /// The name it was submitted under.
        package var name: String?
        package var mediaType: String
        package var kind: DocumentKindName
        package var length: UInt64
        package var digests: DigestPair
    }

    /// What a person decided about a pending submission.
    package struct Decision: Hashable, Sendable, Codable {
        package enum Kind: String, Hashable, Sendable, Codable {
            case approve, reject, correct, supersede
        }

        package var kind: Kind
        package var time: UTCTime
        package var by: PrincipalID
        package var reason: String?
        /// Business term → old and new value.
        package var changes: [String: Change]
        /// What was found out with it, where the package is not written again.
        package var findings: [Finding]?
    }

    package struct Change: Hashable, Sendable, Codable {
        package var old: String?
        package var new: String
    }

    package enum Mode: String, Hashable, Sendable, Codable {
        /// Becomes an original here: tagged and signed.
        case draft
        /// The original is the source, byte for byte.
        case asIs = "as-is"
    }

    package var format = 1
    package var id: DocumentID
    package var tenant: TenantID
    package var vault: Vault
    package var type: DocumentType
    package var state: SubmissionState
    package var mode: Mode
    /// Why it has this mode and form.
    package var formReason: String
    package var submission: Submission
    package var archived: UTCTime?
    package var salt: [UInt8]
    package var fields: Fields
    package var lines: [[String: String]]
    package var invoice: Boxed<Invoice>?
    package var syntax: String?
    package var specification: String?
    package var artefacts: [String]
    /// The same with their versions; nil in packages older than this member.
    package var ruleSets: [AppliedRuleSet]?
    package var verdict: Verdict
    package var findings: [Finding]
    package var files: [File]
    package var decisions: [Decision]
    package var duplicateOf: DocumentID?
    package var supersedes: DocumentID?
    package var retention: RetentionPeriod?
    /// Version of the policy that decided.
    package var policy: String
    /// The template the original was made with; nil for none, and in packages older than this member.
    package var template: AppliedTemplate?
    /// The layout its pages were read with; nil for none, and in packages older than this member.
    package var layout: AppliedLayout?
    package var trust: TrustClass?
    /// End of the newest time-stamp's certificate.
    package var evidenceHorizon: UTCTime?
    package var node: String
}

/// A document kind by its wire name (`hybrid-pdf`), so that the format outlives the enumeration.
package typealias DocumentKindName = String

extension InvoiceMetadata {
    /// The value of a business term, best claim.
    package func value(_ term: String) -> String? { fields[term]?.value }

    /// BT-115, else BT-112.
    package var total: String? { value("BT-115") ?? value("BT-112") }

    /// The other side: buyer of what we issued, seller of what we received.
    package var customerName: String? {
        vault == .received ? value("BT-27") : (value("BT-44") ?? submission.options.customer)
    }

    package var customerTaxID: String? {
        vault == .received ? sellerTaxID : (value("BT-48") ?? value("BT-47"))
    }

    /// BT-31, else BT-32, else BT-30.
    package var sellerTaxID: String? { value("BT-31") ?? value("BT-32") ?? value("BT-30") }

    package var issueDate: CalendarDate? { value("BT-2").flatMap { CalendarDate($0) } }

    package var original: File? { files.first { $0.role == .original } }

    package var source: File? { files.first { $0.role == .source } }

    /// What makes it the same invoice as another; nil while number or date is unknown.
    package var identity: InvoiceIdentity? {
        guard let number = value("BT-1"), let year = issueDate?.year else { return nil }
        return InvoiceIdentity(
            sellerTaxID: sellerTaxID ?? value("BT-27") ?? "", documentType: type, number: number, year: year)
    }

    package var summary: InvoiceSummary {
        InvoiceSummary(
            id: id, tenant: tenant, vault: vault, type: type, state: state, number: value("BT-1"), issueDate: issueDate,
            customer: customerName, customerTaxID: customerTaxID, sellerTaxID: sellerTaxID, currency: value("BT-5"),
            total: total, ref: submission.options.ref, submitted: submission.time, archived: archived,
            digest: (original ?? source)?.digests.sha256 ?? submission.digest)
    }

    package func answer(_ outcome: SubmissionAnswer.Outcome) -> SubmissionAnswer {
        SubmissionAnswer(
            id: id, state: state, outcome: outcome, number: value("BT-1"), issueDate: issueDate, customer: customerName,
            currency: value("BT-5"), total: total, digest: source?.digests.sha256, duplicateOf: duplicateOf,
            trust: trust,
            findings: findings)
    }
}
