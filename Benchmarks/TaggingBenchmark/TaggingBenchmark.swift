import ArchiveModel
import Glibc
import PDF
import Tagging
import WorkerProtocol

/// Processor time of tagging documents: `tagging-benchmark ROUNDS FILE…` prints for each file its pages and the medians of
/// all rounds in milliseconds: of tagging, and of tagging and reading the tagged pages back. `Benchmarks/tagging` runs it.
@main
struct TaggingBenchmark {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count > 2, let rounds = Int(arguments[1]), rounds > 0,
            let id = DocumentID(values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 31])
        else {
            print("usage: tagging-benchmark ROUNDS FILE…")
            exit(64)
        }
        for path in arguments.dropFirst(2) {
            do {
                let source = MemoryBytes(try contents(of: path))
                var (times, checked): ([Double], [Double]) = ([], [])
                var pages = 0
                // A tenth more, so that tables are filled when it counts.
                for round in -rounds / 10..<rounds {
                    let request = PreparationRequest(id: id)
                    let start = processorTime()
                    pages = try PagePreparation.prepare(request, source: source, confirms: false).0.pages
                    let middle = processorTime()
                    _ = try PagePreparation.prepare(request, source: source)
                    if round >= 0 {
                        times.append(middle - start)
                        checked.append(processorTime() - middle)
                    }
                }
                print("\(path)\t\(pages)\t\(times.sorted()[times.count / 2])\t\(checked.sorted()[checked.count / 2])")
            } catch {
                print("\(path)\t\(error)")
                exit(2)
            }
        }
    }

    private static func contents(of path: String) throws -> [UInt8] {
        guard let file = unsafe fopen(path, "rb") else { throw PDFError(.source, "\(path) cannot be opened") }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var window = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = unsafe fread(&window, 1, window.count, file), count > 0 { bytes += window.prefix(count) }
        return bytes
    }

    /// In milliseconds.
    private static func processorTime() -> Double {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
    }
}
