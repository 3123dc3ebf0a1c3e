import EN16931
import InvoiceTesting
import LibXML2
import Rendering
import Testing
import WorkerProtocol
import XML

/// What people read holds every term, and nothing a stranger wrote is anything but text.
@Suite struct ViewTests {
    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test(arguments: 1...50)
    func `every term is in both views, by its id`(seed: Int) {
        var random = RandomInvoice(seed: UInt64(seed) + 3_000_000)
        let invoice = random.invoice()
        let view = InvoiceView(invoice, language: .en)
        let rows = Self.text(view.html).components(of: "<td class=\"id\">")
        let lines = Self.text(view.text).components(of: "  [BT-")
        let stated = invoice.canonical.statements.filter { !$0.term.hasSuffix("-0") }
        #expect(rows == stated.count)
        #expect(lines == stated.count)
    }

    @Test func `markup, scripts and marks that screens obey are shown, not followed`() {
        var invoice = SmallInvoice.minimal()
        let attack = "</td><script>alert(1)</script><img src=x onerror='a()'>\u{202E}\u{1B}[31m\"&"
        invoice.number = Term(attack)
        invoice.buyerReference = Term(attack)
        invoice.lines[0].identifier = Term(attack)
        for language in [InvoiceView(invoice, language: .es), InvoiceView(invoice, language: .en)] {
            let page = Self.text(language.html)
            #expect(!page.contains("<script"))
            #expect(!page.contains("<img"))
            #expect(
                page.contains(
                    "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;a()&#39;&gt;[U+202E][U+001B][31m&quot;&amp;"
                ))
            #expect(page.contains("default-src 'none'"))
            #expect(!page.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x1B })
            #expect(!Self.text(language.text).unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x1B })
            #expect(page.components(of: "http") == 1)
        }
    }

    @Test func `what shows as nothing is written out, joiners are kept`() {
        var invoice = SmallInvoice.minimal()
        invoice.buyerReference = Term("a\u{E0041}\u{3164}\u{AD}\u{200B}b\u{200C}c\u{FE0F}")
        let view = InvoiceView(invoice, language: .en)
        for page in [Self.text(view.html), Self.text(view.text)] {
            #expect(page.contains("a[U+E0041][U+3164][U+00AD][U+200B]b\u{200C}c\u{FE0F}"))
        }
    }

    @Test func `a page is well-formed and in its language`() throws {
        let view = InvoiceView(SmallInvoice.minimal(), language: .es)
        let page = Self.text(view.html)
        #expect(page.contains("<html lang=\"es\">"))
        #expect(page.contains("<h1>Factura F-1</h1>"))
        #expect(
            page.contains(
                "<th scope=\"row\">Importe a pagar</th><td><bdi>121.00</bdi></td><td class=\"id\">BT-115</td>"))
        // But for the empty elements of HTML it is XML too.
        let markup = page.replacing("<!DOCTYPE html>\n", with: "").replacing("\">\n<meta", with: "\"/>\n<meta")
            .replacing("width=device-width\">", with: "width=device-width\"/>")
        _ = try XMLDocument(parsing: Array(markup.utf8))
    }

    @Test func `every business term has a name in both languages`() {
        for language in [InvoiceView(SmallInvoice.minimal(), language: .es)] {
            #expect(!Self.text(language.text).contains("  BT-"))
        }
        for seed in 1...50 {
            var random = RandomInvoice(seed: UInt64(seed) + 4_000_000)
            for view in [InvoiceView(random.invoice(), language: .es), InvoiceView(random.invoice(), language: .en)] {
                #expect(!Self.text(view.html).contains("<th scope=\"row\">BT-"))
            }
        }
    }
}

extension String {
    /// How often a text stands in it.
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
