/// Where a value stands on an issuer's pages: beside or below a label, in a part of a page, or both.
package struct LayoutPlace: Hashable, Sendable, Codable {
    /// Where the value stands, seen from its label.
    package enum Relation: String, Hashable, Sendable, Codable, CaseIterable {
        /// After it on its line, right behind it or further on.
        case right
        /// On a line under it.
        case below
    }

    /// The label's words. Spaces, punctuation, accents and case make no difference.
    package var label: String?
    /// Nil for right of it or else below.
    package var relation: Relation?
    /// From 1; from -1, the last, backwards. Nil for any.
    package var page: Int?
    /// `[x0, y0, x1, y1]` in points from the page's top left corner.
    package var box: [Double]?
    /// Where the term's own form does not fit.
    package var form: PrintedForm?

    package init(
        label: String? = nil, relation: Relation? = nil, page: Int? = nil, box: [Double]? = nil,
        form: PrintedForm? = nil
    ) {
        self.label = label
        self.relation = relation
        self.page = page
        self.box = box
        self.form = form
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case label, relation, page, box, form
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseMembers(except: CodingKeys.allCases.map(\.stringValue), of: "a place")
        let values = try decoder.container(keyedBy: CodingKeys.self)
        label = try values.decodeIfPresent(String.self, forKey: .label)
        relation = try values.decodeIfPresent(Relation.self, forKey: .relation)
        page = try values.decodeIfPresent(Int.self, forKey: .page)
        box = try values.decodeIfPresent([Double].self, forKey: .box)
        form = try values.decodeIfPresent(PrintedForm.self, forKey: .form)
    }

    /// Whether another says the same of the label: of two such the newer one is kept.
    package func hasLabel(of other: LayoutPlace) -> Bool {
        guard let label, let its = other.label else { return label == other.label }
        return FoldedText(label) == FoldedText(its) && relation == other.relation
    }

    /// The number of the page it means; nil for any, 0 for one the document does not have.
    package func page(of count: Int) -> Int? {
        page.map { $0 > 0 ? ($0 <= count ? $0 : 0) : max(0, count + 1 + $0) }
    }
}

extension LayoutPlace {
    private static let mostLabelBytes = 120
    private static let mostPage = 1_000
    private static let mostPoints = 20_000.0

    /// What is wrong with it, in words; empty for nothing.
    func faults(of term: String) -> [String] {
        var faults: [String] = []
        if label == nil, box == nil { faults.append("A place of \(term) has neither label nor box.") }
        if let label {
            if label.utf8.count > Self.mostLabelBytes {
                faults.append("A label of \(term) has more than \(Self.mostLabelBytes) bytes.")
            }
            if FoldedText(label).bytes.count < 2 {
                faults.append("A label of \(term) has fewer than two letters or digits.")
            }
        }
        if relation != nil, label == nil { faults.append("A place of \(term) has a relation but no label.") }
        if let page, page == 0 || !(-Self.mostPage...Self.mostPage).contains(page) {
            faults.append("Pages of \(term) count from 1, or from the last as -1.")
        }
        if let box, !Self.isBox(box) {
            faults.append(
                "A box of \(term) is not [x0, y0, x1, y1] in points from the page's top left corner, x0 < x1 and y0 < y1."
            )
        }
        return faults
    }

    private static func isBox(_ box: [Double]) -> Bool {
        box.count == 4 && box.allSatisfy { $0 >= 0 && $0 <= mostPoints } && box[0] < box[2] && box[1] < box[3]
    }
}
