package import ArchiveModel
import PDF
package import WorkerProtocol

/// Holds an increment against its order, in another process than the one that made it.
///
/// Of the increment only each page's plan is believed: where the tag is and what the content left open. From that and the
/// source the increment is made anew, and both must be the same to the byte: catalog, form, field, page dictionaries,
/// resources, fonts, every stream, and the trailer. So whoever made it could put the tag elsewhere on the page, no more.
package enum PreparationCheck {
    /// Throws `differs` for an increment that is not what was ordered, and as ``PagePreparation`` for a source that
    /// nothing can be added to.
    package static func check(
        _ increment: any ByteSource, of request: PreparationRequest, source: any ByteSource
    ) throws(WorkerRefusal) {
        do throws(PDFError) {
            let given: [UInt8]
            do throws(ByteSourceError) { given = try increment.read(at: 0, count: Int(increment.length)) } catch {
                throw PDFError(.source, "The increment cannot be read: \(error).")
            }
            let document = try PDFDocument(source)
            guard !document.isEncrypted else {
                throw PDFError(.encrypted, "Nothing is added to an encrypted document.")
            }
            guard try !document.isSigned() else { throw PDFError(.signed, "Nothing is added to a signed document.") }
            let pages = try document.pages()
            let plans = request.id == nil ? [] : try plans(ExtendedBytes(source, given), pages, request)
            let expected = try PagePreparation.increment(for: request, document: document, pages: pages) {
                (_, index, _) throws(PDFError) in
                guard index < plans.count else { throw differs("a page is missing") }
                return plans[index]
            }
            guard expected.bytes == given else {
                let place = zip(expected.bytes, given).enumerated().first { $0.element.0 != $0.element.1 }?.offset
                throw differs("from its byte \(place ?? min(expected.bytes.count, given.count)) on")
            }
        } catch {
            throw WorkerRefusal(
                code: error.code == .increment ? "differs" : PagePreparation.refusalCode(error.code),
                message: error.message)
        }
    }

    /// What the tagged pages claim.
    private static func plans(
        _ whole: ExtendedBytes, _ pages: [PDFPage], _ request: PreparationRequest
    ) throws(PDFError) -> [PagePlan] {
        let tagged = try PDFDocument(whole)
        var plans: [PagePlan] = []
        for page in pages {
            let dictionary = try tagged.resolveDictionary(.reference(page.reference))
            let streams = try tagged.resolveArray(dictionary?["Contents"]) ?? []
            guard case .stream(let first) = try tagged.resolve(streams.first),
                case .stream(let last) = try tagged.resolve(streams.last), streams.count >= 2,
                let claim = ClaimedPlan(
                    opening: try tagged.decodedData(of: first, limit: 1 << 20),
                    closing: try tagged.decodedData(of: last, limit: 1 << 20), page: page, isTest: request.isTest)
            else { throw differs("page \(plans.count + 1) is not tagged as it should be") }
            plans.append(claim.plan)
        }
        return plans
    }

    private static func differs(_ what: String) -> PDFError {
        PDFError(.increment, "The increment is not what was ordered: \(what).")
    }
}

/// A source and what is to follow it.
private struct ExtendedBytes: ByteSource {
    private let source: any ByteSource
    private let increment: [UInt8]
    let length: UInt64

    init(_ source: any ByteSource, _ increment: [UInt8]) {
        self.source = source
        self.increment = increment
        length = source.length + UInt64(increment.count)
    }

    func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        var bytes = offset < source.length ? try source.read(at: offset, count: count) : []
        let place = offset + UInt64(bytes.count)
        if bytes.count < count, place >= source.length, place < length {
            let start = Int(place - source.length)
            bytes += increment[start..<min(increment.count, start + count - bytes.count)]
        }
        return bytes
    }
}
