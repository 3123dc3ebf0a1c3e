import ArchiveModel
import PDF

/// Copies objects of a template's file into an update under new numbers, each once, and nothing that is not needed to
/// draw a page (``CopiedKind``).
struct ObjectCopier {
    private struct Key: Hashable {
        var reference: PDFReference
        var kind: CopiedKind
    }

    let document: PDFDocument
    /// Whether content streams are read for the colours they set.
    let readsContent: Bool
    private(set) var traits = TemplateTraits()
    /// Bytes of the streams copied.
    private(set) var copiedBytes = 0
    /// Entries and elements copied: what is no object of its own is copied wherever it is named.
    private var copiedValues = 0
    private var copies: [Key: PDFReference] = [:]

    private static let deepest = 48
    private static let mostObjects = 20_000
    private static let mostValues = 200_000
    /// Of streams, in bytes: it is added to every document.
    static let mostBytes = 8 << 20

    init(_ document: PDFDocument, readsContent: Bool) {
        self.document = document
        self.readsContent = readsContent
    }

    /// A font that is named and never shown: it need not be embedded.
    mutating func copy(
        unshownFont font: PDFObject?, into update: inout IncrementalUpdate
    ) throws(PDFError) -> PDFObject? {
        let before = traits
        defer { traits = before }
        return try copy(font, as: .font, into: &update)
    }

    /// Notes the colours a content stream sets.
    mutating func note(content: [UInt8]) { traits.note(content: content) }

    /// The value with its references leading to copies; nil for what is not copied.
    mutating func copy(
        _ value: PDFObject?, as kind: CopiedKind, depth: Int = 0, into update: inout IncrementalUpdate
    ) throws(PDFError) -> PDFObject? {
        guard depth < Self.deepest else { throw PDFError(.tooLarge, "Its objects are nested too deep.") }
        copiedValues += 1
        guard copiedValues <= Self.mostValues else {
            throw PDFError(.tooLarge, "Its pages need more than \(Self.mostValues) values.")
        }
        switch value {
        case .reference(let reference): return try copy(reference, as: kind, depth: depth, into: &update)
        case .dictionary(let dictionary):
            return .dictionary(try copy(dictionary, as: kind, depth: depth, into: &update))
        case .array(let elements):
            var copied: [PDFObject] = []
            for element in elements {
                copied.append(try copy(element, as: kind.element, depth: depth + 1, into: &update) ?? .null)
            }
            return .array(copied)
        case .name(let name):
            if kind == .color { traits.note(space: name) }
            return value
        case .null, .stream, nil: return nil
        case .boolean, .integer, .real, .string: return value
        }
    }

    private mutating func copy(
        _ reference: PDFReference, as kind: CopiedKind, depth: Int, into update: inout IncrementalUpdate
    ) throws(PDFError) -> PDFObject? {
        let key = Key(reference: reference, kind: kind)
        if let known = copies[key] { return .reference(known) }
        let value = try document.resolve(.reference(reference))
        switch value {
        case .dictionary, .stream: break
        // Arrays and simple values have no life of their own.
        default: return try copy(value, as: kind, depth: depth + 1, into: &update)
        }
        guard kind != .plain else { return nil }
        guard copies.count < Self.mostObjects else {
            throw PDFError(.tooLarge, "Its pages need more than \(Self.mostObjects) objects.")
        }
        let copy = update.reserve()
        copies[key] = copy
        if case .stream(let stream) = value {
            let dictionary = try self.copy(stream.dictionary, as: kind, depth: depth + 1, into: &update)
            if readsContent, kind == .pattern || dictionary["Subtype"] == .name("Form") {
                traits.note(content: try document.decodedData(of: stream))
            }
            update.write(dictionary, data: try data(of: stream), as: copy)
        } else {
            let dictionary = try self.copy(value.dictionaryValue ?? [:], as: kind, depth: depth + 1, into: &update)
            update.write(.dictionary(dictionary), as: copy)
        }
        return .reference(copy)
    }

    private mutating func copy(
        _ dictionary: PDFDictionary, as kind: CopiedKind, depth: Int, into update: inout IncrementalUpdate
    ) throws(PDFError) -> PDFDictionary {
        var copied: PDFDictionary = [:]
        // In one order, so that numbers come out the same each time.
        for name in dictionary.sortedKeys {
            guard let entry = kind.kind(of: name) else { continue }
            copied[name] = try copy(dictionary[name], as: entry, depth: depth + 1, into: &update)
        }
        if copied["Subtype"] == .name("PS") {
            throw PDFError(.unsupported, "It draws with PostScript, which cannot be looked into.")
        }
        try traits.note(copied, as: kind, from: dictionary, in: document)
        return copied
    }

    /// A stream's bytes as they are encoded.
    mutating func data(of stream: PDFStream) throws(PDFError) -> [UInt8] {
        guard stream.dictionary["F"] == nil else {
            throw PDFError(.unsupported, "It takes a stream from another file. Embed everything.")
        }
        copiedBytes += stream.extent.count
        guard copiedBytes <= Self.mostBytes else {
            throw PDFError(
                .tooLarge,
                "Its pages have more than \(Self.mostBytes >> 20) MiB, which every document would carry. Make its "
                    + "pictures smaller.")
        }
        do {
            return try document.source.read(at: stream.extent.lowerBound, count: stream.extent.count)
        } catch {
            throw PDFError(.source, "It cannot be read: \(error).")
        }
    }
}
