import OpenSSL
package import PDF

/// The standard security handler (ISO 32000-2 §7.6.4) for reading: revisions 2, 3, 4, 5 (Adobe's extension level 3) and 6.
package enum StandardSecurity {
    /// Who the password belongs to. Reading is the same for both: permissions bind people who change documents, and nothing
    /// here does.
    package enum Access: String, Hashable, Sendable {
        case user, owner
    }

    /// What a password opened.
    package struct Opening: Hashable, Sendable {
        package let access: Access
        /// /P is what /Perms says was encrypted with the key (algorithm 13); true for revisions that have no /Perms.
        package let arePermissionsTrue: Bool
    }

    /// Loads what a sandbox would keep away.
    package static func warmUp() { _ = DocumentCiphers.shared }

    /// Unlocks a document with the empty password or the given one, tried as user's and as owner's. Throws `encrypted` when
    /// it does not open the document, `unsupported` for another handler or an algorithm that is not there, `damaged` for an
    /// encryption dictionary that no handler can follow. A document that is not encrypted is left as it is.
    ///
    /// - Parameter password: Its UTF-8 bytes, or for revisions 2 to 4 those of the writer's own encoding.
    @discardableResult
    package static func unlock(_ document: PDFDocument, password: [UInt8] = []) throws(PDFError) -> Access? {
        try open(document, password: password)?.access
    }

    /// The same; tells more.
    package static func open(_ document: PDFDocument, password: [UInt8] = []) throws(PDFError) -> Opening? {
        guard let dictionary = try document.encryptionDictionary() else { return nil }
        let scheme = try EncryptionScheme(dictionary, identifier: try document.firstIdentifier())
        do throws(OpenSSLError) {
            let fileKey = FileKey(scheme)
            guard let (key, access) = try fileKey.find(password) else {
                throw OpenSSLError(code: .wrongPassphrase, message: "")
            }
            document.unlock(with: CryptFilters(scheme, key: key))
            return Opening(access: access, arePermissionsTrue: try fileKey.confirmsPermissions(key))
        } catch {
            switch error.code {
            case .wrongPassphrase:
                throw PDFError(
                    .encrypted,
                    password.isEmpty
                        ? "The document opens only with a password." : "The password does not open the document.")
            case .unsupported:
                throw PDFError(.unsupported, "The document's encryption cannot be undone: \(error.message)")
            default: throw PDFError(.damaged, "The document's encryption cannot be undone: \(error.message)")
            }
        }
    }
}

extension PDFDocument {
    /// The first half of the trailer's /ID; empty where there is none.
    fileprivate func firstIdentifier() throws(PDFError) -> [UInt8] {
        for section in sections {
            if case .array(let halves) = section.trailer["ID"], let first = halves.first?.stringValue { return first }
        }
        return []
    }
}
