import EN16931

extension CIIWriter {
    /// What the schema demands and no value can stand in for; nil where all is there.
    static func missing(_ invoice: Invoice) -> String? {
        var demands = Demands()
        demands.needReadable(invoice)
        demands.need("BT-1", "number", invoice.number)
        demands.need("BT-2", "issueDate", invoice.issueDate)
        for (index, line) in invoice.lines.enumerated() {
            let path = "lines[\(index)]"
            demands.need(
                "BT-129", path + ".quantity.value", line.quantity?.value, if: line.quantity?.unit?.isEmpty == false)
            guard let base = line.price?.baseQuantity else { continue }
            demands.need("BT-149", path + ".price.baseQuantity.value", base.value, if: base.unit?.isEmpty == false)
            guard line.price?.grossPrice?.isEmpty ?? true else { continue }
            demands.need("BT-146", path + ".price.netPrice", line.price?.netPrice, if: !base.value.isEmpty)
        }
        return demands.description
    }
}
