import ArchiveModel
import XML

extension UBLRun {
    /// NO-R-001, NO-R-002: a Norwegian seller's VAT number and its entry in the register of business enterprises.
    mutating func checkNorwegianSupplier(_ party: XMLElement) {
        guard facts.supplierCountry == "NO" else { return }
        let registration = party.elements("cac:PartyTaxScheme")
            .first { $0.collapsed("cac:TaxScheme/cbc:ID") == "TAX" }?.collapsed("cbc:CompanyID")
        log.require(
            registration == NorwegianRules.register, "NO-R-002", ["BT-32"], at: party, flag: .warning,
            NorwegianRules.registerMissing)
        let numbers = party.vatNumbers.map(\.text)
        log.require(
            NorwegianRules.allow(vatNumbers: numbers), "NO-R-001", ["BT-31"], at: party,
            NorwegianRules.vatWrong(numbers.first))
    }
}
