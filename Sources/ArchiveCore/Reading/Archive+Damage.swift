import ArchiveIndex
import ArchiveModel
import StorageRoot

extension Archive {
    /// Events told of one package, at most.
    private static let mostDamage = 100

    /// Damage to copies of a package and its repair, as the ledger tells it.
    func damage(to path: StoragePath) throws(ArchiveFailure) -> [InvoiceEvent] {
        // The name is the package's digest: no other file's, and written in the event as it is.
        guard let name = path.text.split(separator: "/").last.map(String.init) else { return [] }
        let found = try indexed { () throws(IndexError) in try index.events(naming: name, limit: Self.mostDamage) }
        return found.filter { Incident($0)?.path == path.text }
    }

    /// Every root's copy, with what is known to be wrong with it: what the ledger tells, and what is on its way there.
    func places(of path: StoragePath, after damage: [InvoiceEvent]) -> [InvoiceDetail.Place] {
        var bad: [String: VerificationReport.Fixity.State] = [:]
        for incident in damage.compactMap(Incident.init) { bad[incident.root] = incident.state }
        bad.merge(incidents.badCopies(of: path)) { $1 }
        return store.status.filter { $0.state == .online }.map {
            InvoiceDetail.Place(root: $0.name, path: path, state: bad[$0.name])
        }
    }

    /// An event's note about a copy, taken apart: `damaged on root a: PATH`.
    private struct Incident {
        var root: String
        var path: String
        /// Nil once it is repaired.
        var state: VerificationReport.Fixity.State?

        init?(_ event: InvoiceEvent) {
            guard let note = event.details.first, let on = note.firstRange(of: " on root "),
                let colon = note[on.upperBound...].firstRange(of: ": ")
            else { return nil }
            switch note[..<on.lowerBound] {
            case "damaged": state = .damaged
            case "missing": state = .missing
            case "repaired": state = nil
            default: return nil
            }
            root = String(note[on.upperBound..<colon.lowerBound])
            path = String(note[colon.upperBound...])
        }
    }
}
