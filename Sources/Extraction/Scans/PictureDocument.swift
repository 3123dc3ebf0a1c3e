import ArchiveModel
import Leptonica
import Poppler
import WorkerProtocol

/// A picture file as a document of pages.
final class PictureDocument {
    /// Larger files are not read: an uncompressed page in colour has 25 MB, a batch of faxes less than that.
    private static let byteLimit: UInt64 = 256 << 20
    /// More pages than any batch has.
    private static let pageLimit = 5_000

    /// From 1.
    let pageCount: Int
    private let bytes: [UInt8]
    private let format: PictureFormat
    /// A page that was decoded lacks its end.
    private(set) var isCutOff = false
    /// Decoded last, for who looks at one page several times.
    private var latest: (number: Int, picture: PageImage)?

    /// Refuses by its header what is damaged or too large to be decoded.
    init(_ document: InputDocument, _ format: PictureFormat) throws(WorkerRefusal) {
        guard document.bytes.length <= Self.byteLimit else {
            throw WorkerRefusal(
                code: "too-large",
                message: "The picture has \(document.bytes.length) bytes; at most \(Self.byteLimit) are read.")
        }
        do { bytes = try document.bytes.read(at: 0, count: Int(document.bytes.length)) } catch {
            throw WorkerRefusal(code: "unreadable", message: "The picture cannot be read: \(error).")
        }
        self.format = format
        pageCount = format == .tiff ? TIFFDirectories(bytes, limit: Self.pageLimit + 1).offsets.count : 1
        guard pageCount > 0, let header = PictureDecoder.header(of: bytes, format) else {
            throw WorkerRefusal(
                code: "unreadable", message: "The picture is damaged and cannot be shown; ask the sender for it again.")
        }
        guard pageCount <= Self.pageLimit else {
            throw WorkerRefusal(
                code: "too-large", message: "The picture has more than \(Self.pageLimit) pages; send it in parts.")
        }
        do { try PictureDecoder.require(header) } catch {
            throw WorkerRefusal(code: error.code == .damaged ? "unreadable" : "too-large", message: error.message)
        }
    }

    /// A page, from 1, with its resolution as told or as its size suggests.
    func page(_ number: Int) throws(PageImageError) -> PageImage {
        if let latest, latest.number == number { return latest.picture }
        latest = nil
        let decoded: DecodedPicture
        do { decoded = try PictureDecoder.decode(bytes, format, page: number - 1) } catch {
            throw PageImageError(message: error.message)
        }
        isCutOff = isCutOff || decoded.isIncomplete
        let raster = decoded.raster
        let image = GrayImage(width: raster.width, height: raster.height, pixels: raster.pixels)
        let picture = PageImage(
            image: image,
            resolution: Self.resolution(width: raster.width, height: raster.height, told: decoded.resolution))
        latest = (number, picture)
        return picture
    }

    /// A part of a page, from 1, in other dots.
    ///
    /// - Parameter area: In points from the page's top left corner; nil for all of it.
    func page(_ number: Int, resolution: Double, area: PageBox?) throws(PageImageError) -> GrayImage {
        let whole = try page(number)
        var image = whole.image
        if let area {
            func pixel(_ points: Double, _ limit: Int) -> Int {
                min(limit, max(0, Int((points * whole.resolution / 72).rounded())))
            }
            let columns = pixel(area.x0, image.width)..<max(pixel(area.x0, image.width), pixel(area.x1, image.width))
            let rows = pixel(area.y0, image.height)..<max(pixel(area.y0, image.height), pixel(area.y1, image.height))
            image = image.cropped(to: DarkAreas.Area(columns: columns, rows: rows))
        }
        let factor = resolution / whole.resolution
        guard abs(factor - 1) > 0.02, image.width > 0, image.height > 0 else { return image }
        guard factor <= Self.mostEnlarged,
            let scaled = Straightening.scaled(
                Raster(width: image.width, height: image.height, pixels: image.pixels), by: factor)
        else { return image }
        return GrayImage(width: scaled.width, height: scaled.height, pixels: scaled.pixels)
    }

    /// What was scanned in fewer dots does not become clearer.
    private static let mostEnlarged = 4.0

    /// Dots per inch: what the file says where that makes a sheet of paper of it, else those of a sheet of A4.
    /// Cameras write 72 into every picture.
    static func resolution(width: Int, height: Int, told: Int) -> Double {
        let (shorter, longer) = (Double(min(width, height)), Double(max(width, height)))
        if told > 72, longer / Double(told) < 18, longer / Double(told) > 2, shorter / Double(told) > 1 {
            return Double(told)
        }
        // Of a long till receipt the width tells more than the length.
        return max(72, max(longer / 11.69, longer > 2 * shorter ? shorter / 3.15 : shorter / 8.27))
    }
}
