/// A storage root as the operator names it.
package struct RootConfiguration: Hashable, Sendable {
    /// Letters and digits, at most 32.
    package let name: String
    /// Absolute.
    package let path: String

    package init(name: String, path: String) {
        self.name = name
        self.path = path
    }
}
