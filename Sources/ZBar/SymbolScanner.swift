import CZBar

/// A bar code found in a picture.
package struct ScannedSymbol: Hashable, Sendable {
    /// Only what page tags and invoices use.
    package enum Symbology: String, Hashable, Sendable {
        case qr
        case code128
    }

    package var symbology: Symbology
    package var text: String
    /// Corners' bounds in pixels: `[x0, y0, x1, y1]`.
    package var bounds: [Int]

    package init(symbology: Symbology, text: String, bounds: [Int]) {
        self.symbology = symbology
        self.text = text
        self.bounds = bounds
    }
}

/// A failure of the scanner itself; a picture without symbols is an empty answer.
package struct SymbolScannerError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        case badPicture = "bad-picture"
        case outOfMemory = "out-of-memory"
    }

    package let code: Code
    package let message: String

    package var description: String { "\(code.rawValue): \(message)" }
}

/// Reads QR and Code 128 symbols with zbar. Reusable for many pictures; bound to one thread.
@safe
package final class SymbolScanner {
    private let scanner: OpaquePointer

    package init() throws(SymbolScannerError) {
        guard let created = unsafe zbar_image_scanner_create() else {
            throw SymbolScannerError(code: .outOfMemory, message: "The bar code scanner could not be made.")
        }
        unsafe scanner = created
        // Everything off, then the two we know: other symbologies read noise in tables as codes.
        unsafe zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0)
        unsafe zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1)
        unsafe zbar_image_scanner_set_config(scanner, ZBAR_CODE128, ZBAR_CFG_ENABLE, 1)
    }

    deinit {
        unsafe zbar_image_scanner_destroy(scanner)
    }

    /// The symbols of a picture of one byte a pixel, rows without padding.
    package func symbols(width: Int, height: Int, pixels: [UInt8]) throws(SymbolScannerError) -> [ScannedSymbol] {
        guard width > 0, height > 0, width <= 1 << 16, height <= 1 << 16, pixels.count == width * height else {
            throw SymbolScannerError(
                code: .badPicture, message: "A picture of \(width) by \(height) does not have \(pixels.count) pixels.")
        }
        guard let image = unsafe zbar_image_create() else {
            throw SymbolScannerError(code: .outOfMemory, message: "There was no memory for the picture.")
        }
        defer { unsafe zbar_image_destroy(image) }
        // Four-character code "Y800": gray, eight bits.
        unsafe zbar_image_set_format(image, 0x3030_3859)
        unsafe zbar_image_set_size(image, UInt32(width), UInt32(height))
        return unsafe pixels.withUnsafeBytes { bytes in
            // zbar reads the pixels during the scan only; no clean-up handler, the array stays ours.
            unsafe zbar_image_set_data(image, bytes.baseAddress, UInt(bytes.count), nil)
            guard unsafe zbar_scan_image(scanner, image) >= 0 else { return [] }
            var found: [ScannedSymbol] = []
            var symbol = unsafe zbar_image_first_symbol(image)
            while let current = unsafe symbol {
                if let read = unsafe Self.read(current) { found.append(read) }
                unsafe symbol = zbar_symbol_next(current)
            }
            return found
        }
    }

    private static func read(_ symbol: OpaquePointer) -> ScannedSymbol? {
        let symbology: ScannedSymbol.Symbology
        switch unsafe zbar_symbol_get_type(symbol) {
        case ZBAR_QRCODE: symbology = .qr
        case ZBAR_CODE128: symbology = .code128
        default: return nil
        }
        guard let data = unsafe zbar_symbol_get_data(symbol) else { return nil }
        let length = Int(unsafe zbar_symbol_get_data_length(symbol))
        let text = unsafe String(decoding: UnsafeRawBufferPointer(start: data, count: length), as: UTF8.self)
        var bounds: [Int] = []
        let corners = unsafe zbar_symbol_get_loc_size(symbol)
        for index in 0..<corners {
            let x = Int(unsafe zbar_symbol_get_loc_x(symbol, index))
            let y = Int(unsafe zbar_symbol_get_loc_y(symbol, index))
            bounds =
                bounds.isEmpty
                ? [x, y, x, y] : [min(bounds[0], x), min(bounds[1], y), max(bounds[2], x), max(bounds[3], y)]
        }
        return ScannedSymbol(symbology: symbology, text: text, bounds: bounds)
    }
}
