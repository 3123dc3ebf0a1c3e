import AdES
import ArchiveModel
import CMS
import FoundationEssentials
import KeyStore
import OpenSSL
import SeededTesting
import SignatureTesting
import TSP
import Testing

@Suite struct KeyStoreTests {
    let place: TemporaryPlace
    let clock = SetClock(TestPKI.moment)
    let random = SeededRandom(seed: 11)
    let tenant: TenantID

    init() throws {
        place = try TemporaryPlace()
        tenant = try #require(TenantID("acme"))
    }

    private func create(isTest: Bool = false) throws -> KeyStore {
        try KeyStore.create(in: place.path + "/keys", instance: "Acme", isTest: isTest, time: clock, random: random)
    }

    private func reopen() throws -> KeyStore {
        try KeyStore.open(place.path + "/keys", time: clock, random: random)
    }

    @Test func `A reopened key store has the same keys`() throws {
        let first = try create()
        let seal = try first.seal(vault: .issued, tenant: tenant)
        let ledger = try first.ledgerKey(origin: "legajo-acme")
        let root = try first.rootKey("a")
        let second = try reopen()
        #expect(second.instance == "Acme" && !second.isTest && second.trust == .internal)
        #expect(try second.seal(vault: .issued, tenant: tenant).chain == seal.chain)
        #expect(try second.ledgerKey(origin: "legajo-acme").publicKey == ledger.publicKey)
        #expect(try second.rootKey("a").publicKey == root.publicKey)
        #expect(try second.anchors() == first.anchors())
        #expect(ledger.publicKey != root.publicKey && ledger.publicKey.count == 32)
        #expect(try ledger.sign([1, 2, 3]).count == 64)
    }

    @Test func `Every vault and tenant has a seal of its own`() throws {
        let store = try create()
        let other = try #require(TenantID("beta"))
        let seals = try [
            store.seal(vault: .issued, tenant: tenant), store.seal(vault: .received, tenant: tenant),
            store.seal(vault: .issued, tenant: other),
        ]
        #expect(Set(seals.map(\.chain[0])).count == 3)
        #expect(seals.allSatisfy { $0.trust == .internal })
    }

    @Test func `A seal and its time-stamp are valid under the store's anchors`() throws {
        let store = try create(isTest: true)
        let seal = try store.seal(vault: .issued, tenant: tenant)
        let content = Array("manifest".utf8)
        let signature = try CAdESSignature.detached(
            content, signer: seal.signer, time: clock.now(), authority: store.timeStampAuthority)
        let judge = try DetachedSignatureJudge(anchors: store.anchors(), time: clock.now())
        let reports = try judge.judge(signature, over: MemoryBytes(content))
        #expect(reports.count == 1)
        #expect(reports[0].verdict == .valid && reports[0].trust == .test && reports[0].level == "CAdES-B-T")
        #expect(reports[0].time == clock.now())
        #expect(reports[0].signer?.hasPrefix("PRUEBA") == true)
    }

    @Test func `A second key store in the same place is refused`() throws {
        _ = try create()
        #expect { try create() } throws: { ($0 as? KeyStoreError)?.code == .place }
    }

    @Test func `No key store is not an empty one`() {
        #expect { try reopen() } throws: { ($0 as? KeyStoreError)?.code == .place }
    }

    @Test func `Secrets that others can read are refused`() throws {
        _ = try create()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: place.path + "/keys/passphrase")
        #expect { try reopen() } throws: { ($0 as? KeyStoreError)?.code == .permissions }
    }

    @Test func `A wrong passphrase opens nothing`() throws {
        _ = try create()
        #expect {
            try KeyStore.open(
                place.path + "/keys", passphrase: Passphrase(Array("wrong".utf8)), time: clock, random: random)
        } throws: { ($0 as? KeyStoreError)?.code == .key }
    }

    @Test func `No private key and no passphrase lies readable in the files`() throws {
        _ = try create().seal(vault: .issued, tenant: tenant)
        let attributes = try FileManager.default.attributesOfItem(atPath: place.path + "/keys/passphrase")
        #expect(attributes[.posixPermissions] as? Int == 0o400)
        var keys = 0
        for file in try FileManager.default.subpathsOfDirectory(atPath: place.path + "/keys")
        where file.hasSuffix(".key") {
            let text = try String(contentsOfFile: place.path + "/keys/" + file, encoding: .utf8)
            #expect(text.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
            keys += 1
        }
        #expect(keys == 3)
    }

    @Test func `A name that leaves the directory is refused`() throws {
        let store = try create()
        #expect { try store.ledgerKey(origin: "../x") } throws: { ($0 as? KeyStoreError)?.code == .place }
    }

    private func container(_ pki: TestPKI, profile: CertificateContent.Profile = .seal) throws -> [UInt8] {
        let key = try PrivateKey.generate(.rsa(bits: 2_048))
        let certificate = try Certificate.issue(
            TestPKI.content(profile, "Outside seal", serial: 5), for: key.publicKey(), by: (pki.root, pki.rootKey))
        return try CertificateContainer(key: key, certificate: certificate, issuers: [pki.root])
            .encoded(Passphrase(Array("secreto".utf8)))
    }

    @Test func `An imported seal signs for its vault, is advanced, and it alone becomes an anchor`() throws {
        let pki = try TestPKI()
        let store = try create()
        _ = try store.seal(vault: .issued, tenant: #require(TenantID("early")))
        try store.importSeal(
            pkcs12: container(pki), passphrase: Passphrase(Array("secreto".utf8)), vault: .issued)
        let seal = try store.seal(vault: .issued, tenant: tenant)
        #expect(seal.trust == .advanced && seal.chain[0].commonName == "Outside seal")
        #expect(try store.seal(vault: .received, tenant: tenant).trust == .internal)
        // A tenant that has a seal of its own keeps it.
        #expect(try store.seal(vault: .issued, tenant: #require(TenantID("early"))).trust == .internal)
        #expect(try store.anchors().contains(TrustAnchor(certificate: seal.chain[0].der, trust: .advanced)))
        #expect(try !store.anchors().contains { $0.certificate == pki.root.der })
        let again = try reopen().seal(vault: .issued, tenant: tenant)
        #expect(again.chain == seal.chain)
        let content = Array("invoice".utf8)
        let signature = try CAdESSignature.detached(
            content, signer: again.signer, time: clock.now(), authority: store.timeStampAuthority)
        let report = try DetachedSignatureJudge(anchors: store.anchors(), time: clock.now())
            .judge(signature, over: MemoryBytes(content))
        #expect(report.first?.verdict == .valid && report.first?.trust == .advanced)
    }

    @Test func `A seal that is its own issuer is worth no more than internal`() throws {
        let key = try PrivateKey.generate(.rsa(bits: 2_048))
        let certificate = try Certificate.issue(
            TestPKI.content(.seal, "Own seal", serial: 6), for: key.publicKey(), by: nil, selfSigning: key)
        let container = try CertificateContainer(key: key, certificate: certificate, issuers: [])
            .encoded(Passphrase(Array("secreto".utf8)))
        for trust in [TrustClass.advanced, .qualified] {
            let store = try create()
            try store.importSeal(
                pkcs12: container, passphrase: Passphrase(Array("secreto".utf8)), vault: .issued, trust: trust)
            let seal = try store.seal(vault: .issued, tenant: tenant)
            #expect(seal.trust == .internal && seal.chain[0].commonName == "Own seal")
            #expect(try store.anchors().contains(TrustAnchor(certificate: seal.chain[0].der, trust: .internal)))
            try FileManager.default.removeItem(atPath: place.path + "/keys")
        }
    }

    @Test func `An imported seal in a test instance still counts as test`() throws {
        let store = try create(isTest: true)
        try store.importSeal(
            pkcs12: container(TestPKI()), passphrase: Passphrase(Array("secreto".utf8)), vault: .issued, tenant: tenant)
        #expect(try store.seal(vault: .issued, tenant: tenant).trust == .test)
    }

    @Test func `A container that must not sign or does not open is refused`() throws {
        let store = try create()
        let pki = try TestPKI()
        #expect {
            try store.importSeal(
                pkcs12: container(pki), passphrase: Passphrase(Array("falso".utf8)), vault: .issued)
        } throws: { ($0 as? KeyStoreError)?.message.contains("passphrase") == true }
        #expect {
            try store.importSeal(
                pkcs12: container(pki, profile: .timeStamping), passphrase: Passphrase(Array("secreto".utf8)),
                vault: .issued)
        } throws: { ($0 as? KeyStoreError)?.message.contains("not for signatures") == true }
    }

    @Test func `Anchors the operator put there count with their class`() throws {
        let store = try create()
        let pki = try TestPKI()
        let folder = place.path + "/keys/anchors/qualified"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(pki.root.der).write(to: URL(filePath: folder + "/outside.crt"))
        #expect(try store.anchors().contains(TrustAnchor(certificate: pki.root.der, trust: .qualified)))
        try Data([1, 2, 3]).write(to: URL(filePath: folder + "/broken.crt"))
        #expect { try store.anchors() } throws: { ($0 as? KeyStoreError)?.message.contains("broken.crt") == true }
    }

    @Test func `A seal signs only while its certificate is valid`() throws {
        let store = try create()
        let seal = try store.seal(vault: .issued, tenant: tenant)
        _ = try seal.signer(at: clock.now())
        for years in [-1, 13] as [Int64] {
            let moment = clock.now().adding(milliseconds: years * 31_557_600_000)
            #expect { try seal.signer(at: moment) } throws: { ($0 as? KeyStoreError)?.code == .validity }
        }
        #expect(try store.firstEnd() == seal.chain[0].notAfter)
    }

    @Test func `A key store whose making broke off is made anew, and a half-written generation is passed over`() throws
    {
        _ = try create()
        for name in ["keystore.json", "authority/0001.json", "time-stamp/0001.crt", "time-stamp/0001.json"] {
            try FileManager.default.removeItem(atPath: place.path + "/keys/" + name)
        }
        let store = try create()
        _ = try store.seal(vault: .issued, tenant: tenant)
        try FileManager.default.removeItem(atPath: place.path + "/keys/seal/issued/acme/0001.json")
        let seal = try reopen().seal(vault: .issued, tenant: tenant)
        #expect(try reopen().seal(vault: .issued, tenant: tenant).chain == seal.chain)
    }

    @Test func `A file that is not PKCS#12 is refused with a reason`() throws {
        let store = try create()
        #expect {
            try store.importSeal(pkcs12: [1, 2, 3], passphrase: Passphrase([]), vault: .issued)
        } throws: { ($0 as? KeyStoreError)?.message.contains("PKCS#12") == true }
    }
}
