/// The versions of Facturae, by the namespace of the root element.
package enum FacturaeVersion: String, Hashable, Sendable, CaseIterable {
    case v3_0 = "3.0"
    case v3_1 = "3.1"
    case v3_2 = "3.2"
    case v3_2_1 = "3.2.1"
    case v3_2_2 = "3.2.2"

    package var namespace: String {
        switch self {
        case .v3_0: "http://www.facturae.es/Facturae/2007/v3.0/Facturae"
        case .v3_1: "http://www.facturae.es/Facturae/2007/v3.1/Facturae"
        case .v3_2: "http://www.facturae.es/Facturae/2009/v3.2/Facturae"
        case .v3_2_1: "http://www.facturae.es/Facturae/2014/v3.2.1/Facturae"
        case .v3_2_2: "http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml"
        }
    }

    package init?(namespace: String) {
        guard let version = Self.allCases.first(where: { $0.namespace == namespace }) else { return nil }
        self = version
    }

    /// Withdrawn: read as far as it is like 3.2, without structural checks.
    package var isWithdrawn: Bool { self == .v3_0 || self == .v3_1 }

    /// The namespace in which an invoice written here keeps the invoice type code (BT-3) Facturae has no code for.
    static let extensionNamespace = "urn:legajo:facturae:en16931"
}
