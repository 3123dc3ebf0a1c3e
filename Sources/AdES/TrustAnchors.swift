package import ArchiveModel
import OpenSSL

/// The anchors of one judgement, ready for path building, with what each is worth.
package struct TrustAnchors: Sendable {
    private let store: AnchorStore
    private let trust: [[UInt8]: TrustClass]

    package init(_ anchors: [TrustAnchor]) throws(AdESError) {
        var certificates: [Certificate] = []
        var trust: [[UInt8]: TrustClass] = [:]
        for anchor in anchors {
            do throws(OpenSSLError) { certificates.append(try Certificate(der: anchor.certificate)) } catch {
                throw AdESError(code: .request, message: "A trust anchor is no certificate: \(error.message)")
            }
            // What the archive knows of a certificate holds also where it is given once more.
            if let worth = anchor.trust { trust[anchor.certificate] = worth }
        }
        self.trust = trust
        do throws(OpenSSLError) { store = try AnchorStore(certificates) } catch {
            throw AdESError(code: .request, message: error.message)
        }
    }

    /// A path as of a moment (seconds since 1970), and the class of the anchor it ends at; nil where nothing is known of it.
    func path(
        from leaf: Certificate, through others: [Certificate], at seconds: Int64
    ) throws(AdESError) -> (CertificatePath, TrustClass?) {
        do throws(OpenSSLError) {
            let path = try store.path(from: leaf, through: others, at: seconds)
            return (path, path.anchor.flatMap { trust[$0.der] })
        } catch {
            throw AdESError(code: .request, message: error.message)
        }
    }
}
