package import ArchiveModel
package import OpenSSL
import Synchronization
import TSP

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
    /// counts as test, and a certificate that is its own issuer as internal. The certificate itself becomes an anchor of that
    /// class; those above it do not: what else they issue is nobody's word here.
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
        // Nobody but its owner vouches for a certificate that is its own issuer.
        let worth = certificate.isSelfIssued && (trust == .advanced || trust == .qualified) ? .internal : trust
        let place = "seal/\(vault.rawValue)" + (tenant.map { "/\($0)" } ?? "")
        let identity = StoredIdentity(
            chain: [certificate] + container.issuers, key: container.key,
            description: .init(trust: isTest ? .test : worth, created: now, isImported: true))
        _ = try identity.signer()
        try cache.withLock { (cache: inout Cache) throws(KeyStoreError) in
            try identity.write(to: place, in: directory, passphrase: passphrase)
            cache.seals.removeAll()
        }
    }

    /// When the first of the certificates in use ends, in seconds since 1970.
    package func firstEnd() throws(KeyStoreError) -> Int64 {
        var ends = [authority.chain[0].notAfter, timeStampAuthority.notAfter]
        for vault in Vault.allCases {
            let places = directory.names(in: "seal/\(vault.rawValue)").map { "seal/\(vault.rawValue)/\($0)" }
            for place in ["seal/\(vault.rawValue)"] + places {
                if let current = try StoredIdentity.certificates(place, in: directory).last {
                    ends.append(current.chain[0].notAfter)
                }
            }
        }
        return ends.reduce(.max, min)
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
