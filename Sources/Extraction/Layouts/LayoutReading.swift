import ArchiveModel
import EN16931
import WorkerProtocol

/// A document's fields by a layout: what stands where it says, put over what was read without it.
struct LayoutReading {
    private(set) var outcome: LayoutOutcome
    private(set) var findings: [Finding] = []
    private var found: [String: PlaceReader.Hit] = [:]

    private let use: LayoutUse
    private let places: PlaceReader

    init(_ use: LayoutUse, _ reading: PageReading, pageCount: Int) {
        self.use = use
        let fields = use.layout.fields
        let all = fields.values.joined()
        var forms = Set(all.compactMap(\.form))
        for term in fields.keys { if let form = PrintedForm.of(term) { forms.insert(form) } }
        places = PlaceReader(reading, pageCount: pageCount, labels: all.compactMap(\.label), forms: forms)
        outcome = LayoutOutcome(name: use.name, version: use.version)
        guard places.isKnownByLabels else {
            outcome.missed = PrintedForm.terms.filter { fields[$0] != nil }
            return
        }
        for term in PrintedForm.terms {
            guard let known = fields[term], let form = PrintedForm.of(term) else { continue }
            let hits = known.compactMap { places.read($0, form: $0.form ?? form) }
            // The first of equals.
            let best = hits.reduce(nil as PlaceReader.Hit?) { $0.map { $0.confidence } ?? 0 >= $1.confidence ? $0 : $1 }
            if let best { found[term] = best } else { outcome.missed.append(term) }
        }
    }

    /// The fields with what the layout found. Text that was read more surely without it stays.
    ///
    /// - Parameter isCredit: A credit note's totals are positive, also where the page shows a minus.
    mutating func applied(to fields: Fields, isCredit: Bool) -> Fields {
        guard places.isKnownByLabels else {
            findings.append(foreign)
            return fields
        }
        var result = fields
        var taken: Set<String> = []
        for (term, hit) in found {
            var claim = hit.value.claim(hit.confidence)
            if isCredit, let amount = Amount(claim.value), PrintedForm.of(term) == .amount {
                claim.value = amount.magnitude.description
            }
            if let other = fields[term], other.confidence > claim.confidence {
                // The same, more surely; or something else, and the layout itself is in doubt.
                if other.value == claim.value || claim.confidence < PlaceReader.Sureness.box { claim = other }
            }
            if claim.confidence >= PlaceReader.Sureness.box { taken.insert(term) }
            result[term] = claim
        }
        let totals = LayoutTotals(before: fields, taken: taken.intersection(LayoutTotals.terms))
        let settled = totals.settled(result)
        if let contradicted = settled.contradicted {
            findings.append(
                .extraction(
                    "layout-contradicted", .warning,
                    "\(told) places totals that do not add up (\(contradicted)); those that do were read without it. "
                        + "Look whether it still fits.",
                    terms: LayoutTotals.terms.filter(taken.contains)))
            for term in LayoutTotals.terms where found[term] != nil {
                found[term] = nil
                outcome.missed.append(term)
            }
        }
        let doubtful = found.filter { $0.value.confidence < PlaceReader.Sureness.box }
        outcome.found = PrintedForm.terms.filter { found[$0] != nil && doubtful[$0] == nil }
        outcome.missed = PrintedForm.terms.filter { outcome.missed.contains($0) || doubtful[$0] != nil }
        findings += outcome.missed.filter { settled.contradicted == nil || !LayoutTotals.terms.contains($0) }
            .compactMap { missed($0, whileRead: fields[$0], offered: doubtful[$0]) }
        return settled.fields
    }

    // MARK: Misses

    private var told: String { "The layout \(use.name)" + (use.version.map { " (version \($0))" } ?? "") }

    /// One finding instead of one for each term.
    private var foreign: Finding {
        let labels = PrintedForm.terms.compactMap { use.layout.fields[$0]?.first?.label }
        let some = labels.prefix(4).map { "\"\(Self.short($0))\"" }.joined(separator: ", ")
        return .extraction(
            "layout-missed", .warning,
            "\(told) fits no longer: none of its labels (\(some)\(labels.count > 4 ? ", …" : "")) is on the pages, which were "
                + "read without it. Correct what was read wrongly while the submission waits, or change or retire the layout.",
            terms: outcome.missed)
    }

    private func missed(_ term: String, whileRead claim: FieldClaim?, offered: PlaceReader.Hit?) -> Finding? {
        guard let form = PrintedForm.of(term), let place = use.layout.fields[term]?.first else { return nil }
        let shown = places.shown(at: place)
        let stands = shown.text.map { "\"\(Self.short($0))\" stands there" } ?? "nothing stands there"
        let instead: String
        if let offered, shown.isLabelThere || place.label == nil {
            instead = "several values stand with that label, among them \"\(Self.short(offered.value.value))\""
        } else if let label = place.label {
            instead =
                shown.isLabelThere
                ? "that label is there, but \(stands), which is no \(Self.words(place.form ?? form))"
                : "that label (\"\(Self.short(label))\") is nowhere on the pages"
                    + (place.box == nil
                        ? "" : shown.text == nil ? ", and nothing stands in the box" : ", and \(stands)")
        } else {
            instead = shown.text == nil ? stands : "\(stands), which is no \(Self.words(place.form ?? form))"
        }
        let otherwise =
            claim.map { " Without the layout it was read as \(Self.short($0.value))." }
            ?? offered.map { " It was read as \(Self.short($0.value.value)), but not surely." } ?? ""
        // Not every invoice has an order's number.
        let isExpected =
            ReadingConfidence.required.contains(term) || term == "BT-115" || shown.isLabelThere
            || offered != nil
        return .extraction(
            "layout-missed", isExpected ? .warning : .information,
            "\(told) expects \(term) \(Self.words(place)); \(instead).\(otherwise) Correct \(term) while the submission "
                + "waits, which teaches the new place, or change the layout.",
            terms: [term])
    }

    private static func words(_ place: LayoutPlace) -> String {
        var words: [String] = []
        if let label = place.label {
            let relation =
                switch place.relation {
                case .right: "to the right of"
                case .below: "below"
                case nil: "beside or below"
                }
            words.append("\(relation) \"\(short(label))\"")
        }
        if let page = place.page {
            words.append(
                page > 0 ? "on page \(page)" : page == -1 ? "on the last page" : "on page \(page) from the last")
        }
        if let box = place.box {
            words.append("at " + box.map { String(Int($0.rounded())) }.joined(separator: ",") + " pt")
        }
        return words.joined(separator: " ")
    }

    private static func words(_ form: PrintedForm) -> String {
        switch form {
        case .date: "date"
        case .amount: "amount"
        case .currency: "currency"
        case .taxID: "tax identifier with fitting check digits"
        case .iban: "IBAN with fitting check digits"
        case .identifier: "number"
        case .text: "text"
        }
    }

    /// At most so much of a page is quoted.
    private static func short(_ text: String) -> String { text.count > 60 ? text.prefix(59) + "…" : text }
}
