extension InvoiceLine {
    /// The line's own terms; of repeated groups the first, without line allowances and charges. Terms that say
    /// nothing are left out.
    package var terms: TermTexts {
        var texts = TermTexts()
        texts.note("BT-126", identifier)
        texts.note("BT-127", note)
        texts.note("BT-128", object?.content)
        texts.note("BT-129", quantity?.value)
        texts.note("BT-130", quantity?.unit)
        texts.note("BT-131", netAmount)
        texts.note("BT-132", purchaseOrderLine)
        texts.note("BT-133", buyerAccountingReference)
        texts.note("BT-134", period?.start)
        texts.note("BT-135", period?.end)
        texts.note("BT-146", price?.netPrice)
        texts.note("BT-147", price?.discount)
        texts.note("BT-148", price?.grossPrice)
        texts.note("BT-149", price?.baseQuantity?.value)
        texts.note("BT-150", price?.baseQuantity?.unit)
        texts.note("BT-151", vat?.category)
        texts.note("BT-152", vat?.rate)
        texts.note("BT-153", item?.name)
        texts.note("BT-154", item?.description)
        texts.note("BT-155", item?.sellersIdentifier)
        texts.note("BT-156", item?.buyersIdentifier)
        texts.note("BT-157", item?.standardIdentifier?.content)
        texts.note("BT-158", item?.classifications.first?.content)
        texts.note("BT-159", item?.countryOfOrigin)
        texts.note("BT-160", item?.attributes.first?.name)
        texts.note("BT-161", item?.attributes.first?.value)
        return texts
    }
}
