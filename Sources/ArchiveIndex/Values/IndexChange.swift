package import ArchiveModel

/// One thing the ledger made true. Applying a change twice is applying it once.
package enum IndexChange: Hashable, Sendable {
    /// An invoice as it now is. `text`: words to be found by; nil leaves those there are.
    case invoice(InvoiceRow, text: String?)
    case event(ArchiveEvent)
    case record(IndexedRecord)
    /// The holder's token ended at that time.
    case revocation(PrincipalID, UTCTime)
    /// Everything about an invoice goes; its events stay. `text`: the same that was indexed, needed to take its
    /// words out (`eraseRemovedText()` then removes their traces).
    case removal(DocumentID, text: String?)
}
