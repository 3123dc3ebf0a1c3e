package import ArchiveModel
import CMS
package import OpenSSL
import TSP

/// What a time-stamp token turned out to be worth.
package struct TokenJudgement: Sendable {
    package var indication: Indication
    package var subIndication: SubIndication?
    /// genTime; nil when the token cannot be read.
    package var time: UTCTime?
    package var authority: String?
    package var trust: TrustClass?
    package var reasons: [String]

    /// The time it proves; nil unless the token is good.
    package var provenTime: UTCTime? { indication == .totalPassed ? time : nil }

    /// As evidence beside a document.
    package var evidence: VerificationReport.Evidence {
        .init(kind: "time-stamp-token", verdict: indication.verdict, time: time, trust: trust, reasons: reasons)
    }
}

/// Judges RFC 3161 tokens.
package struct TokenJudge: Sendable {
    package let anchors: TrustAnchors
    /// The moment of judgement, or the moment at which the token itself is proved to have existed.
    package let time: UTCTime
    /// Certificates found outside the token that may help to build a path.
    package let certificates: [Certificate]

    /// Of one signature; each costs several public-key operations.
    static let mostTokens = 16

    package init(anchors: TrustAnchors, time: UTCTime, certificates: [Certificate] = []) {
        self.anchors = anchors
        self.time = time
        self.certificates = certificates
    }

    /// Judges a token; `digest` gives the digest of what it should cover.
    package func judge(
        _ der: [UInt8], digest: (DigestAlgorithm) throws(AdESError) -> [UInt8]
    ) throws(AdESError) -> TokenJudgement {
        let token: TimeStampToken
        do throws(CMSError) { token = try TimeStampToken(der: der) } catch {
            return TokenJudgement(
                indication: .totalFailed, subIndication: .formatFailure, reasons: [error.message])
        }
        let covered = try digest(token.information.imprint.digest)
        let check: SignatureCheck
        do throws(OpenSSLError) { check = try token.check(certificates) { _ in covered } } catch {
            throw AdESError(code: .unreadable, message: error.message)
        }
        var judgement = Judgement()
        judgement.take(check.defects)
        let covering = token.information.imprint.digest
        if covering == .sha1 || covering == .sha224 {
            judgement.add(
                .cryptoConstraintsNoProofOfExistence,
                "It covers a digest in \(covering.rawValue), which proves too little.")
        }
        judgement.take(digest: token.signedData.signers[0].digest, check)
        if let unsigned = token.signedData.signers[0].unsignedAttributes.first {
            judgement.note("Its unsigned attribute \(unsigned.type) was not evaluated.")
        }
        let moment = UTCTime(milliseconds: token.information.time)
        if moment.milliseconds > time.milliseconds + (token.information.accuracy ?? 0) + 60_000 {
            judgement.add(.timestampOrderFailure, "It was made at \(moment), after \(time).")
        }
        var trust: TrustClass?
        if let certificate = check.certificate {
            // The certificate must be good now: only a later time-stamp can prove that the token is older than its end.
            let (path, found) = try anchors.path(
                from: certificate, through: token.signedData.certificates + certificates, at: time.seconds)
            judgement.take(path, of: certificate, at: time, isProved: false)
            judgement.take(revocationOf: path)
            if moment.seconds < certificate.notBefore {
                judgement.add(.outOfBoundsNoProofOfExistence, "Its time lies before its certificate's validity.")
            }
            trust = path.failure == nil ? found : nil
        }
        return TokenJudgement(
            indication: judgement.indication, subIndication: judgement.subIndication, time: moment,
            authority: check.certificate?.commonName, trust: trust, reasons: judgement.reasons)
    }

    /// Judges the signature time-stamps a signature carries, as far as there are few enough; `others` were not judged.
    func signatureTimeStamps(
        of signer: SignerInfo
    ) throws(AdESError) -> (judgements: [TokenJudgement], others: Int) {
        let values = signer.unsignedAttributes.filter { $0.type == .signatureTimeStamp }.flatMap(\.values)
        var judgements: [TokenJudgement] = []
        for value in values.prefix(Self.mostTokens) {
            judgements.append(
                try judge(Array(value.encoded)) { algorithm throws(AdESError) in
                    do throws(OpenSSLError) { return try RunningDigest.digest(signer.signature, algorithm) } catch {
                        throw AdESError(code: .unreadable, message: error.message)
                    }
                })
        }
        return (judgements, values.count - judgements.count)
    }
}
