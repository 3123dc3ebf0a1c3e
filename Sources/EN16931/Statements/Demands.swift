/// Terms without which a syntax has no valid document, looked for before one is written.
package struct Demands {
    /// `BT-126 lines[3].identifier`
    package private(set) var missing: [String] = []
    /// How many are named; the rest would say nothing new.
    private static let limit = 5
    private var count = 0

    package init() {}

    /// - Parameter isNeeded: Whether the group that needs the term is there.
    package mutating func need<Content>(
        _ term: String, _ path: @autoclosure () -> String, _ stated: Term<Content>?, if isNeeded: Bool = true
    ) {
        guard isNeeded, stated?.isEmpty ?? true else { return }
        need(term, path())
    }

    package mutating func need(_ term: String, _ path: String) {
        count += 1
        if missing.count < Self.limit { missing.append("\(term) (\(path))") }
    }

    /// Numbers and dates have types in every syntax: a text that is none makes no valid document.
    package mutating func needReadable(_ invoice: Invoice) {
        var unreadable: [StatedTerm] = []
        invoice.eachStatement { stated in
            if !stated.isReadable, stated.term != "BT-125" { unreadable.append(stated) }
        }
        for stated in unreadable {
            need("\(stated.term), which is no \(stated.isNumber ? "number" : "date")", stated.path)
        }
    }

    /// Nil where nothing is missing; else what is, for a message.
    package var description: String? {
        guard count > 0 else { return nil }
        let more = count > missing.count ? " and \(count - missing.count) more" : ""
        return missing.joined(separator: ", ") + more
    }
}
