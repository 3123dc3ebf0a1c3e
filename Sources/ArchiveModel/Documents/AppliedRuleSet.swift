/// A set of rules that an invoice was held against, in the version that was chosen for it.
package struct AppliedRuleSet: Hashable, Sendable, Codable {
    /// As findings name it (`en16931-ubl`).
    package var id: String
    package var version: String

    package init(id: String, version: String) {
        self.id = id
        self.version = version
    }
}
