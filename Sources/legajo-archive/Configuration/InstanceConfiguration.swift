import ArchiveModel
import FoundationEssentials
import WorkerProtocol
import Yams

/// `legajo.yaml`: what an operator decides about an instance.
struct InstanceConfiguration: Codable, Sendable {
    struct Root: Codable, Sendable {
        var name: String
        /// Absolute, or relative to the instance's directory.
        var path: String
    }

    struct Limits: Codable, Sendable {
        /// Largest submission in bytes.
        var upload: Int
        /// Processing that takes longer answers "submitted" and goes on.
        var waitSeconds: Int

        enum CodingKeys: String, CodingKey, CaseIterable {
            case upload
            case waitSeconds = "wait-seconds"
        }
    }

    /// How page tags look; what is left out is as usual.
    struct Tags: Codable, Sendable {
        var symbology: TagStyle.Symbology?
        var position: TagStyle.Position?
        /// In millimetres.
        var size: Double?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case symbology, position, size
        }

        /// Over another style.
        func style(over other: TagStyle) -> TagStyle {
            // A size is one symbology's.
            let isOther = symbology.map { $0 != other.symbology } ?? false
            return TagStyle(
                symbology: symbology ?? other.symbology, position: position ?? other.position,
                size: size ?? (isOther ? nil : other.size))
        }
    }

    /// Version of this file's form.
    var format: Int
    /// Random; names the ledger's origin.
    var instance: String
    var test: Bool
    var node: String
    /// The tenant of submissions that name none.
    var tenant: String
    /// Tenants beside it.
    var furtherTenants: [String]?
    /// Of documents whose sender states none (BCP 47).
    var language: String?
    var roots: [Root]
    /// Worker processes per mode; 0 means one per core.
    var workers: Int
    var limits: Limits
    /// Users that may use the socket beside the one the archive runs as.
    var uids: [UInt32]
    var tags: Tags?
    /// By tenant, over ``tags``.
    var tenantTags: [String: Tags]?

    static let currentFormat = 1

    enum CodingKeys: String, CodingKey, CaseIterable {
        case format, instance, test, node, tenant, language, roots, workers, limits, uids, tags
        case furtherTenants = "further-tenants"
        case tenantTags = "tenant-tags"
    }

    /// Reads and checks the file. Throws an `InstanceFailure` that says what to mend.
    static func read(from directory: String) throws(InstanceFailure) -> InstanceConfiguration {
        let path = directory + "/legajo.yaml"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw InstanceFailure(
                .noInstance,
                "\(directory) holds no instance (no legajo.yaml). Create one with: legajo init \(directory)")
        }
        let text = String(decoding: data, as: UTF8.self)
        struct Version: Codable { var format: Int }
        do {
            let version = try YAMLDecoder().decode(Version.self, from: text)
            guard version.format <= currentFormat else {
                throw InstanceFailure(
                    .newerFormat,
                    "\(path) has format \(version.format); this program knows up to \(currentFormat). "
                        + "Use the newer program that wrote it.")
            }
            try refuseUnknownKeys(text, path)
            let configuration = try YAMLDecoder().decode(InstanceConfiguration.self, from: text)
            try configuration.check(path)
            return configuration
        } catch let failure as InstanceFailure {
            throw failure
        } catch {
            throw InstanceFailure(.badConfiguration, "\(path): \(Self.explain(error))")
        }
    }

    /// One sentence for what the decoder found: which key, and what to do.
    private static func explain(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "it is no valid YAML. Mend it." }
        func name(_ path: [any CodingKey], _ last: (any CodingKey)? = nil) -> String {
            (path + [last].compactMap(\.self)).map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }.joined(
                separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context):
            return "the key \(name(context.codingPath, key)) is missing. Add it; the file of a new instance shows how."
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            guard !context.codingPath.isEmpty else { return "it is no valid YAML. Mend it." }
            return
                "the value of \(name(context.codingPath)) cannot be read. Mend it; the file of a new instance shows how."
        @unknown default: return "it cannot be read. Compare it with the file of a new instance."
        }
    }

    /// A misspelt setting would silently not be in force.
    private static func refuseUnknownKeys(_ text: String, _ path: String) throws {
        func check(_ node: Node?, _ known: [String], _ place: String) throws(InstanceFailure) {
            for (key, _) in node?.mapping ?? [:] where !known.contains(key.string ?? "") {
                throw InstanceFailure(
                    .badConfiguration, "\(path): the key \(place)\(key.string ?? "?") is not known. Mend or remove it.")
            }
        }
        let document = try Yams.compose(yaml: text)
        try check(document, CodingKeys.allCases.map(\.rawValue), "")
        try check(document?["limits"], Limits.CodingKeys.allCases.map(\.rawValue), "limits.")
        let tagKeys = Tags.CodingKeys.allCases.map(\.rawValue)
        try check(document?["tags"], tagKeys, "tags.")
        for (tenant, tags) in document?["tenant-tags"]?.mapping ?? [:] {
            try check(tags, tagKeys, "tenant-tags.\(tenant.string ?? "?").")
        }
        for root in document?["roots"]?.array() ?? [] { try check(root, ["name", "path"], "roots.") }
    }

    private func check(_ path: String) throws(InstanceFailure) {
        for name in [tenant] + (furtherTenants ?? []) where TenantID(name) == nil {
            throw InstanceFailure(
                .badConfiguration, "\(path): tenant \"\(name)\" must be lower-case letters, digits, hyphens.")
        }
        for name in (tenantTags ?? [:]).keys.sorted() where !([tenant] + (furtherTenants ?? [])).contains(name) {
            throw InstanceFailure(
                .badConfiguration, "\(path): tenant-tags names \"\(name)\", which is no tenant of this instance.")
        }
        for style in [tagStyle] + tenantStyles.values {
            if let problem = style.problem { throw InstanceFailure(.badConfiguration, "\(path): \(problem)") }
        }
        guard !roots.isEmpty, Set(roots.map(\.name)).count == roots.count, Set(roots.map(\.path)).count == roots.count
        else {
            throw InstanceFailure(.badConfiguration, "\(path): roots need different names and different paths.")
        }
        guard limits.upload > 0, limits.waitSeconds >= 0, workers >= 0 else {
            throw InstanceFailure(.badConfiguration, "\(path): limits and workers must not be negative.")
        }
    }

    /// How tags look for tenants without a style of their own.
    var tagStyle: TagStyle { tags?.style(over: TagStyle()) ?? TagStyle() }

    /// Styles of single tenants.
    var tenantStyles: [String: TagStyle] { (tenantTags ?? [:]).mapValues { $0.style(over: tagStyle) } }

    /// The file `init` writes, with a comment for every setting.
    func commentedYAML() -> String {
        var lines = [
            "# Legajo instance. Read at start; `legajo status` shows what is in force.",
            "format: \(format)",
            "# Random name of this instance; part of the ledger's origin. Never change it.",
            "instance: \(instance)",
            "# A test instance uses test keys, marks pages PRUEBA and locks nothing. Never turn one into the other.",
            "test: \(test)",
            "# Short name of this machine; part of directory names.",
            "node: \(node)",
            "# The tenant of submissions that name none: lower-case letters, digits, hyphens.",
            "tenant: \(tenant)",
            "# Other tenants, each with keys, invoices and accesses of its own. Submissions for any other are refused.",
            "further-tenants: [\((furtherTenants ?? []).joined(separator: ", "))]",
            "# Language of documents whose sender states none (es, en, de-AT): where templates differ by it.",
            language.map { "language: \($0)" } ?? "# language: es",
            "# Storage roots. Put each on a disk of its own; writing needs a majority of them.",
            "# Relative paths count from this file's directory.",
            "roots:",
        ]
        for root in roots {
            lines.append("  - name: \(root.name)")
            lines.append("    path: \(root.path)")
        }
        lines += [
            "# Worker processes per mode (reader, writer); 0 means one per core.",
            "workers: \(workers)",
            "limits:",
            "  # Largest submission, in bytes.",
            "  upload: \(limits.upload)",
            "  # Processing that takes longer answers \"submitted\" and goes on, unless the caller asks otherwise.",
            "  wait-seconds: \(limits.waitSeconds)",
            "# Numeric users that may connect to the socket beside the archive's own and root.",
            "uids: [\(uids.map { String($0) }.joined(separator: ", "))]",
            "# The tag on every page. symbology: qr, code128 or datamatrix; a page that carries a QR symbol of its own gets",
            "# Code 128 instead of QR. position: bottom-right, bottom-left, top-right, top-left, bottom, top, left or right;",
            "# where the page is printed there, the nearest free place. size in millimetres: the side of the symbol",
            "# (qr 15 to 60, datamatrix 11 to 50) or its length (code128 70 to 180).",
            "tags:",
            "  symbology: \(tagStyle.symbology.rawValue)",
            "  position: \(tagStyle.position.rawValue)",
            "  size: \(Self.text(tagStyle.size ?? tagStyle.symbology.standardSize))",
            "# The same for single tenants, over what stands above:",
            "# tenant-tags:",
            "#   north: {symbology: datamatrix, position: top-right}",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ size: Double) -> String { size == size.rounded() ? String(Int(size)) : String(size) }
}
