/// How far a check has come.
package struct CheckProgress: Hashable, Sendable {
    /// Ledger entries looked at, of `total`.
    package let entries: UInt64
    package let total: UInt64
    /// Bytes read, over all roots.
    package let bytes: UInt64
}
