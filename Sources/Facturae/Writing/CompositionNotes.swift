import EN16931

/// What composing an invoice found out.
final class CompositionNotes {
    private(set) var refusals: [FacturaeRefusal.Reason] = []
    private(set) var assumptions: [FacturaeAssumption] = []
    /// Why a term is not written, by its path.
    private(set) var reasons: [String: String] = [:]
    /// Which entries of a repeated group were written.
    var positions: [String: [Int]] = [:]

    func refuse(_ term: String?, _ path: String, _ message: String) {
        guard refusals.count < 200 else { return }
        refusals.append(FacturaeRefusal.Reason(term: term, path: path, message: message))
    }

    func assume(_ element: String, _ value: String, _ reason: String) {
        let assumption = FacturaeAssumption(element: element, value: value, reason: reason)
        if !assumptions.contains(assumption), assumptions.count < 200 { assumptions.append(assumption) }
    }

    func explain(_ path: String, _ reason: String) { reasons[path] = reason }

    func take(_ other: CompositionNotes) {
        for reason in other.refusals { refuse(reason.term, reason.path, reason.message) }
        for assumption in other.assumptions {
            assume(assumption.element, assumption.value, assumption.reason)
        }
    }

    // MARK: Values

    /// The text where Facturae can hold it; else nil, with the reason noted.
    func fitted(_ term: Term<String>?, _ limit: Int, _ path: String) -> String? {
        guard let term, !term.isEmpty else { return nil }
        let text = term.canonical
        guard text.isXMLText else {
            explain(path, "It has characters no XML document can hold.")
            return nil
        }
        let count = text.unicodeScalars.count
        guard count <= limit else {
            explain(path, "It has \(count) characters; Facturae has \(limit) for it.")
            return nil
        }
        return text
    }

    /// A text Facturae cannot do without.
    func demanded(_ term: Term<String>?, _ limit: Int, _ id: String, _ path: String, _ words: String) -> String? {
        guard let term, !term.isEmpty else {
            refuse(id, path, "Facturae demands \(words) (\(id)); the invoice has none.")
            return nil
        }
        if let text = fitted(term, limit, path) { return text }
        refuse(id, path, "Facturae cannot hold \(words) (\(id)): \(reasons[path] ?? "")")
        return nil
    }

    func demanded(_ term: Term<InvoiceDate>?, _ id: String, _ path: String, _ words: String) -> String? {
        guard let value = term?.value else {
            refuse(id, path, "Facturae demands \(words) (\(id)); the invoice has no readable one.")
            return nil
        }
        return value.description
    }

    /// An amount Facturae cannot do without, exactly.
    func demanded(_ term: Term<Amount>?, _ id: String, _ path: String, _ words: String) -> Amount? {
        guard let value = term?.value else {
            refuse(id, path, "Facturae demands \(words) (\(id)); the invoice has no readable one.")
            return nil
        }
        guard value.normalised.scale <= 8 else {
            refuse(id, path, "Facturae has at most eight decimals; \(words) (\(id)) is \(value).")
            return nil
        }
        return value
    }
}

extension Amount {
    /// At least two decimals, at most eight; the value must have no more.
    var money: String { (scale > 8 ? normalised : self).padded(2).description }

    /// As written, without decimals that say nothing beyond eight.
    var plain: String { (scale > 8 ? normalised : self).description }
}
