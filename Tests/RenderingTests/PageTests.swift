import ArchiveModel
import Cairo
import EN16931
import Foundation
import InvoiceTesting
import PDF
import Rendering
import Testing
import WorkerProtocol

/// How pages are laid out and what the file says of itself.
@Suite struct PageTests {
    @Test func `the same invoice gives the same bytes, another time others`() throws {
        let invoice = try #require(try PageSamples.invoices(in: "Invoices/es/almazara-ubl.xml").first)
        let pdf = try PageSamples.draw(invoice, .es)
        #expect(try PageSamples.draw(invoice, .es) == pdf)
        #expect(try PageSamples.draw(invoice, .en) != pdf)
        let later = try InvoicePages.pdf(
            invoice, language: .es, time: UTCTime(milliseconds: 1_790_000_060_000), typefaces: .init())
        #expect(later != pdf)
    }

    /// Another process hashes with another seed, so that nothing may follow the order of a dictionary or set.
    @Test func `another process gives the same bytes`() async throws {
        let result = try await #require(processExitsWith: .success, observing: [\.standardOutputContent]) {
            let invoice = try #require(try PageSamples.invoices(in: "Invoices/es/almazara-ubl.xml").first)
            FileHandle.standardOutput.write(Data("\(PageSamples.mark)\(try PageSamples.fingerprint(invoice))\n".utf8))
        }
        let invoice = try #require(try PageSamples.invoices(in: "Invoices/es/almazara-ubl.xml").first)
        let output = String(decoding: result.standardOutputContent, as: UTF8.self)
        #expect(output.contains("\(PageSamples.mark)\(try PageSamples.fingerprint(invoice))\n"))
    }

    @Test func `each page tells its number, its sum so far and the columns`() throws {
        let pages = try PageSamples.pages(PageSamples.draw(PageSamples.long(120)))
        #expect(pages.count > 2)
        var lines = 0
        for (index, words) in pages.enumerated() {
            let text = words.joined(separator: " ")
            #expect(text.contains("Page \(index + 1) of \(pages.count)"))
            let sum = "\(lines * 10).00".grouped
            #expect(text.contains("Brought forward") == (index > 0 && lines < 120))
            if text.contains("Brought forward") { #expect(words.contains(sum)) }
            // The head row names the column as the lines name their items.
            let heads = text.contains("Net amount") ? 1 : 0
            let onPage = words.count { $0 == "Item" } - heads
            #expect(heads == 1 || onPage <= 0)
            lines += max(0, onPage)
            #expect(text.contains("Carried forward") == (lines < 120))
            if lines < 120 { #expect(words.contains("\(lines * 10).00".grouped)) }
        }
        #expect(lines == 120)
    }

    @Test func `no sum is carried where a line states none`() throws {
        var invoice = PageSamples.long(120)
        invoice.lines[3].netAmount = Term(reading: "ten")
        let words = try PageSamples.pages(PageSamples.draw(invoice)).joined()
        #expect(!words.contains("Carried"))
        #expect(words.contains("ten"))
    }

    @Test func `numbers and dates follow the language, accounts stand in fours`() throws {
        var invoice = SmallInvoice.minimal()
        invoice.totals?.payable = Term(reading: "-1234567.5")
        var instructions = PaymentInstructions()
        var transfer = CreditTransfer()
        transfer.account = Term("ES7691010042110017304589")
        instructions.creditTransfers = [transfer]
        invoice.paymentInstructions = [instructions]
        let spanish = try PageSamples.pages(PageSamples.draw(invoice, .es)).joined().joined(separator: " ")
        #expect(spanish.contains("\u{2212}1.234.567,50 EUR"))
        #expect(spanish.contains("27/11/2026"))
        #expect(spanish.contains("ES76 9101 0042 1100 1730 4589"))
        let english = try PageSamples.pages(PageSamples.draw(invoice, .en)).joined().joined(separator: " ")
        #expect(english.contains("\u{2212}1,234,567.50 EUR"))
        #expect(english.contains("27 Nov 2026"))
    }

    @Test func `a document tells language and title, and claims no structure`() throws {
        let document = try PDFDocument(MemoryBytes(PageSamples.draw(SmallInvoice.minimal(), .es)))
        let catalog = try #require(try document.catalog().value.dictionaryValue)
        #expect(catalog["Lang"]?.stringValue == Array("es".utf8))
        #expect(catalog["MarkInfo"] == nil && catalog["StructTreeRoot"] == nil)
        #expect(try document.resolveDictionary(catalog["ViewerPreferences"])?["DisplayDocTitle"] == .boolean(true))
        let information = try #require(try document.resolveDictionary(document.trailer["Info"]))
        #expect(TextString.decode(information["Title"]?.stringValue ?? []) == "Factura F-1")
    }

    @Test func `every script the typeface has is set, each the way it runs, and the rest is written out`() throws {
        var invoice = SmallInvoice.minimal()
        let texts = ["Οδός Ερμού", "Улица Ленина", "שלום עולם", "Cafe\u{301} Ñandú", "\u{1F9FE} 請求書"]
        invoice.notes = texts.map { text in
            var note = InvoiceNote()
            note.text = Term(text)
            return note
        }
        // What the reader of pages adds to tell directions apart.
        let marks: Set<Unicode.Scalar> = ["\u{202A}", "\u{202B}", "\u{202C}", "\u{200E}", "\u{200F}"]
        let shown = try PageSamples.pages(PageSamples.draw(invoice)).joined().joined()
            .decomposedStringWithCanonicalMapping.unicodeScalars.filter { !marks.contains($0) }
        let text = String(String.UnicodeScalarView(shown))
        for expected in ["ΟδόςΕρμού", "УлицаЛенина", "Cafe\u{301}Ñandú", "[U+1F9FE][U+8ACB][U+6C42][U+66F8]"] {
            #expect(text.contains(expected.decomposedStringWithCanonicalMapping), "\(expected) in \(text)")
        }
        // Read from left to right, as it stands on the page.
        #expect(text.contains(String("שלוםעולם".reversed())))
    }

    @Test func `a text breaks where its language allows, and inside a word only where nothing else fits`() throws {
        let setter = TextSetter(try Typefaces())
        let style = TextStyle(size: 10)
        let text = "Suministro de aceite de oliva virgen extra (lata de 5 l) y de aceitunas aliñadas"
        let narrow = try setter.set(text, style, width: 90)
        #expect(narrow.lineCount > 3)
        for line in 0..<narrow.lineCount { #expect(narrow.width(ofLine: line) <= 90.01) }
        #expect(try setter.set(text, style, width: nil).lineCount == 1)
        let unbroken = try setter.set(String(repeating: "W", count: 40), style, width: 50)
        #expect(unbroken.lineCount > 5)
        for line in 0..<unbroken.lineCount { #expect(unbroken.width(ofLine: line) <= 50.01) }
        #expect(try setter.set("", style, width: 50).lineCount == 1)
        #expect(try setter.set("a\nb\r\n\nc", style, width: 50).lineCount == 4)
        #expect(try setter.set(" ", style, width: 0.1).lineCount == 1)
    }

    @Test func `a copy says so at the foot of every page`() throws {
        let note = "Copia de LG-0123-4567-89AK, hecha del original con sha256:" + String(repeating: "ab", count: 32)
        let pdf = try InvoicePages.pdf(
            PageSamples.long(120), language: .es, time: PageSamples.time, typefaces: Typefaces(), note: note)
        let pages = try PageSamples.pages(pdf)
        #expect(pages.count > 2)
        for words in pages {
            #expect(words.joined().contains(note.filter { $0 != " " }), "\(words.suffix(12))")
        }
    }

    @Test func `a text of a megabyte without a blank is drawn`() throws {
        var invoice = SmallInvoice.minimal()
        var note = InvoiceNote()
        note.text = Term(String(repeating: "x", count: 1 << 20))
        invoice.notes = [note]
        let words = try PageSamples.pages(PageSamples.draw(invoice)).joined()
        let count = words.reduce(0) { $0 + ($1.allSatisfy { $0 == "x" } ? $1.count : 0) }
        #expect(count == 1 << 20)
    }
}

extension String {
    /// With commas between thousands.
    fileprivate var grouped: String {
        guard count > 6 else { return self }
        return prefix(count - 6) + "," + suffix(6)
    }
}
