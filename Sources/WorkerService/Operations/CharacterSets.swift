import Glibc

/// Character sets the C library converts by modules it would load from files when first asked, which a sandbox
/// forbids: names of files inside PDFs are UTF-16, and without its module poppler gives no name at all.
enum CharacterSets {
    /// What PDF, XML and their producers use besides UTF-8.
    private static let names =
        ["UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE", "UCS-2", "UCS-4", "MACINTOSH", "IBM850"]
        + (1...16).filter { $0 != 12 }.map { "ISO-8859-\($0)" } + (1_250...1_258).map { "CP\($0)" }

    /// Opens converters both ways and keeps them open to the end of the process: closing one may unload its module.
    static func keepLoaded() {
        for name in names {
            _ = unsafe iconv_open("UTF-8", name)
            _ = unsafe iconv_open(name, "UTF-8")
        }
    }
}
