/// One document's proof: what `verify` answers.
package struct VerificationReport: Hashable, Sendable, Codable {
    /// A signature found in or beside the document.
    package struct Signature: Hashable, Sendable, Codable {
        /// `PAdES-B-T`, `CAdES-B-T`, …
        package var level: String
        package var verdict: Verdict
        /// ETSI EN 319 102-1: `TOTAL-PASSED`, `TOTAL-FAILED`, `INDETERMINATE`.
        package var indication: String
        /// ETSI sub-indication, e.g. `HASH_FAILURE`.
        package var subIndication: String?
        package var signer: String?
        package var trust: TrustClass?
        /// Time of the signature's own time-stamp token, where that token is good.
        package var time: UTCTime?
        /// Bytes of the file covered, `whole-file`, `earlier-revision` or `partial`.
        package var coverage: String
        /// What is wrong and where, in words.
        package var reasons: [String]

        package init(
            level: String, verdict: Verdict, indication: String, subIndication: String? = nil, signer: String? = nil,
            trust: TrustClass? = nil, time: UTCTime? = nil, coverage: String, reasons: [String] = []
        ) {
            self.level = level
            self.verdict = verdict
            self.indication = indication
            self.subIndication = subIndication
            self.signer = signer
            self.trust = trust
            self.time = time
            self.coverage = coverage
            self.reasons = reasons
        }
    }

    /// Other proof of existence: a detached token, later evidence records.
    package struct Evidence: Hashable, Sendable, Codable {
        package var kind: String
        package var verdict: Verdict
        package var time: UTCTime?
        package var trust: TrustClass?
        package var reasons: [String]

        package init(
            kind: String, verdict: Verdict, time: UTCTime? = nil, trust: TrustClass? = nil, reasons: [String] = []
        ) {
            self.kind = kind
            self.verdict = verdict
            self.time = time
            self.trust = trust
            self.reasons = reasons
        }
    }

    /// The state of one stored copy.
    package struct Fixity: Hashable, Sendable, Codable {
        package enum State: String, Hashable, Sendable, Codable {
            case intact, damaged, missing, unreachable
        }

        package var root: String
        package var state: State
        package var path: StoragePath?
        /// Where the copy differs, e.g. `data/original.pdf, byte 8123`.
        package var place: String?

        package init(root: String, state: State, path: StoragePath? = nil, place: String? = nil) {
            self.root = root
            self.state = state
            self.path = path
            self.place = place
        }
    }

    /// How a file relates to what the archive holds.
    package struct ArchiveMatch: Hashable, Sendable, Codable {
        package enum Match: String, Hashable, Sendable, Codable {
            case original, source, rendition, altered
            /// A picture of its pages that shows a figure otherwise.
            case suspect
            case unknown
        }

        /// A figure that a picture shows otherwise than the original.
        package struct Place: Hashable, Sendable, Codable {
            /// Of the picture, from 1.
            package var page: Int
            /// `[x0, y0, x1, y1]` on the original's page, in points from its top left corner.
            package var box: [Double]
            package var expected: String
            /// Empty where nothing stands there any more.
            package var found: String

            package init(page: Int, box: [Double], expected: String, found: String) {
                self.page = page
                self.box = box
                self.expected = expected
                self.found = found
            }
        }

        package var match: Match
        package var id: DocumentID?
        /// For an altered file: first differing byte, from 0.
        package var firstDifference: UInt64?
        /// For a suspect picture.
        package var places: [Place]?

        package init(
            match: Match, id: DocumentID? = nil, firstDifference: UInt64? = nil, places: [Place]? = nil
        ) {
            self.match = match
            self.id = id
            self.firstDifference = firstDifference
            self.places = places
        }
    }

    package var verdict: Verdict
    package var trust: TrustClass?
    package var signatures: [Signature]
    package var evidence: [Evidence]
    package var fixity: [Fixity]
    package var archive: ArchiveMatch?
    /// What concerns the document as a whole (`the file ends after byte …`).
    package var reasons: [String]

    package init(
        verdict: Verdict, trust: TrustClass? = nil, signatures: [Signature] = [], evidence: [Evidence] = [],
        fixity: [Fixity] = [], archive: ArchiveMatch? = nil, reasons: [String] = []
    ) {
        self.verdict = verdict
        self.trust = trust
        self.signatures = signatures
        self.evidence = evidence
        self.fixity = fixity
        self.archive = archive
        self.reasons = reasons
    }
}
