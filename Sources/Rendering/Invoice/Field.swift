import Cairo
import EN16931
import WorkerProtocol

/// A term with its name, as people read it.
struct Field: Hashable {
    var label: String
    var value: String
    /// The group of the model it is of, by its key.
    var group: Substring
    /// Which of the group's repetitions.
    var repetition: Substring
    var isNumber: Bool
}

extension Field {
    /// Name and value as one text.
    func sentence(_ style: TextStyle) -> PageText {
        PageText(text: "\(label): \(value)", style: style, whole: isNumber ? value : nil)
    }
}

/// Words for terms.
struct FieldWriter {
    let language: ViewLanguage
    let format: ValueFormat

    /// One field for each term; a scheme, a unit, a currency stands with its value.
    func fields(_ terms: [StatedTerm]) -> [Field] {
        var fields: [Field] = []
        var last = ""
        for stated in terms {
            let owner = stated.path.dropLast(Self.last(of: stated.path).count)
            let joins = !last.isEmpty && last.dropLast(Self.last(of: last).count) == owner && !fields.isEmpty
            let text = named(stated)
            switch Self.last(of: stated.path) {
            case ".scheme" where joins, ".schemeVersion" where joins: fields[fields.count - 1].value += " [\(text)]"
            case ".unit" where joins: fields[fields.count - 1].value += " \(text)"
            case ".currency" where joins: fields[fields.count - 1].value += " \(text)"
            default:
                let group = stated.path.prefix { $0 != "." && $0 != "[" }
                fields.append(
                    Field(
                        label: TermNames.name(stated.term, language), value: text, group: group,
                        repetition: stated.path.prefix { $0 != "]" && $0 != "." }, isNumber: stated.isNumber))
            }
            last = stated.path
        }
        return fields
    }

    /// The value, with the meaning of a common code before it.
    func named(_ stated: StatedTerm) -> String {
        let text = format.text(stated)
        guard
            let name = CodeNames.name(stated.term, stated.value, language)
                ?? CountryNames.name(stated.term, stated.value, language)
        else { return text }
        return "\(name) (\(text))"
    }

    /// The value as it stands in an address: a country by its name, as the post reads it.
    func addressed(_ stated: StatedTerm) -> String {
        CountryNames.name(stated.term, stated.value, language) ?? format.text(stated)
    }

    /// `.scheme` of `seller.identifiers[0].scheme`; all of a path with one key.
    private static func last(of path: String) -> Substring {
        path.lastIndex(of: ".").map { path[$0...] } ?? path[...]
    }
}
