import ArchiveAPI
import ArchiveModel
import ArgumentParser

/// What `init` made, and what to do next.
struct InitReport {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    /// Two people, so that what needs two can be done.
    static let people: [(name: String, roles: Set<Role>)] = [
        ("operator", [.operator, .admin]), ("approver", [.approver]),
    ]

    struct Root: Encodable {
        var name: String
        /// Absolute.
        var path: String
    }

    var instance: InstanceDirectory
    var isTest: Bool
    var hasSeal: Bool
    var roots: [Root]
    /// Names of roots on one device, by device.
    var sharing: [[String]]

    func tell(_ format: Format) throws {
        switch format {
        case .json: StandardOutput.line(String(decoding: try WireJSON.encode(self), as: UTF8.self))
        case .text: for line in lines { StandardOutput.line(line) }
        }
    }

    private var next: [String] {
        ["legajo up --instance \(instance.path)", "legajo submit INVOICE.pdf --instance \(instance.path)"]
    }

    private var trust: String {
        if isTest { return "  Test instance: test keys, pages marked PRUEBA. It proves nothing to anybody." }
        if hasSeal { return "  The company's seal signs what is issued." }
        return "  Trust class: internal. Signatures and time-stamps come from this instance's own authority;\n"
            + "  import the company's seal with --seal for more."
    }

    private var lines: [String] {
        ["Instance made in \(instance.path)", trust]
            + sharing.map {
                "  Roots \($0.joined(separator: ", ")) lie on one device: its failure takes them all. Before real use, "
                    + "make the\n  instance with --root NAME=DIR on different disks."
            } + [
                "  Two people: operator and approver; their tokens are in \(instance.tokens).", "Next:",
            ] + next.map { "  \($0)" }
    }
}

extension InitReport: Encodable {
    private enum CodingKeys: String, CodingKey {
        case instance, test, seal, roots, sharedDevices, people, next
    }

    /// Somebody who may come in, and where the token lies.
    private struct Person: Encodable {
        var name: String
        var roles: [String]
        var token: String
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(instance.path, forKey: .instance)
        try values.encode(isTest, forKey: .test)
        try values.encode(hasSeal, forKey: .seal)
        try values.encode(roots, forKey: .roots)
        try values.encode(sharing, forKey: .sharedDevices)
        try values.encode(
            Self.people.map {
                Person(name: $0.name, roles: $0.roles.map(\.rawValue).sorted(), token: instance.token(of: $0.name))
            }, forKey: .people)
        try values.encode(next, forKey: .next)
    }
}
