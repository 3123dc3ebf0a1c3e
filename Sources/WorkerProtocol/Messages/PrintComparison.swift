/// Asks a recogniser whether pictures of pages show what the pages of an archived document say. The files: the copy,
/// then the original.
package struct PrintRequest: Hashable, Sendable, Codable {
    /// A page of the copy and the page of the original that it shows, both from 1.
    package struct Pair: Hashable, Sendable, Codable {
        package var copy: Int
        package var original: Int

        package init(copy: Int, original: Int) {
            self.copy = copy
            self.original = original
        }
    }

    package var pairs: [Pair]

    package init(pairs: [Pair]) { self.pairs = pairs }
}

/// What holding pictures of pages against an original gave.
package struct PrintReport: Hashable, Sendable, Codable {
    /// A figure or date that the picture shows otherwise.
    package struct Difference: Hashable, Sendable, Codable {
        /// Of the copy, from 1.
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

    /// Figures and dates that were held against each other.
    package var compared: Int
    package var differences: [Difference]
    /// Pages of the copy that could not be compared, with the reason.
    package var unread: [String]

    package init(compared: Int = 0, differences: [Difference] = [], unread: [String] = []) {
        self.compared = compared
        self.differences = differences
        self.unread = unread
    }
}
