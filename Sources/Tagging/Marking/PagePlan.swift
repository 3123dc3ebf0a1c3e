import PDF

/// What only reading a page's content tells: where its tag goes, and what the content leaves open.
struct PagePlan: Hashable {
    /// Upright, as ``PageGeometry``; nil where the page is full and paper is added.
    var place: PDFRectangle?
    var balance: StateBalance

    init(place: PDFRectangle?, balance: StateBalance) {
        self.place = place
        self.balance = balance
    }

    init(_ page: PDFPage, _ ink: Ink) {
        place = TagPlacing(geometry: PageGeometry(page), marks: ink.marks).freePlace()
        balance = ink.balance
    }
}
