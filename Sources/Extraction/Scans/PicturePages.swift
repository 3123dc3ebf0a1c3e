import ArchiveModel
import Poppler
import Tesseract

/// Which pages of a PDF are pictures: nothing on them can be read as text, and a picture covers them.
struct PicturePages {
    /// Indices into the pages, in order.
    let places: [Int]

    /// A page with fewer letters has no text worth the name: a stamp of the scanner, a page number.
    private static let leastLetters = 24
    /// A picture that covers less is a logo.
    private static let leastShare = 0.3

    init(_ pages: [PageWords], of pdf: PopplerDocument) {
        // Letters drawn as curves leave no text and no picture either.
        let isDrawn = pages.allSatisfy(\.words.isEmpty)
        places = pages.indices.filter { place in
            guard !Self.isReadable(pages[place]) else { return false }
            if isDrawn { return true }
            return ((try? pdf.pictureShare(ofPage: pages[place].page)) ?? 0) >= Self.leastShare
        }
    }

    /// Letters and digits enough, and most of what stands there.
    static func isReadable(_ page: PageWords) -> Bool {
        var (letters, signs) = (0, 0)
        for word in page.words {
            for scalar in word.text.unicodeScalars {
                signs += 1
                if scalar.isLetter || scalar.isPlain, !(0xE000...0xF8FF).contains(scalar.value) { letters += 1 }
            }
            if letters >= 2_000 { break }
        }
        return letters >= leastLetters && letters * 2 >= signs
    }

    /// Reads one page after the other, no more than one document may take, and keeps what to say about them.
    struct Reading {
        /// More pages are not recognised: an invoice has its data on the first ones.
        private static let pageLimit = 24

        private let recogniser: PageRecognition
        private let name: String
        private var count = 0
        private var skipped: [Int] = []
        private var failures: [(page: Int, message: String)] = []
        private var isMissing: String?

        init(_ recogniser: PageRecognition, name: String) {
            self.recogniser = recogniser
            self.name = name
        }

        /// Recognises a page; where it cannot be, its words stay as they are.
        mutating func read(
            page number: Int, into words: inout PageWords, _ picture: () throws(PageImageError) -> PageImage
        ) {
            guard isMissing == nil else { return }
            guard count < Self.pageLimit else {
                skipped.append(number)
                return
            }
            count += 1
            let shown: PageImage
            do { shown = try picture() } catch {
                failures.append((number, error.message))
                return
            }
            do { words = try recogniser.words(on: shown, page: number) } catch {
                if error.code == .noLanguage {
                    isMissing = error.message
                } else {
                    failures.append((number, error.message))
                }
            }
        }

        var findings: [Finding] {
            var findings: [Finding] = []
            if let isMissing {
                findings.append(
                    .extraction("no-recognition", .warning, "\(name) shows pictures of pages. \(isMissing)"))
            }
            if let first = failures.first {
                let pages = failures.map { String($0.page) }.joined(separator: ", ")
                findings.append(
                    .extraction(
                        "page-unreadable", .warning,
                        "\(name): the text of page \(pages) could not be recognised. \(first.message)"))
            }
            if let first = skipped.first {
                findings.append(
                    .extraction(
                        "pages-not-recognised", .information,
                        "\(name) has many pages that are pictures; those from page \(first) on were not recognised."))
            }
            return findings
        }
    }
}
