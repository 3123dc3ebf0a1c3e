package import ArchiveModel

/// Body of `POST /v1/invoices/{id}/approval` and `…/rejection`.
package struct DecisionBody: Hashable, Sendable, Codable {
    /// Goes into the invoice's history.
    package var reason: String

    package init(reason: String) { self.reason = reason }
}

/// Body of `POST /v1/invoices/{id}/corrections`.
package struct CorrectionBody: Hashable, Sendable, Codable {
    /// Business term → new value.
    package var values: [String: String]
    package var reason: String?

    package init(values: [String: String], reason: String? = nil) {
        self.values = values
        self.reason = reason
    }
}

/// Body of `POST /v1/timestamps`.
package struct TimestampBody: Hashable, Sendable, Codable {
    package var digest: ContentDigest

    package init(digest: ContentDigest) { self.digest = digest }
}

/// Body of `POST /v1/checks`.
package struct CheckBody: Hashable, Sendable, Codable {
    /// Replace damaged and missing copies from another root.
    package var repair: Bool
    /// Read every byte.
    package var full: Bool

    package init(repair: Bool = false, full: Bool = false) {
        self.repair = repair
        self.full = full
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        repair = try values.decodeIfPresent(Bool.self, forKey: .repair) ?? false
        full = try values.decodeIfPresent(Bool.self, forKey: .full) ?? false
    }
}

/// Body of `POST /v1/index-rebuilds`.
package struct RebuildBody: Hashable, Sendable, Codable {
    /// The root to read.
    package var root: String
    /// Whether an index that lacks what the root lacks is put in place all the same.
    package var acceptIncomplete: Bool

    package init(root: String, acceptIncomplete: Bool = false) {
        self.root = root
        self.acceptIncomplete = acceptIncomplete
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        root = try values.decode(String.self, forKey: .root)
        acceptIncomplete = try values.decodeIfPresent(Bool.self, forKey: .acceptIncomplete) ?? false
    }
}

/// Answer of `GET /v1/tokens`.
package struct TokenList: Hashable, Sendable, Codable {
    package var items: [TokenSummary]

    package init(items: [TokenSummary]) { self.items = items }
}

/// One line of an answer that takes long: some `progress` lines, then exactly one `report` or `problem`.
package enum ProgressLine<Report: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
    case progress(CheckProgress)
    case report(Report)
    /// The status line was sent long ago, so the failure is told here.
    case problem(Problem)

    private enum CodingKeys: String, CodingKey {
        case progress, report, problem
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        if let progress = try values.decodeIfPresent(CheckProgress.self, forKey: .progress) {
            self = .progress(progress)
        } else if let problem = try values.decodeIfPresent(Problem.self, forKey: .problem) {
            self = .problem(problem)
        } else {
            self = .report(try values.decode(Report.self, forKey: .report))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .progress(let progress): try values.encode(progress, forKey: .progress)
        case .report(let report): try values.encode(report, forKey: .report)
        case .problem(let problem): try values.encode(problem, forKey: .problem)
        }
    }
}
