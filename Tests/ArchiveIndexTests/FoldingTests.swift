import ArchiveIndex
import Testing

@Suite struct FoldingTests {
    @Test(arguments: [
        ("Añón y Cía, S.L.", ["anon", "y", "cia", "sl"]), ("MÜLLER & Söhne", ["muller", "sohne"]),
        ("Straße", ["strasse"]), ("GROẞ", ["gross"]), ("Æther Œuvre", ["aether", "oeuvre"]), ("Łódź", ["lodz"]),
        ("Ørsted", ["orsted"]), ("e\u{301}tude", ["etude"]), ("Nguyễn", ["nguyen"]), ("O'Neill", ["oneill"]),
        ("Şişli İstanbul", ["sisli", "istanbul"]), ("ΑΒΓ", ["αβγ"]), ("  ", []), ("…", []), ("日本 12", ["日本", "12"]),
    ])
    func `Names fold to plain words`(name: String, words: [String]) {
        #expect(Folding.nameWords(name) == words)
    }

    @Test func `Running text is parted at points`() {
        #expect(Folding.words("1.234,56 s.l. d'or") == ["1", "234", "56", "s", "l", "d", "or"])
    }
}
