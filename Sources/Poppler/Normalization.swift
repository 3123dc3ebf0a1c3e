import CPoppler

/// Unicode normalization forms (UAX #15), by the library poppler brings along.
package enum Normalization {
    /// Composed: NFC.
    package static func composed(_ text: String) -> String { normalized(text, G_NORMALIZE_DEFAULT_COMPOSE) }

    /// Compatibility forms replaced, and composed: NFKC.
    package static func compatibilityComposed(_ text: String) -> String { normalized(text, G_NORMALIZE_ALL_COMPOSE) }

    private static func normalized(_ text: String, _ form: GNormalizeMode) -> String {
        guard let result = unsafe g_utf8_normalize(text, -1, form) else { return text }
        defer { unsafe g_free(result) }
        return unsafe String(cString: result)
    }
}
