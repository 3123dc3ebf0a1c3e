import CZint

/// A symbol zint could not make; the message is zint's own.
package struct ZintError: Error, Hashable, Sendable, CustomStringConvertible {
    package let message: String

    package var description: String { "The bar code could not be made: \(message)" }
}

/// The modules of an encoded symbol, row by row; a linear symbol has one row.
package struct ZintModules: Hashable, Sendable {
    package var columns: Int
    package var rows: Int
    /// `columns * rows`, true where dark, top row first.
    package var isDark: [Bool]

    package init(columns: Int, rows: Int, isDark: [Bool]) {
        self.columns = columns
        self.rows = rows
        self.isDark = isDark
    }
}

/// Encodes text with zint. Stateless: every call makes and frees its own symbol.
package enum ZintEncoder {
    /// What this wrapper offers, with zint's numbers.
    package enum Symbology: Int32, Hashable, Sendable {
        case code128 = 20
        case qr = 58
        /// Square ones only.
        case dataMatrix = 71
    }

    /// `errorCorrection` is QR's level from 1 (L) to 4 (H), 0 for zint's choice; `mask` is QR's pattern from 0 to 7, nil for
    /// zint's choice. Other symbologies ignore both.
    package static func encode(
        _ text: [UInt8], as symbology: Symbology, errorCorrection: Int32 = 0, mask: Int32? = nil
    ) throws(ZintError) -> ZintModules {
        guard !text.isEmpty, text.count <= 4_096 else { throw ZintError(message: "\(text.count) bytes of text") }
        guard let symbol = unsafe ZBarcode_Create() else { throw ZintError(message: "out of memory") }
        defer { unsafe ZBarcode_Delete(symbol) }
        unsafe symbol.pointee.symbology = symbology.rawValue
        unsafe symbol.pointee.input_mode = DATA_MODE
        unsafe symbol.pointee.show_hrt = 0
        // By itself zint takes a rectangle where that is smaller.
        if symbology == .dataMatrix { unsafe symbol.pointee.option_3 = DM_SQUARE }
        if symbology == .qr, errorCorrection > 0 { unsafe symbol.pointee.option_1 = errorCorrection }
        if symbology == .qr, let mask { unsafe symbol.pointee.option_3 = (mask + 1) << 8 }
        let status = unsafe ZBarcode_Encode(symbol, text, Int32(text.count))
        guard status < ZINT_ERROR else {
            throw ZintError(message: unsafe String(cString: legajo_zint_message(symbol)))
        }
        let (rows, columns) = unsafe (symbol.pointee.rows, symbol.pointee.width)
        guard rows > 0, rows <= 200, columns > 0, columns <= 1_152 else {
            throw ZintError(message: "a symbol of \(columns) by \(rows)")
        }
        var isDark: [Bool] = []
        isDark.reserveCapacity(Int(rows * columns))
        for row in 0..<rows {
            for column in 0..<columns { isDark.append(unsafe legajo_zint_is_dark(symbol, row, column) == 1) }
        }
        return ZintModules(columns: Int(columns), rows: Int(rows), isDark: isDark)
    }
}
