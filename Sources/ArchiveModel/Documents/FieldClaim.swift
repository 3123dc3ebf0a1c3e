/// One business term as somebody claims it: what value, how sure, read where and how.
package struct FieldClaim: Hashable, Sendable, Codable {
    /// Where a value comes from; the order is the order of precedence.
    package enum Origin: String, Hashable, Sendable, Codable {
        /// A person corrected it.
        case corrected
        /// The sender stated it beside the document (`--data`).
        case stated
        /// The document's own XML.
        case embedded
        /// Read from the page's text.
        case text
        /// Recognised in a picture of the page.
        case ocr
    }

    /// Canonical text: dates ISO 8601, amounts plain decimal with a point.
    package var value: String
    /// 0…1.
    package var confidence: Double
    /// Page, from 1, where it was read from a page.
    package var page: Int?
    /// `[x0, y0, x1, y1]` in points from the page's top left corner.
    package var box: [Double]?
    package var how: Origin

    package init(value: String, confidence: Double, page: Int? = nil, box: [Double]? = nil, how: Origin) {
        self.value = value
        self.confidence = confidence
        self.page = page
        self.box = box
        self.how = how
    }
}

/// Business terms of an invoice's header and totals, keyed by EN 16931 id (`BT-1`).
package typealias Fields = [String: FieldClaim]
