package import EN16931
package import WorkerProtocol

/// An invoice for people to read: every term it states, by the names of EN 16931, in Spanish or English.
///
/// What strangers wrote is shown as text and nothing else: no script, no link, no resource from elsewhere, no character
/// that a screen obeys.
package struct InvoiceView {
    /// A group of the semantic model; the lines one by one.
    struct Section {
        let heading: String
        var rows: [(name: String, value: String, term: String)]
    }

    let title: String
    let language: ViewLanguage
    /// Below the title.
    let note: String?
    private(set) var sections: [Section] = []

    /// - Parameter note: What stands below the title: whose copy it is.
    package init(_ invoice: Invoice, language: ViewLanguage, note: String? = nil) {
        self.language = language
        self.note = note
        title = Self.title(invoice, language)
        var last = ""
        for stated in invoice.canonical.statements {
            // Which tax a category is of goes without saying.
            if stated.term.hasSuffix("-0"), stated.value == "VAT" { continue }
            let key = stated.path.prefix { $0 != "." && $0 != "[" }
            let isLine = key == "lines"
            let place = isLine ? String(stated.path.prefix { $0 != "]" }) : language.heading(key)
            if place != last {
                last = place
                let number = isLine ? " " + Visible.text(stated.term == "BT-126" ? stated.value : "") : ""
                sections.append(Section(heading: language.heading(key) + number, rows: []))
            }
            sections[sections.count - 1].rows.append(
                (TermNames.name(stated.term, language), Visible.text(stated.value), stated.term))
        }
    }

    /// What the document is, and its number.
    static func title(_ invoice: Invoice, _ language: ViewLanguage) -> String {
        let code = invoice.typeCode?.canonical ?? ""
        let isCredit = invoice.isCreditNote == true || InvoiceTypeCode.isCreditNote(code)
        let isCorrected = code == "384"
        let word =
            switch language {
            // Real Decreto 1619/2012, article 15: what corrects an invoice, up or down, is a “factura rectificativa”.
            case .es: isCredit || isCorrected ? "Factura rectificativa" : "Factura"
            case .en: isCredit ? "Credit note" : isCorrected ? "Corrected invoice" : "Invoice"
            }
        return [word, Visible.text(invoice.number?.canonical ?? "")].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// A whole page (HTML 5, UTF-8), complete in itself.
    package var html: [UInt8] {
        var page = HTMLWriter()
        page.begin(title: title, language: language.rawValue, note: note)
        for section in sections {
            page.table(heading: section.heading, rows: section.rows)
        }
        page.end()
        return page.bytes
    }

    /// Plain text (UTF-8): a line for each term, name and value in columns.
    package var text: [UInt8] {
        var out = Array((title + "\n" + (note.map { $0 + "\n" } ?? "")).utf8)
        for section in sections {
            let width = section.rows.map(\.name.count).max() ?? 0
            out += ("\n" + section.heading + "\n").utf8
            for row in section.rows {
                let indent = "  " + String(repeating: " ", count: width + 2)
                let name = row.name + String(repeating: " ", count: width - row.name.count)
                let value = row.value.replacing("\n", with: "\n" + indent)
                out += "  \(name)  \(value)  [\(row.term)]\n".utf8
            }
        }
        return out
    }
}

/// Text in which nothing is hidden.
enum Visible {
    /// Control characters but line feed and tab, what turns the order of letters round (UAX #9, table 4), and what is shown
    /// as nothing though no script needs it (tags, fillers, soft hyphens) are written out: `[U+202E]`.
    static func text(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var visible = ""
        for scalar in text.unicodeScalars {
            if isHidden(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                visible += "[U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "]"
            } else {
                visible.unicodeScalars.append(scalar)
            }
        }
        return visible
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
        // Joiners and variation selectors choose between shapes.
        case 0...0x7F, 0x034F, 0x200C, 0x200D, 0x2060, 0xFE00...0xFE0F, 0xE0100...0xE01EF: false
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
