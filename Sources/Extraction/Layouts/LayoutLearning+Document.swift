import ArchiveModel
package import WorkerProtocol

extension LayoutLearning {
    /// Throws `unreadable`, `encrypted` or `unsupported` for a document without pages to be read.
    package static func learn(
        _ request: LearningRequest, from document: InputDocument
    ) throws(WorkerRefusal) -> LearnedPlaces {
        let recognition: DocumentRecognition
        do { recognition = try DocumentRecognition(document) } catch {
            throw WorkerRefusal(code: "unreadable", message: "\(document.name) cannot be read: \(error).")
        }
        guard case .pdf = recognition.shape else {
            throw WorkerRefusal(
                code: "unsupported", message: "\(document.name) is no PDF: only pages teach where values stand.")
        }
        let pdf = PDFExamination(document, recognition, password: request.password)
        guard !pdf.isUnreadable else {
            let reason = pdf.findings.last { $0.flag == .fatal }?.message
            throw WorkerRefusal(
                code: pdf.findings.contains { $0.id == "encrypted" } ? "encrypted" : "unreadable",
                message: reason ?? "\(document.name) cannot be read.")
        }
        return learn(request, from: pdf.pages, pageCount: pdf.file.pages ?? 1)
    }
}
