import CQPDF

/// Why qpdf could not repair a document.
package struct PDFRepairError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// Opens only with a password.
        case encrypted
        /// Damaged beyond what qpdf mends.
        case damaged
        /// Larger than the limit the caller gave.
        case tooLarge = "too-large"
        /// There was no memory.
        case system
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}

/// A damaged PDF written anew with a whole cross-reference section, for reading only: what comes out is another file, and
/// never takes the place of the one that came.
package struct PDFRepair: Hashable, Sendable {
    /// The new file; not encrypted, though the one it was made of may have been.
    package let bytes: [UInt8]
    /// What qpdf found wrong, in its words, the first few.
    package let warnings: [String]

    /// Warnings that are kept; a file can have thousands.
    private static let mostWarnings = 8

    /// Reads what can be found of the document in `source` and writes it to memory. Bound to one thread.
    ///
    /// - Parameters:
    ///   - password: Of an encrypted document, in the bytes its revision takes.
    ///   - limit: Bytes the new file may have. Its streams are counted before anything is written.
    package init(of source: [UInt8], password: [UInt8] = [], limit: Int) throws(PDFRepairError) {
        guard let handle = unsafe qpdf_init() else { throw PDFRepairError(.system, "There was no memory for qpdf.") }
        var data: qpdf_data? = unsafe handle
        defer { unsafe qpdf_cleanup(&data) }
        unsafe qpdf_silence_errors(handle)
        unsafe qpdf_set_suppress_warnings(handle, 1)
        unsafe qpdf_set_attempt_recovery(handle, 1)
        let password = password.map { CChar(bitPattern: $0) } + [0]
        // The bytes must stay in place until the new file is written.
        let outcome: Result<[UInt8], PDFRepairError> = unsafe source.withUnsafeBytes { buffer in
            let start = unsafe buffer.assumingMemoryBound(to: CChar.self).baseAddress
            guard
                unsafe Self.isDone(
                    qpdf_read_memory(handle, "document", start, UInt64(buffer.count), password))
            else { return .failure(unsafe Self.failure(handle)) }
            guard unsafe qpdf_get_num_pages(handle) > 0 else { return .failure(unsafe Self.failure(handle)) }
            // The writer would hold all of it before its length is known.
            guard unsafe WrittenExtent.fits(handle, streamBytes: limit) else {
                return .failure(PDFRepairError(.tooLarge, "the repaired file has over \(limit) bytes"))
            }
            guard unsafe Self.isDone(qpdf_init_write_memory(handle)) else {
                return .failure(unsafe Self.failure(handle))
            }
            unsafe qpdf_set_preserve_encryption(handle, 0)
            unsafe qpdf_set_stream_data_mode(handle, qpdf_s_preserve)
            unsafe qpdf_set_deterministic_ID(handle, 1)
            guard unsafe Self.isDone(qpdf_write(handle)) else { return .failure(unsafe Self.failure(handle)) }
            let count = unsafe qpdf_get_buffer_length(handle)
            guard count <= limit else {
                return .failure(PDFRepairError(.tooLarge, "the repaired file has over \(limit) bytes"))
            }
            guard let bytes = unsafe qpdf_get_buffer(handle) else { return .failure(unsafe Self.failure(handle)) }
            return .success(unsafe Array(UnsafeBufferPointer(start: bytes, count: count)))
        }
        bytes = try outcome.get()
        warnings = unsafe Self.warnings(handle)
    }

    /// Warnings are no failure: a file in need of repair always gives some.
    private static func isDone(_ code: QPDF_ERROR_CODE) -> Bool { code & 2 == 0 }

    private static func failure(_ handle: qpdf_data) -> PDFRepairError {
        guard unsafe qpdf_has_error(handle) != 0, let error = unsafe qpdf_get_error(handle) else {
            return PDFRepairError(.damaged, "nothing readable was found")
        }
        let text = unsafe qpdf_get_error_full_text(handle, error).map { unsafe String(cString: $0) } ?? ""
        let code = unsafe qpdf_get_error_code(handle, error)
        return PDFRepairError(code == qpdf_e_password ? .encrypted : .damaged, text)
    }

    private static func warnings(_ handle: qpdf_data) -> [String] {
        var warnings: [String] = []
        while warnings.count < mostWarnings, unsafe qpdf_more_warnings(handle) != 0,
            let warning = unsafe qpdf_next_warning(handle)
        {
            if let text = unsafe qpdf_get_error_full_text(handle, warning) {
                unsafe warnings.append(String(cString: text))
            }
        }
        return warnings
    }
}
