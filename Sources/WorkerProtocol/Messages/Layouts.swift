package import ArchiveModel

/// A layout to read a document with.
package struct LayoutUse: Hashable, Sendable, Codable {
    /// For messages.
    package var name: String
    /// Nil for one that is recorded nowhere.
    package var version: Int?
    package var layout: LayoutDescription

    package init(name: String, version: Int? = nil, layout: LayoutDescription) {
        self.name = name
        self.version = version
        self.layout = layout
    }
}

/// What a layout gave of a document.
package struct LayoutOutcome: Hashable, Sendable, Codable {
    package var name: String
    package var version: Int?
    /// Terms whose values stood where it says.
    package var found: [String]
    /// Terms whose values did not.
    package var missed: [String]

    package init(name: String, version: Int? = nil, found: [String] = [], missed: [String] = []) {
        self.name = name
        self.version = version
        self.found = found
        self.missed = missed
    }
}

/// Asks the reader where values stand on a document's pages.
package struct LearningRequest: Hashable, Sendable, Codable {
    /// Business term and its right value, dates ISO 8601 and amounts plain.
    package var values: [String: String]
    /// What else the document says: no label is made of it.
    package var known: [String]
    /// Dates far from this day are implausible.
    package var today: CalendarDate
    package var password: DocumentPassword?

    package init(values: [String: String], known: [String], today: CalendarDate, password: DocumentPassword? = nil) {
        self.values = values
        self.known = known
        self.today = today
        self.password = password
    }
}

/// Where values stand.
package struct LearnedPlaces: Hashable, Sendable, Codable {
    package var places: [String: LayoutPlace]
    /// What could not be learned, and why.
    package var findings: [Finding]

    package init(places: [String: LayoutPlace], findings: [Finding] = []) {
        self.places = places
        self.findings = findings
    }
}
