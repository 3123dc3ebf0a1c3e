/// A template to be recorded; its files come beside it, by the names the layout uses.
package struct TemplateRequest: Hashable, Sendable, Codable {
    package var name: TemplateName
    /// Otherwise the instance's own.
    package var tenant: TenantID?
    package var selector: TemplateSelector
    package var layout: TemplateLayout

    package init(
        name: TemplateName, tenant: TenantID? = nil, selector: TemplateSelector = TemplateSelector(),
        layout: TemplateLayout
    ) {
        self.name = name
        self.tenant = tenant
        self.selector = selector
        self.layout = layout
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        name = try values.decode(TemplateName.self, forKey: .name)
        tenant = try values.decodeIfPresent(TenantID.self, forKey: .tenant)
        selector = try values.decodeIfPresent(TemplateSelector.self, forKey: .selector) ?? TemplateSelector()
        layout = try values.decode(TemplateLayout.self, forKey: .layout)
    }
}

/// A template as it was recorded, and what was found in its files.
package struct RecordedTemplate: Hashable, Sendable, Codable {
    package var template: Template
    package var findings: [Finding]

    package init(template: Template, findings: [Finding]) {
        self.template = template
        self.findings = findings
    }
}

/// Templates: the newest version of each, or all versions of one, oldest first.
package struct TemplateList: Hashable, Sendable, Codable {
    package var items: [Template]
    /// Versions that nothing readable follows; nil for none.
    package var unreadable: [UnreadableTemplate]?

    package init(items: [Template], unreadable: [UnreadableTemplate] = []) {
        self.items = items
        self.unreadable = unreadable.isEmpty ? nil : unreadable
    }
}

/// How a template would look.
package struct TemplatePreview: Hashable, Sendable, Codable {
    package var name: TemplateName
    /// Otherwise the instance's own.
    package var tenant: TenantID?
    /// Otherwise the newest.
    package var version: Int?
    /// Of the dressed document, from 1.
    package var page: Int
    /// Insert letters as well.
    package var hasInserts: Bool

    package init(
        name: TemplateName, tenant: TenantID? = nil, version: Int? = nil, page: Int = 1, hasInserts: Bool = false
    ) {
        self.name = name
        self.tenant = tenant
        self.version = version
        self.page = page
        self.hasInserts = hasInserts
    }
}
