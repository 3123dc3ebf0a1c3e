package import ArchiveModel

/// Asks the reader to judge the signatures of a document.
package struct JudgementRequest: Hashable, Sendable, Codable {
    /// What the descriptors are: a document alone, or a document and its detached CMS signature or token.
    package enum Subject: String, Hashable, Sendable, Codable {
        /// PDF with its signatures inside.
        case document
        /// Document, then CMS signature (DER).
        case detachedSignature = "detached-signature"
        /// Document, then RFC 3161 token (DER).
        case timeStampToken = "time-stamp-token"
    }

    package typealias Anchor = TrustAnchor

    package var subject: Subject
    package var anchors: [Anchor]
    /// Judge as of this moment; the present otherwise.
    package var time: UTCTime

    package init(subject: Subject, anchors: [Anchor], time: UTCTime) {
        self.subject = subject
        self.anchors = anchors
        self.time = time
    }
}
