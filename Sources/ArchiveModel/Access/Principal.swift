/// What a principal may do; decided in one place, denied by default.
package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    case `operator`
    case approver
    case erp
    case delivery
    case payment
    case intake
    case portal
    case auditor
    case admin
}

/// A principal's pseudonym, `P-` and eight base-32 symbols: the only form in which the ledger names anybody.
package struct PrincipalID: Hashable, Sendable, Codable, CustomStringConvertible {
    package let text: String

    /// Nil unless it is `P-` and eight symbols of the identifier alphabet.
    package init?(_ text: String) {
        guard text.hasPrefix("P-"), text.utf8.count == 10,
            text.dropFirst(2).utf8.allSatisfy({ CheckSymbol.alphabet.contains($0) })
        else { return nil }
        self.text = text
    }

    package static func random(from source: some RandomSource) -> PrincipalID {
        let symbols = source.bytes(8).map { CheckSymbol.alphabet[Int($0 & 31)] }
        guard let id = PrincipalID("P-" + String(decoding: symbols, as: UTF8.self)) else {
            preconditionFailure("a random source gave too few bytes")
        }
        return id
    }

    package var description: String { text }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = PrincipalID(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a principal: \(text)"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// A person or a service that holds a credential.
package struct Principal: Hashable, Sendable, Codable {
    package var id: PrincipalID
    /// What people call it; never written to the ledger.
    package var name: String
    package var roles: Set<Role>
    /// Tenants it may act for; empty means all.
    package var tenants: Set<TenantID>
    /// Nothing is allowed from this moment on.
    package var expires: UTCTime?

    package init(id: PrincipalID, name: String, roles: Set<Role>, tenants: Set<TenantID> = [], expires: UTCTime? = nil)
    {
        self.id = id
        self.name = name
        self.roles = roles
        self.tenants = tenants
        self.expires = expires
    }
}
