import ArgumentParser

struct Templates: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Letterheads, logos, header and footer texts, terms and inserts.",
        discussion: """
            Example: legajo templates add acme-es --letterhead letterhead.pdf --terms terms.pdf --language es
            Every draft of an invoice in PDF gets the template that fits it best, before it is tagged and signed. What was
            archived before a change stays as it is.
            """,
        subcommands: [Add.self, List.self, Show.self, Preview.self, Retire.self])
}
