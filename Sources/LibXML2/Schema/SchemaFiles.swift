/// The files of a schema by their path below the schemas' directory: all that compiling it may open.
package typealias SchemaFiles = [String: [UInt8]]

/// What libxml2 says against a document, at one of its elements.
package struct SchemaComplaint: Sendable {
    /// The element's number in the tree.
    package var node: Int32
    /// libxml2's number of the error (`xmlParserErrors`, 1800 to 1879).
    package var code: Int32
    /// libxml2's English sentence; long lists of codes are cut.
    package var text: String
    /// The value it is about, where it is about one; the beginning of a long one.
    package var value: String?
    /// That the element may not stand where it stands: neither it nor the siblings after it are assessed.
    package var isUnexpected = false
}
