/// What parsing a document may still cost. Every object is small, but thousands of references can lead into the same few
/// megabytes, each from another place.
final class ReadingBudget {
    private(set) var bytes = 0
    private(set) var values = 0
    private let limits: PDFLimits

    init(_ limits: PDFLimits) { self.limits = limits }

    /// What was spent so far, as bytes of memory an object may take that was parsed since.
    var weight: Int { bytes + values * 64 }

    /// Throws `too-large` when the document costs more than its limits allow.
    func spend(bytes: Int, values: Int) throws(PDFError) {
        self.bytes += bytes
        self.values += values
        guard self.bytes <= limits.parsedBytes, self.values <= limits.parsedValues else {
            throw PDFError(
                .tooLarge,
                "Reading the document means to parse more than \(limits.parsedBytes >> 20) MB or \(limits.parsedValues) "
                    + "values of objects.")
        }
    }
}
