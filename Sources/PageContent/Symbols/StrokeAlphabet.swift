/// Letters, digits and signs as strokes of a pen on a grid four wide and six high: enough for identifiers, page
/// numbers and marks. Drawn by us, so that no font has to be found, licensed or embedded.
package enum StrokeAlphabet {
    /// A stroke's points in order, y upwards from the base line.
    package typealias Stroke = [(x: Int, y: Int)]

    /// The strokes of a character; empty for one that is not drawn.
    package static func strokes(of character: Character) -> [Stroke] { table[character] ?? [] }

    /// Two digits a point, a blank between strokes.
    private static let table: [Character: [Stroke]] = drawings.mapValues { drawing in
        drawing.split(separator: " ").map { stroke in
            let digits = stroke.utf8.map { Int($0) - 48 }
            return stride(from: 0, to: digits.count - 1, by: 2).map { (digits[$0], digits[$0 + 1]) }
        }
    }

    private static let drawings: [Character: String] = [
        "0": "103041453616050110", "1": "152620 1030", "2": "05163645440040", "3": "0516364544334241301001 2333",
        "4": "30360242", "5": "460603334241301001", "6": "4536160501103041423303", "7": "064610",
        "8": "13040516364544331302011030414233", "9": "0110304145361605041343",
        "A": "0004264440 0242", "B": "000636454433033342413000", "C": "4536160501103041", "D": "00062644422000",
        "E": "46060040 0333", "F": "460600 0333", "G": "45361605011030414323", "H": "0006 4046 0343",
        "I": "1030 2026 1636", "J": "4641301001", "K": "0006 4602 1340", "L": "060040", "M": "0006234640",
        "N": "00064046", "O": "103041453616050110", "P": "00063645443303", "Q": "103041453616050110 2240",
        "R": "00063645443303 2340", "S": "453616050413334241301001", "T": "0646 2620", "U": "060110304146",
        "V": "062046", "W": "0610233046", "X": "0046 0640", "Y": "062346 2320", "Z": "06460040",
        "-": "1333", "/": "0046", ".": "2020",
    ]
}
