/// Writes content stream operators.
struct ContentWriter {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func transform(_ matrix: AffineTransform) {
        let numbers = [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f].map(Self.text)
        raw(numbers.joined(separator: " ") + " cm\n")
    }

    /// A number with up to five decimals, never with an exponent, which PDF does not know.
    static func text(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "0" }
        let scaled = Int64((value * 100_000).rounded())
        let magnitude = scaled.magnitude
        let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: 100_000)
        guard rest != 0 else { return (scaled < 0 ? "-" : "") + String(whole) }
        var decimals = String(rest)
        decimals = String(repeating: "0", count: 5 - decimals.count) + decimals
        while decimals.last == "0" { decimals.removeLast() }
        return (scaled < 0 ? "-" : "") + "\(whole).\(decimals)"
    }
}
