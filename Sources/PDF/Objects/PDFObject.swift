/// An object of ISO 32000-2 §7.3.
package enum PDFObject: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    /// A number as it is written, with its fraction or its surplus of digits: rewriting changes nothing.
    case real(String)
    /// The bytes a string denotes, escapes and hexadecimal undone.
    case string([UInt8])
    /// One scalar for each byte (Latin-1), `#xx` undone, without the slash.
    case name(String)
    case array([PDFObject])
    case dictionary(PDFDictionary)
    case stream(PDFStream)
    case reference(PDFReference)

    /// An integer's value.
    package var integerValue: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The value of an integer or a real.
    package var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .real(let text): Double(text)
        default: nil
        }
    }

    package var nameValue: String? {
        if case .name(let value) = self { value } else { nil }
    }

    package var stringValue: [UInt8]? {
        if case .string(let value) = self { value } else { nil }
    }

    package var booleanValue: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    package var arrayValue: [PDFObject]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// A dictionary, or that of a stream.
    package var dictionaryValue: PDFDictionary? {
        switch self {
        case .dictionary(let value): value
        case .stream(let value): value.dictionary
        default: nil
        }
    }

    package var streamValue: PDFStream? {
        if case .stream(let value) = self { value } else { nil }
    }

    package var referenceValue: PDFReference? {
        if case .reference(let value) = self { value } else { nil }
    }

    package var isNull: Bool { self == .null }
}

/// The name of an indirect object: number and generation.
package struct PDFReference: Hashable, Sendable, Comparable, CustomStringConvertible {
    package var number: Int
    package var generation: Int

    package init(_ number: Int, _ generation: Int = 0) {
        self.number = number
        self.generation = generation
    }

    package var description: String { "\(number) \(generation) R" }

    package static func < (left: PDFReference, right: PDFReference) -> Bool {
        (left.number, left.generation) < (right.number, right.generation)
    }
}

/// A dictionary (ISO 32000-2 §7.3.7). Keys in no order; the serialised form is sorted, /Type first.
package struct PDFDictionary: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    package private(set) var entries: [String: PDFObject]

    package init(_ entries: [String: PDFObject] = [:]) { self.entries = entries }

    package init(dictionaryLiteral elements: (String, PDFObject)...) {
        entries = Dictionary(elements) { _, last in last }
    }

    /// Setting `.null` or nil removes the entry, as the standard equates the two.
    package subscript(key: String) -> PDFObject? {
        get { entries[key] }
        set { entries[key] = newValue == .null ? nil : newValue }
    }

    package var isEmpty: Bool { entries.isEmpty }

    /// In the order in which they are written.
    package var sortedKeys: [String] {
        entries.keys.sorted { left, right in
            if (left == "Type") != (right == "Type") { return left == "Type" }
            return left < right
        }
    }
}

/// A stream of the source: its dictionary and where its data lies.
package struct PDFStream: Hashable, Sendable {
    package var dictionary: PDFDictionary
    /// The encoded data's bytes in the file.
    package var extent: Range<UInt64>
    /// The object it is, which its encryption depends on.
    package var owner: PDFReference?

    package init(dictionary: PDFDictionary, extent: Range<UInt64>, owner: PDFReference? = nil) {
        self.dictionary = dictionary
        self.extent = extent
        self.owner = owner
    }
}

/// An object as it lies in the file: `12 0 obj … endobj`.
package struct IndirectObject: Hashable, Sendable {
    package var reference: PDFReference
    package var value: PDFObject
    /// From the object number to the end of `endobj`; nil inside an object stream.
    package var extent: Range<UInt64>?
    /// Where the values of the outermost dictionary lie in the file, by key; empty inside an object stream.
    package var valueExtents: [String: Range<UInt64>]

    package init(
        reference: PDFReference, value: PDFObject, extent: Range<UInt64>? = nil,
        valueExtents: [String: Range<UInt64>] = [:]
    ) {
        self.reference = reference
        self.value = value
        self.extent = extent
        self.valueExtents = valueExtents
    }
}
