import ArchiveModel
import CMS
import OpenSSL
import SeededTesting
import SignatureTesting
import TSP
import Testing

@Suite struct TimeStampTests {
    let pki: TestPKI
    private let bytes = Array("checkpoint".utf8)

    init() throws { pki = try TestPKI() }

    private func check(_ token: TimeStampToken, over bytes: [UInt8]) throws -> SignatureCheck {
        try token.check { algorithm throws(OpenSSLError) in try RunningDigest.digest(bytes, algorithm) }
    }

    @Test(arguments: [DigestAlgorithm.sha256, .sha384, .sha512])
    func `A token holds over its bytes and no others`(algorithm: DigestAlgorithm) throws {
        let imprint = try MessageImprint(of: bytes, algorithm)
        let token = try TimeStampToken(der: pki.authority.token(over: imprint))
        #expect(try check(token, over: bytes).defects.isEmpty)
        #expect(try check(token, over: bytes + [1]).defects.map(\.kind) == [.contentDigest])
        #expect(token.information.time == TestPKI.moment.milliseconds)
        #expect(token.information.accuracy == 1_000)
        #expect(token.information.policy == TimeStampAuthority.policy)
        #expect(TimeStampAuthority.policy.description == "2.25.165216595261060050247952217146157575445")
    }

    @Test func `Serial numbers rise and times never run back`() throws {
        var serials: [[UInt8]] = []
        var times: [Int64] = []
        for step in 0..<50 {
            pki.clock.set(TestPKI.moment.adding(milliseconds: step.isMultiple(of: 2) ? 0 : -500))
            let token = try TimeStampToken(der: pki.authority.token(over: bytes))
            serials.append(token.information.serialNumber)
            times.append(token.information.time)
        }
        #expect(Set(serials).count == serials.count)
        #expect(zip(serials, serials.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
        #expect(times == times.sorted())
    }

    @Test func `A clock that was ahead and is put right gives no times until it has caught up`() throws {
        pki.clock.set(TestPKI.moment.adding(milliseconds: 3_600_000))
        _ = try pki.authority.token(over: bytes)
        pki.clock.set(TestPKI.moment)
        #expect { try pki.authority.token(over: bytes) } throws: { ($0 as? TSPError)?.code == .timeNotAvailable }
        pki.clock.set(TestPKI.moment.adding(milliseconds: 3_600_000))
        _ = try pki.authority.token(over: bytes)
    }

    @Test(arguments: [-2 * 86_400_000, 11 * 365 * 86_400_000])
    func `Outside its certificate's validity an authority gives no times`(milliseconds: Int64) throws {
        pki.clock.set(TestPKI.moment.adding(milliseconds: milliseconds))
        #expect { try pki.authority.token(over: bytes) } throws: { ($0 as? TSPError)?.code == .timeNotAvailable }
    }

    @Test func `Two runs of an authority at the same moment give different serial numbers`() throws {
        let other = try TestPKI(seed: 9)
        let first = try TimeStampToken(der: pki.authority.token(over: bytes))
        let second = try TimeStampToken(der: other.authority.token(over: bytes))
        #expect(first.information.serialNumber != second.information.serialNumber)
    }

    @Test func `A weak digest is refused`() throws {
        let imprint = try MessageImprint(of: bytes, .sha1)
        #expect { try pki.authority.token(over: imprint) } throws: { ($0 as? TSPError)?.code == .rejected }
    }

    @Test func `A certificate that is not for time-stamping makes no authority`() {
        #expect { try TimeStampAuthority(signer: pki.signer, time: pki.clock, random: pki.random) } throws: {
            ($0 as? TSPError)?.code == .signing
        }
    }

    @Test func `A request travels and is answered with its nonce`() throws {
        let request = try TimeStampRequest(imprint: MessageImprint(of: bytes, .sha256), nonce: [0xAB, 0xCD])
        #expect(try TimeStampRequest(der: request.der) == request)
        guard case .granted(let token) = try TimeStampResponse(der: pki.authority.respond(to: request.der)) else {
            Issue.record("not granted")
            return
        }
        #expect(token.information.nonce == request.nonce)
        #expect(!token.signedData.certificates.isEmpty)
    }

    @Test func `Without certReq no certificate is sent`() throws {
        let request = try TimeStampRequest(imprint: MessageImprint(of: bytes, .sha256), wantsCertificate: false)
        guard case .granted(let token) = try TimeStampResponse(der: pki.authority.respond(to: request.der)) else {
            Issue.record("not granted")
            return
        }
        #expect(token.signedData.certificates.isEmpty)
    }

    @Test func `A bad request gets a refusal`() throws {
        for request in [[], [0x30, 0], Array("garbage".utf8)] as [[UInt8]] {
            guard case .refused(let status, let reason) = try TimeStampResponse(der: pki.authority.respond(to: request))
            else {
                Issue.record("granted")
                return
            }
            #expect(status == 2 && !reason.isEmpty)
        }
        let foreign = try TimeStampRequest(imprint: MessageImprint(of: bytes, .sha256), policy: OID(1, 2, 3))
        guard case .refused = try TimeStampResponse(der: pki.authority.respond(to: foreign.der)) else {
            Issue.record("a foreign policy was granted")
            return
        }
    }

    @Test func `Every changed byte of a token shows`() throws {
        let der = try pki.authority.token(over: bytes)
        for index in der.indices {
            var changed = der
            changed[index] ^= 1 << (index % 8)
            guard let token = try? TimeStampToken(der: changed) else { continue }
            #expect(try !check(token, over: bytes).defects.isEmpty, "byte \(index) of \(der.count)")
        }
    }

    @Test func `Strangers' bytes never crash the readers`() throws {
        let request = try TimeStampRequest(imprint: MessageImprint(of: bytes, .sha256), nonce: [1]).der
        let response = pki.authority.respond(to: request)
        let random = SeededRandom(seed: 3)
        for _ in 0..<3_000 {
            var (one, two) = (request, response)
            one[random.below(one.count)] = UInt8(random.below(256))
            two[random.below(two.count)] = UInt8(random.below(256))
            two.removeSubrange(random.below(two.count)...)
            _ = try? TimeStampRequest(der: one)
            #expect((try? TimeStampResponse(der: two)) == nil || two.count < response.count)
        }
    }
}
