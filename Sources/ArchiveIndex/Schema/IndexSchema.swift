import GRDB

/// The tables. Another `version` means another layout: such a file is not converted but rebuilt.
enum IndexSchema {
    static let version = 3
    /// `Lgjo`, so that `file` and SQLite's tools know whose database it is.
    static let applicationID = 0x4C67_6A6F

    /// `invoices` is what searches run through: narrow, its rowid made of the time of submission, so that every
    /// order by rowid, of the table and of every index on it, is an order by time. What is shown lies in `details`.
    static let statements = """
        CREATE TABLE tenants (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

        CREATE TABLE invoices (
            row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, tenant INTEGER NOT NULL, vault INTEGER NOT NULL,
            state INTEGER NOT NULL, number TEXT, issued INTEGER, amount INTEGER, party INTEGER, customer TEXT,
            customer_tax TEXT, seller_tax TEXT, ref TEXT);
        CREATE INDEX by_tenant ON invoices (tenant);
        CREATE INDEX by_state ON invoices (state) WHERE state <> 7;
        CREATE INDEX by_number ON invoices (number) WHERE number IS NOT NULL;
        CREATE INDEX by_issued ON invoices (issued, amount) WHERE issued IS NOT NULL;
        CREATE INDEX by_amount ON invoices (amount) WHERE amount IS NOT NULL;
        CREATE INDEX by_party ON invoices (party, issued) WHERE party IS NOT NULL;
        CREATE INDEX by_customer ON invoices (customer) WHERE customer IS NOT NULL;
        CREATE INDEX by_customer_tax ON invoices (customer_tax) WHERE customer_tax IS NOT NULL;
        CREATE INDEX by_seller_tax ON invoices (seller_tax) WHERE seller_tax IS NOT NULL;
        CREATE INDEX by_ref ON invoices (ref) WHERE ref IS NOT NULL;

        CREATE TABLE details (
            row INTEGER PRIMARY KEY, type TEXT NOT NULL, number TEXT, issued TEXT, customer TEXT, customer_tax TEXT,
            seller_tax TEXT, currency TEXT, total TEXT, ref TEXT, submitted INTEGER NOT NULL, archived INTEGER,
            digest TEXT NOT NULL, path TEXT NOT NULL, sha256 BLOB NOT NULL, sha512 BLOB NOT NULL, document BLOB NOT NULL);

        CREATE TABLE counts (
            tenant INTEGER NOT NULL, vault INTEGER NOT NULL, state INTEGER NOT NULL, number INTEGER NOT NULL,
            PRIMARY KEY (tenant, vault, state)) WITHOUT ROWID;
        CREATE TRIGGER counted AFTER INSERT ON invoices BEGIN
            INSERT INTO counts VALUES (new.tenant, new.vault, new.state, 1)
                ON CONFLICT DO UPDATE SET number = number + 1;
        END;
        CREATE TRIGGER discounted AFTER DELETE ON invoices BEGIN
            UPDATE counts SET number = number - 1
                WHERE tenant = old.tenant AND vault = old.vault AND state = old.state;
        END;
        CREATE TRIGGER recounted AFTER UPDATE OF tenant, vault, state ON invoices
            WHEN old.state <> new.state OR old.tenant <> new.tenant OR old.vault <> new.vault
        BEGIN
            UPDATE counts SET number = number - 1
                WHERE tenant = old.tenant AND vault = old.vault AND state = old.state;
            INSERT INTO counts VALUES (new.tenant, new.vault, new.state, 1)
                ON CONFLICT DO UPDATE SET number = number + 1;
        END;

        CREATE TABLE parties (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE party_words (word TEXT NOT NULL, party INTEGER NOT NULL, PRIMARY KEY (word, party)) WITHOUT ROWID;
        CREATE TABLE party_trigrams (
            trigram TEXT NOT NULL, party INTEGER NOT NULL, PRIMARY KEY (trigram, party)) WITHOUT ROWID;

        CREATE TABLE claims (
            id TEXT PRIMARY KEY, tenant INTEGER NOT NULL, vault INTEGER NOT NULL, submission BLOB, identity TEXT)
            WITHOUT ROWID;
        CREATE UNIQUE INDEX claimed_bytes ON claims (tenant, vault, submission) WHERE submission IS NOT NULL;
        CREATE UNIQUE INDEX claimed_number ON claims (tenant, vault, identity) WHERE identity IS NOT NULL;
        CREATE TABLE idempotency (
            tenant INTEGER NOT NULL, vault INTEGER NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL, parameters BLOB NOT NULL,
            PRIMARY KEY (tenant, vault, key)) WITHOUT ROWID;
        CREATE INDEX idempotency_of ON idempotency (id);

        CREATE TABLE copies (
            digest BLOB NOT NULL, row INTEGER NOT NULL, role TEXT NOT NULL, PRIMARY KEY (digest, row, role)) WITHOUT ROWID;
        CREATE INDEX copies_of ON copies (row);

        CREATE TABLE events (entry INTEGER PRIMARY KEY, id TEXT, tenant INTEGER, event BLOB NOT NULL);
        CREATE INDEX events_of ON events (id) WHERE id IS NOT NULL;
        CREATE INDEX events_of_the_archive ON events (entry) WHERE id IS NULL;

        CREATE TABLE records (
            tenant INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, path TEXT NOT NULL,
            sha256 BLOB NOT NULL, sha512 BLOB NOT NULL, content BLOB NOT NULL,
            PRIMARY KEY (kind, tenant, key, version)) WITHOUT ROWID;

        CREATE TABLE revocations (holder TEXT PRIMARY KEY, time INTEGER NOT NULL) WITHOUT ROWID;

        CREATE TABLE position (only INTEGER PRIMARY KEY CHECK (only = 0), reached INTEGER NOT NULL);
        INSERT INTO position VALUES (0, 0);
        CREATE TABLE ahead (start INTEGER PRIMARY KEY, stop INTEGER NOT NULL);

        CREATE VIRTUAL TABLE words USING fts5 (body, content = '', detail = none, tokenize = 'ascii');
        CREATE TABLE worded (row INTEGER PRIMARY KEY);
        """

    /// Makes the tables in an empty file; refuses any other layout with code `version`.
    static func prepare(_ db: Database, path: String) throws {
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let owner = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
        if isEmpty, found == 0 {
            try db.execute(sql: statements)
            try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
            return
        }
        guard owner == applicationID else {
            throw IndexError(.version, "\(path) is not an index of Legajo. Move it away and run legajo rebuild-index.")
        }
        guard found == version else {
            throw IndexError(
                .version,
                "\(path) has layout \(found), this program uses \(version). The index is a cache: run legajo rebuild-index."
            )
        }
    }
}
