import ArchiveModel
import FoundationEssentials
import GRDB

/// An invoice's rows: searched columns, shown columns, digests, words, claims.
enum InvoiceWriting {
    static func write(_ invoice: InvoiceRow, text: String?, in db: Database) throws {
        let tenant = try Tenants.number(of: invoice.summary.tenant, in: db)
        let row = try rowNumber(for: invoice.summary, in: db)
        try writeSearched(invoice, row: row, tenant: tenant, in: db)
        try writeShown(invoice, row: row, in: db)
        try db.cachedStatement(sql: "DELETE FROM copies WHERE row = ?").execute(arguments: [row])
        let copy = try db.cachedStatement(sql: "INSERT OR IGNORE INTO copies VALUES (?, ?, ?)")
        for file in invoice.copies { try copy.execute(arguments: [Data(file.digest.bytes), row, file.role]) }
        if let text { try writeWords(text, row: row, in: db) }
        try Claims.hold(invoice, tenant: tenant, in: db)
    }

    static func remove(_ id: DocumentID, text: String?, in db: Database) throws {
        for table in ["claims", "idempotency"] {
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE id = ?").execute(arguments: [id.symbols])
        }
        let known = try db.cachedStatement(sql: "SELECT row FROM invoices WHERE id = ?")
        guard let row = try Int64.fetchOne(known, arguments: [id.symbols]) else { return }
        if let text, try isWorded(row, in: db) {
            let statement = try db.cachedStatement(
                sql: "INSERT INTO words (words, rowid, body) VALUES ('delete', ?, ?)")
            try statement.execute(arguments: [row, Folding.words(text).joined(separator: " ")])
        }
        for table in ["worded", "copies", "details", "invoices"] {
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE row = ?").execute(arguments: [row])
        }
    }

    /// The row the invoice has, or a free one for it.
    private static func rowNumber(for summary: InvoiceSummary, in db: Database) throws -> Int64 {
        let known = try db.cachedStatement(sql: "SELECT row FROM invoices WHERE id = ?")
        if let row = try Int64.fetchOne(known, arguments: [summary.id.symbols]) { return row }
        let taken = try db.cachedStatement(sql: "SELECT 1 FROM invoices WHERE row = ?")
        var row = RowNumber.of(summary)
        while try Int.fetchOne(taken, arguments: [row]) != nil { row += 1 }
        return row
    }

    private static func writeSearched(_ invoice: InvoiceRow, row: Int64, tenant: Int64, in db: Database) throws {
        let summary = invoice.summary
        let party = try summary.customer.flatMap { name throws in try Parties.number(of: name, in: db) }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO invoices VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (row) DO UPDATE SET tenant = excluded.tenant, vault = excluded.vault, state = excluded.state,
                    number = excluded.number, issued = excluded.issued, amount = excluded.amount, party = excluded.party,
                    customer = excluded.customer, customer_tax = excluded.customer_tax,
                    seller_tax = excluded.seller_tax, ref = excluded.ref
                """)
        try statement.execute(
            arguments: [
                row, summary.id.symbols, tenant, summary.vault.code, summary.state.code,
                summary.number.map(InvoiceIdentity.normalised), summary.issueDate?.daysSince1970,
                summary.total.flatMap(SearchKeys.amount), party, invoice.customerID.map(SearchKeys.reference),
                summary.customerTaxID.map(InvoiceIdentity.taxID), summary.sellerTaxID.map(InvoiceIdentity.taxID),
                summary.ref.map(SearchKeys.reference),
            ])
    }

    private static func writeShown(_ invoice: InvoiceRow, row: Int64, in db: Database) throws {
        let summary = invoice.summary
        let statement = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO details VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(
            arguments: [
                row, summary.type.rawValue, summary.number, summary.issueDate?.description, summary.customer,
                summary.customerTaxID, summary.sellerTaxID, summary.currency, summary.total, summary.ref,
                summary.submitted.milliseconds, summary.archived?.milliseconds, summary.digest.description,
                invoice.package.path.text, Data(invoice.package.digests.sha256.bytes),
                Data(invoice.package.digests.sha512.bytes), Data(invoice.document),
            ])
    }

    /// An invoice's text never changes once it is there: a correction concerns the data read, not the source.
    private static func writeWords(_ text: String, row: Int64, in db: Database) throws {
        guard try !isWorded(row, in: db) else { return }
        let words = Folding.words(text)
        guard !words.isEmpty else { return }
        try db.cachedStatement(sql: "INSERT INTO words (rowid, body) VALUES (?, ?)")
            .execute(arguments: [row, words.joined(separator: " ")])
        try db.cachedStatement(sql: "INSERT INTO worded VALUES (?)").execute(arguments: [row])
    }

    private static func isWorded(_ row: Int64, in db: Database) throws -> Bool {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM worded WHERE row = ?"), arguments: [row]) != nil
    }
}

/// Distinct customer names, each with its words and trigrams.
enum Parties {
    /// Names that fold to the same words are one. Nil for a name without letters or digits.
    static func number(of name: String, in db: Database) throws -> Int64? {
        let words = Folding.nameWords(name)
        guard !words.isEmpty else { return nil }
        let folded = words.joined(separator: " ")
        let known = try db.cachedStatement(sql: "SELECT number FROM parties WHERE name = ?")
        if let number = try Int64.fetchOne(known, arguments: [folded]) { return number }
        try db.cachedStatement(sql: "INSERT INTO parties (name) VALUES (?)").execute(arguments: [folded])
        let number = db.lastInsertedRowID
        let word = try db.cachedStatement(sql: "INSERT OR IGNORE INTO party_words VALUES (?, ?)")
        for text in words { try word.execute(arguments: [text, number]) }
        let trigram = try db.cachedStatement(sql: "INSERT OR IGNORE INTO party_trigrams VALUES (?, ?)")
        for text in Trigrams.of(words) { try trigram.execute(arguments: [text, number]) }
        return number
    }
}
