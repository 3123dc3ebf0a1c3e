/// A version of a template, as it is recorded.
package struct Template: Hashable, Sendable, Codable {
    /// One of its PDFs.
    package struct File: Hashable, Sendable, Codable {
        /// Its name in the layout.
        package var name: String
        /// Its name inside the record's package.
        package var entry: String
        package var pages: Int
        package var length: UInt64
        package var digests: DigestPair

        package init(name: String, entry: String, pages: Int, length: UInt64, digests: DigestPair) {
            self.name = name
            self.entry = entry
            self.pages = pages
            self.length = length
            self.digests = digests
        }
    }

    package var tenant: TenantID
    package var name: TemplateName
    /// From 1.
    package var version: Int
    package var selector: TemplateSelector
    package var layout: TemplateLayout
    package var files: [File]
    package var recorded: UTCTime
    package var by: PrincipalID?
    /// No document gets it any more.
    package var isRetired: Bool

    package init(
        tenant: TenantID, name: TemplateName, version: Int, selector: TemplateSelector, layout: TemplateLayout,
        files: [File], recorded: UTCTime, by: PrincipalID?, isRetired: Bool = false
    ) {
        self.tenant = tenant
        self.name = name
        self.version = version
        self.selector = selector
        self.layout = layout
        self.files = files
        self.recorded = recorded
        self.by = by
        self.isRetired = isRetired
    }

    /// The one of several to be put on a document: the weightiest selector; among equals the one recorded last, then the
    /// first by name. Retired ones and those with nothing for an original do not count.
    package static func best(of templates: [Template], for subject: TemplateSelector.Subject) -> Template? {
        let fitting = templates.compactMap { template -> (weight: Int, template: Template)? in
            guard !template.isRetired, template.layout.dressesOriginals else { return nil }
            return template.selector.weight(for: subject).map { ($0, template) }
        }
        return fitting.max { left, right in
            if left.weight != right.weight { return left.weight < right.weight }
            if left.template.recorded != right.template.recorded {
                return left.template.recorded < right.template.recorded
            }
            return left.template.name > right.template.name
        }?.template
    }
}

/// Which version of a template an original was made with.
package struct AppliedTemplate: Hashable, Sendable, Codable {
    package var name: TemplateName
    package var version: Int
    /// SHA-256 of the record's package: the template byte for byte.
    package var record: ContentDigest

    package init(name: TemplateName, version: Int, record: ContentDigest) {
        self.name = name
        self.version = version
        self.record = record
    }
}
