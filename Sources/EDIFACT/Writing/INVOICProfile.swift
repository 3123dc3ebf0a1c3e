package import EN16931

/// How an invoice is written: the message's directory and what its envelope says. Nothing is taken from clock or
/// counter: the same invoice and profile give the same bytes.
package struct INVOICProfile: Hashable, Sendable {
    /// The messages that are written.
    package enum Message: String, Hashable, Sendable, CaseIterable {
        /// EANCOM 1997: INVOIC D.96A, subset EAN008.
        case eancom97
        /// EANCOM 2002: INVOIC D.01B, subset EAN011.
        case eancom2002
        /// INVOIC D.14B as CEN/TS 16931-3-4 binds it (ISO 20625).
        case en16931

        package var identifier: MessageIdentifier {
            switch self {
            case .eancom97:
                MessageIdentifier(type: "INVOIC", version: "D", release: "96A", agency: "UN", association: "EAN008")
            case .eancom2002:
                MessageIdentifier(type: "INVOIC", version: "D", release: "01B", agency: "UN", association: "EAN011")
            case .en16931: MessageIdentifier(type: "INVOIC", version: "D", release: "14B", agency: "UN")
            }
        }
    }

    package var message: Message
    package var repertoire: CharacterRepertoire
    /// 3 or 4; before 4 dates have two digits of the year and nothing repeats.
    package var syntaxVersion: Int
    package var sender: PartnerIdentification
    package var recipient: PartnerIdentification
    /// S004 Day of preparation; nil for one that is not known, written as zeros.
    package var preparedOn: InvoiceDate?
    /// Hours and minutes, `1403`.
    package var preparedAt: String
    /// 0020, unique for the sender; at most 14 characters.
    package var controlReference: String
    /// 0062, unique in the interchange; at most 14 characters.
    package var messageReference: String
    package var isTest: Bool
    /// Whether the message says that it is a copy of one sent before (1225).
    package var isCopy = false
    /// Whether UNA is written; needed where separators differ from the standard ones.
    package var hasAdvice: Bool
    /// Comma or point before decimals.
    package var decimalMark: UInt8
    /// Whether every segment ends its line.
    package var breaksLines: Bool

    /// - Parameters:
    ///   - repertoire: UNOW for D.14B, UNOC for EANCOM, unless stated.
    package init(
        _ message: Message, sender: PartnerIdentification, recipient: PartnerIdentification, preparedOn: InvoiceDate?,
        preparedAt: String = "0000", controlReference: String, messageReference: String = "1",
        repertoire: CharacterRepertoire? = nil, syntaxVersion: Int? = nil, isTest: Bool = false,
        hasAdvice: Bool = true, decimalMark: UInt8 = UInt8(ascii: "."), breaksLines: Bool = true
    ) {
        self.message = message
        self.repertoire = repertoire ?? (message == .en16931 ? .unow : .unoc)
        self.syntaxVersion = syntaxVersion ?? (message == .en16931 ? 4 : 3)
        self.sender = sender
        self.recipient = recipient
        self.preparedOn = preparedOn
        self.preparedAt = preparedAt
        self.controlReference = controlReference
        self.messageReference = messageReference
        self.isTest = isTest
        self.hasAdvice = hasAdvice
        self.decimalMark = decimalMark
        self.breaksLines = breaksLines
    }

    /// The invoice without its lines, in canonical form.
    private static func head(of invoice: Invoice) -> Invoice {
        var head = invoice
        head.lines = []
        head.makeCanonical()
        return head
    }

    /// An interchange for an invoice of which nothing else is agreed: D.14B in UTF-8, EANCOM in ISO 8859-1, all of the
    /// envelope from the invoice itself. Parties are named by their GLN, else their electronic address, else their VAT
    /// identifier.
    package init(for invoice: Invoice, as message: Message = .en16931) {
        let repertoire = message == .en16931 ? CharacterRepertoire.unow : .unoc
        let invoice = Self.head(of: invoice)
        let number = (invoice.number?.canonical ?? "").unicodeScalars.filter { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        }
        let reference = String(String.UnicodeScalarView(Array(number).suffix(14)))
        self.init(
            message,
            sender: Self.partner(
                invoice.seller?.identifiers ?? [], invoice.seller?.electronicAddress, invoice.seller?.vatIdentifier,
                otherwise: "SELLER", repertoire),
            recipient: Self.partner(
                invoice.buyer?.identifiers ?? [], invoice.buyer?.electronicAddress, invoice.buyer?.vatIdentifier,
                otherwise: "BUYER", repertoire),
            preparedOn: invoice.issueDate?.value,
            controlReference: reference.isEmpty ? "1" : reference)
    }

    private static func partner(
        _ identifiers: [Identifier], _ address: Identifier?, _ vat: Term<String>?, otherwise: String,
        _ repertoire: CharacterRepertoire
    ) -> PartnerIdentification {
        func usable(_ term: Term<String>?) -> String? {
            guard let text = term?.canonical.trimmedOfXMLWhiteSpace, !text.isEmpty, text.unicodeScalars.count <= 35,
                text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && repertoire.encode($0) != nil })
            else { return nil }
            return text
        }
        let known = (identifiers + [address].compactMap { $0 }).first { $0.scheme?.canonical == "0088" }
        // 14: GS1.
        if let gln = usable(known?.content) { return PartnerIdentification(gln, qualifier: "14") }
        return PartnerIdentification(usable(address?.content) ?? usable(vat) ?? otherwise)
    }

    var characters: ServiceCharacters {
        ServiceCharacters(
            decimalMark: decimalMark, repetition: syntaxVersion == 4 ? UInt8(ascii: "*") : nil)
    }

    /// Throws where the envelope cannot be written as asked.
    func check() throws(EDIFACTError) {
        func require(_ holds: Bool, _ message: String) throws(EDIFACTError) {
            guard holds else { throw EDIFACTError(.profile, message) }
        }
        func fits(_ text: String, _ limit: Int) -> Bool {
            !text.isEmpty && text.unicodeScalars.count <= limit
                && text.unicodeScalars.allSatisfy { repertoire.encode($0) != nil && $0.value >= 0x20 }
                && text.trimmedOfXMLWhiteSpace == text
        }
        try require(syntaxVersion == 3 || syntaxVersion == 4, "The syntax version must be 3 or 4.")
        try require(
            !repertoire.holdsLineBreaks || syntaxVersion == 4,
            "\(repertoire.identifier) needs syntax version 4 (ISO 9735:2002).")
        try require(
            repertoire.coding != .escaped, "UNOX (ISO 2022) is not written; use UNOW, which holds every character.")
        try require(
            decimalMark == UInt8(ascii: ".") || decimalMark == UInt8(ascii: ","),
            "The decimal mark must be a point or a comma.")
        try require(fits(sender.identification, 35), "The sender's identification must have 1 to 35 characters.")
        try require(fits(recipient.identification, 35), "The recipient's identification must have 1 to 35 characters.")
        for qualifier in [sender.qualifier, recipient.qualifier].compactMap({ $0 }) {
            try require(fits(qualifier, 4), "The qualifier “\(qualifier)” must have 1 to 4 characters.")
        }
        try require(fits(controlReference, 14), "The interchange control reference must have 1 to 14 characters.")
        try require(fits(messageReference, 14), "The message reference must have 1 to 14 characters.")
        try require(
            preparedAt.utf8.count == 4 && preparedAt.utf8.allSatisfy { (0x30...0x39).contains($0) },
            "The time of preparation must be four digits (1403).")
    }
}
