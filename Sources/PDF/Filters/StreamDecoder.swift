/// Applies a stream's filters (ISO 32000-2 §7.4) to its encoded bytes.
enum StreamDecoder {
    /// Decodes with filters and parameters already resolved to direct objects. Throws `unsupported` for image
    /// and encryption filters, `tooLarge` when a step gives more than `limit` bytes.
    static func decode(
        _ data: [UInt8], filters: [String], parameters: [PDFDictionary], limit: Int
    ) throws(PDFError) -> [UInt8] {
        var spent = 0
        return try decode(data, filters: filters, parameters: parameters, limit: limit, spent: &spent)
    }

    /// The same.
    ///
    /// - Parameter spent: Grows by what every filter unpacked, also where an error follows; a filter that does not tell how
    ///   far it came counts as having reached the limit.
    static func decode(
        _ data: [UInt8], filters: [String], parameters: [PDFDictionary], limit: Int, spent: inout Int
    ) throws(PDFError) -> [UInt8] {
        guard filters.count <= 8 else { throw PDFError(.tooLarge, "A stream has \(filters.count) filters.") }
        var data = data
        for (index, filter) in filters.enumerated() {
            let settings = index < parameters.count ? parameters[index] : [:]
            if filter == "FlateDecode" || filter == "Fl" {
                data = try predicted(Inflate.decompress(data, limit: limit, spent: &spent), settings)
                try check(data, limit)
                continue
            }
            var unpacked = limit
            defer { spent += unpacked }
            switch filter {
            case "LZWDecode", "LZW":
                let early = settings["EarlyChange"]?.integerValue ?? 1
                data = try predicted(RunFilters.decodeLZW(data, earlyChange: early != 0, limit: limit), settings)
            case "ASCIIHexDecode", "AHx": data = try AsciiFilters.decodeHexadecimal(data, limit: limit)
            case "ASCII85Decode", "A85": data = try AsciiFilters.decode85(data, limit: limit)
            case "RunLengthDecode", "RL": data = try RunFilters.decodeRunLength(data, limit: limit)
            default:
                unpacked = 0
                throw PDFError(.unsupported, "The stream filter \(filter) is not one this reader decodes.")
            }
            unpacked = data.count
            try check(data, limit)
        }
        try check(data, limit)
        return data
    }

    private static func check(_ data: [UInt8], _ limit: Int) throws(PDFError) {
        guard data.count <= limit else { throw PDFError(.tooLarge, "A stream decodes to more than \(limit) bytes.") }
    }

    private static func predicted(_ data: [UInt8], _ settings: PDFDictionary) throws(PDFError) -> [UInt8] {
        guard let predictor = try Predictor(settings) else { return data }
        return try predictor.undo(data)
    }
}
