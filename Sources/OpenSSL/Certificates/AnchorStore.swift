import COpenSSL

/// A set of certificates that are trusted without further question, ready for path building (RFC 5280 §6).
/// Any certificate may be an anchor, not only a self-signed one.
@safe
package final class AnchorStore: @unchecked Sendable {
    package let anchors: [Certificate]
    private let pointer: OpaquePointer

    package init(_ anchors: [Certificate]) throws(OpenSSLError) {
        guard let created = unsafe X509_STORE_new() else { throw .last(.failed, "There was no memory for anchors.") }
        unsafe pointer = created
        self.anchors = anchors
        for anchor in anchors {
            guard unsafe X509_STORE_add_cert(created, anchor.pointer) == 1 else {
                throw .last(.failed, "\(anchor.subject) could not be added to the anchors.")
            }
        }
    }

    deinit {
        unsafe X509_STORE_free(pointer)
    }

    /// Builds and checks a path from `leaf` to an anchor as of a moment. No revocation is looked up.
    package func path(
        from leaf: Certificate, through intermediates: [Certificate], at seconds: Int64
    ) throws(OpenSSLError) -> CertificatePath {
        defer { ERR_clear_error() }
        guard let context = unsafe X509_STORE_CTX_new(), let list = unsafe legajo_certificates_new() else {
            throw .last(.failed, "There was no memory to check a certificate.")
        }
        defer {
            unsafe X509_STORE_CTX_free(context)
            unsafe legajo_certificates_free(list)
        }
        for certificate in intermediates {
            guard unsafe legajo_certificates_push(list, certificate.pointer) == 1 else {
                throw .last(.failed, "There was no memory to check a certificate.")
            }
        }
        guard unsafe X509_STORE_CTX_init(context, pointer, leaf.pointer, list) == 1 else {
            throw .last(.failed, "A certificate could not be checked.")
        }
        let parameters = unsafe X509_STORE_CTX_get0_param(context)
        unsafe X509_VERIFY_PARAM_set_time(parameters, time_t(seconds))
        unsafe X509_VERIFY_PARAM_set_depth(parameters, 8)
        // 112 bits for every key and every signature in the path but the anchor's own: no SHA-1, no RSA below 2048.
        unsafe X509_VERIFY_PARAM_set_auth_level(parameters, 2)
        guard unsafe X509_VERIFY_PARAM_set_flags(parameters, UInt(X509_V_FLAG_PARTIAL_CHAIN)) == 1 else {
            throw .last(.failed, "A certificate could not be checked.")
        }
        if unsafe X509_verify_cert(context) == 1 {
            return CertificatePath(
                certificates: try unsafe Self.certificates(of: context, known: [leaf] + intermediates + anchors),
                failure: nil)
        }
        let code = unsafe X509_STORE_CTX_get_error(context)
        let reason = unsafe String(cString: X509_verify_cert_error_string(Int(code)))
        return CertificatePath(
            certificates: [],
            failure: .init(
                kind: .init(verificationError: code), depth: Int(unsafe X509_STORE_CTX_get_error_depth(context)),
                message: reason))
    }

    private static func certificates(
        of context: OpaquePointer, known: [Certificate]
    ) throws(OpenSSLError) -> [Certificate] {
        guard let chain = unsafe X509_STORE_CTX_get0_chain(context) else { return [] }
        var certificates: [Certificate] = []
        for index in 0..<(unsafe legajo_certificates_count(chain)) {
            var out: UnsafeMutablePointer<UInt8>? = nil
            let count = unsafe i2d_X509(legajo_certificates_at(chain, index), &out)
            let der = try unsafe takeEncoding(out, count, "certificate")
            if let same = known.first(where: { $0.der == der }) {
                certificates.append(same)
            } else {
                certificates.append(try Certificate(der: der))
            }
        }
        return certificates
    }
}
