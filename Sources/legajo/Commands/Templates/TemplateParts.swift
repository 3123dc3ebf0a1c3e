import ArchiveModel
import ArgumentParser
import FoundationEssentials

/// A template's parts as options: the usual ones, or a layout of one's own.
struct TemplateParts: ParsableArguments {
    @Option(help: "PDF drawn over whole pages: its first page on the first, its second on those that follow.")
    var letterhead: String?

    @Option(help: "under or over what the page shows.")
    var layer = TemplateLayout.Layer.under

    @Option(help: "PDF with a logo.")
    var logo: String?

    @Option(
        help: ArgumentHelp(
            "Where the logo goes, in mm from the page's upper left corner.", valueName: "x,y,width,height"))
    var logoAt = "20,10,50,20"

    @Option(help: "Text at the top of each page, with {number}, {date}, {issuer}, {page}, {pages}…")
    var header: String?

    @Option(help: "Text at the bottom of each page.")
    var footer: String?

    @Option(name: .customLong("terms"), help: "PDF whose pages follow the document's; repeatable.")
    var terms: [String] = []

    @Option(help: "Text file with terms, set on pages behind the document's.")
    var termsText: String?

    @Option(name: .customLong("insert"), help: "PDF that goes with printed copies only; repeatable.")
    var inserts: [String] = []

    @Option(help: ArgumentHelp("Everything above as JSON instead (Documentation/Templates.md).", valueName: "file"))
    var layout: String?

    @Option(name: .customLong("file"), help: "PDF that the layout names; repeatable.")
    var files: [String] = []

    /// The layout and the PDFs it names.
    func read() throws(CommandFailure) -> (TemplateLayout, [LocalFile]) {
        guard let path = layout else {
            guard files.isEmpty else {
                throw CommandFailure(
                    .usage, "--file goes with --layout; name letterhead, logo and terms by their options.")
            }
            return try assembled()
        }
        guard letterhead == nil, logo == nil, header == nil, footer == nil, terms.isEmpty, termsText == nil,
            inserts.isEmpty
        else { throw CommandFailure(.usage, "Give --layout with --file, or the other options.") }
        let bytes = try LocalFile(path).contents(atMost: 1 << 20)
        let layout: TemplateLayout
        do { layout = try JSONDecoder().decode(TemplateLayout.self, from: FoundationEssentials.Data(bytes)) } catch {
            throw CommandFailure(.usage, "\(path) is no layout: \(error)")
        }
        var local: [LocalFile] = []
        for file in files { local.append(try LocalFile(file)) }
        return (layout, local)
    }

    private func assembled() throws(CommandFailure) -> (TemplateLayout, [LocalFile]) {
        var layout = TemplateLayout()
        var files: [LocalFile] = []
        func name(_ path: String) throws(CommandFailure) -> String {
            if let known = files.first(where: { $0.path == path }) { return known.name }
            let file = try LocalFile(path)
            files.append(file)
            return file.name
        }
        if let letterhead { layout.sheets.append(.init(file: try name(letterhead), layer: layer)) }
        if let logo { layout.sheets.append(.init(file: try name(logo), layer: .over, place: try place())) }
        if let header { layout.texts.append(.init(header, y: 8, align: .center)) }
        if let footer { layout.texts.append(.init(footer, y: -8, align: .center)) }
        for path in terms { layout.terms.append(try name(path)) }
        for path in inserts { layout.inserts.append(try name(path)) }
        if let termsText {
            layout.termsText = String(decoding: try LocalFile(termsText).contents(atMost: 1 << 20), as: UTF8.self)
        }
        return (layout, files)
    }

    private func place() throws(CommandFailure) -> TemplateLayout.Place {
        let numbers = logoAt.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        guard numbers.count == 4, case let known = numbers.compactMap(\.self), known.count == 4 else {
            throw CommandFailure(.usage, "--logo-at is x,y,width,height in millimetres, not \"\(logoAt)\".")
        }
        return .init(x: known[0], y: known[1], width: known[2], height: known[3])
    }
}
