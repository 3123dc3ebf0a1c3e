import ArchiveModel
import FoundationEssentials

/// What a sender states about an invoice in a JSON file: an object of business terms, `{"BT-1": "F-42"}`.
enum StatedData {
    /// Throws `badRequest` when the file is something else, naming what.
    static func read(_ bytes: [UInt8], name: String) throws(ArchiveFailure) -> [String: String] {
        let values: [String: String]
        do {
            values = try JSONDecoder().decode([String: String].self, from: Data(bytes))
        } catch {
            throw ArchiveFailure(
                .badRequest,
                "\(name) is no JSON object of texts. Write it like {\"BT-1\": \"F-42\", \"BT-2\": \"2026-11-23\"}.")
        }
        try check(values, where: name)
        return values
    }

    /// Throws `badRequest` for a key that is no business term or a date that is none.
    static func check(_ values: [String: String], where name: String) throws(ArchiveFailure) {
        for (term, value) in values {
            guard term.hasPrefix("BT-"), let number = Int(term.dropFirst(3)), (1...165).contains(number) else {
                throw ArchiveFailure(.badRequest, "\(name): \(term) is no business term of EN 16931 (BT-1 … BT-165).")
            }
            if ["BT-2", "BT-9", "BT-7", "BT-72", "BT-73", "BT-74"].contains(term), CalendarDate(value) == nil {
                throw ArchiveFailure(.badRequest, "\(name): \(term) is \(value); dates are written YYYY-MM-DD.")
            }
        }
    }
}
