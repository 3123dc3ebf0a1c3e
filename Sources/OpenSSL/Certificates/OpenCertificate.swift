import COpenSSL

/// An X509 while its fields are read; frees it unless it is taken.
@safe
struct OpenCertificate: ~Copyable {
    let pointer: OpaquePointer

    deinit {
        unsafe X509_free(pointer)
    }

    /// Hands the reference on.
    consuming func take() -> OpaquePointer {
        let pointer = unsafe self.pointer
        discard self
        return unsafe pointer
    }

    func text(ofSubject: Bool) -> String {
        var text = [CChar](repeating: 0, count: 1_024)
        let name = unsafe ofSubject ? X509_get_subject_name(pointer) : X509_get_issuer_name(pointer)
        let count = unsafe legajo_name_text(name, &text, Int32(text.count))
        return String(decoding: text.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    var commonName: String? {
        var text = [CChar](repeating: 0, count: 512)
        let count = unsafe legajo_name_entry(X509_get_subject_name(pointer), NID_commonName, &text, Int32(text.count))
        guard count > 0 else { return nil }
        return String(decoding: text.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    func name(ofSubject: Bool) throws(OpenSSLError) -> [UInt8] {
        let name = unsafe ofSubject ? X509_get_subject_name(pointer) : X509_get_issuer_name(pointer)
        var out: UnsafeMutablePointer<UInt8>? = nil
        let count = unsafe i2d_X509_NAME(name, &out)
        return try unsafe takeEncoding(out, count, "name of a certificate")
    }

    func serialNumber() throws(OpenSSLError) -> [UInt8] {
        var out: UnsafeMutablePointer<UInt8>? = nil
        let count = unsafe i2d_ASN1_INTEGER(X509_get0_serialNumber(pointer), &out)
        return try unsafe takeEncoding(out, count, "serial number of a certificate")
    }

    func validity() throws(OpenSSLError) -> (Int64, Int64) {
        var (from, to): (Int64, Int64) = (0, 0)
        guard unsafe legajo_time_seconds(X509_get0_notBefore(pointer), &from) == 1,
            unsafe legajo_time_seconds(X509_get0_notAfter(pointer), &to) == 1
        else { throw .last(.malformed, "The validity of a certificate cannot be read.") }
        return (from, to)
    }

    func publicKeyDER() throws(OpenSSLError) -> [UInt8] {
        var out: UnsafeMutablePointer<UInt8>? = nil
        let count = unsafe i2d_X509_PUBKEY(X509_get_X509_PUBKEY(pointer), &out)
        return try unsafe takeEncoding(out, count, "public key of a certificate")
    }

    var subjectKeyIdentifier: [UInt8]? {
        guard let found = unsafe X509_get0_subject_key_id(pointer), let bytes = unsafe ASN1_STRING_get0_data(found)
        else {
            return nil
        }
        return unsafe Array(UnsafeBufferPointer(start: bytes, count: Int(ASN1_STRING_length(found))))
    }

    func usage() -> KeyUsage {
        let keyUsage = unsafe X509_get_key_usage(pointer)
        var critical: Int32 = 0
        let hasExtended = unsafe legajo_certificate_extension(pointer, NID_ext_key_usage, &critical) == 1
        let isCritical = hasExtended && critical == 1
        let purposes = hasExtended ? purposes() : []
        var ignored: Int32 = 0
        let namesList = unsafe legajo_certificate_extension(pointer, NID_crl_distribution_points, &ignored) == 1
        // UInt32.max stands for "no such extension": everything is allowed.
        let forSigning = UInt32(KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)
        return KeyUsage(
            allowsSigning: keyUsage & forSigning != 0
                && (!hasExtended || !KeyUsage.forDocuments.isDisjoint(with: purposes)),
            isTimeStampingOnly: isCritical && purposes == [KeyUsage.timeStamping],
            isAuthority: unsafe X509_check_ca(pointer) == 1,
            namesRevocationSource: unsafe namesList || legajo_certificate_names_responder(pointer) == 1)
    }

    /// The extended usages by name: OpenSSL's own summary leaves out those it does not know. Empty when unreadable.
    private func purposes() -> [String] {
        var text = [CChar](repeating: 0, count: 2_048)
        let count = unsafe legajo_certificate_purposes(pointer, &text, Int32(text.count))
        guard count > 0 else { return [] }
        return String(decoding: text.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            .split(separator: " ").map(String.init)
    }
}
