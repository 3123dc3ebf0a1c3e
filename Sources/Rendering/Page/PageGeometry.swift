/// The page: ISO 216 A4, an address field as DIN 5008 form B and ISO 269 DL envelopes with a window on the left have it.
/// All in points.
enum PageGeometry {
    static let width = 595.276
    static let height = 841.89
    static let margin = millimetres(20)
    static let contentWidth = width - 2 * margin

    static let top = millimetres(16)
    /// Where text ends; the foot stands below.
    static let bottom = height - millimetres(22)
    static let footTop = height - millimetres(16)
    /// Where rows begin on the first page, below head and address field.
    static let firstTop = millimetres(98)

    /// The address, behind the window: 85 mm by 27.3 mm, 5 mm inside the field.
    static let address = (x: millimetres(25), y: millimetres(62.7), width: millimetres(78), height: millimetres(27.3))
    /// The sender's line above it.
    static let senderLine = millimetres(58)
    /// The facts beside it.
    static let facts = (x: millimetres(115), y: millimetres(45), width: millimetres(75), height: millimetres(49))

    static func millimetres(_ value: Double) -> Double { value * 72 / 25.4 }
}
