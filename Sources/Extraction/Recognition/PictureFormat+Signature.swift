import Leptonica

extension PictureFormat {
    private static let signatures: [([UInt8], PictureFormat)] = [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png), ([0xFF, 0xD8, 0xFF], .jpeg),
        ([0x49, 0x49, 0x2A, 0x00], .tiff), ([0x4D, 0x4D, 0x00, 0x2A], .tiff),
    ]

    /// By a file's first bytes; nil for what is no picture that is read.
    init?(_ head: some Collection<UInt8>) {
        if let format = Self.signatures.first(where: { head.starts(with: $0.0) })?.1 {
            self = format
            return
        }
        // P4, P5 or P6, then white space: binary PNM.
        let start = Array(head.prefix(3))
        guard start.count == 3, start[0] == UInt8(ascii: "P"),
            (UInt8(ascii: "4")...UInt8(ascii: "6")).contains(start[1]),
            [0x09, 0x0A, 0x0D, 0x20].contains(start[2])
        else { return nil }
        self = .pnm
    }

    var mediaType: String { self == .pnm ? "image/x-portable-anymap" : "image/\(rawValue)" }
}
