/// How long data elements may be and how often segments may stand, by directory.
struct ElementLengths: Hashable, Sendable {
    /// 1004 Document number.
    let documentNumber: Int
    /// 1154 Reference.
    let reference: Int
    /// 1131 Code list.
    let codeList: Int
    /// 3039 Party identification.
    let party: Int
    /// 3036 Party name, one of five.
    let name: Int
    /// 3042 Street, and how many of them.
    let street = 35
    let streets: Int
    /// 3164 City.
    let city = 35
    /// 3229 or 3228 Country subdivision.
    let subdivision: Int
    /// 3251 Post code.
    let postCode: Int
    /// 3412 Contact.
    let contact: Int
    /// 3148 Communication address.
    let communication = 512
    /// 3194 Account.
    let account = 35
    /// 4440 Free text, one of five; 4441 its reference.
    let text: Int
    let textReference: Int
    /// 7008 Item description, one of two.
    let description: Int
    /// 5004 Amount, 6060 quantity: digits.
    let amount: Int
    let quantity: Int
    /// 5118 Price.
    let price = 15
    /// 5284 Price basis.
    let priceBasis = 9
    /// 5482 Percentage.
    let percentage = 10
    /// 5278 Rate.
    let rate = 17

    /// FTX of the header and of a line.
    let headerTexts: Int
    let lineTexts: Int
    /// IMD of a line.
    let descriptions: Int
    /// SG1 RFF of the header.
    let references: Int
    /// ALC of a line.
    let lineAllowances: Int
    /// TAX of the summary.
    let breakdowns = 10
    let accounts = 5
    let itemNumbers = 25
    let documents = 99

    /// For messages: `D.96A`.
    let directory: String

    init(_ message: INVOICProfile.Message) {
        switch message {
        case .eancom97:
            (documentNumber, reference, codeList, party, name, streets) = (35, 35, 3, 17, 35, 3)
            (subdivision, postCode, contact, text, textReference, description) = (9, 9, 35, 70, 3, 35)
            (amount, quantity, headerTexts, lineTexts, descriptions, references) = (18, 15, 10, 5, 10, 10)
            (lineAllowances, directory) = (15, "D.96A")
        case .eancom2002:
            (documentNumber, reference, codeList, party, name, streets) = (35, 70, 17, 35, 35, 4)
            (subdivision, postCode, contact, text, textReference, description) = (35, 17, 35, 512, 17, 256)
            (amount, quantity, headerTexts, lineTexts, descriptions, references) = (35, 35, 99, 99, 99, 9_999)
            (lineAllowances, directory) = (30, "D.01B")
        case .en16931:
            (documentNumber, reference, codeList, party, name, streets) = (70, 70, 17, 35, 70, 4)
            (subdivision, postCode, contact, text, textReference, description) = (70, 17, 256, 512, 17, 256)
            (amount, quantity, headerTexts, lineTexts, descriptions, references) = (35, 35, 99, 99, 99, 9_999)
            (lineAllowances, directory) = (30, "D.14B")
        }
    }
}
