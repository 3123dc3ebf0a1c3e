/// BG-25 Invoice line.
package struct InvoiceLine: Hashable, Sendable, Codable {
    /// BT-126 Invoice line identifier.
    package var identifier: Term<String>?
    /// BT-127 Invoice line note.
    package var note: Term<String>?
    /// BT-128 Invoice line object identifier.
    package var object: Identifier?
    /// BT-129 Invoiced quantity, with BT-130, its unit of measure.
    package var quantity: Quantity?
    /// BT-131 Invoice line net amount.
    package var netAmount: Term<Amount>?
    /// BT-132 Referenced purchase order line reference.
    package var purchaseOrderLine: Term<String>?
    /// BT-133 Invoice line buyer accounting reference.
    package var buyerAccountingReference: Term<String>?
    /// BG-26 Invoice line period (BT-134, BT-135).
    package var period: Period?
    /// BG-27 Invoice line allowances.
    package var allowances: [AllowanceOrCharge] = []
    /// BG-28 Invoice line charges.
    package var charges: [AllowanceOrCharge] = []
    /// BG-29 Price details.
    package var price: PriceDetails?
    /// BG-30 Line VAT information.
    package var vat: LineVAT?
    /// BG-31 Item information.
    package var item: Item?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-29 Price details.
package struct PriceDetails: Hashable, Sendable, Codable {
    /// BT-146 Item net price.
    package var netPrice: Term<Amount>?
    /// BT-147 Item price discount.
    package var discount: Term<Amount>?
    /// BT-148 Item gross price.
    package var grossPrice: Term<Amount>?
    /// BT-149 Item price base quantity, with BT-150, its unit of measure.
    package var baseQuantity: Quantity?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-30 Line VAT information.
package struct LineVAT: Hashable, Sendable, Codable {
    /// BT-151 Invoiced item VAT category code (UNTDID 5305).
    package var category: Term<String>?
    /// The tax the category is of, as written; EN 16931 knows only VAT.
    package var taxScheme: Term<String>?
    /// BT-152 Invoiced item VAT rate, in percent.
    package var rate: Term<Amount>?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-31 Item information.
package struct Item: Hashable, Sendable, Codable {
    /// BT-153 Item name.
    package var name: Term<String>?
    /// BT-154 Item description.
    package var description: Term<String>?
    /// BT-155 Item seller's identifier.
    package var sellersIdentifier: Term<String>?
    /// BT-156 Item buyer's identifier.
    package var buyersIdentifier: Term<String>?
    /// BT-157 Item standard identifier.
    package var standardIdentifier: Identifier?
    /// BT-158 Item classification identifiers.
    package var classifications: [Identifier] = []
    /// BT-159 Item country of origin (ISO 3166-1 alpha-2).
    package var countryOfOrigin: Term<String>?
    /// BG-32 Item attributes.
    package var attributes: [ItemAttribute] = []
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-32 Item attribute.
package struct ItemAttribute: Hashable, Sendable, Codable {
    /// BT-160 Item attribute name.
    package var name: Term<String>?
    /// BT-161 Item attribute value.
    package var value: Term<String>?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}
