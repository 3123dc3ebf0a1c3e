/// The semantic model as JSON (RFC 8259), as `Documentation/SemanticJSON.md` describes it: one object, keys as in
/// the model, every value a string, numbers with their written scale, attachments with their content.
package enum SemanticJSON {
    /// Writes in the model's order, two blanks an indent. Memory grows with the text and with nothing else.
    package static func encode(_ invoice: Invoice) throws(SemanticJSONError) -> [UInt8] {
        let output = JSONOutput()
        do { try invoice.encode(to: SemanticEncoder(output: output)) } catch {
            throw SemanticJSONError(.internal, "", "The invoice cannot be written as JSON: \(error).")
        }
        return output.finish()
    }

    /// Reads what a person or another program wrote. Nothing in it is passed over: unknown keys, keys that stand twice,
    /// values of another type and texts that are no value of their term are refused with their path.
    package static func decode(_ bytes: [UInt8]) throws(SemanticJSONError) -> Invoice {
        let invoice = try decodeTolerantly(bytes)
        if let unreadable = invoice.firstUnreadable {
            let expected = unreadable.isNumber ? Amount.expectation : InvoiceDate.expectation
            throw SemanticJSONError(
                .value, unreadable.path,
                "\(unreadable.term) is “\(unreadable.value.prefix(40))”; it must be \(expected).")
        }
        try checkTotals(invoice)
        return invoice
    }

    /// Reads what `encode` wrote of any document: terms that are no value of their type keep their text.
    package static func decodeTolerantly(_ bytes: [UInt8]) throws(SemanticJSONError) -> Invoice {
        let tree = try JSONParser.parse(bytes)
        let marks = JSONMarks(count: tree.nodes.count)
        let invoice: Invoice
        do { invoice = try Invoice(from: SemanticDecoder(tree: tree, node: 0, marks: marks)) } catch {
            switch error {
            case let error as SemanticJSONError: throw error
            case DecodingError.keyNotFound(let key, _):
                throw SemanticJSONError(.missing, "", "The key “\(key.stringValue)” is missing.")
            case DecodingError.dataCorrupted(let context): throw SemanticJSONError(.value, "", context.debugDescription)
            default: throw SemanticJSONError(.value, "", "\(error)")
            }
        }
        if let stray = tree.firstUnmarked(marks) {
            throw SemanticJSONError(
                .unknownKey, stray,
                "This key is not part of the semantic model. Documentation/SemanticJSON.md lists them.")
        }
        return invoice
    }

    /// BT-110 and BT-111 stand in `totals` and in `vatTotals`; where both do, they must agree.
    private static func checkTotals(_ invoice: Invoice) throws(SemanticJSONError) {
        guard !invoice.vatTotals.isEmpty, let totals = invoice.totals else { return }
        let pairs = [
            ("totals.vat", totals.vat, invoice.vatTotal(in: invoice.currencyCode)),
            (
                "totals.vatInAccountingCurrency", totals.vatInAccountingCurrency,
                invoice.vatTotal(in: invoice.vatAccountingCurrencyCode)
            ),
        ]
        for (path, stated, listed) in pairs {
            guard let stated, !stated.isEmpty, stated != listed else { continue }
            throw SemanticJSONError(
                .value, path, "It is \(stated.canonical), but vatTotals says \(listed?.canonical ?? "nothing").")
        }
    }
}

extension Invoice {
    /// The first term whose text is no value of its type; attachments aside.
    fileprivate var firstUnreadable: StatedTerm? {
        var first: StatedTerm?
        eachStatement { stated in
            if first == nil, !stated.isReadable, stated.term != "BT-125" { first = stated }
        }
        return first
    }
}

/// A text is no JSON of the semantic model.
package struct SemanticJSONError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// No JSON at all.
        case syntax
        case tooDeep = "too-deep"
        case type
        case value
        case missing
        case unknownKey = "unknown-key"
        case duplicateKey = "duplicate-key"
        case `internal`
    }

    package let code: Code
    /// `lines[3].netAmount`; empty for the whole document.
    package let path: String
    /// What is wrong and what to do.
    package let message: String

    init(_ code: Code, _ path: String, _ message: String) {
        self.code = code
        self.path = path
        self.message = message
    }

    package var description: String { path.isEmpty ? message : "\(path): \(message)" }
}
