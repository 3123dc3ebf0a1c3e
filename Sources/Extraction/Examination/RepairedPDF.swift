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
    /// What qpdf may take to repair one, in bytes, and what it takes for a value.
    private static let memory = 400 << 20
    private static let valueMemory = 340

    var structure: PDFStructure
    /// The repaired copy; nil where the file itself is what is read.
    var bytes: [UInt8]?
    var findings: [Finding] = []
    /// By what is left of it, the document is encrypted.
    private(set) var isEncrypted = false
    /// The password that opened the document, as poppler wants it said; nil for the empty one.
    private(set) var lenientPassword: String?

    /// - Parameter damage: What the strict reader could not follow.
    init(
        _ document: InputDocument, _ structure: PDFStructure, damage: String, pageLimit: Int,
        password: DocumentPassword?
    ) {
        self.structure = structure
        let reason = damage.trimming(".")
        let bytes: [UInt8]
        do { bytes = try document.bytes.read(at: 0, count: Int(min(document.bytes.length, Self.limit))) } catch {
            findings.append(Self.signed(document.name, "\(reason); \(error)", isCertain: false))
            return
        }
        let found = Reconstruction(of: bytes)
        isEncrypted = found.isEncrypted
        let traces: SignatureTraces?
        do { traces = try SignatureTraces(in: document.bytes) } catch { traces = nil }
        guard traces == nil, !found.tellsOfSignature, !SignatureTraces.mayBe(in: document.bytes) else {
            findings.append(Self.signed(document.name, reason, isCertain: traces != nil))
            return
        }
        let warnings: [String]
        do {
            guard let (repair, repaired, spelling) = try Self.repair(bytes, found, pageLimit: pageLimit, password)
            else {
                findings.append(Self.needsRepair(document.name, reason))
                return
            }
            if isEncrypted, !spelling.isEmpty { lenientPassword = PasswordSpellings.lenient(spelling) }
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

    private typealias Repaired = (PDFRepair, PDFStructure, spelling: [UInt8])

    /// Qpdf looks for a trailer and for objects outside object streams. Where that leads to nothing, it is given a section
    /// over all that stands in the file. Nothing is tried that would take too much memory: qpdf holds all values, and
    /// writes beside the file that it reads.
    private static func repair(
        _ bytes: [UInt8], _ found: Reconstruction, pageLimit: Int, _ password: DocumentPassword?
    ) throws(PDFRepairError) -> Repaired? {
        guard !found.isExhausted, 3 * bytes.count + valueMemory * found.values <= memory else {
            throw PDFRepairError(.tooLarge, "it holds more than a repair may")
        }
        let failure: PDFRepairError
        do throws(PDFRepairError) {
            if let found = try checked(bytes, pageLimit: pageLimit, password) { return found }
            failure = PDFRepairError(.damaged, "the repaired copy cannot be read")
        } catch {
            failure = error
        }
        guard failure.code == .damaged, let section = found.section(behind: bytes.count) else { throw failure }
        return try checked(bytes + section, pageLimit: pageLimit, password)
    }

    /// Nil where the strict reader cannot follow the copy either.
    private static func checked(
        _ bytes: [UInt8], pageLimit: Int, _ password: DocumentPassword?
    ) throws(PDFRepairError) -> Repaired? {
        let (repair, spelling) = try opened(bytes, password.map { PasswordSpellings($0).all } ?? [[]])
        let structure = PDFStructure(MemoryBytes(repair.bytes), pageLimit: pageLimit)
        return structure.damage == nil && structure.excess == nil ? (repair, structure, spelling) : nil
    }

    /// By the first password that opens it.
    private static func opened(
        _ bytes: [UInt8], _ passwords: [[UInt8]]
    ) throws(PDFRepairError) -> (PDFRepair, [UInt8]) {
        for password in passwords.dropLast() {
            do throws(PDFRepairError) {
                return (try PDFRepair(of: bytes, password: password, limit: Int(limit)), password)
            } catch {
                guard error.code == .encrypted else { throw error }
            }
        }
        let last = passwords.last ?? []
        return (try PDFRepair(of: bytes, password: last, limit: Int(limit)), last)
    }

    /// What cannot be decided is taken for signed.
    private static func signed(_ name: String, _ reason: String, isCertain: Bool) -> Finding {
        let beginning =
            isCertain
            ? "\(name) bears a signature and is damaged (\(reason))."
            : "\(name) is damaged (\(reason)), and whether it bears a signature cannot be told; it is taken for signed."
        return .extraction(
            "damaged-signed", .fatal,
            "\(beginning) A signature covers the file as it was made, so it is not repaired; what is read from it is what a "
                + "lenient viewer shows, and proves nothing. Ask the sender for the file again.")
    }

    private static func needsRepair(_ name: String, _ reason: String) -> Finding {
        .extraction(
            "needs-repair", .warning,
            "\(name) is damaged (\(reason)) and could not be repaired; what is read from it is what a lenient viewer shows, "
                + "where a strict reader sees nothing. It can be archived only as it is.")
    }
}
