import OpenSSL
import PDF

/// Decrypts strings and streams with the file's key (ISO 32000-2 §7.6.3, algorithms 1 and 1.A).
struct CryptFilters: ObjectProtection {
    private let scheme: EncryptionScheme
    private let key: [UInt8]
    private let ciphers = DocumentCiphers.shared

    init(_ scheme: EncryptionScheme, key: [UInt8]) {
        self.scheme = scheme
        self.key = key
    }

    func decrypt(_ bytes: [UInt8], of reference: PDFReference, as part: ProtectedPart) throws(PDFError) -> [UInt8] {
        do throws(OpenSSLError) {
            switch try method(part) {
            case .identity: return bytes
            case .rc4:
                guard !bytes.isEmpty else { return [] }
                return try ciphers.decrypt(bytes[...], .rc4, key: objectKey(reference, salt: []))
            case .aesV2:
                // "sAlT"
                return try unpadded(bytes, .aes128CBC, key: objectKey(reference, salt: [0x73, 0x41, 0x6C, 0x54]))
            case .aesV3: return try unpadded(bytes, .aes256CBC, key: key)
            }
        } catch {
            throw PDFError(
                error.code == .unsupported ? .unsupported : .damaged,
                "Object \(reference) cannot be decrypted: \(error.message)")
        }
    }

    private func method(_ part: ProtectedPart) throws(OpenSSLError) -> EncryptionScheme.Method {
        switch part {
        case .string: return scheme.strings
        case .stream: return scheme.streams
        case .embeddedFile: return scheme.embeddedFiles
        case .metadata: return scheme.encryptsMetadata ? scheme.streams : .identity
        case .filter(let name):
            do throws(PDFError) { return try scheme.method(name) } catch {
                throw OpenSSLError(code: .unsupported, message: error.message)
            }
        }
    }

    /// Algorithm 1, steps a to d.
    private func objectKey(_ reference: PDFReference, salt: [UInt8]) throws(OpenSSLError) -> [UInt8] {
        let number = (0..<3).map { UInt8(truncatingIfNeeded: reference.number >> (8 * $0)) }
        let generation = (0..<2).map { UInt8(truncatingIfNeeded: reference.generation >> (8 * $0)) }
        let digest = try ciphers.digest(key + number + generation + salt, .md5)
        return Array(digest.prefix(min(key.count + 5, 16)))
    }

    /// The vector comes first; the last byte tells how many of up to 16 are padding (RFC 8018 §6.2.5). Data that is cut off
    /// inside a block or badly padded is read as far as it goes, as other readers do.
    private func unpadded(
        _ bytes: [UInt8], _ cipher: DocumentCiphers.Cipher, key: [UInt8]
    ) throws(OpenSSLError) -> [UInt8] {
        let count = bytes.count - bytes.count % 16
        guard count >= 32 else { return [] }
        var result = try ciphers.decrypt(bytes[16..<count], cipher, key: key, vector: Array(bytes[..<16]))
        if let last = result.last, (1...16).contains(last) { result.removeLast(Int(last)) }
        return result
    }
}
