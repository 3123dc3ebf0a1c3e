/// What differs between the directories a message can follow.
struct DirectoryTraits: Hashable, Sendable {
    /// Most characters of a free text component (4440): 70, later 512.
    let textWidth: Int
    /// Of a party name component (3036): 35, in the newest 70.
    let nameWidth: Int
    /// Of an item description component (7008): 35, later 256.
    let descriptionWidth: Int
    /// The second name component is the trading name (CEN/TS 16931-3-4); before, all are one name.
    let hasTradingName: Bool

    /// Code lists from before EN 16931: `PCE` for what is `H87` today, `H` and `AA` for rates of category S.
    let hasOldCodes: Bool

    /// - Parameter year: Nil is taken for an old one.
    init(year: Int?) {
        let year = year ?? 1_996
        textWidth = year < 1_999 ? 70 : 512
        descriptionWidth = year < 1_999 ? 35 : 256
        nameWidth = year < 2_014 ? 35 : 70
        hasTradingName = year >= 2_014
        hasOldCodes = year < 2_014
    }
}
