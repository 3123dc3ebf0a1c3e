import Extraction
import LinuxSystem

/// The schemas that are installed with the program, read when first asked for: by the zygote, so that its children, which
/// can open no file, inherit them, compiled or to be compiled.
enum InstalledSchemas {
    static let all = load()

    private static let directory = "Schemas/XSD/"
    /// All of them together have less than 1 MB.
    private static let limit: UInt64 = 4 << 20

    private static func load() -> InvoiceSchemas {
        let reason: String
        do {
            let shared = try SharedFiles.ofProgram()
            var files: [String: [UInt8]] = [:]
            for name in InvoiceSchemas.files {
                guard let path = shared.path(of: directory + name) else {
                    return .absent(
                        "The schema \(directory)\(name) is not installed; no document can be judged. Install it in "
                            + "\(shared.places[0]) or set LEGAJO_SHARE to where Legajo's files are.")
                }
                let file = try FileBytes(path: path)
                files[name] = try file.read(at: 0, count: Int(min(file.length, limit)))
            }
            return InvoiceSchemas(files: files)
        } catch {
            reason = "\(error)"
        }
        return .absent("The schemas cannot be used, so no document can be judged: \(reason)")
    }
}
