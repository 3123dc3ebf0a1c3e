package import ArchiveModel

/// Asks for a document dressed by a template: letterhead, logo, texts and further pages.
///
/// The template's files come behind the source, in the order of `files`.
package struct Dressing: Hashable, Sendable, Codable {
    package var layout: TemplateLayout
    /// Their names in the layout.
    package var files: [String]
    /// What the texts' variables stand for, by ``TemplateVariable``; pages are counted by the writer.
    package var values: [String: String]
    /// Insert letters as well: for a printed copy, never for an original.
    package var hasInserts: Bool

    package init(
        layout: TemplateLayout, files: [String], values: [String: String] = [:], hasInserts: Bool = false
    ) {
        self.layout = layout
        self.files = files
        self.values = values
        self.hasInserts = hasInserts
    }
}

/// The first part of an increment: what the template asked for, as a revision of its own.
package struct DressingRevision: Hashable, Sendable, Codable {
    /// In bytes.
    package var length: UInt64
    /// Numbers of the objects it adds or replaces.
    package var objects: [Int]

    package init(length: UInt64, objects: [Int]) {
        self.length = length
        self.objects = objects
    }
}

extension WorkerRefusal {
    /// The code for a template that cannot be put on this document.
    package static let unfitTemplate = "template-unfit"
}
