import PageContent

/// Letters, digits and signs of Western European languages as strokes of a pen, for texts of templates: the capitals of
/// ``StrokeAlphabet`` with small letters, signs and accents in their manner.
enum TextAlphabet {
    /// A character as it is drawn: strokes in thousandths of the grid's em, and how far the next one stands.
    struct Glyph: Hashable {
        struct Point: Hashable {
            var x: Int
            var y: Int
        }

        var strokes: [[Point]]
        var advance: Int
    }

    static let space = 320
    /// Lowest and highest stroke.
    static let (bottom, top) = (-320, 860)

    /// What is drawn for a character; a frame for one that is not known, which keeps its place in the text.
    static func glyph(_ character: Character) -> Glyph { known[character] ?? frame }

    static func knows(_ character: Character) -> Bool { character == " " || known[character] != nil }

    /// Grid steps to thousandths.
    private static let (step, bearing) = (100, 80)

    private static let frame = grid("0006464000", width: 4, baseline: 0)

    private static let known: [Character: Glyph] = {
        var glyphs: [Character: Glyph] = [" ": Glyph(strokes: [], advance: space)]
        for character in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/." {
            let strokes = StrokeAlphabet.strokes(of: character).map { stroke in
                stroke.map { Glyph.Point(x: $0.x * step + bearing, y: $0.y * step) }
            }
            glyphs[character] = Glyph(strokes: strokes, advance: 4 * step + 2 * bearing)
        }
        for (character, drawing) in drawings { glyphs[character] = grid(drawing.0, width: drawing.1, baseline: 2) }
        for (characters, accent, bases) in accents {
            for (character, base) in zip(characters, bases) {
                guard let plain = glyphs[base] else { continue }
                let isTall = base.isUppercase || "dl".contains(base)
                glyphs[character] = composed(plain, accent, top: isTall ? 600 : 400)
            }
        }
        for (character, other) in others { glyphs[character] = glyphs[other] }
        return glyphs
    }()

    /// Two digits a point, a blank between strokes; `baseline` is the digit of the base line.
    private static func grid(_ drawing: String, width: Int, baseline: Int) -> Glyph {
        let strokes = drawing.split(separator: " ").map { stroke in
            let digits = stroke.utf8.map { Int($0) - 48 }
            return stride(from: 0, to: digits.count - 1, by: 2).map {
                Glyph.Point(x: digits[$0] * step + bearing, y: (digits[$0 + 1] - baseline) * step)
            }
        }
        return Glyph(strokes: strokes, advance: width * step + 2 * bearing)
    }

    private static func composed(_ base: Glyph, _ accent: Accent, top: Int) -> Glyph {
        let middle = base.advance / 2
        let strokes = accent.strokes.map { stroke in
            stroke.map { Glyph.Point(x: middle + $0.0, y: (accent.isBelow ? 0 : top) + $0.1) }
        }
        return Glyph(strokes: base.strokes + strokes, advance: base.advance)
    }

    /// Around the middle of the letter, above its top or below its base line.
    private struct Accent {
        var strokes: [[(Int, Int)]]
        var isBelow = false
    }

    private static let acute = Accent(strokes: [[(-30, 90), (80, 190)]])
    private static let grave = Accent(strokes: [[(30, 90), (-80, 190)]])
    private static let circumflex = Accent(strokes: [[(-100, 90), (0, 180), (100, 90)]])
    private static let caron = Accent(strokes: [[(-100, 180), (0, 90), (100, 180)]])
    private static let diaeresis = Accent(strokes: [[(-90, 130), (-90, 130)], [(90, 130), (90, 130)]])
    private static let dot = Accent(strokes: [[(0, 130), (0, 130)]])
    private static let tilde = Accent(strokes: [[(-130, 100), (-60, 160), (60, 110), (130, 170)]])
    private static let ring = Accent(strokes: [[(-50, 120), (0, 70), (50, 120), (0, 170), (-50, 120)]])
    private static let cedilla = Accent(strokes: [[(0, 0), (40, -90), (-60, -140)]], isBelow: true)
    private static let ogonek = Accent(strokes: [[(140, 0), (80, -90), (150, -140)]], isBelow: true)

    private static let accents: [(String, Accent, String)] = [
        ("áéíóúýÁÉÍÓÚÝćńśźĆŃŚŹ", acute, "aeıouyAEIOUYcnszCNSZ"), ("àèìòùÀÈÌÒÙ", grave, "aeıouAEIOU"),
        ("âêîôûÂÊÎÔÛ", circumflex, "aeıouAEIOU"), ("äëïöüÿÄËÏÖÜ", diaeresis, "aeıouyAEIOU"),
        ("ãñõÃÑÕ", tilde, "anoANO"),
        ("åÅůŮ", ring, "aAuU"), ("çÇşŞţŢ", cedilla, "cCsStT"), ("čďěňřšťžČĎĚŇŘŠŤŽğĞ", caron, "cdenrstzCDENRSTZgG"),
        ("żŻİ", dot, "zZI"), ("ąęĄĘ", ogonek, "aeAE"),
    ]

    /// Characters drawn as others.
    private static let others: [(Character, Character)] = [
        ("‘", "'"), ("’", "'"), ("‚", ","), ("“", "\""), ("”", "\""), ("„", "\""), ("‑", "-"), ("−", "–"),
        ("\u{A0}", " "), ("\u{202F}", " "), ("´", "'"), ("`", "'"), ("•", "·"),
    ]

    /// With the width in grid steps; the base line is 2, small letters reach to 6, tall ones to 8.
    private static let drawings: [Character: (String, Int)] = [
        "a": ("4642 4536160503123243", 4), "b": ("0802 0516364543321203", 4), "c": ("4536160503123243", 4),
        "d": ("4842 4536160503123243", 4), "e": ("04444536160503123243", 4), "f": ("38281712 0636", 3),
        "g": ("4641301001 4536160503123243", 4), "h": ("0802 0516364542", 4), "i": ("0602 0808", 0),
        "ı": ("0602", 0), "j": ("26211000 2828", 2), "k": ("0802 3603 1432", 3), "l": ("080312", 1),
        "m": ("0602 0516263532 3546566562", 6), "n": ("0602 0516364542", 4), "o": ("160503123243453616", 4),
        "p": ("0600 0516364543321203", 4), "q": ("4640 4536160503123243", 4), "r": ("0602 042636", 3),
        "s": ("45361605143443321203", 4), "t": ("18132232 0636", 3), "u": ("0603123243 4642", 4), "v": ("062246", 4),
        "w": ("0622354266", 6), "x": ("0642 4602", 4), "y": ("0622 4610", 4), "z": ("06460242", 4),
        "ß": ("0207182837362544433222", 4), "ø": ("160503123243453616 0246", 4),
        "Ø": ("120307183847433212 0248", 4), "æ": ("2622 251605031223 24646556362524 23325263", 6),
        ".": ("0202", 0), "-": ("0525", 2), ",": ("1200", 1), ":": ("0202 0606", 0), ";": ("1616 1200", 1),
        "'": ("0806", 0), "\"": ("0806 1816", 1),
        "(": ("18070311", 1), ")": ("08171301", 1), "[": ("18080111", 1), "]": ("08181101", 1), "+": ("2723 0545", 4),
        "=": ("0646 0444", 4), "_": ("0141", 4), "%": ("0818170708 0248 3343423233", 4),
        "&": ("420607182837360403122244", 4), "@": ("46261514233344 4643536466482806042242", 6),
        "#": ("1218 3238 0646 0444", 4), "*": ("2824 0745 0547", 4), "!": ("0804 0202", 0),
        "?": ("07183847462524 2222", 4), "¡": ("0400 0606", 0), "¿": ("41301001022324 2626", 4), "·": ("0505", 0),
        "€": ("5748281713224253 0646 0444", 5), "º": ("0718271607 0525", 2), "ª": ("0718271607 2826 0525", 2),
        "°": ("0718271607", 2), "–": ("0545", 4), "—": ("0565", 6), "«": ("160412 362432", 3),
        "»": ("061402 263422", 3), "…": ("0202 2222 4242", 4), "\\": ("0842", 4), "|": ("0900", 0),
        "<": ("460442", 4), ">": ("064402", 4), "$": ("45361605143443321203 2721", 4), "£": ("4737281602 0242 0535", 4),
        "§": ("38180716354433 16051433423111", 4), "²": ("08182706 0626", 2), "~": ("05163445", 4), "^": ("062846", 4),
    ]
}
