/// A restriction of a syntax's binding as its table states it.
package struct Restriction: Hashable, Sendable {
    /// `UBL-CR-016`.
    package let rule: String
    /// From the root element, `/cac:OrderReference/cbc:UUID`; with `//` from anywhere; `@name` at the end for an attribute.
    package let path: String
    /// How often the path may occur; nil where it must not.
    package let isCardinality: Bool
    package let isFatal: Bool
}

extension EN16931Rules {
    /// Every restriction the tables of a syntax state.
    package static func restrictions(of syntax: RuleSyntax) -> [Restriction] {
        let tables: [(table: PathTable, prefix: String, isFatal: Bool)] =
            switch syntax {
            case .ubl:
                [
                    (UBLRestrictions.elements, "UBL-CR-", false), (UBLRestrictions.attributes, "UBL-DT-", false),
                    (UBLRestrictions.cardinalities, "UBL-SR-", true),
                ]
            case .cii:
                [
                    (CIIRestrictions.elements, "CII-SR-", false), (CIIRestrictions.cardinalities, "CII-SR-", true),
                    (CIIRestrictions.dataTypes, "CII-DT-", false), (CIIRestrictions.strictDataTypes, "CII-DT-", true),
                ]
            }
        return tables.flatMap { source in
            source.table.entries.flatMap { entry in
                entry.places.map { place in
                    Restriction(
                        rule: source.prefix + entry.key,
                        path: place.hasSuffix("/") ? place + entry.expression : "\(place)/\(entry.expression)",
                        isCardinality: entry.expression.hasSuffix("=1"), isFatal: source.isFatal)
                }
            }
        }
    }

    /// Builds the rules' tables; a process that will fork calls it once before.
    package static func warmUp() {
        for rules in [StructureRules.ubl, .cii] { _ = rules.actions.count }
    }
}
