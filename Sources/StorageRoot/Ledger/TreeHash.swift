import ArchiveModel
import Crypto

/// A node of the ledger's Merkle tree (RFC 6962 §2.1, SHA-256).
package struct TreeHash: Hashable, Sendable, CustomStringConvertible {
    package let bytes: [UInt8]

    /// Nil unless there are 32 bytes.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    private init(hashing input: [UInt8]) { bytes = Array(SHA256.hash(data: input)) }

    /// A leaf: SHA-256 of 0x00 and the entry.
    package static func leaf(_ entry: [UInt8]) -> TreeHash { TreeHash(hashing: [0] + entry) }

    /// An inner node: SHA-256 of 0x01 and both children.
    package static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        var input: [UInt8] = [1]
        input.reserveCapacity(65)
        input += left.bytes
        input += right.bytes
        return TreeHash(hashing: input)
    }

    /// The root of a tree without leaves: SHA-256 of nothing.
    package static let empty = TreeHash(hashing: [])

    /// The root of a perfect tree over a power of two of nodes.
    static func perfect(_ nodes: ArraySlice<TreeHash>) -> TreeHash {
        var row = Array(nodes)
        while row.count > 1 {
            row = stride(from: 0, to: row.count - 1, by: 2).map { node(row[$0], row[$0 + 1]) }
        }
        return row.first ?? empty
    }

    package var description: String { Hexadecimal.text(bytes) }
}
