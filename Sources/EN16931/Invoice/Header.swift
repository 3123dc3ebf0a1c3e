/// BG-1 Invoice note.
package struct InvoiceNote: Hashable, Sendable, Codable {
    /// BT-21 Invoice note subject code (UNTDID 4451).
    package var subjectCode: Term<String>?
    /// BT-22 Invoice note.
    package var text: Term<String>?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-2 Process control.
package struct ProcessControl: Hashable, Sendable, Codable {
    /// BT-23 Business process type.
    package var businessProcessType: Term<String>?
    /// BT-24 Specification identifier.
    package var specificationIdentifier: Term<String>?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-3 Preceding invoice reference.
package struct PrecedingInvoiceReference: Hashable, Sendable, Codable {
    /// BT-25 Preceding invoice reference.
    package var number: Term<String>?
    /// BT-26 Preceding invoice issue date.
    package var issueDate: Term<InvoiceDate>?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// A period: BG-14 Invoicing period (BT-73, BT-74) or BG-26 Invoice line period (BT-134, BT-135).
package struct Period: Hashable, Sendable, Codable {
    /// BT-73, BT-134 Start date.
    package var start: Term<InvoiceDate>?
    /// BT-74, BT-135 End date.
    package var end: Term<InvoiceDate>?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-13 Delivery information.
package struct DeliveryInformation: Hashable, Sendable, Codable {
    /// BT-70 Deliver to party name.
    package var partyName: Term<String>?
    /// BT-71 Deliver to location identifier.
    package var locationIdentifier: Identifier?
    /// BT-72 Actual delivery date.
    package var actualDate: Term<InvoiceDate>?
    /// BG-15 Deliver to address (BT-75…BT-80, BT-165).
    package var address: PostalAddress?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-24 Additional supporting document.
package struct AdditionalSupportingDocument: Hashable, Sendable, Codable {
    /// BT-122 Supporting document reference.
    package var reference: Term<String>?
    /// BT-123 Supporting document description.
    package var description: Term<String>?
    /// BT-124 External document location.
    package var externalLocation: Term<String>?
    /// BT-125 Attached document.
    package var attachment: BinaryObject?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}
