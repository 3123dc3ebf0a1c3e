import COpenSSL

/// What is put into a certificate this archive issues to itself.
package struct CertificateContent: Hashable, Sendable {
    package enum Profile: Hashable, Sendable {
        /// A root that issues end-entity certificates only.
        case root
        /// Signs documents and packages.
        case seal
        /// Time-stamping alone, critical (RFC 3161 §2.3).
        case timeStamping
    }

    package var profile: Profile
    package var commonName: String
    package var organization: String
    /// Big-endian, positive: 8 to 20 bytes.
    package var serialNumber: [UInt8]
    /// Seconds since 1970.
    package var notBefore: Int64
    package var notAfter: Int64

    package init(
        profile: Profile, commonName: String, organization: String, serialNumber: [UInt8], notBefore: Int64,
        notAfter: Int64
    ) {
        self.profile = profile
        self.commonName = commonName
        self.organization = organization
        self.serialNumber = serialNumber
        self.notBefore = notBefore
        self.notAfter = notAfter
    }

    var extensions: [(Int32, String)] {
        switch profile {
        case .root:
            [
                (NID_basic_constraints, "critical,CA:TRUE,pathlen:0"), (NID_key_usage, "critical,keyCertSign,cRLSign"),
                (NID_subject_key_identifier, "hash"),
            ]
        case .seal:
            [
                (NID_basic_constraints, "critical,CA:FALSE"), (NID_key_usage, "critical,nonRepudiation"),
                (NID_subject_key_identifier, "hash"), (NID_authority_key_identifier, "keyid:always"),
            ]
        case .timeStamping:
            [
                (NID_basic_constraints, "critical,CA:FALSE"), (NID_key_usage, "critical,digitalSignature"),
                (NID_ext_key_usage, "critical,timeStamping"), (NID_subject_key_identifier, "hash"),
                (NID_authority_key_identifier, "keyid:always"),
            ]
        }
    }
}

extension Certificate {
    /// Issues a certificate for `key`, signed by `issuer`'s key; self-signed where `issuer` is nil.
    package static func issue(
        _ content: CertificateContent, for key: PublicKey, by issuer: (certificate: Certificate, key: PrivateKey)?,
        selfSigning own: PrivateKey? = nil
    ) throws(OpenSSLError) -> Certificate {
        guard let signing = issuer?.key ?? own else {
            throw OpenSSLError(code: .mismatch, message: "A certificate needs an issuer or its own private key.")
        }
        guard (8...20).contains(content.serialNumber.count), content.serialNumber[0] & 0x80 == 0 else {
            throw OpenSSLError(code: .malformed, message: "A serial number has 8 to 20 bytes and is positive.")
        }
        guard let created = unsafe X509_new() else { throw .last(.failed, "There was no memory for a certificate.") }
        let draft = unsafe OpenCertificate(pointer: created)
        try draft.fill(content, key: key, issuerName: issuer?.certificate)
        for (nid, value) in content.extensions {
            let issuing = unsafe issuer?.certificate.pointer ?? draft.pointer
            guard unsafe legajo_certificate_add_extension(draft.pointer, issuing, nid, value) == 1 else {
                throw .last(.failed, "The extension \(value) could not be added.")
            }
        }
        guard unsafe X509_sign(draft.pointer, signing.pair.pointer, signing.digestForCertificates) > 0 else {
            throw .last(.failed, "The certificate could not be signed.")
        }
        var out: UnsafeMutablePointer<UInt8>? = nil
        let count = unsafe i2d_X509(draft.pointer, &out)
        return try Certificate(der: unsafe takeEncoding(out, count, "certificate"))
    }
}

extension PrivateKey {
    fileprivate var digestForCertificates: OpaquePointer? {
        unsafe kind.signatureAlgorithm.digest?.implementation
    }
}

extension OpenCertificate {
    fileprivate func fill(
        _ content: CertificateContent, key: PublicKey, issuerName: Certificate?
    ) throws(OpenSSLError) {
        guard let serial = unsafe BN_bin2bn(content.serialNumber, Int32(content.serialNumber.count), nil) else {
            throw .last(.failed, "There was no memory for a serial number.")
        }
        defer { unsafe BN_free(serial) }
        guard let name = unsafe X509_NAME_new() else { throw .last(.failed, "There was no memory for a name.") }
        defer { unsafe X509_NAME_free(name) }
        guard let pair = key.pair else {
            throw OpenSSLError(code: .unsupported, message: "A key of an unknown kind cannot be certified.")
        }
        guard unsafe X509_set_version(pointer, 2) == 1,
            unsafe BN_to_ASN1_INTEGER(serial, X509_get_serialNumber(pointer)) != nil,
            unsafe X509_set_pubkey(pointer, pair.pointer) == 1,
            unsafe ASN1_TIME_set(X509_getm_notBefore(pointer), time_t(content.notBefore)) != nil,
            unsafe ASN1_TIME_set(X509_getm_notAfter(pointer), time_t(content.notAfter)) != nil
        else { throw .last(.failed, "The certificate's fields could not be set.") }
        for (part, text) in [("O", content.organization), ("CN", content.commonName)] where !text.isEmpty {
            let bytes = Array(text.utf8)
            guard unsafe X509_NAME_add_entry_by_txt(name, part, MBSTRING_UTF8, bytes, Int32(bytes.count), -1, 0) == 1
            else {
                throw .last(.malformed, "\(text) cannot stand in a certificate's name (at most 64 characters).")
            }
        }
        let issuer = unsafe issuerName.map { unsafe X509_get_subject_name($0.pointer) } ?? name
        guard unsafe X509_set_subject_name(pointer, name) == 1, unsafe X509_set_issuer_name(pointer, issuer) == 1 else {
            throw .last(.failed, "The certificate's names could not be set.")
        }
    }
}
