import ArchiveModel
import OpenSSL

/// Makes keys and the certificates this instance gives itself. P-256: no end date in TS 119 312, and fast.
struct Issuing {
    let instance: String
    let isTest: Bool
    let now: UTCTime
    let random: any RandomSource

    /// A certificate with its key.
    struct Issued {
        let certificate: Certificate
        let key: PrivateKey
    }

    /// The root: 30 years, so that it outlives every seal and every token under it.
    func authority() throws(KeyStoreError) -> Issued {
        try issue(.root, name: "Legajo authority", years: 30, by: nil)
    }

    /// 25 years: tokens are checked long after the seals they cover.
    func timeStamping(by root: Issued) throws(KeyStoreError) -> Issued {
        try issue(.timeStamping, name: "Legajo time-stamping", years: 25, by: root)
    }

    /// 12 years: the longest usual retention and a year.
    func seal(vault: Vault, tenant: TenantID, by root: Issued) throws(KeyStoreError) -> Issued {
        try issue(.seal, name: "Legajo seal \(vault.rawValue) \(tenant)", years: 12, by: root)
    }

    private func issue(
        _ profile: CertificateContent.Profile, name: String, years: Int64, by root: Issued?
    ) throws(KeyStoreError) -> Issued {
        var serial = random.bytes(16)
        // Positive and of full length.
        serial[0] = serial[0] & 0x3F | 0x40
        let content = CertificateContent(
            profile: profile, commonName: shortened((isTest ? "PRUEBA " : "") + name),
            organization: shortened(instance),
            serialNumber: serial,
            // An hour back, for clocks that are behind ours.
            notBefore: now.seconds - 3_600, notAfter: now.seconds + years * 31_557_600)
        do throws(OpenSSLError) {
            let key = try PrivateKey.generate(.p256)
            let certificate = try Certificate.issue(
                content, for: key.publicKey(), by: root.map { ($0.certificate, $0.key) }, selfSigning: key)
            return Issued(certificate: certificate, key: key)
        } catch {
            throw KeyStoreError(code: .key, message: "A certificate for \(name) could not be made: \(error.message)")
        }
    }

    /// RFC 5280 A.1: names have at most 64 characters.
    private func shortened(_ text: String) -> String { String(text.prefix(64)) }
}
