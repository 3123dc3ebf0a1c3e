import Zint

/// The dark and light modules of a symbol, without quiet zone; a linear symbol has one row.
package struct ModuleMatrix: Hashable, Sendable {
    package let width: Int
    package let height: Int
    private let modules: [Bool]

    /// Rows from the top, all of one length. Nil for no rows or ragged ones.
    package init?(rows: [[Bool]]) {
        guard let first = rows.first, !first.isEmpty, rows.allSatisfy({ $0.count == first.count }) else { return nil }
        width = first.count
        height = rows.count
        modules = rows.flatMap { $0 }
    }

    /// Encodes text of one-byte characters. Throws for text the symbology has no room or characters for.
    package init(encoding text: String, as symbology: Symbology) throws(BarcodeError) {
        let encoded: ZintModules
        do {
            switch symbology {
            case .qr(let correction):
                encoded = try QRMasking.encode(Array(text.utf8), correction)
            case .code128: encoded = try ZintEncoder.encode(Array(text.utf8), as: .code128)
            case .dataMatrix: encoded = try ZintEncoder.encode(Array(text.utf8), as: .dataMatrix)
            }
        } catch {
            throw BarcodeError(message: error.description)
        }
        width = encoded.columns
        height = encoded.rows
        modules = encoded.isDark
    }

    /// Column from the left, row from the top; outside is light.
    package func isDark(_ column: Int, _ row: Int) -> Bool {
        guard (0..<width).contains(column), (0..<height).contains(row) else { return false }
        return modules[row * width + column]
    }
}
