import ArchiveModel
import CII
import LibXML2
import UBL
import WorkerProtocol
package import XML

/// The XML Schemas of the invoice vocabularies, compiled, by the root of the documents they are for.
package struct InvoiceSchemas: Sendable {
    private let known: [String: Known]
    /// Why there are none, where there should be.
    private let absence: String?

    /// Compiles the schemas of all vocabularies.
    ///
    /// - Parameter files: Those of `InvoiceSchemas.files` by path below `Schemas/XSD`.
    package init(files: [String: [UInt8]]) throws(XMLError) {
        var known: [String: Known] = [:]
        for vocabulary in Vocabulary.all {
            let schema = try XMLSchema(vocabulary.path, files: files)
            known[vocabulary.root] = Known(schema: schema, version: vocabulary.version, prefixes: vocabulary.prefixes)
        }
        self.known = known
        absence = nil
    }

    /// Documents are not held against schemas.
    package static let none = InvoiceSchemas(absence: nil)

    /// They should be and cannot: every document's verdict is indeterminate, and the reason is told.
    package static func absent(_ reason: String) -> InvoiceSchemas { InvoiceSchemas(absence: reason) }

    private init(absence: String?) {
        known = [:]
        self.absence = absence
    }

    private struct Known: Sendable {
        var schema: XMLSchema
        var version: String
        var prefixes: [String: String]
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
        guard Vocabulary.all.contains(where: { $0.root == root }) else { return nil }
        if let absence { return Judgement(findings: [.extraction("schemas-missing", .fatal, absence)]) }
        guard let known = known[root] else { return nil }
        do throws(XMLError) {
            let violations = try known.schema.validate(document, prefixes: known.prefixes)
            return Judgement(
                ruleSet: .init(id: Self.artefact, version: known.version), findings: violations.map(Self.finding))
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
