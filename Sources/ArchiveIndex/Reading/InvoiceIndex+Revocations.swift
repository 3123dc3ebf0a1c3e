package import ArchiveModel
import GRDB

extension InvoiceIndex {
    /// Whose tokens the ledger says ended, and when.
    package func revocations() throws(IndexError) -> [PrincipalID: UTCTime] {
        try read { db in
            let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT holder, time FROM revocations"))
            return try rows.reduce(into: [:]) { found, row in
                guard let holder = PrincipalID(row[0] as String) else { throw Stored.damaged("a revocation") }
                found[holder] = UTCTime(milliseconds: row[1])
            }
        }
    }
}
