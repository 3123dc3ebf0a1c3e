import CII
import UBL

/// A vocabulary of invoices and the schema its documents are held against.
struct Vocabulary {
    /// Of its documents.
    let root: String
    /// Of its schema, below `Schemas/XSD`.
    let path: String
    /// As reports name it.
    let version: String
    /// For names in messages.
    let prefixes: [String: String]

    static func root(_ name: String, in namespace: String) -> String { "{\(namespace)}\(name)" }

    private static let ubl = "urn:oasis:names:specification:ubl:schema:xsd:"

    static let all =
        ["Invoice", "CreditNote"].map { name in
            Vocabulary(
                root: root(name, in: "\(ubl)\(name)-2"), path: "UBL-2.1/\(name).xsd", version: "UBL 2.1",
                prefixes: UBLReader.prefixes)
        } + [
            Vocabulary(
                root: root("CrossIndustryInvoice", in: "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"),
                path: "CII-D16B/CrossIndustryInvoice.xsd", version: "CII D16B", prefixes: CIIReader.prefixes)
        ]
        + [
            ("3.2", "http://www.facturae.es/Facturae/2009/v3.2/Facturae"),
            ("3.2.1", "http://www.facturae.es/Facturae/2014/v3.2.1/Facturae"),
            ("3.2.2", "http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml"),
        ].map { version, namespace in
            Vocabulary(
                root: root("Facturae", in: namespace), path: "Facturae/Facturae-\(version).xsd",
                version: "Facturae \(version)", prefixes: [namespace: "fe"])
        }
}

extension InvoiceSchemas {
    /// All files the schemas consist of, below `Schemas/XSD`.
    package static let files =
        Vocabulary.all.map(\.path)
        + [
            "AggregateComponents", "BasicComponents", "CoreComponentTypes", "ExtensionComponents",
            "SignatureAggregateComponents", "SignatureBasicComponents", "SignatureComponents", "UnqualifiedDataTypes",
        ].map { "UBL-2.1/\($0).xsd" }
        + ["AggregateEntities", "QualifiedDataTypes", "UnqualifiedDataTypes"].map { "CII-D16B/\($0).xsd" }
        + ["XAdES-1.3.2", "XAdES-1.4.1", "XMLSignature", "XMLSignature-Facturae"].map { "Signatures/\($0).xsd" }
}
