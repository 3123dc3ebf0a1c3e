import EDIFACT
import EN16931
import FoundationEssentials

/// What an invoice states, by name and position: the model as its own encoding writes it, without anything empty.
/// Compared instead of the invoice, so that a path of a loss can be taken out of it.
indirect enum InvoiceTree: Equatable, Decodable {
    case value(String)
    case list([InvoiceTree])
    case group([String: InvoiceTree])

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Key.self) {
            var children: [String: InvoiceTree] = [:]
            for key in container.allKeys {
                children[key.stringValue] = try container.decode(InvoiceTree.self, forKey: key)
            }
            self = .group(children)
        } else if var container = try? decoder.unkeyedContainer() {
            var children: [InvoiceTree] = []
            while !container.isAtEnd { children.append(try container.decode(InvoiceTree.self)) }
            self = .list(children)
        } else {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .value(text)
            } else if let number = try? container.decode(Int.self) {
                self = .value(String(number))
            } else {
                self = .value(String(try container.decode(Bool.self)))
            }
        }
    }

    /// In canonical form.
    init(_ invoice: Invoice) throws {
        var invoice = invoice.canonical
        // What VAT totals tell is told by them alone.
        if !invoice.vatTotals.isEmpty {
            invoice.totals?.vat = nil
            invoice.totals?.vatInAccountingCurrency = nil
        }
        let encoder = JSONEncoder()
        if let key = CodingUserInfoKey.attachmentContent { encoder.userInfo[key] = true }
        self = try JSONDecoder().decode(InvoiceTree.self, from: try encoder.encode(invoice)).withoutLengths
    }

    /// Without the lengths of attachments, which their content tells.
    private var withoutLengths: InvoiceTree {
        switch self {
        case .value: return self
        case .list(let children): return .list(children.map(\.withoutLengths))
        case .group(var children):
            children["encodedLength"] = nil
            return .group(children.mapValues(\.withoutLengths))
        }
    }

    /// Without what is at that path (`lines[2].item.name`) and below; nil where nothing is there.
    func removing(_ path: some StringProtocol) -> InvoiceTree? {
        removing(path.split { $0 == "." || $0 == "[" || $0 == "]" }.map { Substring($0) }[...])
    }

    private func removing(_ steps: ArraySlice<Substring>) -> InvoiceTree? {
        guard let step = steps.first else { return .value("") }
        switch self {
        case .group(var children):
            guard let child = children[String(step)], let less = child.removing(steps.dropFirst()) else { return nil }
            children[String(step)] = less
            return .group(children)
        case .list(var children):
            guard let index = Int(step), children.indices.contains(index),
                let less = children[index].removing(steps.dropFirst())
            else { return nil }
            children[index] = less
            return .list(children)
        case .value: return nil
        }
    }

    /// Without empty texts, lists and groups; nil where nothing is left.
    var pruned: InvoiceTree? {
        switch self {
        case .value(let text): return text.isEmpty ? nil : self
        case .list(let children):
            let kept = children.compactMap(\.pruned)
            return kept.isEmpty ? nil : .list(kept)
        case .group(let children):
            let kept = children.compactMapValues(\.pruned)
            return kept.isEmpty ? nil : .group(kept)
        }
    }

    /// All values by path.
    var values: [String: String] {
        var found: [String: String] = [:]
        func collect(_ tree: InvoiceTree, _ path: String) {
            switch tree {
            case .value(let text): found[path] = text
            case .list(let children):
                for (index, child) in children.enumerated() { collect(child, "\(path)[\(index)]") }
            case .group(let children):
                for (key, child) in children { collect(child, path.isEmpty ? key : "\(path).\(key)") }
            }
        }
        collect(self, "")
        return found
    }

    /// What differs between an invoice without its losses and what was read; empty where nothing does.
    static func differences(_ invoice: Invoice, without losses: [LostTerm], _ read: Invoice) throws -> [String] {
        var expected = try InvoiceTree(invoice)
        var problems: [String] = []
        for loss in losses {
            if let less = expected.removing(loss.path) {
                expected = less
                // A currency that is implied goes with its amount.
                if loss.path.hasPrefix("vatTotals["), loss.path.hasSuffix(".amount") {
                    expected = expected.removing(loss.path.dropLast("amount".count) + "currency") ?? expected
                }
            } else if !loss.path.hasSuffix(".attachment.content") {
                // Only of an attachment whose bytes are unknown can the content be lost without being there.
                problems.append("lost what is not there: \(loss.path)")
            }
        }
        let wanted = expected.pruned?.values ?? [:]
        let got = try InvoiceTree(read).pruned?.values ?? [:]
        for path in Set(wanted.keys).union(got.keys).sorted() where wanted[path] != got[path] {
            problems.append("\(path): wanted \(wanted[path] ?? "nothing"), read \(got[path] ?? "nothing")")
        }
        return problems
    }
}
