import OpenSSL
import SignatureTesting
import Testing

@Suite struct KeyTests {
    @Test(arguments: [KeyKind.p256, .p384, .ed25519, .rsa(bits: 2_048)])
    func `A key signs, and only its own key and bytes verify`(kind: KeyKind) throws {
        let key = try PrivateKey.generate(kind)
        #expect(key.kind == kind)
        let algorithm = kind.signatureAlgorithm
        let message = Array("factura".utf8)
        let signature = try key.sign(message, with: algorithm)
        let own = try key.publicKey()
        let other = try PrivateKey.generate(kind).publicKey()
        #expect(own.isValid(signature, over: message, with: algorithm))
        #expect(!own.isValid(signature, over: message + [0], with: algorithm))
        #expect(!other.isValid(signature, over: message, with: algorithm))
        #expect(!own.isValid([], over: message, with: algorithm))
    }

    @Test func `RSASSA-PSS verifies with its own parameters only`() throws {
        let key = try PrivateKey.generate(.rsa(bits: 2_048))
        let message = Array("factura".utf8)
        let pss = SignatureAlgorithm.rsaPSS(.sha256, mask: .sha256, saltCount: 32)
        let signature = try key.sign(message, with: pss)
        let own = try key.publicKey()
        #expect(own.isValid(signature, over: message, with: pss))
        #expect(!own.isValid(signature, over: message, with: .rsaPKCS1(.sha256)))
        #expect(!own.isValid(signature, over: message, with: .rsaPSS(.sha256, mask: .sha1, saltCount: 32)))
    }

    @Test func `An algorithm that does not fit the key is refused`() throws {
        let key = try PrivateKey.generate(.p256)
        #expect { try key.sign([1], with: .rsaPKCS1(.sha256)) } throws: { ($0 as? OpenSSLError)?.code == .mismatch }
    }

    @Test(arguments: [KeyKind.p256, .ed25519])
    func `An encrypted key opens with its passphrase only`(kind: KeyKind) throws {
        let key = try PrivateKey.generate(kind)
        let encrypted = try key.encrypted(Passphrase(Array("bueno".utf8)))
        let opened = try PrivateKey(encrypted: encrypted, passphrase: Passphrase(Array("bueno".utf8)))
        #expect(try opened.publicKey().der == key.publicKey().der)
        #expect { try PrivateKey(encrypted: encrypted, passphrase: Passphrase(Array("malo".utf8))) } throws: {
            ($0 as? OpenSSLError)?.code == .wrongPassphrase
        }
    }

    @Test func `A passphrase does not print itself`() {
        let secret = Passphrase(Array("hunter2".utf8))
        #expect(!"\(secret)".contains("hunter2"))
        #expect(!String(reflecting: secret).contains("hunter2"))
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!dumped.contains("hunter2") && !dumped.contains("0x"))
    }
}
