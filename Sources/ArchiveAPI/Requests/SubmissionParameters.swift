package import ArchiveModel

/// How a sender's options travel: as query parameters of `POST /v1/submissions`. Files and the idempotency key
/// travel in the body and in a header.
package enum SubmissionParameters {
    private static let names: Set<String> = [
        "tenant", "vault", "type", "customer", "language", "ref", "source", "as-is", "dry-run", "name",
    ]

    /// Stated values travel as `set=BT-1=42`, each once.
    package static func query(for options: SubmissionOptions) -> QueryParameters {
        var query = QueryParameters()
        query.set("tenant", options.tenant?.name)
        query.set("vault", options.vault == .issued ? nil : options.vault.rawValue)
        query.set("type", options.type?.rawValue)
        query.set("customer", options.customer)
        query.set("language", options.language)
        query.set("ref", options.ref)
        query.set("source", options.sourceName)
        query.set("as-is", options.asIs ? "true" : nil)
        query.set("dry-run", options.dryRun ? "true" : nil)
        for (term, value) in options.data.sorted(by: { $0.key < $1.key }) { query.set("set", "\(term)=\(value)") }
        return query
    }

    /// Reads them back. Throws `WireFailure` naming the parameter that does not fit.
    package static func options(
        from query: QueryParameters, idempotencyKey: String?
    ) throws(WireFailure) -> SubmissionOptions {
        try query.allow(once: names, repeated: ["set"])
        if let key = idempotencyKey {
            guard (1...255).contains(key.utf8.count) else {
                throw WireFailure("an Idempotency-Key has 1 to 255 characters")
            }
        }
        return SubmissionOptions(
            tenant: try query.parsed("tenant", TenantID.init), vault: try query.parsed("vault", Vault.init) ?? .issued,
            type: try query.parsed("type", DocumentType.init), customer: query.value("customer"),
            language: query.value("language"), ref: query.value("ref"),
            sourceName: query.value("source"), asIs: try query.flag("as-is"), dryRun: try query.flag("dry-run"),
            idempotencyKey: idempotencyKey, data: try StatedValues.parse(query.values("set")))
    }
}

/// Values stated or corrected by hand, written `BT-1=42`.
package enum StatedValues {
    /// Throws `WireFailure` for an entry without a business term, or a term given twice.
    package static func parse(_ entries: [String]) throws(WireFailure) -> [String: String] {
        var values: [String: String] = [:]
        for entry in entries {
            let halves = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, isTerm(halves[0]) else {
                throw WireFailure("\"\(entry)\" is not of the form BT-1=VALUE")
            }
            guard values.updateValue(String(halves[1]), forKey: String(halves[0])) == nil else {
                throw WireFailure("\(halves[0]) is given twice")
            }
        }
        return values
    }

    private static func isTerm(_ text: Substring) -> Bool {
        text.hasPrefix("BT-") && (1...3).contains(text.dropFirst(3).utf8.count)
            && text.dropFirst(3).utf8.allSatisfy { (48...57).contains($0) }
    }
}

extension QueryParameters {
    /// Nil when absent. Throws `WireFailure` when the value does not fit.
    package func parsed<Value>(_ name: String, _ parse: (String) -> Value?) throws(WireFailure) -> Value? {
        guard let text = value(name) else { return nil }
        guard let value = parse(text) else { throw WireFailure("parameter \"\(name)\" cannot be \"\(text)\"") }
        return value
    }

    /// `true`, `false`, absent (false), or without value (true).
    package func flag(_ name: String) throws(WireFailure) -> Bool {
        switch value(name) {
        case nil, "false": false
        case "", "true": true
        case let other?: throw WireFailure("parameter \"\(name)\" is true or false, not \"\(other)\"")
        }
    }

    /// Throws `WireFailure` outside the bounds.
    package func integer(_ name: String, in bounds: ClosedRange<Int>) throws(WireFailure) -> Int? {
        guard let text = value(name) else { return nil }
        guard let number = Int(text), bounds.contains(number) else {
            throw WireFailure(
                "parameter \"\(name)\" is a number from \(bounds.lowerBound) to \(bounds.upperBound), not \"\(text)\"")
        }
        return number
    }
}
