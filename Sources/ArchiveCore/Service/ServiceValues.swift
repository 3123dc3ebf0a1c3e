package import ArchiveModel
package import ArchivePackage
package import WorkerProtocol

/// What a submitted file is to its submission.
package enum FileRole: String, Hashable, Sendable, Codable {
    /// The invoice; exactly one.
    case document
    /// Its data beside it (XML or JSON).
    case data
    case attachment
}

/// A file of a submission, spooled. The descriptor stays open as long as `document.bytes` is held.
package struct SubmittedFile: Sendable {
    package var role: FileRole
    package var document: InputDocument
    /// Its sums, where they were made while the bytes came in.
    package var summing: ContentSumming?

    package init(role: FileRole, document: InputDocument, summing: ContentSumming? = nil) {
        self.role = role
        self.document = document
        self.summing = summing
    }
}

/// Bytes handed out, verified before they were.
package struct OpenedDocument: Sendable {
    /// A file name to save it under, e.g. `LG-….pdf`.
    package var name: String
    package var mediaType: String
    /// SHA-256 of the content; the entity tag.
    package var digest: ContentDigest
    package var content: any ByteSource
    /// Of the signature a freshly signed document carries, else nil.
    package var trust: TrustClass?
    /// Where it is a copy that was made of the original.
    package var copy: MadeCopy?

    package init(
        name: String, mediaType: String, digest: ContentDigest, content: any ByteSource, trust: TrustClass? = nil,
        copy: MadeCopy? = nil
    ) {
        self.name = name
        self.mediaType = mediaType
        self.digest = digest
        self.content = content
        self.trust = trust
        self.copy = copy
    }
}

/// What a copy is of, and what became of the original's terms in it.
package struct MadeCopy: Hashable, Sendable {
    package var original: CopyReference
    /// Nil of one that is kept, which states everything.
    package var account: LossReport?

    package init(original: CopyReference, account: LossReport? = nil) {
        self.original = original
        self.account = account
    }
}
