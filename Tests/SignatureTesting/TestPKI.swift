package import ArchiveModel
package import CMS
package import OpenSSL
package import SeededTesting
package import TSP

/// A whole public-key infrastructure for tests: a root, a signer, a time-stamping authority, a clock.
package struct TestPKI: Sendable {
    /// 2026-11-23T20:44:00Z.
    package static let moment = UTCTime(milliseconds: 1_795_466_640_000)

    package let clock: SetClock
    package let random: SeededRandom
    package let root: Certificate
    package let rootKey: PrivateKey
    package let signer: Signer
    package let authority: TimeStampAuthority

    /// `kind` is the signer's key. Certificates are good from a day before `moment` for ten years.
    package init(_ kind: KeyKind = .p256, seed: UInt64 = 1) throws {
        clock = SetClock(Self.moment)
        random = SeededRandom(seed: seed)
        rootKey = try PrivateKey.generate(.p256)
        root = try Certificate.issue(
            Self.content(.root, "Test root", serial: 1), for: rootKey.publicKey(), by: nil, selfSigning: rootKey)
        let key = try PrivateKey.generate(kind)
        let certificate = try Certificate.issue(
            Self.content(.seal, "Test signer", serial: 2), for: key.publicKey(), by: (root, rootKey))
        signer = try Signer(certificate: certificate, intermediates: [root], key: key)
        let stampKey = try PrivateKey.generate(.p256)
        let stamp = try Certificate.issue(
            Self.content(.timeStamping, "Test time-stamping", serial: 3), for: stampKey.publicKey(), by: (root, rootKey)
        )
        authority = try TimeStampAuthority(
            signer: Signer(certificate: stamp, intermediates: [root], key: stampKey), time: clock, random: random)
    }

    package var anchors: [TrustAnchor] { [TrustAnchor(certificate: root.der, trust: .test)] }

    package static func content(
        _ profile: CertificateContent.Profile, _ name: String, serial: UInt8, days: Int64 = 3_650
    ) -> CertificateContent {
        CertificateContent(
            profile: profile, commonName: name, organization: "Legajo tests",
            serialNumber: [0x41, 0, 0, 0, 0, 0, 0, serial], notBefore: moment.seconds - 86_400,
            notAfter: moment.seconds + days * 86_400)
    }
}

extension TestPKI {
    /// Another authority under the same root, whose certificate ends `days` after `moment`.
    package static func authority(under pki: TestPKI, days: Int64) throws -> TimeStampAuthority {
        let key = try PrivateKey.generate(.p256)
        let certificate = try Certificate.issue(
            content(.timeStamping, "Brief time-stamping", serial: 7, days: days), for: key.publicKey(),
            by: (pki.root, pki.rootKey))
        return try TimeStampAuthority(
            signer: Signer(certificate: certificate, intermediates: [], key: key), time: pki.clock, random: pki.random)
    }
}
