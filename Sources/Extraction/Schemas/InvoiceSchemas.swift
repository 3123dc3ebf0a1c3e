import ArchiveModel
import CII
import LibXML2
import Synchronization
import UBL
import WorkerProtocol
package import XML

/// The XML Schemas of the invoice vocabularies, by the root of the documents they are for. Their files are in memory from
/// the start; each is compiled when it is first asked for, unless all are compiled at once.
package struct InvoiceSchemas: Sendable {
    private let set: SchemaSet?
    /// Why there are none, where there should be.
    private let absence: String?

    /// - Parameter files: Those of `InvoiceSchemas.files` by path below `Schemas/XSD`.
    package init(files: [String: [UInt8]]) {
        set = SchemaSet(files: files)
        absence = nil
    }

    /// Documents are not held against schemas.
    package static let none = InvoiceSchemas(absence: nil)

    /// They should be and cannot: every document's verdict is indeterminate, and the reason is told.
    package static func absent(_ reason: String) -> InvoiceSchemas { InvoiceSchemas(absence: reason) }

    private init(absence: String?) {
        set = nil
        self.absence = absence
    }

    /// Compiles all, so that a process forked now need not. Throws for the first that is none.
    package func compileAll() throws(XMLError) {
        for vocabulary in Vocabulary.all { _ = try set?.schema(of: vocabulary) }
    }

    /// What a schema says of a document.
    struct Judgement {
        var ruleSet: AppliedRuleSet?
        var findings: [Finding]
    }

    /// The artefact of its findings.
    static let artefact = "xsd"

    /// Nil for a vocabulary without schema.
    func judge(_ document: XMLDocument) -> Judgement? {
        let root = Vocabulary.root(document.root.name, in: document.root.namespace)
        guard let vocabulary = Vocabulary.all.first(where: { $0.root == root }) else { return nil }
        if let absence { return Judgement(findings: [.extraction("schemas-missing", .fatal, absence)]) }
        guard let set else { return nil }
        do throws(XMLError) {
            let violations = try set.schema(of: vocabulary).validate(document, prefixes: vocabulary.prefixes)
            return Judgement(
                ruleSet: .init(id: Self.artefact, version: vocabulary.version), findings: violations.map(Self.finding))
        } catch {
            return Judgement(findings: [.extraction("schema-failed", .fatal, error.message)])
        }
    }

    private static func finding(_ violation: SchemaViolation) -> Finding {
        Finding(
            artefact: artefact, id: violation.rule, flag: .fatal,
            location: .init(xpath: violation.xpath, line: violation.line, column: violation.column),
            message: violation.message)
    }
}

/// The files of all schemas, and those that were compiled so far.
private final class SchemaSet: Sendable {
    private let files: [String: [UInt8]]
    private let compiled = Mutex<[String: XMLSchema]>([:])

    init(files: [String: [UInt8]]) { self.files = files }

    func schema(of vocabulary: Vocabulary) throws(XMLError) -> XMLSchema {
        let outcome = compiled.withLock { compiled -> Result<XMLSchema, XMLError> in
            if let schema = compiled[vocabulary.path] { return .success(schema) }
            do throws(XMLError) {
                let schema = try XMLSchema(vocabulary.path, files: files)
                compiled[vocabulary.path] = schema
                return .success(schema)
            } catch { return .failure(error) }
        }
        return try outcome.get()
    }
}
