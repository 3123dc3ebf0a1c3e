import ArchiveModel
import EN16931Validation
import Testing
import XML

/// Strangers' documents never make the rules trap, whatever is missing, repeated or out of place.
@Suite struct HostileDocumentTests {
    static let samples = SampleDocument.all + [.extended, .extendedCII, .vehicle, .vehicleCII]

    @Test(arguments: samples)
    func `a document without one of its elements is judged`(sample: SampleDocument) throws {
        let whole = try sample.broken()
        var changed = 0
        for element in sample.elements {
            let findings = try sample.without(element).findings()
            if Set(findings.map(\.id)) != whole { changed += 1 }
            #expect(findings.allSatisfy { $0.location?.line != nil })
        }
        // Most of what a sample has is asked for by some rule.
        #expect(changed > sample.elements.count / 4)
    }

    @Test(arguments: samples)
    func `a document with one of its elements twice or elsewhere is judged`(sample: SampleDocument) throws {
        let elements = sample.elements
        for (index, element) in elements.enumerated() {
            let other = elements[(index * 7 + 3) % elements.count]
            let text = String(sample.text[element])
            for document in [
                sample.changed(text, text + text),
                sample.inserting(text, before: other.lowerBound),
            ] {
                #expect(try document.findings().allSatisfy { $0.location != nil })
            }
        }
    }

    @Test(arguments: samples)
    func `a document with strange values is judged`(sample: SampleDocument) throws {
        let values = [
            "", " ", "NaN", "-0", "1e3", String(repeating: "9", count: 60), "ü\u{301}", "#", "#\n#", "@", ":", "-",
            "2026-13-01",
        ]
        for (index, leaf) in sample.leaves.enumerated() {
            var text = sample.text
            text.replaceSubrange(leaf, with: values[index % values.count])
            let document = SampleDocument(name: sample.name, syntax: sample.syntax, text: text)
            #expect(try document.findings().allSatisfy { $0.location != nil })
        }
    }

    /// Each of these asks for something around it. Were it looked up each time among the others, this would take hours.
    @Test(arguments: [
        (SampleDocument.extended, "<cac:LegalMonetaryTotal>", "<cac:LegalMonetaryTotal/>"),
        (.extended, "<cac:LegalMonetaryTotal>", "<cac:PrepaidPayment/>"),
        (.ubl, "<cac:LegalMonetaryTotal>", "<cbc:TaxCurrencyCode/>"),
        (.ubl, "<cbc:PriceAmount>", "<cac:AllowanceCharge><cbc:BaseAmount/></cac:AllowanceCharge>"),
        (.ubl, "<cbc:PriceAmount>", "<cbc:BaseQuantity unitCode=\"KGM\"/>"),
        (
            .cii, "<ram:ApplicableTradeTax><ram:Rate",
            "<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>49</ram:TypeCode></ram:SpecifiedTradeSettlementPaymentMeans>"
        ),
        (
            .cii, "<ram:NetPriceProductTradePrice>",
            "<ram:GrossPriceProductTradePrice><ram:ChargeAmount/></ram:GrossPriceProductTradePrice>"
        ),
        (.cii, "<ram:BasisQuantity ", "<ram:BasisQuantity unitCode=\"KGM\"/>"),
        (.cii, "<ram:StartDateTime>", "<ram:StartDateTime/>"),
    ])
    func `many siblings are judged in linear time`(sample: SampleDocument, place: String, sibling: String) throws {
        let many = String(repeating: sibling, count: 50_000)
        #expect(try !sample.changed(place, many + place).findings().isEmpty)
    }

    @Test func `numbers too large to compute with do not hold and do not trap`() throws {
        let huge = String(repeating: "9", count: 34)
        #expect(
            try SampleDocument.ubl.changed("<cbc:PriceAmount>50.00", "<cbc:PriceAmount>\(huge)").broken()
                == ["PEPPOL-EN16931-R046", "PEPPOL-EN16931-R120"])
        #expect(
            try SampleDocument.cii.changed("<ram:BasisAmount>100.00", "<ram:BasisAmount>\(huge)").broken()
                == ["PEPPOL-EN16931-R040"])
    }
}

extension SampleDocument {
    /// The elements inside the root, each from its start tag to its end tag. The samples have no comments and no `>`
    /// in attributes.
    fileprivate var elements: [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        var open: [String.Index] = []
        var place = text.startIndex
        while let start = text[place...].firstIndex(of: "<"), let end = text[start...].firstIndex(of: ">") {
            let next = text.index(after: end)
            if text[text.index(after: start)] == "/" {
                if let begin = open.popLast(), !open.isEmpty { found.append(begin..<next) }
            } else if text[text.index(before: end)] != "/" {
                open.append(start)
            }
            place = next
        }
        return found
    }

    /// The texts between start and end tag.
    fileprivate var leaves: [Range<String.Index>] {
        elements.compactMap { element in
            let inside = text[element]
            guard let begin = inside.firstIndex(of: ">"), let end = inside.lastIndex(of: "<"),
                !inside[inside.index(after: begin)..<end].contains("<")
            else { return nil }
            return text.index(after: begin)..<end
        }
    }

    fileprivate func without(_ element: Range<String.Index>) -> SampleDocument {
        var text = text
        text.removeSubrange(element)
        return SampleDocument(name: name, syntax: syntax, text: text)
    }

    fileprivate func inserting(_ piece: String, before place: String.Index) -> SampleDocument {
        var text = text
        text.insert(contentsOf: piece, at: place)
        return SampleDocument(name: name, syntax: syntax, text: text)
    }
}
