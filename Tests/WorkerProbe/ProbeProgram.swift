import ArchiveModel
import LinuxSystem
import WorkerProtocol
import WorkerService

/// A worker program whose operations do what the first file's name says: the tests' way to misbehave in a sandbox.
@main
enum ProbeProgram {
    static func main() { Fork.exit(WorkerProgram.run(operations)) }

    private static var operations: WorkerOperations {
        WorkerOperations(
            warmUp: { _ in
                let claim = FieldClaim(value: "1", confidence: 1, page: 1, box: [0, 0, 1, 1], how: .text)
                let report = ExaminationReport(
                    files: [.init(name: "", kind: .pdf, mediaType: "application/pdf")], fields: ["BT-1": claim],
                    lines: [["BT-1": ""]], findings: [Deed.finding("", 0)], verdict: .valid, text: "")
                return [.examined(report)]
            },
            examine: { request, documents throws(WorkerRefusal) in
                try Deed.perform(documents[0].name, documents, request)
            },
            judge: { _, _ throws(WorkerRefusal) in VerificationReport(verdict: .indeterminate) },
            readTags: { document throws(WorkerRefusal) in
                throw WorkerRefusal(code: "unreadable", message: "\(document.name) has no pages")
            },
            prepare: { request, source, _ throws(WorkerRefusal) in
                guard let length = request.signature?.capacity else {
                    throw WorkerRefusal(code: "signed", message: "asked to refuse")
                }
                let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
                let increment = PreparedIncrement(
                    sourceLength: source.length, incrementLength: UInt64(length), pages: Int(Fork.ownIdentifier),
                    objects: [])
                return (increment, bytes)
            },
            confirm: { _, _, _, _ in })
    }
}
