package import ArchiveModel
package import CMS
package import OpenSSL
import TSP

/// Judges one CMS signature after ETSI EN 319 102-1, as far as it can be done from the signature, the document and
/// the anchors alone: format, digests, cryptography, path to an anchor, signature time-stamps, algorithms.
/// Revocation is not evaluated: where a certificate names a source of it, the question stays open (TRY_LATER).
package struct SignatureJudge: Sendable {
    /// What the format allows beyond CMS.
    package struct Rules: Sendable {
        /// `PAdES` or `CAdES`, for the level's name.
        package var format: String
        /// The format has the time elsewhere (EN 319 142-1 §6.3). A signing-time is noted, no more: it is claimed by the
        /// signer and decides nothing.
        package var forbidsSigningTime: Bool
        /// A signature without ESS signing-certificate is not of this format (EN 319 142-1 §6.3).
        package var wantsCertificateBound: Bool

        package static let pades = Rules(format: "PAdES", forbidsSigningTime: true, wantsCertificateBound: true)
        package static let cades = Rules(format: "CAdES", forbidsSigningTime: false, wantsCertificateBound: false)
    }

    package let anchors: TrustAnchors
    /// The moment of judgement.
    package let time: UTCTime
    package let rules: Rules
    /// Certificates found outside the signature: the signer's own may be among them, or help to build a path. They need
    /// no trust of their own.
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
        let check = SignatureCheck(signer, in: data, contentDigest: contentDigest, certificates: certificates)
        judgement.take(check.defects)
        judgement.take(attributes: signer, rules)
        if rules.wantsCertificateBound, !check.bindsCertificate {
            judgement.add(
                .formatFailure, "The signature does not name its certificate (ESS signing-certificate), as PAdES asks.")
        }
        judgement.take(digest: signer.digest, check)
        let (tokens, others) = try TokenJudge(anchors: anchors, time: time, certificates: certificates)
            .signatureTimeStamps(of: signer)
        if others > 0 { judgement.note("\(others) more time-stamps were not judged.") }
        for token in tokens { judgement.take(token) }
        let proved = tokens.compactMap(\.provenTime).min()
        var trust: TrustClass?
        if let certificate = check.certificate, !check.defects.contains(where: { $0.kind == .signatureValue }) {
            trust = try judgePath(certificate, data.certificates + certificates, proved, &judgement)
        }
        let level: SignatureLevel? = check.bindsCertificate ? (proved == nil ? .b : .t) : nil
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
                "The certificate of \(certificate.commonName) is not for signatures on documents (key usage).")
        }
        judgement.take(revocationOf: path)
        return path.failure == nil ? trust : nil
    }
}
