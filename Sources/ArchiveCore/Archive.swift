package import ArchiveIndex
package import ArchiveModel
package import Logging
package import StorageRoot
import Synchronization

/// The archive: roots, index, seals and workers, and everything that may be asked of them. One per instance.
package final class Archive: ArchiveService {
    package let configuration: ArchiveConfiguration
    let store: ReplicatedStore
    let index: InvoiceIndex
    let seals: ArchiveSeals
    let workers: WorkerPort
    let time: any TimeSource
    let random: any RandomSource
    let logger: Logger
    let meter: StageMeter
    let credentials = CredentialBook()
    let templateBook = TemplateBook()
    /// Versions of a tenant's templates are recorded one after the other.
    let recordingTemplates = KeyedLock<TenantID>()
    let layoutBook = LayoutBook()
    /// Versions of a tenant's layouts are recorded one after the other.
    let recordingLayouts = KeyedLock<TenantID>()
    /// Entries about one invoice are written one after the other.
    let subjects = KeyedLock<DocumentID>()
    let copies = CopyGate()
    /// Decisions about one submission are taken one after the other.
    let deciding = KeyedLock<DocumentID>()
    /// Submissions of the same bytes are worked on one after the other.
    let submissions = KeyedLock<String>()
    let running = RunningSubmissions()
    /// Ledger and index in step.
    let gate = IndexGate()
    let maintenance = MaintenanceGate()
    let incidents: IncidentBook
    /// Submissions being worked on.
    let atWork = Mutex<Set<DocumentID>>([])
    /// Unfinished submissions are taken up here: not by a command on a stopped archive.
    let isRecovering = Mutex(false)
    /// Unfinished submissions that could not be taken up again so far.
    let unresumed = Mutex(0)

    package init(
        configuration: ArchiveConfiguration, store: ReplicatedStore, index: InvoiceIndex, seals: ArchiveSeals,
        workers: WorkerPort, time: any TimeSource, random: any RandomSource,
        logger: Logger, incidents: IncidentBook = IncidentBook()
    ) {
        self.incidents = incidents
        self.configuration = configuration
        self.store = store
        self.index = index
        self.seals = seals
        self.workers = workers
        self.time = time
        self.random = random
        self.logger = logger
        meter = StageMeter(time: time)
    }

    package var uploadLimit: UInt64 { configuration.uploadLimit }

    package func require(_ permission: Permission, of principal: Principal) throws(ArchiveFailure) {
        try AccessPolicy.require(permission, of: principal, at: time.now())
    }

    package func spool() -> SpoolFile { SpoolFile(in: configuration.spool) }
}
