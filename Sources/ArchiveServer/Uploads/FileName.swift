/// The name a sender gives a file: kept for people to read, never used as a path.
enum FileName {
    /// Without folders and control characters, at most 200 characters; `fallback` where nothing is left.
    static func shown(_ text: String?, fallback: String) -> String {
        let unescaped = (text ?? "").replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: "")
        let last = unescaped.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        let clean = String(
            String.UnicodeScalarView(last.unicodeScalars.filter { $0.properties.generalCategory != .control }))
        let cut = String(clean.prefix(200))
        return cut.isEmpty || cut == "." || cut == ".." ? fallback : cut
    }
}
