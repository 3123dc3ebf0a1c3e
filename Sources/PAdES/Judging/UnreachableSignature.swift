import AdES
import ArchiveModel
import CMS
import OpenSSL

/// A signature to which the document's structure does not lead: the structure was damaged after signing, or it never was
/// as the standard asks. The signature itself tells which: it covers bytes, not structure.
struct UnreachableSignature {
    private let source: any ByteSource
    private let traces: SignatureTraces

    init(_ source: any ByteSource, _ traces: SignatureTraces) {
        self.source = source
        self.traces = traces
    }

    /// Never valid: what a reader shows of such a file need not be what was signed.
    func report(
        _ problem: String, anchors: TrustAnchors, time: UTCTime
    ) throws(AdESError) -> VerificationReport.Signature {
        let changed =
            "\(problem), but a signature lies around byte \(traces.place): the file was changed after signing."
        let extent: SignatureExtent
        do throws(SignatureExtent.Problem) { extent = try readExtent() } catch {
            return .failed(.formatFailure, changed, format: "PDF", coverage: "partial")
        }
        let data: SignedData
        do throws(CMSError) { data = try SignedData(der: extent.contents) } catch {
            return .failed(.formatFailure, changed, format: "PDF", coverage: "partial")
        }
        guard extent.end == source.length, data.content == nil, data.signers.count == 1,
            let digest = data.signers[0].digest
        else { return .failed(.formatFailure, changed, format: "PDF", coverage: "partial") }
        var report = try SignatureJudge(anchors: anchors, time: time, rules: .pades).judge(
            data.signers[0], in: data, contentDigest: try source.digest(digest, ranges: extent.ranges),
            coverage: "whole-file")
        if report.verdict == .invalid {
            report.reasons.insert(changed, at: 0)
        } else {
            report.add(
                .signatureConstraintsFailure,
                "\(problem). The bytes are those that were signed, but what a viewer shows of them is open.")
        }
        return report
    }

    /// The numbers behind the last /ByteRange, and the digits in the hole they leave.
    private func readExtent() throws(SignatureExtent.Problem) -> SignatureExtent {
        let missing = SignatureExtent.Problem(reason: "/ByteRange cannot be read.")
        guard let place = traces.byteRangePlace else { throw missing }
        let text = try read(place + 10, 200)
        let parts = text.drop { $0 == 32 || $0 == UInt8(ascii: "[") }.prefix { $0 != UInt8(ascii: "]") }
            .split(separator: 32).map { Int(String(decoding: $0, as: UTF8.self)) }
        let numbers = parts.compactMap(\.self)
        guard parts.count == 4, numbers.count == 4, numbers[1] >= 0, numbers[2] - numbers[1] >= 2,
            numbers[2] - numbers[1] <= 16 << 20, UInt64(numbers[2]) <= source.length
        else { throw missing }
        let hole = try read(UInt64(numbers[1]), numbers[2] - numbers[1])
        guard hole.first == UInt8(ascii: "<"), hole.last == UInt8(ascii: ">") else { throw missing }
        return try SignatureExtent(
            byteRange: numbers, hole: UInt64(numbers[1])..<UInt64(numbers[2]),
            digits: Array(hole.dropFirst().dropLast()),
            fileLength: source.length)
    }

    private func read(_ offset: UInt64, _ count: Int) throws(SignatureExtent.Problem) -> [UInt8] {
        do throws(ByteSourceError) { return try source.read(at: offset, count: count) } catch {
            throw SignatureExtent.Problem(reason: "The file cannot be read: \(error).")
        }
    }
}
