package import ArchiveModel

/// Asks the writer for an increment to a PDF: a template's dressing, page tags, a place for a signature, or several of them.
package struct PreparationRequest: Hashable, Sendable, Codable {
    /// The signature dictionary to be (ISO 32000-2 table 255; EN 319 142-1 §6.3: no Cert entry, M from here).
    package struct SignaturePlace: Hashable, Sendable, Codable {
        /// Bytes reserved for the CMS in /Contents; the file holds twice as many digits.
        package var capacity: Int
        package var time: UTCTime
        package var reason: String?

        package init(capacity: Int, time: UTCTime, reason: String? = nil) {
            self.capacity = capacity
            self.time = time
            self.reason = reason
        }
    }

    /// Tag every page with this identifier; nil leaves the pages alone.
    package var id: DocumentID?
    /// Mark every page "PRUEBA".
    package var isTest: Bool
    package var signature: SignaturePlace?
    /// Put on the pages before they are tagged.
    package var dressing: Dressing?
    /// How tags look; for pages with an identifier.
    package var style: TagStyle

    package init(
        id: DocumentID? = nil, isTest: Bool = false, signature: SignaturePlace? = nil, dressing: Dressing? = nil,
        style: TagStyle = TagStyle()
    ) {
        self.id = id
        self.style = style
        self.isTest = isTest
        self.signature = signature
        self.dressing = dressing
    }
}

/// The increment the writer returns; its bytes come beside it. Offsets count from the start of the whole file.
package struct PreparedIncrement: Hashable, Sendable, Codable {
    package var sourceLength: UInt64
    package var incrementLength: UInt64
    package var pages: Int
    /// The increment's first part, where a dressing was ordered: a revision of its own between the source and the rest.
    package var dressing: DressingRevision?
    /// Numbers of the objects the rest of the increment adds or replaces.
    package var objects: [Int]
    /// `[0, a, b, c]`; nil without a signature place.
    package var byteRange: [UInt64]?

    package init(
        sourceLength: UInt64, incrementLength: UInt64, pages: Int, dressing: DressingRevision? = nil, objects: [Int],
        byteRange: [UInt64]? = nil
    ) {
        self.dressing = dressing
        self.sourceLength = sourceLength
        self.incrementLength = incrementLength
        self.pages = pages
        self.objects = objects
        self.byteRange = byteRange
    }
}
