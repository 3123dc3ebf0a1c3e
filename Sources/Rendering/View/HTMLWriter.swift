/// Writes a page of tables; every text goes through `escape`.
struct HTMLWriter {
    private(set) var bytes: [UInt8] = []

    /// The policy forbids the browser everything but the page's own style, should an escape ever be missing.
    mutating func begin(title: String, language: String, note: String?) {
        append("<!DOCTYPE html>\n<html lang=\"\(language)\">\n<head>\n<meta charset=\"utf-8\">\n")
        append(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
        append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
        escape(title)
        append("</title>\n<style>\n\(Self.style)</style>\n</head>\n<body>\n<h1>")
        escape(title)
        append("</h1>\n")
        if let note {
            append("<p>")
            escape(note)
            append("</p>\n")
        }
    }

    mutating func table(heading: String, rows: [(name: String, value: String, term: String)]) {
        append("<section>\n<h2>")
        escape(heading)
        append("</h2>\n<table>\n")
        for row in rows {
            append("<tr><th scope=\"row\">")
            escape(row.name)
            append("</th><td><bdi>")
            escape(row.value)
            append("</bdi></td><td class=\"id\">")
            escape(row.term)
            append("</td></tr>\n")
        }
        append("</table>\n</section>\n")
    }

    mutating func end() { append("</body>\n</html>\n") }

    private mutating func append(_ markup: String) { bytes += markup.utf8 }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "\""): append("&quot;")
            case UInt8(ascii: "'"): append("&#39;")
            default: bytes.append(byte)
            }
        }
    }

    private static let style = """
        body { font: 16px/1.4 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
        h1 { font-size: 1.5rem; }
        h2 { font-size: 1.1rem; margin: 1.5rem 0 .3rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid #ccc; }
        th { font-weight: 400; width: 16rem; color: #444; }
        td { white-space: pre-wrap; overflow-wrap: anywhere; }
        td.id { width: 5rem; color: #595959; font-size: .8rem; }
        @media print { body { margin: 0; max-width: none; } section { break-inside: avoid; } }

        """
}
