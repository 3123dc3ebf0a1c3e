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
            guard let (repair, repaired) = try Self.repair(bytes, pageLimit: pageLimit, password) else {
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

    /// Qpdf looks for a trailer and for objects outside object streams. Where that leads to nothing, it is given a section
    /// over all that stands in the file.
    private static func repair(
        _ bytes: [UInt8], pageLimit: Int, _ password: DocumentPassword?
    ) throws(PDFRepairError) -> (PDFRepair, PDFStructure)? {
        let failure: PDFRepairError
        do throws(PDFRepairError) {
            if let found = try checked(bytes, pageLimit: pageLimit, password) { return found }
            failure = PDFRepairError(.damaged, "the repaired copy cannot be read")
        } catch {
            failure = error
        }
        guard failure.code == .damaged, let section = Reconstruction.section(for: bytes) else { throw failure }
        return try checked(bytes + section, pageLimit: pageLimit, password)
    }

    /// Nil where the strict reader cannot follow the copy either.
    private static func checked(
        _ bytes: [UInt8], pageLimit: Int, _ password: DocumentPassword?
    ) throws(PDFRepairError) -> (PDFRepair, PDFStructure)? {
        let repair = try PDFRepair(of: bytes, password: password?.text, limit: Int(limit))
        let structure = PDFStructure(MemoryBytes(repair.bytes), pageLimit: pageLimit)
        return structure.damage == nil && structure.excess == nil ? (repair, structure) : nil
    }

    private static func needsRepair(_ name: String, _ reason: String) -> Finding {
        .extraction(
            "needs-repair", .warning,
            "\(name) is damaged (\(reason)) and could not be repaired; what is read from it is what a lenient viewer shows, "
                + "where a strict reader sees nothing. It can be archived only as it is.")
    }
}
