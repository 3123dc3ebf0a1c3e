import ArchiveModel
import Conversion
import Extraction
import Glibc
import LibXML2
import LinuxSystem
import WorkerProtocol
import XML

/// Conversions a second of one invoice, in one thread and without processes: reading, writing, and reading again to prove it,
/// beside what of that is the parser's and the schema's time, which any program has.
///
///     ConversionRate SCHEMAS FILE TARGET…
@main
enum ConversionRate {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 3 else {
            print("ConversionRate SCHEMAS FILE TARGET…")
            exit(64)
        }
        var files: [String: [UInt8]] = [:]
        for name in InvoiceSchemas.files { files[name] = try contents(of: "\(arguments[1])/\(name)") }
        let schemas = InvoiceSchemas(files: files)
        let source = try contents(of: arguments[2])
        let name = arguments[2].split(separator: "/").last.map(String.init) ?? arguments[2]
        if source.first == UInt8(ascii: "<") {
            let schema = try XMLSchema("UBL-2.1/Invoice.xsd", files: files)
            let document = try XMLDocument(parsing: source)
            tell("\(name): parse", try rate { _ = try XMLDocument(parsing: source) })
            if document.root.name == "Invoice" {
                tell("\(name): XML Schema, without parsing", try rate { _ = try schema.validate(document) })
            }
        }
        let input = InputDocument(name: name, descriptor: -1, bytes: MemoryBytes(source))
        for target in arguments.dropFirst(3).compactMap({ ConversionTarget(rawValue: $0) }) {
            tell(
                "\(name): to \(target.rawValue), proved",
                try rate {
                    let (transcription, json) = try Transcriber.transcribe(input, schemas: schemas)
                    let (report, made) = try InvoiceConversion.convert(
                        ConversionRequest(target: target, isBound: transcription.isBound), source: MemoryBytes(json))
                    let document = InputDocument(name: "made", descriptor: -1, bytes: MemoryBytes(made))
                    _ = try ConversionProof.prove(
                        ProofRequest(lost: report.lost, added: report.added), invoice: MemoryBytes(json),
                        document: document, schemas: schemas)
                })
        }
    }

    private static func contents(of path: String) throws -> [UInt8] {
        let file = try FileBytes(path: path)
        return try file.read(at: 0, count: Int(file.length))
    }

    private static func tell(_ what: String, _ perSecond: Double) {
        print("\(what)  \(Int(perSecond)) /s  \(Int(1e6 / perSecond)) µs each")
    }

    /// How often a second, of about two seconds' work after a first time.
    private static func rate(_ body: () throws -> Void) throws -> Double {
        try body()
        var count = 0
        let start = now()
        repeat {
            try body()
            count += 1
        } while now() - start < 2
        return Double(count) / (now() - start)
    }

    private static func now() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
