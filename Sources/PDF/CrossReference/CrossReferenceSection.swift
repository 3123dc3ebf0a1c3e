/// Where an object lies (ISO 32000-2 §7.5.4 and table 18).
package enum CrossReferenceEntry: Hashable, Sendable {
    case free(generation: Int)
    /// At a byte offset of the file.
    case inFile(offset: UInt64, generation: Int)
    /// The `index`-th object of an object stream.
    case compressed(stream: Int, index: Int)
}

/// One cross-reference table or stream with its trailer (ISO 32000-2 §7.5.4, §7.5.5, §7.5.8).
package struct CrossReferenceSection: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case table
        case stream
        /// A stream that a table's trailer names in /XRefStm (hybrid-reference file, §7.5.8.4).
        case hybrid
    }

    package var kind: Kind
    /// Of the keyword `xref` or the stream's object number.
    package var offset: UInt64
    /// After the trailer dictionary or the stream's `endobj`.
    package var end: UInt64
    package var entries: [Int: CrossReferenceEntry]
    package var trailer: PDFDictionary
    /// The section this one continues (/Prev).
    package var previous: UInt64?
    /// The `startxref … %%EOF` right behind the section; nil where something else follows.
    package var marker: EndMarker?

    /// `startxref`, an offset, `%%EOF` and its line end.
    package struct EndMarker: Hashable, Sendable {
        /// Of the keyword `startxref`.
        package var offset: UInt64
        /// The offset it names.
        package var target: UInt64
        /// After `%%EOF` and the line end that follows it, if one does.
        package var end: UInt64
    }
}
