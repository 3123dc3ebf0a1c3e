import EN16931Validation
import PeppolValidation
import XRechnungValidation

/// The rule sets this reader knows. Another family is added here: its rules as a function of document, invoice and
/// syntax, with the version, the days it is in force and the specification identifiers that claim it.
enum Rulebook {
    static let registry = RuleRegistry(EN16931Rules.ruleSets + PeppolRules.ruleSets + XRechnungRules.ruleSets)
}
