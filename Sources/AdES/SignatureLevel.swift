/// The baseline levels of ETSI EN 319 122-1, EN 319 132-1 and EN 319 142-1.
package enum SignatureLevel: String, Hashable, Sendable, CaseIterable {
    /// The signer's certificate is bound to the signature.
    case b = "B"
    /// A trusted time proves that the signature existed.
    case t = "T"
    /// The material to validate it is enclosed.
    case lt = "LT"
    /// And kept valid by archive time-stamps.
    case lta = "LTA"

    /// As in reports: `PAdES-B-T`, or `CMS` for a signature that binds no certificate.
    package static func name(_ format: String, _ level: SignatureLevel?) -> String {
        guard let level else { return "CMS" }
        return level == .b ? "\(format)-B-B" : "\(format)-B-\(level.rawValue)"
    }
}
