/// Bounds for a stranger's document. Exceeding one is an error, never a partial document.
package struct XMLLimits: Sendable {
    /// Bytes of the document. An invoice of 100,000 ordinary lines has 50 MB in UBL and 100 MB in CII.
    package var bytes = 192 << 20
    /// Elements inside one another.
    package var depth = 256
    /// Elements and text pieces.
    package var nodes = 8_000_000
    package var attributesPerElement = 256

    package init() {}
}
