package import ArchiveModel
package import OpenSSL
import Synchronization

extension KeyStore {
    /// Who seals for this vault and tenant: an identity imported for the tenant or for the vault, else one this
    /// instance issues to itself on first use.
    package func seal(vault: Vault, tenant: TenantID) throws(KeyStoreError) -> SealIdentity {
        let place = "seal/\(vault.rawValue)/\(tenant)"
        // Held while a key is made, so that two first uses do not make two.
        return try cache.withLock { (cache: inout Cache) throws(KeyStoreError) in
            if let known = cache.seals[place] { return known }
            let found: StoredIdentity
            if let stored = try sealOnDisk(place, orFor: vault) {
                found = stored
            } else {
                found = try makeSeal(place, vault: vault, tenant: tenant)
            }
            let identity = SealIdentity(
                chain: found.chain, trust: found.description.trust, signer: try found.signer())
            cache.seals[place] = identity
            return identity
        }
    }

    /// Takes a seal from a PKCS#12 container, for one tenant or for the whole vault. In a test instance it still
    /// counts as test. The container's certificates become anchors of that trust class.
    package func importSeal(
        pkcs12: [UInt8], passphrase secret: Passphrase, vault: Vault, tenant: TenantID? = nil,
        trust: TrustClass = .advanced
    ) throws(KeyStoreError) {
        let container: CertificateContainer
        do throws(OpenSSLError) { container = try CertificateContainer(pkcs12: pkcs12, passphrase: secret) } catch {
            throw KeyStoreError(code: .key, message: error.message)
        }
        let certificate = container.certificate
        let now = time.now()
        guard certificate.usage.allowsSigning, !certificate.usage.isTimeStampingOnly else {
            throw KeyStoreError(
                code: .key, message: "The certificate of \(certificate.subject) is not for signatures (key usage).")
        }
        guard now.seconds <= certificate.notAfter else {
            throw KeyStoreError(code: .key, message: "The certificate of \(certificate.subject) has expired.")
        }
        let place = "seal/\(vault.rawValue)" + (tenant.map { "/\($0)" } ?? "")
        let identity = StoredIdentity(
            chain: [certificate] + container.issuers, key: container.key,
            description: .init(trust: isTest ? .test : trust, created: now, isImported: true))
        _ = try identity.signer()
        try cache.withLock { (cache: inout Cache) throws(KeyStoreError) in
            try identity.write(to: place, in: directory, passphrase: passphrase)
            cache.seals.removeAll()
        }
    }

    private func sealOnDisk(_ place: String, orFor vault: Vault) throws(KeyStoreError) -> StoredIdentity? {
        if let own = try StoredIdentity.current(place, in: directory, passphrase: passphrase) { return own }
        return try StoredIdentity.current("seal/\(vault.rawValue)", in: directory, passphrase: passphrase)
    }

    private func makeSeal(_ place: String, vault: Vault, tenant: TenantID) throws(KeyStoreError) -> StoredIdentity {
        let now = time.now()
        let root = Issuing.Issued(certificate: authority.chain[0], key: authority.key)
        let issued = try Issuing(instance: instance, isTest: isTest, now: now, random: random)
            .seal(vault: vault, tenant: tenant, by: root)
        let identity = StoredIdentity(
            chain: [issued.certificate, root.certificate], key: issued.key,
            description: .init(trust: trust, created: now, isImported: false))
        try identity.write(to: place, in: directory, passphrase: passphrase)
        return identity
    }
}
