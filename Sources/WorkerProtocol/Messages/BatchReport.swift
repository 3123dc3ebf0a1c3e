package import ArchiveModel

/// Asks the writer for some pages of a PDF or TIFF as a file of their own.
package struct PageRequest: Hashable, Sendable, Codable {
    /// From 1, in the order wanted.
    package var pages: [Int]

    package init(pages: [Int]) { self.pages = pages }
}

/// How a scanned pile falls into documents.
package struct BatchReport: Hashable, Sendable, Codable {
    /// Consecutive pages that belong together.
    package struct Piece: Hashable, Sendable, Codable {
        /// Why it begins where it does.
        package enum Reason: String, Hashable, Sendable, Codable {
            /// The file begins.
            case start
            /// A page tag names another invoice, or its first page.
            case tag
            /// A blank page came before.
            case separator
            /// The invoice before it is complete by its tags.
            case complete
        }

        /// In the file, from 1, in order; blank pages left out.
        package var pages: [Int]
        /// The invoice its tags name.
        package var id: DocumentID?
        package var because: Reason

        package init(pages: [Int], id: DocumentID?, because: Reason) {
            self.pages = pages
            self.id = id
            self.because = because
        }
    }

    package var pageCount: Int
    /// Pages without anything on them, from 1.
    package var blank: [Int]
    package var pieces: [Piece]

    package init(pageCount: Int, blank: [Int], pieces: [Piece]) {
        self.pageCount = pageCount
        self.blank = blank
        self.pieces = pieces
    }
}
