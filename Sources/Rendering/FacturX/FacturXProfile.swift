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
        invoice.lines.isEmpty ? "urn:factur-x.eu:1p0:basicwl" : "urn:cen.eu:en16931:2017"
    }

    /// Nil for a specification that Factur-X has no profile for. Usage specifications of EN 16931 (Peppol BIS Billing)
    /// are within its profile EN 16931.
    package init?(specification: String) {
        let parts = specification.split(separator: "#", omittingEmptySubsequences: false)
        let last = parts.last.map(String.init) ?? ""
        let isFacturX = last.hasPrefix("urn:factur-x.eu:1p0:") || last.hasPrefix("urn:zugferd.de:2p0:")
        if isFacturX {
            switch last.split(separator: ":").last {
            case "minimum": self = .minimum
            case "basicwl": self = .basicWithoutLines
            case "basic": self = .basic
            case "extended": self = .extended
            default: return nil
            }
            return
        }
        guard parts.first == "urn:cen.eu:en16931:2017" else { return nil }
        self = specification.contains("xrechnung_") ? .xrechnung : .en16931
    }

    /// Of the attachment.
    var fileName: String { self == .xrechnung ? "xrechnung.xml" : "factur-x.xml" }

    /// ISO 19005-3 annex E: the XML of the smaller profiles is no invoice of its own, that of the others says all the page
    /// says.
    var relationship: String {
        switch self {
        case .minimum, .basicWithoutLines: "Data"
        case .basic, .en16931, .extended, .xrechnung: "Alternative"
        }
    }

    /// Of the specification the metadata names: Factur-X 1.0, or XRechnung's own (`xrechnung_3.0`).
    func version(of specification: String) -> String {
        guard self == .xrechnung, let mark = specification.range(of: "xrechnung_") else { return "1.0" }
        return String(specification[mark.upperBound...].prefix { $0.isNumber || $0 == "." })
    }
}

extension String {
    fileprivate func range(of part: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
            start = index(after: start)
        }
        return nil
    }
}
