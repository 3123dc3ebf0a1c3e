import ArchiveModel
package import Poppler
package import WorkerProtocol

/// Learns from what a person says a document's values are.
package enum LayoutLearning {
    /// - Parameter pageCount: Of the whole document, of which some pages may have been left out.
    package static func learn(_ request: LearningRequest, from pages: [PageWords], pageCount: Int) -> LearnedPlaces {
        let reading = PageReading(pages, today: request.today)
        let learner = LayoutLearner(reading, pageCount: pageCount, known: request.known + request.values.values)
        var learned = LearnedPlaces(places: [:])
        // As many as a layout has room for.
        for (term, value) in request.values.sorted(by: { $0.key < $1.key }).prefix(40) {
            let (place, isShown) = learner.place(of: term, value: value)
            if let place {
                learned.places[term] = place
            } else if PrintedForm.of(term) == nil {
                learned.findings.append(unlearned(term, "\(term) is no value that has a place on a page."))
            } else if isShown {
                learned.findings.append(
                    unlearned(
                        term,
                        "\(term) stands on the pages, but where it does it cannot be told from its neighbours, or would be "
                            + "read otherwise: nothing was learned of it."))
            } else {
                learned.findings.append(
                    unlearned(term, "\(term) stands nowhere on the pages with that value: nothing was learned of it."))
            }
        }
        return learned
    }

    private static func unlearned(_ term: String, _ message: String) -> Finding {
        .extraction("layout-unlearned", .information, message, terms: [term])
    }
}
