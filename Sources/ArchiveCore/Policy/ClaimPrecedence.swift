package import ArchiveModel

/// What is known about an invoice: what the sender states comes before what is embedded, and that before what
/// is read from the page. A difference is a finding, and makes a draft wait for a person.
package enum ClaimPrecedence {
    /// The terms in which two claims must agree.
    package static let compared: Set<String> = [
        "BT-1", "BT-2", "BT-5", "BT-31", "BT-48", "BT-109", "BT-110", "BT-112", "BT-115",
    ]

    package struct Merged {
        package var fields: Fields
        package var findings: [Finding]
    }

    /// Puts the sender's statements over the reader's claims.
    package static func merge(stated: [String: String], read: Fields) -> Merged {
        var fields = read
        var findings: [Finding] = []
        for (term, value) in stated.sorted(by: { $0.key < $1.key }) {
            if let claim = read[term], compared.contains(term), !agree(term, claim.value, value) {
                findings.append(
                    Finding(
                        artefact: "archive", id: "stated-differs", flag: .fatal, terms: [term],
                        message: "\(term) was stated as \(value); the document says \(claim.value). "
                            + "Correct one of them, or approve with a reason."))
            }
            fields[term] = FieldClaim(value: value, confidence: 1, how: .stated)
        }
        return Merged(fields: fields, findings: findings)
    }

    /// Amounts agree by value, codes without spaces and case, the rest as text.
    package static func agree(_ term: String, _ left: String, _ right: String) -> Bool {
        if left == right { return true }
        switch term {
        case "BT-109", "BT-110", "BT-112", "BT-115": return plain(left) == plain(right)
        default: return InvoiceIdentity.normalised(left) == InvoiceIdentity.normalised(right)
        }
    }

    /// A plain decimal without trailing zeros after the point.
    private static func plain(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var digits = Substring(text)
        while digits.last == "0" { digits.removeLast() }
        if digits.last == "." { digits.removeLast() }
        return String(digits)
    }
}
