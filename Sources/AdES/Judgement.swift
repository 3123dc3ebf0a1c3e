import ArchiveModel
import CMS
import OpenSSL
import TSP

/// What has been found while judging; the gravest finding decides.
struct Judgement {
    private(set) var reasons: [String] = []
    private(set) var subIndication: SubIndication?

    /// More reasons than anybody reads; a stranger's signature can have a million.
    private static let mostReasons = 64

    var indication: Indication { subIndication?.indication ?? .totalPassed }

    /// Something that stands against the signature.
    mutating func add(_ subIndication: SubIndication, _ reason: String) {
        note(reason)
        if self.subIndication.map({ subIndication.gravity < $0.gravity }) ?? true { self.subIndication = subIndication }
    }

    /// Something to know that changes nothing.
    mutating func note(_ reason: String) {
        if reasons.count < Self.mostReasons, !reasons.contains(reason) { reasons.append(reason) }
    }

    mutating func take(_ defects: [SignatureDefect]) {
        for defect in defects { add(SubIndication(defect.kind), defect.reason) }
    }

    /// Unsigned attributes other than signature time-stamps are not evaluated. One that holds a time-stamp over this very
    /// signature is a signature time-stamp under a wrong name: somebody changed it.
    mutating func take(attributes signer: SignerInfo, _ rules: SignatureJudge.Rules) {
        var looked = 0
        for attribute in signer.unsignedAttributes where attribute.type != .signatureTimeStamp {
            note("The unsigned attribute \(attribute.type) was not evaluated.")
            for value in attribute.values where looked < TokenJudge.mostTokens {
                looked += 1
                guard let imprint = (try? TimeStampToken(der: Array(value.encoded)))?.information.imprint,
                    imprint.hashedMessage == (try? RunningDigest.digest(signer.signature, imprint.digest))
                else { continue }
                add(.formatFailure, "The signature's time-stamp stands under the name \(attribute.type).")
            }
        }
        if rules.forbidsSigningTime, signer.signedValue(.signingTime) != nil {
            note("The signature holds a signing time, which \(rules.format) does not allow.")
        }
    }

    /// Algorithms after TS 119 312: SHA-1 and RSA below 2048 bits prove nothing any more.
    /// The content's digest counts as much as the one inside the signature: whoever finds another content for it has a
    /// signature over that.
    mutating func take(digest: DigestAlgorithm?, _ check: SignatureCheck) {
        for digest in [digest, check.algorithm?.digest].compactMap(\.self) where digest == .sha1 || digest == .sha224 {
            add(.cryptoConstraintsNoProofOfExistence, "The digest algorithm \(digest.rawValue) is too weak.")
        }
        switch check.certificate?.publicKey.kind {
        case .rsa(let bits) where bits < 2_048:
            add(.cryptoConstraintsNoProofOfExistence, "An RSA key of \(bits) bits is too short.")
        case .otherCurve(let bits) where bits < 224:
            add(.cryptoConstraintsNoProofOfExistence, "An elliptic-curve key of \(bits) bits is too short.")
        default: break
        }
    }

    mutating func take(_ path: CertificatePath, of certificate: Certificate, at moment: UTCTime, isProved: Bool) {
        guard let failure = path.failure else { return }
        let whose =
            failure.depth == 0
            ? "The certificate of \(certificate.commonName)" : "A certificate above \(certificate.commonName)"
        let detail = "(as of \(moment): \(failure.message))"
        switch failure.kind {
        case .noAnchor: add(.noCertificateChainFound, "\(whose) leads to none of the trusted anchors \(detail).")
        case .expired:
            add(
                .outOfBoundsNoProofOfExistence,
                "\(whose) had expired, and no good time-stamp shows an earlier time \(detail).")
        case .notYetValid:
            add(isProved ? .notYetValid : .outOfBoundsNoProofOfExistence, "\(whose) was not yet valid \(detail).")
        case .wrongSignature:
            add(.certificateChainGeneralFailure, "\(whose) is not signed by its issuer \(detail).")
        case .weakAlgorithm:
            add(
                .cryptoConstraintsNoProofOfExistence,
                "\(whose) is signed with, or has, something too weak \(detail).")
        case .constraints:
            add(.chainConstraintsFailure, "\(whose) does not meet the constraints of its path \(detail).")
        }
    }

    /// EN 319 102-1 §5.2.6: a certificate that can be revoked is good only when something says that it was not. Nothing is
    /// evaluated here that could say it.
    mutating func take(revocationOf path: CertificatePath) {
        guard path.failure == nil,
            let open = path.certificates.dropLast().first(where: \.usage.namesRevocationSource)
        else { return }
        add(.tryLater, "Whether the certificate of \(open.commonName) was revoked was not looked up.")
    }

    /// A token that is broken breaks the signature that carries it; one that is merely not trusted proves no time.
    mutating func take(_ token: TokenJudgement) {
        switch token.indication {
        case .totalPassed: for reason in token.reasons { note("Time-stamp: \(reason)") }
        case .totalFailed:
            add(token.subIndication ?? .formatFailure, token.reasons.map { "Time-stamp: \($0)" }.joined(separator: " "))
        case .indeterminate:
            for reason in token.reasons { note("Time-stamp, which therefore proves no time: \(reason)") }
        }
    }
}

extension SubIndication {
    init(_ defect: SignatureDefect.Kind) {
        self =
            switch defect {
            case .format: .formatFailure
            case .contentDigest: .hashFailure
            case .signatureValue: .signatureCryptoFailure
            case .signingCertificate, .algorithm: .formatFailure
            case .noSigningCertificate: .noSigningCertificateFound
            case .unsupportedKey: .cryptoConstraintsFailure
            case .usage: .chainConstraintsFailure
            }
    }
}
