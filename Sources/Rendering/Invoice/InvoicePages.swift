package import ArchiveModel
package import Cairo
package import EN16931
import PDF
package import WorkerProtocol

/// An invoice without a picture as pages for people: A4, every term it states, in Spanish or English.
///
/// Fonts are embedded as subsets. Not tagged (ISO 32000-1 §14.8): repeated heads, feet and rules would have to be told
/// apart as artifacts. The same invoice, language and time give the same bytes.
package enum InvoicePages {
    /// A PDF. Throws `drawing` or `too-long`.
    ///
    /// - Parameters:
    ///   - time: When it is made, for the document's metadata.
    ///   - note: At the foot of every page.
    package static func pdf(
        _ invoice: Invoice, language: ViewLanguage, time: UTCTime, typefaces: Typefaces, note: String? = nil
    ) throws(RenderingError) -> [UInt8] {
        try pdf(invoice, language: language, time: time, setter: TextSetter(typefaces), note: note)
    }

    /// The same by a setter that tells afterwards what it cost.
    package static func pdf(
        _ invoice: Invoice, language: ViewLanguage, time: UTCTime, setter: TextSetter, note: String? = nil
    ) throws(RenderingError) -> [UInt8] {
        let sheet = InvoiceSheet(invoice.canonical, language, note: note)
        let drawn = try draw(sheet, time, setter)
        return try completing {
            () throws(PDFError) in
            var document = try DrawnDocument(drawn)
            try document.state(language, time: time)
            return try document.finish()
        }
    }

    /// A Factur-X document: the pages as PDF/A-3b, beside them the invoice as CII, whose profile BT-24 names. Throws
    /// `drawing`, `too-long`, `profile` where no profile is for that specification, and `embedding` where the document
    /// fails a check of PDF/A.
    ///
    /// - Parameters:
    ///   - xml: The invoice in CII.
    ///   - note: At the foot of every page.
    package static func facturX(
        _ invoice: Invoice, xml: [UInt8], language: ViewLanguage, time: UTCTime, typefaces: Typefaces,
        note: String? = nil
    ) throws(RenderingError) -> [UInt8] {
        let specification = invoice.processControl?.specificationIdentifier?.canonical ?? ""
        guard let profile = FacturXProfile(specification: specification) else {
            throw RenderingError(
                .profile,
                "Factur-X has no profile for an invoice whose specification (BT-24) is “\(specification.prefix(200))”. "
                    + "Convert it to cii, or have its sender name EN 16931 or a profile of Factur-X.")
        }
        let beyond = profile.terms(beyond: invoice)
        if let first = beyond.first {
            throw RenderingError(
                .profile,
                "The profile \(profile.rawValue), which the specification (BT-24) names, has no place for "
                    + "\(Set(beyond.map(\.term)).sorted().prefix(5).joined(separator: ", ")) (\(first.path)). Convert it to "
                    + "cii, or have its sender name EN 16931.")
        }
        let sheet = InvoiceSheet(invoice.canonical, language, note: note)
        let drawn = try draw(sheet, time, TextSetter(typefaces))
        let bytes = try completing {
            () throws(PDFError) in
            var document = try DrawnDocument(drawn)
            try document.state(language, time: time)
            try document.conform(
                MetadataPacket(
                    title: sheet.title, author: sheet.author, language: language.rawValue, time: time, profile: profile,
                    specification: specification))
            document.embed(xml, as: profile, time: time)
            return try document.finish()
        }
        let faults = try completing { () throws(PDFError) in
            try ArchivalCheck.faults(of: PDFDocument(MemoryBytes(bytes)))
        }
        guard let first = faults.first else { return bytes }
        throw RenderingError(
            .embedding, "The drawn document is no PDF/A-3: \(first.message) (ISO 19005-3 §\(first.clause))")
    }

    private static func completing<Result>(_ work: () throws(PDFError) -> Result) throws(RenderingError) -> Result {
        do { return try work() } catch {
            throw RenderingError(.embedding, "The drawn document cannot be completed: \(error)")
        }
    }

    private static func draw(
        _ sheet: InvoiceSheet, _ time: UTCTime, _ setter: TextSetter
    ) throws(RenderingError) -> [UInt8] {
        do {
            // The first round counts the pages, for every foot tells of how many it is.
            let count = try sheet.fill(PageFlow(setter, canvas: nil) { _ throws(CairoError) in })
            guard count <= PDFLimits().pages else {
                throw RenderingError(
                    .tooLong, "The invoice would fill \(count) pages; at most \(PDFLimits().pages) are drawn.")
            }
            let seconds = String(time.description.prefix(19)) + "Z"
            let canvas = try PDFCanvas(
                size: (PageGeometry.width, PageGeometry.height),
                DocumentMetadata(title: sheet.title, author: sheet.author, time: seconds))
            let foot = try sheet.foot(setter)
            let flow = PageFlow(setter, canvas: canvas) { flow throws(CairoError) in
                try sheet.drawFoot(flow, foot, of: count)
            }
            _ = try sheet.fill(flow)
            return try canvas.finish()
        } catch let error as RenderingError {
            throw error
        } catch let error as CairoError {
            throw RenderingError(.drawing, error.message)
        } catch {
            throw RenderingError(.drawing, "\(error)")
        }
    }
}
