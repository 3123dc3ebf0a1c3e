package import AdES
package import ArchiveModel
package import CMS
package import OpenSSL
package import TSP

/// Makes PAdES-B-B and B-T signatures (EN 319 142-1 §6) for a document prepared with a place for one.
package enum PDFSignature {
    /// Signs a prepared document: everything but the hole `byteRange[1]..<byteRange[2]`. Returns the CMS (DER), which
    /// goes into the hole; without `authority` the level is B-B.
    package static func sign(
        _ document: any ByteSource, byteRange: [UInt64], signer: Signer, authority: TimeStampAuthority?
    ) throws(AdESError) -> [UInt8] {
        guard byteRange.count == 4, byteRange[0] == 0, byteRange[1] < byteRange[2],
            byteRange[2] <= document.length, byteRange[3] == document.length - byteRange[2]
        else { throw holeMissing }
        let digest = try document.digest(signer.digest, ranges: [0..<byteRange[1], byteRange[2]..<document.length])
        return try finish(digest, signer, authority)
    }

    /// The same for a source whose digest is already running: `source` has taken the source's bytes with
    /// `signer.digest`, so that they are read once only.
    package static func sign(
        source: RunningDigest, sourceLength: UInt64, increment: [UInt8], byteRange: [UInt64], signer: Signer,
        authority: TimeStampAuthority?
    ) throws(AdESError) -> [UInt8] {
        let length = sourceLength + UInt64(increment.count)
        guard source.algorithm == signer.digest else {
            throw AdESError(
                code: .request, message: "The signer uses \(signer.digest.rawValue), the source's digest is another.")
        }
        guard byteRange.count == 4, byteRange[0] == 0, byteRange[1] >= sourceLength, byteRange[1] < byteRange[2],
            byteRange[2] <= length, byteRange[3] == length - byteRange[2]
        else { throw holeMissing }
        var running = source
        let digest: [UInt8]
        do throws(OpenSSLError) {
            try running.update(increment[..<Int(byteRange[1] - sourceLength)])
            try running.update(increment[Int(byteRange[2] - sourceLength)...])
            digest = try running.digest()
        } catch {
            throw AdESError(code: .signing, message: error.message)
        }
        return try finish(digest, signer, authority)
    }

    /// Bytes to reserve in /Contents for this signer's B-T signatures: certificates are most of it.
    package static func capacity(for signer: Signer) -> Int {
        let certificates = ([signer.certificate] + signer.intermediates).reduce(0) { $0 + $1.der.count }
        // Attributes and the largest signature value (RSA 8192), then a time-stamp token with its certificate.
        let total = certificates + 1_024 + (signer.certificate.publicKey.kind.isRSA ? 1_024 : 160) + 2_560
        return (total + 1_023) / 1_024 * 1_024
    }

    private static let holeMissing = AdESError(
        code: .request, message: "The byte range does not cover all of the file but one place for the signature.")

    private static func finish(
        _ digest: [UInt8], _ signer: Signer, _ authority: TimeStampAuthority?
    ) throws(AdESError) -> [UInt8] {
        // No signing-time: EN 319 142-1 §6.3 table 1 wants the time in /M alone.
        try CAdESSignature.finish(authority) { () throws(CMSError) in
            try SignatureInProgress(detachedDigest: digest, signer: signer, signingTime: nil)
        }
    }
}
