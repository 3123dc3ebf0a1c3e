/// Names that are safe as parts of paths: lower-case letters, digits and hyphens, not beginning with a hyphen.
enum PlainName {
    static func isValid(_ text: String, atMost length: Int) -> Bool {
        (1...length).contains(text.utf8.count) && text.first != "-"
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            }
    }
}
