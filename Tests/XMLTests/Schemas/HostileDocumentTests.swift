import LibXML2
import SeededTesting
import Testing
import XML

@Suite struct HostileDocumentTests {
    private func code(_ text: String, _ schema: XMLSchema) -> XMLError.Code? {
        do throws(XMLError) {
            _ = try schema.validate(Array(text.utf8))
            return nil
        } catch { return error.code }
    }

    @Test func `Depth, entities and size are refused before validation`() throws {
        let schema = try SchemaSamples.invoice.get()
        let deep = String(repeating: "<a>", count: 10_000) + String(repeating: "</a>", count: 10_000)
        #expect(code(deep, schema) == .tooDeep)
        let bomb = "<!DOCTYPE a [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><a>&b;</a>"
        #expect(code(bomb, schema) == .documentType)
        var limits = XMLLimits()
        limits.bytes = 100
        #expect(throws: XMLError.self) { try schema.validate(SchemaSamples.ubl.bytes, limits: limits) }
    }

    @Test func `A huge value is told in short`() throws {
        let value = String(repeating: "9", count: 4 << 20)
        let text = "<cbc:PayableAmount currencyID='EUR'>\(value)x</cbc:PayableAmount>"
        let violations = try SchemaSamples.invoice.get().validate(SchemaSamples.ubl.replacing(7, with: text).bytes)
        #expect(violations.map(\.rule) == ["cvc-datatype-valid.1.2.1"])
        #expect((violations.first?.message.count ?? 0) < 250)
    }

    @Test func `Text between very many elements is no burden`() throws {
        let lines = String(repeating: "\n  <cac:Item/>", count: 100_000)
        let text = "<cac:InvoiceLine>" + lines + "</cac:InvoiceLine>"
        let violations = try SchemaSamples.invoice.get().validate(SchemaSamples.ubl.replacing(4, with: text).bytes)
        #expect(violations.first?.rule == "cvc-complex-type.2.4")
        #expect(violations.count <= 100)
    }

    @Test func `Faults beyond the limit are not told`() throws {
        let wrong = String(repeating: "<cbc:Note languageID='%' x='1'/>", count: 20_000)
        let violations = try SchemaSamples.invoice.get().validate(SchemaSamples.ubl.replacing(4, with: wrong).bytes)
        #expect(violations.count == 100)
    }

    @Test func `Threads share a schema`() async throws {
        let schema = try SchemaSamples.invoice.get()
        let good = SchemaSamples.ubl.bytes
        let bad = SchemaSamples.ubl.replacing(7, with: "<cbc:PayableAmount>1</cbc:PayableAmount>").bytes
        let rules = await withTaskGroup(of: [String].self) { group in
            for number in 0..<64 {
                group.addTask { (try? schema.validate(number % 2 == 0 ? good : bad).map(\.rule)) ?? ["failed"] }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(rules.count { $0.isEmpty } == 32)
        #expect(rules.count { $0 == ["cvc-complex-type.4"] } == 32)
    }

    /// Damaged documents are refused as XML, or judged; what is told points into the document.
    @Test func `Damaged invoices are judged or refused, never crash`() throws {
        var generator = SplitMix64(seed: 2_021)
        let samples = [
            (SchemaSamples.ubl.bytes, try SchemaSamples.invoice.get()),
            (SchemaSamples.facturae322.bytes, try SchemaSamples.facturae.get()),
            (try SchemaSamples.fixture("Invoices/de/nordwind-cii.xml"), try SchemaSamples.cii.get()),
        ]
        var outcomes = (valid: 0, invalid: 0, refused: 0)
        for round in 0..<3_000 {
            let (sample, schema) = samples[round % samples.count]
            var bytes = sample
            for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes[place] = UInt8.random(in: 0x30...0x7A, using: &generator)
                case 2: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &generator), at: place)
                case 3: bytes.remove(at: place)
                default: swapElements(&bytes, near: place)
                }
            }
            do throws(XMLError) {
                let violations = try schema.validate(bytes)
                if violations.isEmpty { outcomes.valid += 1 } else { outcomes.invalid += 1 }
                for violation in violations {
                    #expect(violation.line > 0 && violation.column > 0 && violation.xpath.hasPrefix("/"))
                    #expect(!violation.message.isEmpty && violation.message.count < 2_000)
                }
            } catch { outcomes.refused += 1 }
        }
        #expect(outcomes.valid > 20)
        #expect(outcomes.invalid > 100)
        #expect(outcomes.refused > 100)
    }

    /// Exchanges two lines, which keeps the document well-formed where both hold whole elements.
    private func swapElements(_ bytes: inout [UInt8], near place: Int) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        guard lines.count > 2 else { return }
        let line = 1 + place % (lines.count - 2)
        var swapped = lines
        swapped.swapAt(line, line + 1)
        bytes = Array(swapped.joined(separator: [0x0A]))
    }
}
