import PageContent

/// Writes content stream operators.
struct ContentWriter {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Whole numbers and their operator: most of what a symbol consists of, so without making strings.
    mutating func operation(_ operands: [Int], _ name: String) {
        for operand in operands {
            integer(operand)
            bytes.append(32)
        }
        raw(name)
        bytes.append(10)
    }

    /// Draws strokes with the current pen, each point placed by `place`.
    mutating func strokes(_ strokes: [StrokeAlphabet.Stroke], place: ((x: Int, y: Int)) -> (Int, Int)) {
        for stroke in strokes {
            for (index, corner) in stroke.enumerated() {
                let (x, y) = place(corner)
                operation([x, y], index == 0 ? "m" : "l")
            }
        }
        raw("S\n")
    }

    private mutating func integer(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var divisor: UInt = 1
        while value.magnitude / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(48 + value.magnitude / divisor % 10))
            divisor /= 10
        }
    }

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
