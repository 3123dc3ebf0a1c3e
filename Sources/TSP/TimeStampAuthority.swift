package import ArchiveModel
package import CMS
import OpenSSL
import Synchronization

/// The archive's own time-stamping authority (RFC 3161), in process. It proves a time only to those who trust
/// this instance: its tokens are of trust class `internal` or `test`.
///
/// Serial numbers are unique over restarts and clock steps: a counter that starts at the clock's microseconds and
/// only rises, followed by 64 bits drawn at start. Times never run backwards within a run; a clock
/// that does is not believed.
package final class TimeStampAuthority: Sendable {
    /// The policy every token names: the UUID 7c4b8f0e-52a1-4d39-9b1d-3f6c0a7e2d15 as arc of 2.25 (X.667 §6).
    /// "Internal authority of a Legajo instance; its clock is the host's."
    package static let policy = OID(uuid: 0x7C4B_8F0E_52A1_4D39_9B1D_3F6C_0A7E_2D15)

    private struct State {
        var counter: UInt64
        var lastTime: Int64
    }

    private let signer: Signer
    private let time: any TimeSource
    private let suffix: [UInt8]
    private let state: Mutex<State>
    private let accuracy: Int64

    /// `signer`'s certificate must be for time-stamping alone. `accuracy` in milliseconds.
    package init(
        signer: Signer, time: any TimeSource, random: some RandomSource, accuracy: Int64 = 1_000
    ) throws(TSPError) {
        guard signer.certificate.usage.isTimeStampingOnly else {
            throw TSPError(
                code: .signing,
                message: "\(signer.certificate.subject) cannot issue time-stamps: the certificate needs the critical "
                    + "extended key usage timeStamping and no other.")
        }
        self.signer = signer
        self.time = time
        self.accuracy = accuracy
        suffix = random.bytes(8)
        let start = UInt64(max(0, time.now().milliseconds)) * 1_000
        state = Mutex(State(counter: start, lastTime: .min))
    }

    /// When its certificate ends, in seconds since 1970.
    package var notAfter: Int64 { signer.certificate.notAfter }

    /// A token over an imprint, DER. SHA-1 and other weak digests are refused.
    package func token(
        over imprint: MessageImprint, nonce: [UInt8]? = nil, withCertificate: Bool = true
    ) throws(TSPError) -> [UInt8] {
        guard imprint.digest != .sha1, imprint.digest != .sha224 else {
            throw TSPError(
                code: .rejected, message: "A time-stamp over \(imprint.digest.rawValue) would prove too little.")
        }
        let (counter, moment) = try next(time.now())
        let serial = (0..<8).map { UInt8(truncatingIfNeeded: counter >> (56 - 8 * UInt64($0))) } + suffix
        let information = TSTInfo(
            policy: Self.policy, imprint: imprint, serialNumber: DER.integer(magnitude: serial), time: moment,
            accuracy: accuracy, nonce: nonce)
        do {
            return try SignatureInProgress(
                content: information.der, contentType: .timeStampInfo, signer: signer, signingTime: moment
            ).encoded(withCertificates: withCertificate)
        } catch {
            throw TSPError(code: .signing, message: error.message)
        }
    }

    /// The number and time of the next token. A small step back is bridged with the last time; after a larger one the clock
    /// was ahead before, or is behind now: either way no time can be told.
    private func next(_ now: UTCTime) throws(TSPError) -> (counter: UInt64, moment: Int64) {
        let certificate = signer.certificate
        guard (certificate.notBefore...certificate.notAfter).contains(now.seconds) else {
            throw TSPError(
                code: .timeNotAvailable,
                message: "The certificate of the time-stamping authority is not valid at \(now). Correct the clock, or "
                    + "give the authority a new certificate.")
        }
        return try state.withLock { (state: inout State) throws(TSPError) in
            // `lastTime` starts below everything: no subtraction from it.
            guard state.lastTime <= now.milliseconds + accuracy else {
                throw TSPError(
                    code: .timeNotAvailable,
                    message: "The clock says \(now), earlier than the last time-stamp, "
                        + "\(UTCTime(milliseconds: state.lastTime)). Correct it, then restart the archive.")
            }
            state.counter += 1
            state.lastTime = max(state.lastTime, now.milliseconds)
            return (state.counter, state.lastTime)
        }
    }

    /// A token over bytes at hand, SHA-256: a signature's value, for instance.
    package func token(over bytes: [UInt8]) throws(TSPError) -> [UInt8] {
        let imprint: MessageImprint
        do { imprint = try MessageImprint(of: bytes, .sha256) } catch {
            throw TSPError(code: .signing, message: error.message)
        }
        return try token(over: imprint)
    }

    /// Answers an encoded request as an authority on the network would; a bad request gets a refusal, never an error.
    package func respond(to request: [UInt8]) -> [UInt8] {
        let read: TimeStampRequest
        do { read = try TimeStampRequest(der: request) } catch {
            return TimeStampResponse.refusing(.badDataFormat, error.message)
        }
        guard read.policy == nil || read.policy == Self.policy else {
            return TimeStampResponse.refusing(.unacceptedPolicy, "This authority's policy is \(Self.policy).")
        }
        do {
            let token = try token(over: read.imprint, nonce: read.nonce, withCertificate: read.wantsCertificate)
            return TimeStampResponse.granting(token)
        } catch {
            let failure: TimeStampResponse.Failure =
                switch error.code {
                case .rejected: .badAlgorithm
                case .timeNotAvailable: .timeNotAvailable
                case .malformed, .mismatch, .signing: .badRequest
                }
            return TimeStampResponse.refusing(failure, error.message)
        }
    }
}
