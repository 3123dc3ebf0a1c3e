import OpenSSL

/// Finds the key that encrypts the file (ISO 32000-2 §7.6.4.3 and §7.6.4.4).
struct FileKey {
    let scheme: EncryptionScheme
    let ciphers = DocumentCiphers.shared

    init(_ scheme: EncryptionScheme) { self.scheme = scheme }

    /// The key the password opens, and whose password it is; nil when it is nobody's.
    func find(_ password: [UInt8]) throws(OpenSSLError) -> (key: [UInt8], access: StandardSecurity.Access)? {
        if scheme.revision >= 5 {
            // Algorithm 2.A: no password is longer than 127 bytes of UTF-8.
            return try findStrong(Array(password.prefix(127)))
        }
        for password in Self.spellings(password) {
            if let key = try legacyKey(password) { return (key, .user) }
            if let key = try legacyKey(userPassword(owner: password)) { return (key, .owner) }
        }
        return nil
    }

    /// Passwords of old revisions are bytes of PDFDocEncoding; many writers took their own system's.
    private static func spellings(_ password: [UInt8]) -> [[UInt8]] {
        let scalars = String(decoding: password, as: UTF8.self).unicodeScalars
        let bytes = scalars.compactMap { UInt8(exactly: $0.value) }
        return bytes.count == scalars.count && bytes != password ? [bytes, password] : [password]
    }

    // MARK: Revisions 2, 3 and 4

    private static let padding: [UInt8] = [
        0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E, 0x2E,
        0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
    ]

    private static func padded(_ password: [UInt8]) -> [UInt8] { Array((password + padding).prefix(32)) }

    /// Algorithms 2, 4, 5 and 6: the key of a user's password, nil where /U says it is none.
    private func legacyKey(_ password: [UInt8]) throws(OpenSSLError) -> [UInt8]? {
        let permissions = scheme.permissions
        var input = Self.padded(password) + scheme.owner
        input += (0..<4).map { UInt8(truncatingIfNeeded: permissions >> UInt32(8 * $0)) }
        input += scheme.identifier
        if scheme.revision >= 4, !scheme.encryptsMetadata { input += [0xFF, 0xFF, 0xFF, 0xFF] }
        var digest = try ciphers.digest(input, .md5)
        if scheme.revision >= 3 {
            for _ in 0..<50 { digest = try ciphers.digest(Array(digest.prefix(scheme.keyLength)), .md5) }
        }
        let key = Array(digest.prefix(scheme.keyLength))
        if scheme.revision == 2 {
            return try ciphers.encrypt(Self.padding[...], .rc4, key: key) == scheme.user ? key : nil
        }
        var check = try ciphers.digest(Self.padding + scheme.identifier, .md5)
        for round in UInt8(0)..<20 { check = try ciphers.encrypt(check[...], .rc4, key: key.map { $0 ^ round }) }
        // The other half of /U is arbitrary.
        return check[...] == scheme.user.prefix(16) ? key : nil
    }

    /// Algorithm 7, first part: what /O hides.
    private func userPassword(owner password: [UInt8]) throws(OpenSSLError) -> [UInt8] {
        var digest = try ciphers.digest(Self.padded(password), .md5)
        if scheme.revision == 2 {
            return try ciphers.decrypt(scheme.owner[...], .rc4, key: Array(digest.prefix(5)))
        }
        for _ in 0..<50 { digest = try ciphers.digest(digest, .md5) }
        let key = Array(digest.prefix(scheme.keyLength))
        var hidden = scheme.owner
        for round in (UInt8(0)..<20).reversed() {
            hidden = try ciphers.decrypt(hidden[...], .rc4, key: key.map { $0 ^ round })
        }
        return hidden
    }

    // MARK: Revisions 5 and 6

    /// Algorithm 13: /P and /EncryptMetadata in a block of their own, encrypted with the file's key.
    func confirmsPermissions(_ key: [UInt8]) throws(OpenSSLError) -> Bool {
        guard scheme.revision >= 5 else { return true }
        guard scheme.sealedPermissions.count == 16 else { return false }
        // Of one block, CBC with a vector of zeros is ECB.
        let block = try ciphers.decrypt(
            scheme.sealedPermissions[...], .aes256CBC, key: key, vector: [UInt8](repeating: 0, count: 16))
        guard block.count == 16 else { return false }
        let permissions = scheme.permissions
        let stated = (0..<4).map { UInt8(truncatingIfNeeded: permissions >> UInt32(8 * $0)) }
        return Array(block[9..<12]) == Array("adb".utf8) && Array(block[..<4]) == stated
            && block[8] == UInt8(ascii: scheme.encryptsMetadata ? "T" : "F")
    }

    /// Algorithm 2.A. A hash of 32 bytes is followed by the salt of the check and that of the key, 8 bytes each.
    private func findStrong(
        _ password: [UInt8]
    ) throws(OpenSSLError) -> (key: [UInt8], access: StandardSecurity.Access)? {
        for (stored, hidden, user, access) in [
            (scheme.owner, scheme.ownerKey, scheme.user, StandardSecurity.Access.owner),
            (scheme.user, scheme.userKey, [], .user),
        ] {
            let check = try hash(password, salt: stored[32..<40], user: user)
            guard check[...] == stored[0..<32] else { continue }
            let intermediate = try hash(password, salt: stored[40..<48], user: user)
            let vector = [UInt8](repeating: 0, count: 16)
            return (try ciphers.decrypt(hidden[...], .aes256CBC, key: intermediate, vector: vector), access)
        }
        return nil
    }

    /// Algorithm 2.B; revision 5 stops at its first step.
    private func hash(_ password: [UInt8], salt: ArraySlice<UInt8>, user: [UInt8]) throws(OpenSSLError) -> [UInt8] {
        var key = try ciphers.digest(password + salt + user, .sha256)
        guard scheme.revision >= 6 else { return key }
        var rounds = 0
        var last = 0
        repeat {
            let unit = password + key + user
            var input: [UInt8] = []
            input.reserveCapacity(unit.count * 64)
            for _ in 0..<64 { input += unit }
            let encrypted = try ciphers.encrypt(
                input[...], .aes128CBC, key: Array(key[0..<16]), vector: Array(key[16..<32]))
            // The first 16 bytes as a number modulo 3: 256 is 1 modulo 3, so that their sum will do.
            let remainder = encrypted[0..<16].reduce(0) { $0 + Int($1) } % 3
            key = try ciphers.digest(encrypted, [.sha256, .sha384, .sha512][remainder])
            last = Int(encrypted[encrypted.count - 1])
            rounds += 1
        } while rounds < 64 || last > rounds - 32
        return Array(key.prefix(32))
    }
}
