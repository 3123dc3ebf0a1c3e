import EN16931

extension FacturXProfile {
    /// Terms the invoice states and the profile's schema has no place for, in their order.
    func terms(beyond invoice: Invoice) -> [StatedTerm] {
        switch self {
        case .minimum: invoice.statements.filter { !Self.inMinimum.contains($0.number) }
        case .basicWithoutLines:
            invoice.statements.filter { !Self.inBasicWithoutLines.contains($0.number) }
        case .basic: invoice.statements.filter { Self.outsideBasic.contains($0.number) }
        // Whatever a term of EN 16931 is written as lies within these.
        case .en16931, .extended, .xrechnung: []
        }
    }

    private static let inMinimum: Set<Int> = [
        1, 2, 3, 5, 10, 13, 23, 24, 27, 30, 31, 32, 40, 44, 47, 48, 55, 109, 110, 112, 115,
    ]

    private static let inBasicWithoutLines: Set<Int> = Set(
        [
            1...3, 5...6, 8...10, 12...13, 16...16, 19...32, 34...40, 44...55, 59...81, 83...84, 89...113, 115...121,
            162...165,
        ].joined())

    private static let outsideBasic: Set<Int> = Set(
        [
            7...7, 11...11, 14...15, 17...18, 33...33, 41...43, 56...58, 82...82, 85...88, 114...114, 122...125,
            128...128, 132...133, 154...156, 158...161,
        ].joined())
}

extension StatedTerm {
    /// Of its business term: 30 of BT-30 and of its scheme, BT-30-1; 0 for what has none.
    fileprivate var number: Int {
        term.hasPrefix("BT-") ? Int(term.dropFirst(3).prefix { $0 != "-" }) ?? 0 : 0
    }
}
