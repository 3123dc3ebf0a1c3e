package import EN16931

/// A profile of Factur-X 1 / ZUGFeRD 2: how much of an invoice the XML beside the page holds. BT-24 names it.
package enum FacturXProfile: String, Hashable, Sendable, CaseIterable {
    case minimum = "MINIMUM"
    case basicWithoutLines = "BASIC WL"
    case basic = "BASIC"
    case en16931 = "EN 16931"
    case extended = "EXTENDED"
    case xrechnung = "XRECHNUNG"

    /// The specification identifier (BT-24) of an invoice that names none: the standard itself, or, where the invoice has
    /// no lines, the profile that is without.
    package static func specification(for invoice: Invoice) -> String {
        invoice.lines.isEmpty ? "urn:factur-x.eu:1p0:basicwl" : standard
    }

    /// Whether a specification is one of ZUGFeRD 1, whose documents have another syntax: no document made here can follow
    /// it.
    package static func isSuperseded(_ specification: String) -> Bool {
        specification.hasPrefix("urn:ferd:CrossIndustryDocument:invoice:1p0:")
    }

    private static let standard = "urn:cen.eu:en16931:2017"

    /// Nil for a specification that Factur-X has no profile for.
    ///
    /// Usage specifications of the standard (`#compliant#`, EN 16931-1 §4.4.2: Peppol BIS Billing) are within its profile
    /// EN 16931. Extensions (`#conformant#`) may break the standard's rules and are within none but their own.
    package init?(specification: String) {
        guard let profile = Self.own[specification] ?? Self.reading(specification) else { return nil }
        self = profile
    }

    private static func reading(_ specification: String) -> FacturXProfile? {
        if specification == standard { return .en16931 }
        guard specification.hasPrefix(standard + "#compliant#") else { return nil }
        let parts = specification.dropFirst(standard.count + "#compliant#".count)
            .split(separator: "#", omittingEmptySubsequences: false)
        guard let usage = parts.first, !usage.isEmpty else { return nil }
        if let version = xrechnungVersion(usage) {
            // The extension XRechnung itself defines.
            let isExtension = parts.count == 3 && parts[1] == "conformant" && xrechnungVersion(parts[2]) == version
            return parts.count == 1 || isExtension ? .xrechnung : nil
        }
        return parts.count == 1 && !usage.hasPrefix("urn:factur-x.eu:") && !usage.hasPrefix("urn:zugferd.de:")
            ? .en16931 : nil
    }

    /// Identifiers of Factur-X 1, ZUGFeRD 2.0 and the first drafts of both.
    private static let own: [String: FacturXProfile] = [
        "urn:factur-x.eu:1p0:minimum": .minimum, "urn:zugferd.de:2p0:minimum": .minimum,
        "urn:factur-x.eu:1p0:basicwl": .basicWithoutLines, "urn:zugferd.de:2p0:basicwl": .basicWithoutLines,
        standard + "#compliant#urn:factur-x.eu:1p0:basic": .basic,
        standard + "#compliant#urn:zugferd.de:2p0:basic": .basic,
        standard + ":compliant:factur-x.eu:1p0:basic": .basic,
        standard + "#conformant#urn:factur-x.eu:1p0:extended": .extended,
        standard + "#conformant#urn:zugferd.de:2p0:extended": .extended,
        standard + ":conformant:factur-x.eu:1p0:extended": .extended,
    ]

    /// `3.0` of `urn:xeinkauf.de:kosit:xrechnung_3.0` and its older forms.
    private static func xrechnungVersion(_ part: Substring) -> String? {
        let prefixes = [
            "urn:xeinkauf.de:kosit:", "urn:xoev-de:kosit:standard:", "urn:xeinkauf.de:kosit:extension:",
            "urn:xoev-de:kosit:extension:",
        ]
        guard let prefix = prefixes.first(where: { part.hasPrefix($0 + "xrechnung_") }) else { return nil }
        let version = part.dropFirst(prefix.count + "xrechnung_".count)
        let numbers = version.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count == 2, numbers.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        return String(version)
    }

    /// Of the attachment.
    var fileName: String { self == .xrechnung ? "xrechnung.xml" : "factur-x.xml" }

    /// As Factur-X assigns the values of ISO 19005-3 annex E: the XML of the smaller profiles is no invoice of its own,
    /// that of the others says all the page says.
    var relationship: String {
        switch self {
        case .minimum, .basicWithoutLines: "Data"
        case .basic, .en16931, .extended, .xrechnung: "Alternative"
        }
    }

    /// Of the specification the metadata names: Factur-X 1.0, or XRechnung's own (`xrechnung_3.0`).
    func version(of specification: String) -> String {
        guard self == .xrechnung, let usage = specification.split(separator: "#").dropFirst(2).first else {
            return "1.0"
        }
        return Self.xrechnungVersion(usage) ?? "1.0"
    }
}
