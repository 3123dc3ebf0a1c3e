import AdES
import ArchiveModel
import CMS
import OpenSSL
import PDF

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
        let extent: SignatureExtent
        let data: SignedData
        do throws(SignatureExtent.Problem) {
            extent = try readExtent()
            data = try readData(extent)
        } catch {
            return .failed(
                .formatFailure,
                "\(problem), and the signature around byte \(traces.place) does not fit the file: \(error.reason)",
                format: "PDF", coverage: "partial")
        }
        let isWhole = extent.end == source.length
        var contentDigest: [UInt8] = []
        if let digest = data.signers[0].digest { contentDigest = try source.digest(digest, ranges: extent.ranges) }
        var rules = SignatureJudge.Rules.pades
        // What kind of signature it says it is was not read.
        rules.wantsCertificateBound = false
        var report = try SignatureJudge(anchors: anchors, time: time, rules: rules).judge(
            data.signers[0], in: data, contentDigest: contentDigest, coverage: isWhole ? "whole-file" : "partial")
        guard report.verdict != .invalid else {
            report.reasons.insert("\(problem), and a signature lies around byte \(traces.place).", at: 0)
            return report
        }
        report.add(
            .signatureConstraintsFailure,
            isWhole
                ? "\(problem). The bytes are those that were signed, but what a viewer shows of them is open."
                : "\(problem), so the \(source.length - extent.end) bytes behind the signature cannot be compared.")
        return report
    }

    private func readData(_ extent: SignatureExtent) throws(SignatureExtent.Problem) -> SignedData {
        let data: SignedData
        do throws(CMSError) { data = try SignedData(der: extent.contents) } catch {
            throw SignatureExtent.Problem(reason: "/Contents cannot be read: \(error.message)")
        }
        guard data.content == nil, data.signers.count == 1 else {
            throw SignatureExtent.Problem(reason: "/Contents is not a detached signature of exactly one signer.")
        }
        return data
    }

    /// The numbers behind the last /ByteRange, and the digits in the hole they leave.
    private func readExtent() throws(SignatureExtent.Problem) -> SignatureExtent {
        let missing = SignatureExtent.Problem(reason: "/ByteRange cannot be read.")
        guard let place = traces.byteRangePlace else { throw missing }
        let text = try read(place + 10, 200)
        let parts = text.drop { $0 == 32 || $0 == UInt8(ascii: "[") }.prefix { $0 != UInt8(ascii: "]") }
            .split(separator: 32).map { Int(String(decoding: $0, as: UTF8.self)) }
        let numbers = parts.compactMap(\.self)
        // All within the file, so that no difference of two can overflow.
        guard parts.count == 4, numbers.count == 4, numbers.allSatisfy({ $0 >= 0 && UInt64($0) <= source.length }),
            numbers[2] - numbers[1] >= 2, numbers[2] - numbers[1] <= SignatureExtent.mostDigits + 2
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
