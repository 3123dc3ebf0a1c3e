import EN16931
import Facturae
import Foundation
import LibXML2
import XML

/// Documents and invoices the tests begin with.
enum Sample {
    /// A committed fixture, by its name in `Fixtures/Facturae`.
    static func fixture(_ name: String) throws -> String {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return String(
            decoding: try Data(contentsOf: URL(filePath: "/\(root)/Fixtures/Facturae/\(name).xml")), as: UTF8.self)
    }

    static func parse(_ text: String) throws -> XMLDocument { try XMLDocument(parsing: Array(text.utf8)) }

    static func read(_ text: String) throws -> FacturaeFile { try FacturaeReader.read(try parse(text)) }

    /// Identifiers of what schema and rules say, with their flags.
    static func findings(_ text: String) throws -> [String] {
        let document = try parse(text)
        return try violations(of: document).map { "\($0.rule) fatal" }
            + FacturaeRules.check(document).map { "\($0.id) \($0.flag.rawValue)" }
    }

    /// What keeps a document from being valid by its version's schema; nothing for a version without.
    static func violations(of document: XMLDocument) throws -> [SchemaViolation] {
        guard let version = FacturaeReader.version(of: document), let schema = try schemas.get()[version.rawValue]
        else {
            return []
        }
        return try schema.validate(document, prefixes: FacturaeReader.prefixes)
    }

    private static let schemas = Result {
        var files: [String: [UInt8]] = [:]
        let versions = ["3.2", "3.2.1", "3.2.2"]
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        for name in versions.map({ "Facturae/Facturae-\($0).xsd" })
            + ["Signatures/XMLSignature.xsd", "Signatures/XMLSignature-Facturae.xsd"]
        {
            files[name] = Array(try Data(contentsOf: URL(filePath: "/\(root)/Schemas/XSD/\(name)")))
        }
        var schemas: [String: XMLSchema] = [:]
        for version in versions { schemas[version] = try XMLSchema("Facturae/Facturae-\(version).xsd", files: files) }
        return schemas
    }

    static func text<Value>(_ value: Value) -> Term<Value> { Term(value) }

    static func amount(_ text: String) -> Term<Amount> { Term(reading: text) }

    /// Two lines, two rates, everything Facturae demands and nothing else.
    static func invoice() -> Invoice {
        var invoice = Invoice()
        invoice.number = text("FA-2026-0042")
        invoice.issueDate = Term(reading: "2026-11-02")
        invoice.typeCode = text("380")
        invoice.currencyCode = text("EUR")
        var seller = Seller()
        seller.name = text("Almazara Peñarrubia, S.L.")
        seller.vatIdentifier = text("ESB84652171")
        seller.address = address("Camino del Molino Viejo, 14", "Priego de Córdoba", "14800", "ES")
        invoice.seller = seller
        var buyer = Buyer()
        buyer.name = text("Talleres Ibáñez Hermanos, S.A.")
        buyer.vatIdentifier = text("ESA50738420")
        buyer.address = address("Polígono La Cantueña, nave 7", "Fuenlabrada", "28946", "ES")
        invoice.buyer = buyer
        invoice.lines = [
            line("1", "Aceite", quantity: "24", price: "34.25", net: "822.00", rate: "4"),
            line("2", "Portes", quantity: "1", price: "18.00", net: "18.00", rate: "21"),
        ]
        invoice.vatBreakdown = [
            row("S", rate: "4", base: "822.00", tax: "32.88"), row("S", rate: "21", base: "18.00", tax: "3.78"),
        ]
        var totals = DocumentTotals()
        totals.lineNetSum = amount("840.00")
        totals.withoutVAT = amount("840.00")
        totals.vat = amount("36.66")
        totals.withVAT = amount("876.66")
        totals.payable = amount("876.66")
        invoice.totals = totals
        return invoice
    }

    static func address(_ street: String, _ city: String, _ code: String?, _ country: String) -> PostalAddress {
        var address = PostalAddress()
        address.line1 = text(street)
        address.city = text(city)
        address.postCode = code.map { text($0) }
        address.countryCode = text(country)
        return address
    }

    static func line(_ id: String, _ name: String, quantity: String, price: String, net: String, rate: String)
        -> InvoiceLine
    {
        var line = InvoiceLine()
        line.identifier = text(id)
        line.quantity = Quantity(amount(quantity), unit: text("C62"))
        line.netAmount = amount(net)
        var details = PriceDetails()
        details.netPrice = amount(price)
        line.price = details
        var vat = LineVAT()
        vat.category = text("S")
        vat.rate = amount(rate)
        line.vat = vat
        var item = Item()
        item.name = text(name)
        line.item = item
        return line
    }

    static func row(_ category: String, rate: String?, base: String, tax: String) -> VATBreakdown {
        var row = VATBreakdown()
        row.category = text(category)
        row.rate = rate.map { amount($0) }
        row.taxableAmount = amount(base)
        row.taxAmount = amount(tax)
        return row
    }
}

/// Whether reading what was written gives the invoice but for the losses: values are counted, told independently of how
/// the writer finds its losses.
enum ReadBack {
    /// Values with how often they occur too often (or, negative, too rarely) when the losses are taken into account.
    static func differences(_ invoice: Invoice, options: FacturaeOptions = FacturaeOptions()) throws -> [String: Int] {
        let output = try FacturaeWriter.write(invoice, options: options)
        let document = try XMLDocument(parsing: output.bytes)
        let read = try FacturaeReader.read(document).invoices[0]
        var difference = try count(read).merging(try count(invoice).mapValues { -$0 }, uniquingKeysWith: +)
        for loss in output.losses[0] {
            if loss.value?.hasSuffix(" bytes") == true { continue }
            if let value = loss.value { difference[number(value), default: 0] += 1 }
            if let value = loss.carried { difference[number(value), default: 0] -= 1 }
        }
        return difference.filter { $0.value != 0 }
    }

    private static func count(_ invoice: Invoice) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        collect(try JSONSerialization.jsonObject(with: try JSONEncoder().encode(invoice)), &counts)
        return counts
    }

    /// Members that are no business terms.
    private static let others: Set<String> = ["taxScheme", "isCreditNote", "vatTotals", "encodedLength"]

    private static func collect(_ value: Any, _ counts: inout [String: Int]) {
        switch value {
        case let members as [String: Any]:
            for (name, value) in members where !others.contains(name) { collect(value, &counts) }
        case let list as [Any]: for value in list { collect(value, &counts) }
        case let text as String where !text.isEmpty: counts[number(text), default: 0] += 1
        default: break
        }
    }

    private static func number(_ text: String) -> String { Amount(text)?.normalised.description ?? text }
}
