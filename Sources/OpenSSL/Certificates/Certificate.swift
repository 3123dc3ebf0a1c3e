import COpenSSL

/// An X.509 certificate (RFC 5280), read once; equal when the bytes are equal.
@safe
package final class Certificate: @unchecked Sendable, Hashable {
    let pointer: OpaquePointer
    package let der: [UInt8]
    /// RFC 2253 text, for people.
    package let subject: String
    /// The subject's common name, else the whole subject.
    package let commonName: String
    package let subjectDER: [UInt8]
    package let issuerDER: [UInt8]
    /// The serial number as DER INTEGER, tag and length included.
    package let serialNumberDER: [UInt8]
    /// Seconds since 1970.
    package let notBefore: Int64
    /// Seconds since 1970; the certificate is good to the end of this second.
    package let notAfter: Int64
    package let publicKey: PublicKey
    package let usage: KeyUsage
    /// RFC 5280 §4.2.1.2; nil when the certificate has none.
    package let subjectKeyIdentifier: [UInt8]?

    /// Reads exactly one certificate. Bytes that OpenSSL would write differently (other encodings of the
    /// same values) are refused, since its parser is lenient where the signature does not look.
    package init(der: [UInt8]) throws(OpenSSLError) {
        guard let read = unsafe legajo_certificate_parse(der, der.count) else {
            throw .last(.malformed, "These \(der.count) bytes are not a certificate.")
        }
        let opened = unsafe OpenCertificate(pointer: read)
        var out: UnsafeMutablePointer<UInt8>? = nil
        let count = unsafe i2d_X509(opened.pointer, &out)
        guard try unsafe takeEncoding(out, count, "certificate") == der else {
            throw OpenSSLError(code: .malformed, message: "The certificate is not in DER.")
        }
        self.der = der
        subject = opened.text(ofSubject: true)
        commonName = opened.commonName ?? subject
        subjectDER = try opened.name(ofSubject: true)
        issuerDER = try opened.name(ofSubject: false)
        serialNumberDER = try opened.serialNumber()
        (notBefore, notAfter) = try opened.validity()
        publicKey = try PublicKey(of: opened)
        usage = opened.usage()
        subjectKeyIdentifier = opened.subjectKeyIdentifier
        unsafe pointer = opened.take()
    }

    deinit {
        unsafe X509_free(pointer)
    }

    /// Subject and issuer are one name; says nothing about the signature.
    package var isSelfIssued: Bool { subjectDER == issuerDER }

    /// Whether `other`'s key signed this certificate.
    package func isSigned(by other: Certificate) -> Bool {
        defer { ERR_clear_error() }
        guard let key = other.publicKey.pair else { return false }
        return unsafe X509_verify(pointer, key.pointer) == 1
    }

    package static func == (left: Certificate, right: Certificate) -> Bool { left.der == right.der }

    package func hash(into hasher: inout Hasher) { hasher.combine(der) }
}
