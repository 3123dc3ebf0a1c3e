/// What an object of a template's page is there for: decides which of its entries are copied. Everything else (actions,
/// annotations, scripts, metadata, files, references to other documents) stays behind, wherever it hangs.
///
/// Names of entries: ISO 32000-2, the table of each kind.
indirect enum CopiedKind: Hashable, Sendable {
    /// Numbers, names, strings, booleans, and arrays of them.
    case plain
    /// A dictionary whose names are the page's own.
    case map(CopiedKind)
    /// A property list of marked content, emptied: layers and structure belong to the template's document.
    case nothing
    /// A stream that is read as data: font program, CMap, glyph, colour profile, lookup table.
    case data
    case resources, group, object, font, fontDescriptor, systemInfo, encoding
    /// A colour space, or a part of one.
    case color
    case function, pattern, shading, graphicsState, softMask, filterParameters

    /// The entries copied, with their kinds; nil for what is never a dictionary.
    func kind(of entry: String) -> CopiedKind? {
        switch self {
        case .plain, .nothing: nil
        case .map(let kind): kind
        default: Self.tables[self]?[entry]
        }
    }

    /// Of an array's elements.
    var element: CopiedKind { self }

    private static func table(
        _ plain: String, _ others: [String: CopiedKind] = [:]
    ) -> [String: CopiedKind] {
        others.merging(plain.split(separator: " ").map { (String($0), .plain) }) { kind, _ in kind }
    }

    /// Entries of stream dictionaries; /Length is set by whoever writes the stream.
    private static let stream: [String: CopiedKind] = ["Filter": .plain, "DecodeParms": .filterParameters]

    private static let tables: [CopiedKind: [String: CopiedKind]] = [
        .data: stream.merging(table("Type Subtype Length1 Length2 Length3")) { kind, _ in kind },
        .resources: [
            "Font": .map(.font), "XObject": .map(.object), "ExtGState": .map(.graphicsState),
            "ColorSpace": .map(.color), "Pattern": .map(.pattern), "Shading": .map(.shading),
            "Properties": .map(.nothing),
        ],
        .group: table("Type S I K", ["CS": .color]),
        .object: stream.merging(
            table(
                "Type Subtype Width Height BitsPerComponent Intent ImageMask Decode SMaskInData Matte FormType BBox Matrix",
                [
                    "ColorSpace": .color, "Mask": .object, "SMask": .object, "Resources": .resources, "Group": .group,
                ])
        ) { kind, _ in kind },
        .font: table(
            "Type Subtype Name BaseFont FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix",
            [
                "FontDescriptor": .fontDescriptor, "Encoding": .encoding, "ToUnicode": .data, "DescendantFonts": .font,
                "CIDSystemInfo": .systemInfo, "CIDToGIDMap": .data, "CharProcs": .map(.data), "Resources": .resources,
            ]),
        .fontDescriptor: table(
            "Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight "
                + "XHeight StemV StemH AvgWidth MaxWidth MissingWidth CharSet",
            ["FontFile": .data, "FontFile2": .data, "FontFile3": .data, "CIDSet": .data]),
        .systemInfo: table("Registry Ordering Supplement"),
        .encoding: stream.merging(
            table(
                "Type BaseEncoding Differences CMapName WMode",
                ["CIDSystemInfo": .systemInfo, "UseCMap": .encoding])
        ) { kind, _ in kind },
        .color: stream.merging(
            table(
                "N Range WhitePoint BlackPoint Gamma Matrix Subtype FunctionType Domain Size BitsPerSample Order Encode "
                    + "Decode C0 C1 Bounds Components",
                [
                    "Alternate": .color, "Colorants": .map(.color), "Process": .color, "ColorSpace": .color,
                    "Functions": .function,
                ])
        ) { kind, _ in kind },
        .function: stream.merging(
            table(
                "FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds",
                ["Functions": .function])
        ) { kind, _ in kind },
        .pattern: stream.merging(
            table(
                "Type PatternType PaintType TilingType BBox XStep YStep Matrix",
                ["Resources": .resources, "Shading": .shading, "ExtGState": .graphicsState])
        ) { kind, _ in kind },
        .shading: stream.merging(
            table(
                "ShadingType Background BBox AntiAlias Domain Matrix Coords Extend BitsPerCoordinate BitsPerComponent "
                    + "BitsPerFlag Decode VerticesPerRow",
                ["ColorSpace": .color, "Function": .function])
        ) { kind, _ in kind },
        // Without black generation, undercolour removal, transfer functions and halftones, which are for one device.
        .graphicsState: table(
            "Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK", ["Font": .font, "SMask": .softMask]),
        .softMask: table("Type S BC", ["G": .object, "TR": .function]),
        .filterParameters: table(
            "K EndOfLine EncodedByteAlign Columns Rows EndOfBlock BlackIs1 DamagedRowsBeforeError Predictor Colors "
                + "BitsPerComponent EarlyChange ColorTransform",
            ["JBIG2Globals": .data]),
    ]
}
