/// How a message's body is written: what `Codable` says, in one pass and without text.
///
/// A value is a tag byte and what the tag says: nothing; a number as a variable-length integer (seven bits a byte, the
/// lowest first; signed ones zigzag); a Double's eight bytes; a length as such a number and that many bytes of UTF-8; or
/// four bytes of length (little endian) and that many bytes of elements, in a map each after its key, written like a
/// text without its tag.
enum BodyTag: UInt8 {
    case null = 0
    case no = 1
    case yes = 2
    case signed = 3
    case unsigned = 4
    case double = 5
    case text = 6
    case list = 7
    case map = 8
}

/// A place in a body, for errors and for what asks where it is.
struct BodyKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = "\(intValue)"
        self.intValue = intValue
    }

    /// Of the part a superclass would write.
    static let `super` = BodyKey(stringValue: "super")
}
