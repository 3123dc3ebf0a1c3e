import ArchiveModel
package import WorkerProtocol

/// Cuts a scanned pile into documents: by page tags where pages have some, else where blank pages lie between.
package struct BatchCut {
    /// A page of the pile.
    package struct Page {
        package var position: Int
        package var tag: PageTag?
        package var isBlank: Bool

        package init(position: Int, tag: PageTag?, isBlank: Bool) {
            self.position = position
            self.tag = tag
            self.isBlank = isBlank
        }
    }

    package let pieces: [BatchReport.Piece]

    package init(_ pages: [Page]) {
        let separators = Self.separators(pages)
        var pieces: [BatchReport.Piece] = []
        /// The tag seen last in the open piece.
        var last: PageTag?
        var reason = BatchReport.Piece.Reason.start
        var isOpen = false
        for page in pages {
            if page.isBlank, page.tag == nil {
                // The back of a sheet within a tagged invoice separates nothing.
                let isWithin = last.map { $0.page < $0.pages } ?? false
                if separators.contains(page.position), !isWithin {
                    (isOpen, reason, last) = (false, pieces.isEmpty ? .start : .separator, nil)
                }
                continue
            }
            if isOpen, let cut = Self.cut(before: page, after: last, pieces.last?.id) {
                (isOpen, reason, last) = (false, cut, nil)
            }
            if isOpen {
                pieces[pieces.count - 1].pages.append(page.position)
                if pieces[pieces.count - 1].id == nil { pieces[pieces.count - 1].id = page.tag?.id }
            } else {
                pieces.append(.init(pages: [page.position], id: page.tag?.id, because: reason))
                isOpen = true
            }
            last = page.tag ?? last
        }
        self.pieces = pieces
    }

    /// Why a new document begins with a page; nil where the open one goes on.
    private static func cut(
        before page: Page, after last: PageTag?, _ open: DocumentID?
    ) -> BatchReport.Piece.Reason? {
        guard let tag = page.tag else {
            // A page whose tag cannot be read belongs to the invoice that still lacks pages.
            if let last, last.page >= last.pages { return .complete }
            return nil
        }
        guard let open else { return .tag }
        return tag.id != open || tag.page == 1 && last != nil ? .tag : nil
    }

    /// Blank pages that lie between documents. In a pile scanned on both sides single blank pages are the backs of
    /// sheets, and a sheet put between documents shows two: where there are such pairs, only they separate.
    private static func separators(_ pages: [Page]) -> Set<Int> {
        var runs: [[Int]] = []
        var isRun = false
        for page in pages {
            let isBlank = page.isBlank && page.tag == nil
            if isBlank, isRun {
                runs[runs.count - 1].append(page.position)
            } else if isBlank {
                runs.append([page.position])
            }
            isRun = isBlank
        }
        let pairs = runs.filter { $0.count > 1 }
        return Set((pairs.isEmpty ? runs : pairs).joined())
    }
}
