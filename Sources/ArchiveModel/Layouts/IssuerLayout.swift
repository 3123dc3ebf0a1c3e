/// A version of a layout, as it is recorded.
package struct IssuerLayout: Hashable, Sendable, Codable {
    package var tenant: TenantID
    package var name: LayoutName
    /// From 1.
    package var version: Int
    package var layout: LayoutDescription
    package var recorded: UTCTime
    package var by: PrincipalID?
    /// The document whose correction taught it this; nil for one written by hand.
    package var learnedFrom: DocumentID?
    /// No document is read with it any more.
    package var isRetired: Bool

    package init(
        tenant: TenantID, name: LayoutName, version: Int, layout: LayoutDescription, recorded: UTCTime,
        by: PrincipalID?, learnedFrom: DocumentID? = nil, isRetired: Bool = false
    ) {
        self.tenant = tenant
        self.name = name
        self.version = version
        self.layout = layout
        self.recorded = recorded
        self.by = by
        self.learnedFrom = learnedFrom
        self.isRetired = isRetired
    }

    /// The one of several that a document is read with: the one meant most closely for it; among equals the one recorded
    /// last, then the first by name. Retired ones and those for another vault do not count.
    package static func best(of layouts: [IssuerLayout], for vault: Vault, on pages: FoldedPages) -> IssuerLayout? {
        let fitting = layouts.compactMap { layout -> (weight: Int, layout: IssuerLayout)? in
            guard !layout.isRetired, layout.layout.vault == nil || layout.layout.vault == vault else {
                return nil
            }
            return layout.layout.weight(on: pages).map { ($0, layout) }
        }
        return fitting.max { left, right in
            if left.weight != right.weight { return left.weight < right.weight }
            if left.layout.recorded != right.layout.recorded { return left.layout.recorded < right.layout.recorded }
            return left.layout.name > right.layout.name
        }?.layout
    }
}

/// Which version of a layout a document was read with.
package struct AppliedLayout: Hashable, Sendable, Codable {
    package var name: LayoutName
    package var version: Int
    /// SHA-256 of the record's package.
    package var record: ContentDigest
    /// Terms whose values stood where it says.
    package var found: [String]
    /// Terms whose values did not.
    package var missed: [String]

    package init(name: LayoutName, version: Int, record: ContentDigest, found: [String], missed: [String]) {
        self.name = name
        self.version = version
        self.record = record
        self.found = found
        self.missed = missed
    }
}

/// A layout to be recorded.
package struct LayoutRequest: Hashable, Sendable, Codable {
    package var name: LayoutName
    /// Otherwise the instance's own.
    package var tenant: TenantID?
    package var layout: LayoutDescription

    package init(name: LayoutName, tenant: TenantID? = nil, layout: LayoutDescription) {
        self.name = name
        self.tenant = tenant
        self.layout = layout
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name, tenant, layout
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseMembers(except: CodingKeys.allCases.map(\.stringValue), of: "a layout's request")
        let values = try decoder.container(keyedBy: CodingKeys.self)
        name = try values.decode(LayoutName.self, forKey: .name)
        tenant = try values.decodeIfPresent(TenantID.self, forKey: .tenant)
        layout = try values.decode(LayoutDescription.self, forKey: .layout)
    }
}

/// Layouts: the newest version of each, or all versions of one, oldest first.
package struct LayoutList: Hashable, Sendable, Codable {
    package var items: [IssuerLayout]

    package init(items: [IssuerLayout]) { self.items = items }
}
