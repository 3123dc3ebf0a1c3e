package import ArchiveModel

/// Asks the writer for an increment to a PDF: page tags, a place for a signature, or both.
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

    package init(id: DocumentID? = nil, isTest: Bool = false, signature: SignaturePlace? = nil) {
        self.id = id
        self.isTest = isTest
        self.signature = signature
    }
}

/// The increment the writer returns; its bytes come beside it. Offsets count from the start of the whole file.
package struct PreparedIncrement: Hashable, Sendable, Codable {
    package var sourceLength: UInt64
    package var incrementLength: UInt64
    package var pages: Int
    /// Numbers of the objects the increment adds or replaces.
    package var objects: [Int]
    /// `[0, a, b, c]`; nil without a signature place.
    package var byteRange: [UInt64]?

    package init(sourceLength: UInt64, incrementLength: UInt64, pages: Int, objects: [Int], byteRange: [UInt64]? = nil)
    {
        self.sourceLength = sourceLength
        self.incrementLength = incrementLength
        self.pages = pages
        self.objects = objects
        self.byteRange = byteRange
    }
}
