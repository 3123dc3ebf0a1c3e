package import ArchiveModel
package import CMS
package import OpenSSL
import TSP

/// Judges one CMS signature after ETSI EN 319 102-1, as far as it can be done from the signature, the document and
/// the anchors alone: format, digests, cryptography, path to an anchor, signature time-stamps, algorithms.
/// Revocation is not looked up; where a certificate names a source of it, the reasons say so.
package struct SignatureJudge: Sendable {
    /// What the format allows beyond CMS.
    package struct Rules: Sendable {
        /// `PAdES` or `CAdES`, for the level's name.
        package var format: String
        /// The format has the time elsewhere: signing-time is refused (EN 319 142-1 §6.3).
        package var forbidsSigningTime: Bool

        package static let pades = Rules(format: "PAdES", forbidsSigningTime: true)
        package static let cades = Rules(format: "CAdES", forbidsSigningTime: false)
    }

    package let anchors: TrustAnchors
    /// The moment of judgement.
    package let time: UTCTime
    package let rules: Rules
    /// Certificates found outside the signature that may help to build a path; they need no trust of their own.
    package let certificates: [Certificate]

    package init(anchors: TrustAnchors, time: UTCTime, rules: Rules, certificates: [Certificate] = []) {
        self.anchors = anchors
        self.time = time
        self.rules = rules
        self.certificates = certificates
    }

    /// Judges the signer's signature over content whose digest, in the signer's algorithm, is `contentDigest`.
    package func judge(
        _ signer: SignerInfo, in data: SignedData, contentDigest: [UInt8], coverage: String
    ) throws(AdESError) -> VerificationReport.Signature {
        var judgement = Judgement()
        let check = SignatureCheck(signer, in: data, contentDigest: contentDigest)
        judgement.take(check.defects)
        judgement.take(attributes: signer, rules)
        if let algorithm = check.algorithm, let certificate = check.certificate {
            judgement.take(algorithm, certificate)
        }
        let tokens = try TokenJudge(anchors: anchors, time: time, certificates: certificates)
            .signatureTimeStamps(of: signer)
        for token in tokens { judgement.take(token) }
        let proved = tokens.compactMap(\.provenTime).min()
        var trust: TrustClass?
        if let certificate = check.certificate, !check.defects.contains(where: { $0.kind == .signatureValue }) {
            trust = try judgePath(certificate, data.certificates + certificates, proved, &judgement)
        }
        let level: SignatureLevel? = check.bindsCertificate ? (tokens.isEmpty ? .b : .t) : nil
        return VerificationReport.Signature(
            level: SignatureLevel.name(rules.format, level), verdict: judgement.indication.verdict,
            indication: judgement.indication.rawValue, subIndication: judgement.subIndication?.rawValue,
            signer: check.certificate?.commonName, trust: trust, time: proved, coverage: coverage,
            reasons: judgement.reasons)
    }

    /// The path as of the proven time, else now: that is when the certificate had to be good.
    private func judgePath(
        _ certificate: Certificate, _ others: [Certificate], _ proved: UTCTime?, _ judgement: inout Judgement
    ) throws(AdESError) -> TrustClass? {
        let moment = proved ?? time
        let (path, trust) = try anchors.path(from: certificate, through: others, at: moment.seconds)
        judgement.take(path, of: certificate, at: moment, isProved: proved != nil)
        if !certificate.usage.allowsSigning {
            judgement.add(
                .chainConstraintsFailure,
                "The certificate of \(certificate.commonName) is not for signatures (key usage).")
        }
        if path.failure == nil, path.certificates.dropLast().contains(where: \.usage.namesRevocationSource) {
            judgement.note("Revocation was not looked up.")
        }
        return path.failure == nil ? trust : nil
    }
}
