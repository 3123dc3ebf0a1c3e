import ArchiveModel
import Extraction
import Glibc
import LinuxSystem
import WorkerClient
import WorkerProtocol

/// What the sandbox costs: `worker-benchmark PROGRAM SCHEMAS ROUNDS FILE…` prints for each file the median milliseconds of
/// examining it in this process and through `legajo-worker`, in turns. `Benchmarks/worker` runs it.
@main
enum WorkerBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 4, let rounds = Int(arguments[3]), rounds > 0 else {
            print("usage: worker-benchmark PROGRAM SCHEMAS ROUNDS FILE…")
            exit(64)
        }
        var files: [String: [UInt8]] = [:]
        for name in InvoiceSchemas.files { files[name] = try contents(of: "\(arguments[2])/\(name)") }
        let schemas = InvoiceSchemas(files: files)
        Examiner.warmUp()
        try schemas.compileAll()
        let pool = WorkerPool(WorkerConfiguration(program: arguments[1], inherited: ["LEGAJO_SHARE": share]))
        try pool.warmUp()
        for path in arguments.dropFirst(4) {
            let bytes = try FileBytes(path: path)
            let document = InputDocument(
                name: path.split(separator: "/").last.map(String.init) ?? path, descriptor: bytes.descriptor,
                bytes: bytes)
            let request = ExaminationRequest(names: [document.name], today: CalendarDate(daysSince1970: 20_000))
            var (own, sandboxed): ([Double], [Double]) = ([], [])
            // Three more, so that tables are filled when it counts.
            for round in -3..<rounds {
                let start = now()
                let report = Examiner.examine(request, documents: [document], schemas: schemas)
                let middle = now()
                let (answer, _) = try pool.serve(.examine(request), tenant: "bench", documents: [document])
                let end = now()
                guard case .examined(let other) = answer, other.fields == report.fields else {
                    print("\(path)\tthe worker reads something else")
                    exit(2)
                }
                if round >= 0 {
                    own.append(middle - start)
                    sandboxed.append(end - middle)
                }
            }
            print("\(path)\t\(median(own))\t\(median(sandboxed))")
        }
        pool.close()
    }

    private static var share: String {
        guard let value = unsafe getenv("LEGAJO_SHARE") else { return "" }
        return unsafe String(cString: value)
    }

    private static func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

    private static func contents(of path: String) throws -> [UInt8] {
        let file = try FileBytes(path: path)
        return try file.read(at: 0, count: Int(file.length))
    }

    /// In milliseconds.
    private static func now() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
    }
}
