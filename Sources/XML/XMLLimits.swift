/// Bounds for a stranger's document. Exceeding one is an error, never a partial document.
package struct XMLLimits: Sendable {
    /// Bytes of the document. An invoice of 20,000 lines has 30 MB.
    package var bytes = 64 << 20
    /// Elements inside one another.
    package var depth = 256
    /// Elements and text pieces.
    package var nodes = 4_000_000
    package var attributesPerElement = 256

    package init() {}
}
