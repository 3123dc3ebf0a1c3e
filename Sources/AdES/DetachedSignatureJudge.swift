package import ArchiveModel
import CMS
package import OpenSSL

/// Judges what lies beside a file: a CAdES signature or a time-stamp token.
package struct DetachedSignatureJudge: Sendable {
    private let anchors: TrustAnchors
    private let time: UTCTime

    package init(anchors: [TrustAnchor], time: UTCTime) throws(AdESError) {
        self.anchors = try TrustAnchors(anchors)
        self.time = time
    }

    /// Judges every signer of a detached signature (DER) over `content`.
    package func judge(
        _ signature: [UInt8], over content: any ByteSource
    ) throws(AdESError) -> [VerificationReport.Signature] {
        let data: SignedData
        do throws(CMSError) { data = try SignedData(berOrDER: signature) } catch {
            return [.failed(.formatFailure, "The signature cannot be read: \(error.message)", format: "CAdES")]
        }
        guard data.content == nil, data.contentType == .data else {
            return [
                .failed(.formatFailure, "The signature is not detached: it brings content of its own.", format: "CAdES")
            ]
        }
        guard !data.signers.isEmpty, data.signers.count <= 16 else {
            return [.failed(.formatFailure, "The signature has \(data.signers.count) signers.", format: "CAdES")]
        }
        let judge = SignatureJudge(anchors: anchors, time: time, rules: .cades)
        var digests: [DigestAlgorithm: [UInt8]] = [:]
        var reports: [VerificationReport.Signature] = []
        for signer in data.signers {
            var digest: [UInt8] = []
            if let algorithm = signer.digest {
                if let known = digests[algorithm] { digest = known } else { digest = try content.digest(algorithm) }
                digests[algorithm] = digest
            }
            reports.append(try judge.judge(signer, in: data, contentDigest: digest, coverage: "whole-file"))
        }
        return reports
    }

    /// Judges a time-stamp token (DER) over `content`.
    package func judge(token: [UInt8], over content: any ByteSource) throws(AdESError) -> TokenJudgement {
        try TokenJudge(anchors: anchors, time: time).judge(token) { algorithm throws(AdESError) in
            try content.digest(algorithm)
        }
    }
}

extension ByteSource {
    /// The digest of a part of the source, read in windows; of all of it by default.
    package func digest(
        _ algorithm: DigestAlgorithm, ranges: [Range<UInt64>]? = nil
    ) throws(AdESError) -> [UInt8] {
        do throws(OpenSSLError) {
            var running = try RunningDigest(algorithm)
            for range in ranges ?? [0..<length] {
                var offset = range.lowerBound
                while offset < range.upperBound {
                    let piece: [UInt8]
                    do throws(ByteSourceError) {
                        piece = try read(at: offset, count: Int(min(range.upperBound - offset, 1 << 20)))
                    } catch {
                        throw OpenSSLError(code: .failed, message: "The file cannot be read: \(error)")
                    }
                    guard !piece.isEmpty else {
                        throw OpenSSLError(
                            code: .failed, message: "The file ends at byte \(offset), before its length.")
                    }
                    try running.update(piece)
                    offset += UInt64(piece.count)
                }
            }
            return try running.digest()
        } catch {
            throw AdESError(code: .unreadable, message: error.message)
        }
    }
}
