import EN16931

extension RuleRun {
    /// BR-IC-11, BR-IC-12: an intra-community supply says when and to which country it went.
    mutating func checkDeliveryAbroad(_ use: VATCategoryUse) {
        guard !use.breakdowns.isEmpty else { return }
        let hasDate =
            invoice.delivery?.actualDate.isStated() == true || invoice.invoicingPeriod?.start.isStated() == true
            || invoice.invoicingPeriod?.end.isStated() == true
        let country = invoice.delivery?.address?.countryCode.isStated() == true
        for place in syntax == .ubl ? [invoice.source] : use.breakdowns.map(\.source) {
            require(
                hasDate, "BR-IC-11", ["BT-72", "BG-14"], at: place,
                "An intra-community supply (VAT category K) states neither the delivery date (BT-72) nor the invoicing period "
                    + "(BG-14). Add one of them.")
            require(
                country, "BR-IC-12", ["BT-80"], at: place,
                "An intra-community supply (VAT category K) does not state the country delivered to (BT-80). Add it.")
        }
    }

    /// BR-O-11…BR-O-14: "not subject to VAT" stands alone. BR-B-01, BR-B-02: split payment is Italian and excludes S.
    mutating func checkExcludingCategories() {
        checkOnlyCategoryO()
        let domestic = uses.use(of: "B")
        guard domestic.isUsed || !domestic.breakdowns.isEmpty else { return }
        let countries = [invoice.seller?.address?.countryCode.code(), invoice.buyer?.address?.countryCode.code()]
        require(
            countries.allSatisfy { $0 == "IT" }, "BR-B-01", ["BT-151"], at: invoice.source,
            "VAT category B (split payment) is for invoices inside Italy only. Correct the category or the countries.")
        let standard = uses.use(of: "S")
        require(
            !standard.isUsed && standard.breakdowns.isEmpty, "BR-B-02", ["BT-151", "BT-95", "BT-102", "BT-118"],
            at: invoice.source,
            "VAT category B (split payment) and the standard rate S stand in the same invoice. Split it in two.")
    }

    /// What is not of VAT does not disturb O; what is of VAT without a code disturbs it in UBL.
    private func isO(_ code: String?, _ isOfVAT: Bool) -> Bool {
        code.map { $0 == "O" } ?? !(isOfVAT && syntax == .ubl)
    }

    private mutating func checkOnlyCategoryO() {
        guard invoice.vatBreakdown.contains(where: { $0.vatCode == "O" }) else { return }
        let demand = "The VAT breakdown is “not subject to VAT” (O)"
        require(
            invoice.vatBreakdown.allSatisfy { isO($0.vatCode, $0.isOfVAT) }, "BR-O-11", ["BT-118"], at: invoice.source,
            "\(demand), but there is a breakdown of another category. Keep one of them.")
        require(
            invoice.lines.allSatisfy { isO($0.vat?.vatCode, $0.vat?.isOfVAT ?? false) }, "BR-O-12", ["BT-151"],
            at: invoice.source,
            "\(demand), but a line has another category (BT-151). Correct it.")
        require(
            invoice.allowances.allSatisfy { isO($0.vatCode, $0.isOfVAT) }, "BR-O-13", ["BT-95"], at: invoice.source,
            "\(demand), but an allowance has another category (BT-95). Correct it.")
        require(
            invoice.charges.allSatisfy { isO($0.vatCode, $0.isOfVAT) }, "BR-O-14", ["BT-102"], at: invoice.source,
            "\(demand), but a charge has another category (BT-102). Correct it.")
    }
}
