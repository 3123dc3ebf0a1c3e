import XML

/// Bounds for a stranger's document. Exceeding one is an error, never a partial tree.
package struct MarkupLimits: Sendable {
    /// Bytes of the document as UTF-8; less than 2 GB.
    package var bytes = 192 << 20
    /// Elements inside one another.
    package var depth = 256
    /// Elements and text nodes.
    package var nodes = 8_000_000
    /// Namespace declarations among them.
    package var attributesPerElement = 256
    /// Declarations an element sees: its own and those of the elements it is in.
    package var namespacesInScope = 512

    package init() {}
}

extension XMLLimits {
    var markup: MarkupLimits {
        var limits = MarkupLimits()
        // Transcoding to UTF-8 may lengthen a document up to threefold.
        limits.bytes = min(bytes * 3, Int(Int32.max) - 1)
        limits.depth = depth
        limits.nodes = nodes
        limits.attributesPerElement = attributesPerElement
        return limits
    }
}
