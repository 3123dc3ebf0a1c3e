package import ArchiveModel
import OpenSSL

extension KeyStore {
    /// What signatures are judged against: this instance's own authority, imported seals, and the
    /// certificates the operator put below `anchors/`.
    package func anchors() throws(KeyStoreError) -> [TrustAnchor] {
        var anchors: [TrustAnchor] = []
        func add(_ certificate: Certificate, _ trust: TrustClass) {
            if !anchors.contains(where: { $0.certificate == certificate.der }) {
                anchors.append(TrustAnchor(certificate: certificate.der, trust: trust))
            }
        }
        for own in try StoredIdentity.certificates("authority", in: directory) { add(own.chain[0], trust) }
        for vault in Vault.allCases {
            let places = directory.names(in: "seal/\(vault.rawValue)").map { "seal/\(vault.rawValue)/\($0)" }
            for place in ["seal/\(vault.rawValue)"] + places {
                for seal in try StoredIdentity.certificates(place, in: directory) where seal.description.isImported {
                    add(seal.chain[0], seal.description.trust)
                }
            }
        }
        for trust in [TrustClass.qualified, .advanced, .internal, .test] {
            for name in directory.names(in: "anchors/\(trust.rawValue)") {
                for certificate in try outsideAnchor("anchors/\(trust.rawValue)/\(name)") { add(certificate, trust) }
            }
        }
        return anchors
    }

    private func outsideAnchor(_ name: String) throws(KeyStoreError) -> [Certificate] {
        let bytes = try directory.read(name)
        guard let blocks = PEM.blocks(PEM.certificate, in: bytes) else {
            throw KeyStoreError(code: .key, message: "\(name) holds a damaged certificate.")
        }
        var certificates: [Certificate] = []
        for der in blocks.isEmpty ? [bytes] : blocks {
            do throws(OpenSSLError) { certificates.append(try Certificate(der: der)) } catch {
                throw KeyStoreError(code: .key, message: "\(name): \(error.message)")
            }
        }
        return certificates
    }
}
