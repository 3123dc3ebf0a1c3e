/// BG-16 Payment instructions, but what `Invoice` holds for all of them (BT-83, BG-19).
package struct PaymentInstructions: Hashable, Sendable, Codable {
    /// BT-81 Payment means type code (UNTDID 4461).
    package var meansCode: Term<String>?
    /// BT-82 Payment means text.
    package var meansText: Term<String>?
    /// BG-17 Credit transfers.
    package var creditTransfers: [CreditTransfer] = []
    /// BG-18 Payment card information.
    package var card: PaymentCard?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-17 Credit transfer.
package struct CreditTransfer: Hashable, Sendable, Codable {
    /// BT-84 Payment account identifier (IBAN or local number).
    package var account: Term<String>?
    /// BT-85 Payment account name.
    package var accountName: Term<String>?
    /// BT-86 Payment service provider identifier (BIC or local code).
    package var serviceProvider: Term<String>?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-18 Payment card information.
package struct PaymentCard: Hashable, Sendable, Codable {
    /// BT-87 Payment card primary account number, masked.
    package var primaryAccountNumber: Term<String>?
    /// BT-88 Payment card holder name.
    package var holderName: Term<String>?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-19 Direct debit.
package struct DirectDebit: Hashable, Sendable, Codable {
    /// BT-89 Mandate reference identifier.
    package var mandateReference: Term<String>?
    /// BT-90 Bank assigned creditor identifier.
    package var creditorIdentifier: Term<String>?
    /// BT-91 Debited account identifier.
    package var debitedAccount: Term<String>?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}
