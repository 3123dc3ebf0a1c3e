import ArchiveModel
import PDF
import Poppler
import QPDF
import WorkerProtocol

/// A damaged PDF as it can be read: repaired in memory, or by a viewer's leniency, or not at all. The file that came stays
/// what it is.
struct RepairedPDF {
    /// A damaged file longer than this is not repaired: that would mean to hold all of it in memory, more than once.
    static let limit: UInt64 = 64 << 20

    var structure: PDFStructure
    /// The repaired copy; nil where the file itself is what is read.
    var bytes: [UInt8]?
    var findings: [Finding] = []

    /// - Parameter damage: What the strict reader could not follow.
    init(
        _ document: InputDocument, _ structure: PDFStructure, damage: String, pageLimit: Int,
        password: DocumentPassword?
    ) {
        self.structure = structure
        let reason = damage.trimming(".")
        if (try? SignatureTraces(in: document.bytes)) != nil {
            findings.append(
                .extraction(
                    "damaged-signed", .fatal,
                    "\(document.name) bears a signature and is damaged (\(reason)). A signature covers the file as it was "
                        + "made, so it is not repaired; what is read from it is what a lenient viewer shows, and proves "
                        + "nothing. Ask the sender for the file again."))
            return
        }
        let warnings: [String]
        do {
            let bytes = try document.bytes.read(at: 0, count: Int(min(document.bytes.length, Self.limit)))
            let repair = try Self.repair(bytes, password)
            let repaired = PDFStructure(MemoryBytes(repair.bytes), pageLimit: pageLimit)
            guard repaired.damage == nil, repaired.excess == nil else {
                findings.append(Self.needsRepair(document.name, reason))
                return
            }
            self.bytes = repair.bytes
            self.structure = repaired
            warnings = repair.warnings
        } catch {
            // A viewer may still find something.
            findings.append(Self.needsRepair(document.name, reason))
            return
        }
        let more = warnings.first.map { "; qpdf: \($0)" } ?? ""
        findings.append(
            .extraction(
                "repaired", .warning,
                "\(document.name) is damaged (\(reason)\(more)). It was read from a copy repaired in memory; the file itself "
                    + "is untouched, and can be archived only as it is."))
    }

    /// Qpdf needs a trailer. Where a file was cut off in front of its own, one that names the catalog found will do.
    private static func repair(_ bytes: [UInt8], _ password: DocumentPassword?) throws(PDFRepairError) -> PDFRepair {
        do throws(PDFRepairError) {
            return try PDFRepair(of: bytes, password: password?.text, limit: Int(limit))
        } catch {
            guard error.code == .damaged, let catalog = CatalogTrace.last(in: bytes) else { throw error }
            let trailer = "\ntrailer\n<</Root \(catalog)>>\nstartxref\n0\n%%EOF\n"
            return try PDFRepair(of: bytes + Array(trailer.utf8), limit: Int(limit))
        }
    }

    private static func needsRepair(_ name: String, _ reason: String) -> Finding {
        .extraction(
            "needs-repair", .warning,
            "\(name) is damaged (\(reason)) and could not be repaired; what is read from it is what a lenient viewer shows, "
                + "where a strict reader sees nothing. It can be archived only as it is.")
    }
}
