/// How much one document and one child may use.
///
/// Reading page tags draws every page and may take six times as long as anything else, recognising text twelve times.
package struct WorkerLimits: Hashable, Sendable, Codable {
    /// Processor time of one document, in seconds.
    package var processorSeconds: Int
    /// Until the answer must be there, in milliseconds.
    package var wallMilliseconds: Int
    /// Address space of a child, in bytes.
    package var addressSpace: UInt64
    /// Documents one child serves before another takes its place.
    package var documents: Int
    /// Files of one submission.
    package var inputs: Int
    /// In bytes.
    package var callLength: Int
    /// In bytes.
    package var replyLength: Int
    /// Increment to a document, in bytes.
    package var increment: UInt64

    package init(
        processorSeconds: Int = 10, wallMilliseconds: Int = 30_000, addressSpace: UInt64 = 768 << 20,
        documents: Int = 100, inputs: Int = 32, callLength: Int = 8 << 20, replyLength: Int = 64 << 20,
        increment: UInt64 = 256 << 20
    ) {
        self.processorSeconds = processorSeconds
        self.wallMilliseconds = wallMilliseconds
        self.addressSpace = addressSpace
        self.documents = documents
        self.inputs = inputs
        self.callLength = callLength
        self.replyLength = replyLength
        self.increment = increment
    }

    /// Measured: a page without a tag is drawn twice, 0.2 s; a bundle of scans has a hundred pages and more.
    private static let tagReadingFactor = 6

    /// Processor time of one document for this request, in seconds.
    package func processorSeconds(for request: WorkerRequest) -> Int { processorSeconds * Self.factor(request) }

    /// How long the answer to this request may take, in milliseconds.
    package func wallMilliseconds(for request: WorkerRequest) -> Int { wallMilliseconds * Self.factor(request) }

    /// Of what comes back beside an answer, in bytes: documents of any length are made by conversions and cuts alone.
    package func increment(for request: WorkerRequest) -> UInt64 {
        switch request {
        case .transcribe, .convert, .takePages: increment
        default: min(increment, 64 << 20)
        }
    }

    /// Processor time of a child over all documents it serves, in seconds.
    package func processorSeconds(ofChildIn mode: WorkerMode) -> Int {
        processorSeconds * (documents + 1) * (mode == .recogniser ? Self.recognitionFactor : 1)
    }

    /// Measured: 100,000 lines take up to 8 s.
    private static let conversionFactor = 3
    /// Measured: 0.8 to 2.4 s a page in two searches, up to 24 pages of a document.
    private static let recognitionFactor = 12

    private static func factor(_ request: WorkerRequest) -> Int {
        switch request {
        case .examine(let details): details.recognisesText ? recognitionFactor : 1
        case .compare: recognitionFactor
        case .readTags, .divide: tagReadingFactor
        case .transcribe, .convert, .prove: conversionFactor
        case .judge, .prepare, .confirm, .inspectTemplate, .draw, .takePages, .learn: 1
        }
    }
}
