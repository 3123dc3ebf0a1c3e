import EN16931

/// The buyer's administrative centres: offices of a public body by role, with their codes of the directory DIR3. They
/// route the invoice, which is what BT-10 is for: `01:L01280796;02:LA0007407;03:LA0007408`.
struct AdministrativeCentres: Hashable {
    struct Centre: Hashable {
        var role: String
        var code: String
    }

    var centres: [Centre]
    private var place: SourcePlace?

    /// Nil where none has a role and a code.
    ///
    /// - Parameter party: `BuyerParty`.
    init?(of party: FacturaeElement) {
        centres = []
        for element in party.all("AdministrativeCentres", "AdministrativeCentre") {
            guard let role = element.first("RoleTypeCode")?.peek, let code = element.first("CentreCode")?.peek,
                Self.isRole(role), Self.isCode(code)
            else { continue }
            element.first("RoleTypeCode")?.account()
            element.first("CentreCode")?.account()
            // Its address is the body's own as a rule; what differs stays to be told of.
            for name in ["AddressInSpain", "OverseasAddress"] {
                let own = (party.first("LegalEntity") ?? party.first("Individual"))?.first(name)
                if let address = element.first(name), address.peeks == own?.peeks { address.account() }
            }
            place = place ?? element.place
            centres.append(Centre(role: role, code: code))
        }
        if centres.isEmpty { return nil }
    }

    /// Nil where the text is no such list.
    init?(buyerReference text: String) {
        centres = []
        for piece in text.split(separator: ";", omittingEmptySubsequences: false) {
            let parts = piece.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, Self.isRole(String(parts[0])), Self.isCode(String(parts[1])) else { return nil }
            centres.append(Centre(role: String(parts[0]), code: String(parts[1])))
        }
    }

    var buyerReference: Term<String> {
        let text = centres.map { "\($0.role):\($0.code)" }.joined(separator: ";")
        return Term(text: text, value: text, place: place)
    }

    private static func isRole(_ text: String) -> Bool {
        text.utf8.count == 2 && text.utf8.first == UInt8(ascii: "0") && ("01"..."09").contains(text)
    }

    private static func isCode(_ text: String) -> Bool {
        (1...10).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
            }
    }
}

/// The entry in the company register (Registro Mercantil), which EN 16931 keeps as one text (BT-33):
/// `Registro: Madrid; Tomo: 12; Hoja: M-1`.
struct RegistrationData: Hashable {
    /// Facturae's elements in its order, with the words used in the text.
    static let labels = [
        ("Book", "Libro"), ("RegisterOfCompaniesLocation", "Registro"), ("Sheet", "Hoja"), ("Folio", "Folio"),
        ("Section", "Sección"), ("Volume", "Tomo"), ("AdditionalRegistrationData", "Otros"),
    ]
    static let limit = 20

    /// Values by element name.
    var values: [String: String]
    private var place: SourcePlace?

    init?(of element: FacturaeElement) {
        values = [:]
        place = element.place
        for (name, _) in Self.labels { values[name] = element.code(name) }
        if values.isEmpty { return nil }
    }

    /// Nil where the text does not fit.
    init?(legalInformation text: String) {
        values = [:]
        for piece in text.split(separator: "; ", omittingEmptySubsequences: false) {
            guard let label = Self.labels.first(where: { piece.hasPrefix($0.1 + ": ") }), values[label.0] == nil else {
                values = ["AdditionalRegistrationData": text]
                break
            }
            values[label.0] = String(piece.dropFirst(label.1.count + 2))
        }
        guard values.values.allSatisfy({ $0.unicodeScalars.count <= Self.limit }),
            legalInformation.canonical == text
        else { return nil }
    }

    var legalInformation: Term<String> {
        let additional = values["AdditionalRegistrationData"]
        let text =
            values.count == 1 && additional != nil
            ? additional ?? ""
            : Self.labels.compactMap { name, label in values[name].map { "\(label): \($0)" } }.joined(separator: "; ")
        return Term(text: text, value: text, place: place)
    }
}
