/// A certificate that is trusted without further question, and what signatures under it are worth.
package struct TrustAnchor: Hashable, Sendable, Codable {
    /// DER.
    package var certificate: [UInt8]
    /// Nil for a certificate given with the question: the archive knows nothing of its worth.
    package var trust: TrustClass?

    package init(certificate: [UInt8], trust: TrustClass?) {
        self.certificate = certificate
        self.trust = trust
    }
}
