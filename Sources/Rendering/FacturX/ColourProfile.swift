/// The colours of a drawn page: an ICC profile of sRGB (IEC 61966-2-1) by ISO 15076-1:2010 (version 4.2), made of the
/// standard's numbers.
enum ColourProfile {
    static let name = "sRGB IEC61966-2.1"

    static var bytes: [UInt8] {
        let tags: [(String, [UInt8])] = [
            ("desc", text(name)), ("cprt", text("No copyright, use freely")),
            ("wtpt", xyz(0.9642, 1, 0.8249)), ("chad", matrix),
            ("rXYZ", xyz(0.43607, 0.22249, 0.01392)), ("gXYZ", xyz(0.38515, 0.71687, 0.09708)),
            ("bXYZ", xyz(0.14307, 0.06061, 0.71410)), ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ]
        var table = number(UInt32(tags.count))
        var data: [UInt8] = []
        var places: [[UInt8]: Int] = [:]
        let start = headerLength + 4 + tags.count * 12
        for (name, bytes) in tags {
            // The three curves are one.
            let place = places[bytes] ?? start + data.count
            if places.updateValue(place, forKey: bytes) == nil { data += padded(bytes) }
            table += Array(name.utf8) + number(UInt32(place)) + number(UInt32(bytes.count))
        }
        return header(length: start + data.count) + table + data
    }

    private static let headerLength = 128

    /// ISO 15076-1 §7.2: a display's profile, RGB to XYZ.
    private static func header(length: Int) -> [UInt8] {
        var header = number(UInt32(length)) + number(0) + number(0x0420_0000)
        header += Array("mntrRGB XYZ ".utf8)
        for part: UInt16 in [2026, 1, 1, 0, 0, 0] { header += [UInt8(part >> 8), UInt8(part & 255)] }
        header += Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
        // The illuminant D50, as every profile has it to the bit.
        header += number(0x0000_F6D6) + number(0x0001_0000) + number(0x0000_D32D)
        return header + [UInt8](repeating: 0, count: headerLength - header.count)
    }

    /// Bradford's adaptation of the display's white, D65, to D50.
    private static var matrix: [UInt8] {
        [
            1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168,
        ].reduce(type("sf32")) { $0 + fixed($1) }
    }

    private static func xyz(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
        type("XYZ ") + fixed(x) + fixed(y) + fixed(z)
    }

    /// Function type 3 of §10.18: g, a, b, c, d.
    private static var curve: [UInt8] {
        [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].reduce(type("para") + [0, 3, 0, 0]) { $0 + fixed($1) }
    }

    /// §10.15, in English.
    private static func text(_ text: String) -> [UInt8] {
        let units = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        return type("mluc") + number(1) + number(12) + Array("enUS".utf8) + number(UInt32(units.count)) + number(28)
            + units
    }

    private static func type(_ signature: String) -> [UInt8] { Array(signature.utf8) + number(0) }

    private static func number(_ value: UInt32) -> [UInt8] {
        [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
    }

    /// s15Fixed16Number.
    private static func fixed(_ value: Double) -> [UInt8] {
        number(UInt32(bitPattern: Int32((value * 65_536).rounded())))
    }

    private static func padded(_ bytes: [UInt8]) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
    }
}
