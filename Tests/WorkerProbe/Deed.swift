import ArchiveModel
import Glibc
import LinuxSystem
import WorkerProtocol

/// One misdeed or honest answer.
enum Deed {
    /// Documents this process has served; the probe has one thread.
    nonisolated(unsafe) private static var served = 0

    static func perform(
        _ name: String, _ documents: [InputDocument], _ request: ExaminationRequest
    ) throws(WorkerRefusal) -> ExaminationReport {
        unsafe served += 1
        switch name {
        case "crash": readNowhere()
        case "crash-unless-first": if unsafe served > 1 { readNowhere() }
        case "exit": Fork.exit(0)
        case "spin": while unsafe served > 0 { unsafe served += 1 }
        case "sleep": while true { sleep(1) }
        case "allocate": allocate()
        case "recurse": return report([("depth", recurse(documents.count))])
        case "refuse": throw WorkerRefusal(code: "encrypted", message: "asked to refuse")
        case "not-a-number":
            return ExaminationReport(
                files: [], fields: ["BT-1": FieldClaim(value: "1", confidence: .nan, how: .text)], verdict: .valid)
        case "break-out": return report(BreakOut.attempts(documents))
        default: break
        }
        var text = ""
        for document in documents {
            let bytes = (try? document.bytes.read(at: 0, count: 1 << 20)) ?? []
            text += "\(document.name) \(document.bytes.length) \(bytes.reduce(0) { $0 &+ Int($1) });"
        }
        return ExaminationReport(
            files: [],
            findings: [
                finding("served", unsafe served), finding("process", Int(getpid())), finding("parent", Int(getppid())),
            ], verdict: .valid,
            text: text)
    }

    static func finding(_ id: String, _ value: Int) -> Finding {
        Finding(artefact: "probe", id: id, flag: .information, message: String(value))
    }

    private static func report(_ values: [(String, Int)]) -> ExaminationReport {
        ExaminationReport(files: [], findings: values.map { finding($0.0, $0.1) }, verdict: .valid)
    }

    private static func readNowhere() {
        if let place = unsafe UnsafePointer<Int>(bitPattern: 8) { unsafe served += place.pointee }
    }

    private static func allocate() {
        var kept: [[UInt8]] = []
        while unsafe served > 0 { kept.append([UInt8](repeating: 1, count: 8 << 20)) }
    }

    private static func recurse(_ depth: Int) -> Int { unsafe served < 0 ? depth : recurse(depth + 1) &+ 1 }
}
