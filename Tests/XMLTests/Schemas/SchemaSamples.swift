import Foundation
import LibXML2
import Testing
import XML

/// The schemas of this checkout, compiled once for all tests, and documents to break.
enum SchemaSamples {
    static let files: [String: [UInt8]] = {
        let directory = checkout + "/Schemas/XSD"
        let paths = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".xsd") }.reduce(into: [:]) { files, path in
            files[path] = FileManager.default.contents(atPath: directory + "/" + path).map(Array.init)
        }
    }()

    static let checkout = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

    static func fixture(_ path: String) throws -> [UInt8] {
        Array(try #require(FileManager.default.contents(atPath: "\(checkout)/Fixtures/\(path)")))
    }

    static let invoice = Result { try XMLSchema("UBL-2.1/Invoice.xsd", files: files) }
    static let creditNote = Result { try XMLSchema("UBL-2.1/CreditNote.xsd", files: files) }
    static let cii = Result { try XMLSchema("CII-D16B/CrossIndustryInvoice.xsd", files: files) }
    static let facturae = Result { try XMLSchema("Facturae/Facturae-3.2.2.xsd", files: files) }

    static let prefixes = [
        "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2": "ubl",
        "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2": "cac",
        "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2": "cbc",
        "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100": "rsm",
        "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100": "ram",
    ]

    /// A document whose lines can be replaced by number.
    struct Sample {
        var lines: [String]

        init(_ text: String) { lines = text.components(separatedBy: "\n") }

        func replacing(_ line: Int, with text: String) -> Sample {
            var copy = self
            copy.lines[line - 1] = text
            return copy
        }

        var bytes: [UInt8] { Array(lines.joined(separator: "\n").utf8) }
    }

    static let ubl = Sample(
        """
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" \
        xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" \
        xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <cbc:ID>1</cbc:ID>
        <cbc:IssueDate>2026-11-27</cbc:IssueDate>
        <cac:AccountingSupplierParty/>
        <cac:AccountingCustomerParty/>
        <cac:LegalMonetaryTotal>
          <cbc:PayableAmount currencyID="EUR">121.00</cbc:PayableAmount>
        </cac:LegalMonetaryTotal>
        <cac:InvoiceLine>
          <cbc:ID>1</cbc:ID>
          <cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
          <cac:Item/>
        </cac:InvoiceLine>
        </Invoice>
        """)

    static let facturae322 = Sample(
        """
        <fe:Facturae xmlns:fe="http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml">
        <FileHeader><SchemaVersion>3.2.2</SchemaVersion><Modality>I</Modality><InvoiceIssuerType>EM</InvoiceIssuerType>
        <Batch><BatchIdentifier>1</BatchIdentifier><InvoicesCount>1</InvoicesCount>
        <TotalInvoicesAmount><TotalAmount>121.00</TotalAmount></TotalInvoicesAmount>
        <TotalOutstandingAmount><TotalAmount>121.00</TotalAmount></TotalOutstandingAmount>
        <TotalExecutableAmount><TotalAmount>121.00</TotalAmount></TotalExecutableAmount>
        <InvoiceCurrencyCode>EUR</InvoiceCurrencyCode></Batch></FileHeader>
        <Parties>
        <SellerParty><TaxIdentification><PersonTypeCode>J</PersonTypeCode><ResidenceTypeCode>R</ResidenceTypeCode>
        <TaxIdentificationNumber>ESA00000000</TaxIdentificationNumber></TaxIdentification>
        <LegalEntity><CorporateName>Seller</CorporateName>
        <AddressInSpain><Address>Calle 1</Address><PostCode>28001</PostCode>
        <Town>Madrid</Town><Province>Madrid</Province><CountryCode>ESP</CountryCode></AddressInSpain></LegalEntity></SellerParty>
        <BuyerParty><TaxIdentification><PersonTypeCode>J</PersonTypeCode><ResidenceTypeCode>R</ResidenceTypeCode>
        <TaxIdentificationNumber>ESA00000001</TaxIdentificationNumber></TaxIdentification>
        <LegalEntity><CorporateName>Buyer</CorporateName>
        <AddressInSpain><Address>Calle 2</Address><PostCode>28002</PostCode>
        <Town>Madrid</Town><Province>Madrid</Province><CountryCode>ESP</CountryCode></AddressInSpain></LegalEntity></BuyerParty>
        </Parties>
        <Invoices><Invoice>
        <InvoiceHeader><InvoiceNumber>1</InvoiceNumber>
        <InvoiceDocumentType>FC</InvoiceDocumentType><InvoiceClass>OO</InvoiceClass></InvoiceHeader>
        <InvoiceIssueData><IssueDate>2026-11-27</IssueDate>
        <InvoiceCurrencyCode>EUR</InvoiceCurrencyCode>
        <TaxCurrencyCode>EUR</TaxCurrencyCode><LanguageName>es</LanguageName></InvoiceIssueData>
        <TaxesOutputs><Tax><TaxTypeCode>01</TaxTypeCode><TaxRate>21.00</TaxRate>
        <TaxableBase><TotalAmount>100.00</TotalAmount></TaxableBase><TaxAmount><TotalAmount>21.00</TotalAmount></TaxAmount></Tax></TaxesOutputs>
        <InvoiceTotals><TotalGrossAmount>100.00</TotalGrossAmount><TotalGrossAmountBeforeTaxes>100.00</TotalGrossAmountBeforeTaxes>
        <TotalTaxOutputs>21.00</TotalTaxOutputs><TotalTaxesWithheld>0.00</TotalTaxesWithheld>
        <InvoiceTotal>121.00</InvoiceTotal><TotalOutstandingAmount>121.00</TotalOutstandingAmount>
        <TotalExecutableAmount>121.00</TotalExecutableAmount></InvoiceTotals>
        <Items><InvoiceLine><ItemDescription>Item</ItemDescription><Quantity>1</Quantity>
        <UnitPriceWithoutTax>100.00</UnitPriceWithoutTax><TotalCost>100.00</TotalCost><GrossAmount>100.00</GrossAmount>
        <TaxesOutputs><Tax><TaxTypeCode>01</TaxTypeCode><TaxRate>21.00</TaxRate>
        <TaxableBase><TotalAmount>100.00</TotalAmount></TaxableBase></Tax></TaxesOutputs></InvoiceLine></Items>
        </Invoice></Invoices>
        </fe:Facturae>
        """)
}
