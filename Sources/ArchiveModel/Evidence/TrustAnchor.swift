/// A certificate that is trusted without further question, and what signatures under it are worth.
package struct TrustAnchor: Hashable, Sendable, Codable {
    /// DER.
    package var certificate: [UInt8]
    package var trust: TrustClass

    package init(certificate: [UInt8], trust: TrustClass) {
        self.certificate = certificate
        self.trust = trust
    }
}
