package import OpenSSL

/// ```
/// SignedData ::= SEQUENCE {
///   version CMSVersion, digestAlgorithms DigestAlgorithmIdentifiers, encapContentInfo EncapsulatedContentInfo,
///   certificates [0] IMPLICIT CertificateSet OPTIONAL, crls [1] IMPLICIT RevocationInfoChoices OPTIONAL,
///   signerInfos SignerInfos }
/// ```
/// inside a ContentInfo (RFC 5652 §3, §5.1), read strictly: what is neither signed nor needed is refused, so
/// that a changed byte shows.
package struct SignedData: Sendable {
    package let contentType: OID
    /// The content inside; nil for a detached signature.
    package let content: [UInt8]?
    package let certificates: [Certificate]
    package let signers: [SignerInfo]

    /// Exactly one ContentInfo with SignedData, in DER, or in BER with indefinite lengths.
    package init(berOrDER bytes: [UInt8]) throws(CMSError) {
        guard bytes.count <= 8 << 20, bytes.count >= 2, bytes[1] == 0x80 else {
            try self.init(der: bytes)
            return
        }
        let (der, count) = try BER.definite(bytes)
        guard count == bytes.count else {
            throw CMSError(code: .malformed, message: "byte \(count): something follows the signature.")
        }
        try self.init(der: der)
    }

    /// Exactly one ContentInfo with SignedData in DER.
    package init(der: [UInt8]) throws(CMSError) {
        guard der.count <= 8 << 20 else {
            throw CMSError(
                code: .unsupported, message: "A signature of \(der.count) bytes is not read; the limit is 8 MiB.")
        }
        var outer = try DERValue(der[...], tag: DERTag.sequence, "ContentInfo").cursor("ContentInfo")
        let kind = try outer.next()
        guard try OID(kind, "contentType") == .signedData else {
            throw kind.malformed("contentType", "is not SignedData")
        }
        let explicit = try outer.next(DERTag.constructed(0))
        try outer.finish()
        let what = "SignedData"
        var cursor = try DERValue(explicit.content, tag: DERTag.sequence, what).cursor(what)
        let version = try cursor.next(DERTag.integer)
        let number = try version.integer("version")
        var digests: Set<OID> = []
        let digestSet = try cursor.next(DERTag.set)
        for element in try digestSet.elements("digestAlgorithms") {
            let identifier = try AlgorithmIdentifier(element, "digestAlgorithms")
            guard identifier.hasNoParameters else { throw element.malformed("digestAlgorithms", "has odd parameters") }
            digests.insert(identifier.algorithm)
        }
        (contentType, content) = try Self.encapsulated(cursor.next(DERTag.sequence))
        let certificateSet = try cursor.nextIf(DERTag.constructed(0))
        certificates = try Self.certificates(certificateSet)
        let revocation = try cursor.nextIf(DERTag.constructed(1))
        var signers: [SignerInfo] = []
        for element in try cursor.next(DERTag.set).elements("signerInfos") { signers.append(try SignerInfo(element)) }
        self.signers = signers
        try cursor.finish()
        // Nothing signs the number; a wrong one is a changed one.
        let belongs = Self.version(
            contentType: contentType, signers: signers, certificates: certificateSet, revocation: revocation)
        guard number == belongs else { throw version.malformed("version", "is not \(belongs)") }
        guard revocation == nil || revocation?.content.isEmpty == false else {
            throw version.malformed("crls", "is empty")
        }
        // RFC 5652 §5.1: a digest outside the set may make validation fail; here it does.
        guard signers.allSatisfy({ digests.contains($0.digestAlgorithm.algorithm) }) else {
            throw digestSet.malformed("digestAlgorithms", "lacks a signer's algorithm")
        }
    }

    /// RFC 5652 §5.1: the lowest version that allows what is inside.
    private static func version(
        contentType: OID, signers: [SignerInfo], certificates: DERValue?, revocation: DERValue?
    ) -> Int {
        let kinds = Set((try? certificates?.elements("certificates").map(\.tag)) ?? [])
        let lists = Set((try? revocation?.elements("crls").map(\.tag)) ?? [])
        // [3] another format of certificate, [1] other revocation data; [2] attribute certificate, [1] its first version.
        if kinds.contains(DERTag.constructed(3)) || lists.contains(DERTag.constructed(1)) { return 5 }
        if kinds.contains(DERTag.constructed(2)) { return 4 }
        let isFirst =
            contentType == .data && signers.allSatisfy(\.isNamedByIssuer) && !kinds.contains(DERTag.constructed(1))
        return isFirst ? 1 : 3
    }

    private static func encapsulated(_ value: DERValue) throws(CMSError) -> (OID, [UInt8]?) {
        let what = "EncapsulatedContentInfo"
        var cursor = value.cursor(what)
        let type = try OID(cursor.next(), "eContentType")
        var content: [UInt8]?
        if let explicit = try cursor.nextIf(DERTag.constructed(0)) {
            content = Array(try DERValue(explicit.content, tag: DERTag.octetString, "eContent").content)
        }
        try cursor.finish()
        return (type, content)
    }

    private static func certificates(_ value: DERValue?) throws(CMSError) -> [Certificate] {
        guard let value else { return [] }
        let elements = try value.elements("certificates")
        guard elements.count <= 64 else { throw value.malformed("certificates", "holds more than 64 certificates") }
        var certificates: [Certificate] = []
        for element in elements {
            guard element.tag == DERTag.sequence else {
                // Attribute certificates and other formats ([0] … [3]) carry nothing a signature here needs.
                guard (DERTag.constructed(0)...DERTag.constructed(3)).contains(element.tag) else {
                    throw element.malformed("certificates", "holds something of tag \(element.tag)")
                }
                continue
            }
            do {
                certificates.append(try Certificate(der: Array(element.encoded)))
            } catch {
                throw element.malformed("certificate", "cannot be read: \(error.message)")
            }
        }
        return certificates
    }
}
