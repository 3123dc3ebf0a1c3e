import ArchiveModel
import CMS
import OpenSSL
import SignatureTesting
import Testing

@Suite struct CertificateTests {
    let pki: TestPKI

    init() throws { pki = try TestPKI() }

    @Test func `An issued certificate says what was asked for`() {
        let certificate = pki.signer.certificate
        #expect(certificate.commonName == "Test signer")
        #expect(certificate.subject.contains("O=Legajo tests"))
        #expect(certificate.issuerDER == pki.root.subjectDER)
        #expect(certificate.notBefore == TestPKI.moment.seconds - 86_400)
        #expect(certificate.notAfter == TestPKI.moment.seconds + 3_650 * 86_400)
        #expect(
            certificate.usage.allowsSigning && !certificate.usage.isAuthority && !certificate.usage.isTimeStampingOnly)
        #expect(pki.root.usage.isAuthority && pki.root.isSelfIssued && !pki.root.usage.allowsSigning)
        #expect(certificate.isSigned(by: pki.root) && !pki.root.isSigned(by: certificate))
        #expect(certificate.subjectKeyIdentifier?.count == 20)
    }

    @Test func `A path leads to the anchor and depends on the moment`() throws {
        let store = try AnchorStore([pki.root])
        let leaf = pki.signer.certificate
        let good = try store.path(from: leaf, through: [], at: TestPKI.moment.seconds)
        #expect(good.failure == nil && good.anchor == pki.root && good.certificates == [leaf, pki.root])
        #expect(try store.path(from: leaf, through: [], at: leaf.notAfter + 1).failure?.kind == .expired)
        #expect(try store.path(from: leaf, through: [], at: leaf.notBefore - 1).failure?.kind == .notYetValid)
        let stranger = try TestPKI(seed: 2)
        let foreign = try store.path(
            from: stranger.signer.certificate, through: [stranger.root], at: TestPKI.moment.seconds)
        #expect(foreign.failure != nil && foreign.anchor == nil)
        #expect(
            try AnchorStore([]).path(from: leaf, through: [pki.root], at: TestPKI.moment.seconds).failure?.kind
                == .noAnchor)
    }

    @Test func `A certificate with a changed byte is not the certificate`() throws {
        let der = pki.signer.certificate.der
        let store = try AnchorStore([pki.root])
        for index in der.indices {
            var changed = der
            changed[index] ^= 0x04
            guard let read = try? Certificate(der: changed) else { continue }
            let path = try store.path(from: read, through: [], at: TestPKI.moment.seconds)
            #expect(path.failure != nil, "byte \(index)")
        }
    }

    @Test func `Bytes after a certificate are refused`() {
        #expect(throws: OpenSSLError.self) { try Certificate(der: pki.root.der + [0]) }
        #expect(throws: OpenSSLError.self) { try Certificate(der: Array(pki.root.der.dropLast())) }
        #expect(throws: OpenSSLError.self) { try Certificate(der: []) }
    }
}
