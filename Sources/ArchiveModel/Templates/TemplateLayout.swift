/// What a template puts on a document, and where.
///
/// Measures are millimetres on the page as its reader sees it (upright, cropped), x from its left and y from its upper
/// edge. Files are PDFs of the template, by name.
package struct TemplateLayout: Hashable, Sendable, Codable {
    /// Which of the submitted document's pages. Pages that the template adds carry nothing but their own content.
    package enum Pages: String, Hashable, Sendable, Codable, CaseIterable {
        case all, first
        /// All but the first.
        case following
        case last

        /// Whether a page, from 1, is one of them.
        package func include(_ page: Int, of pages: Int) -> Bool {
            switch self {
            case .all: true
            case .first: page == 1
            case .following: page > 1
            case .last: page == pages
            }
        }
    }

    /// Behind what the page shows, or before it.
    package enum Layer: String, Hashable, Sendable, Codable, CaseIterable {
        case under, over
    }

    /// A part of a page.
    package struct Place: Hashable, Sendable, Codable {
        /// Of the upper left corner; a negative one counts from the page's right or lower edge.
        package var x: Double
        package var y: Double
        package var width: Double
        package var height: Double

        package init(x: Double, y: Double, width: Double, height: Double) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }
    }

    /// A page of a template's file drawn on pages: letterhead, logo.
    package struct Sheet: Hashable, Sendable, Codable {
        package var file: String
        /// Of the file, from 1. Nil for its first one on the document's first page, and its last one on those that
        /// follow.
        package var page: Int?
        package var on: Pages
        package var layer: Layer
        /// Where it goes, as large as fits with its proportions kept, against the upper left corner. Nil for the whole
        /// page, against its upper edge.
        package var place: Place?

        package init(file: String, page: Int? = nil, on: Pages = .all, layer: Layer = .under, place: Place? = nil) {
            self.file = file
            self.page = page
            self.on = on
            self.layer = layer
            self.place = place
        }

        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            file = try values.decode(String.self, forKey: .file)
            page = try values.decodeIfPresent(Int.self, forKey: .page)
            on = try values.decodeIfPresent(Pages.self, forKey: .on) ?? .all
            layer = try values.decodeIfPresent(Layer.self, forKey: .layer) ?? .under
            place = try values.decodeIfPresent(Place.self, forKey: .place)
        }
    }

    /// Header and footer text: lines of black text over the page.
    package struct Text: Hashable, Sendable, Codable {
        /// To which side of x the text stands.
        package enum Alignment: String, Hashable, Sendable, Codable, CaseIterable {
            case left, center, right
        }

        /// With variables (``TemplateVariable``) in braces; a line end begins a new line below.
        package var text: String
        package var on: Pages
        /// Of the first line's beginning, middle or end; a negative one counts from the page's right edge. Nil for the
        /// margin of 20 mm, or the page's middle.
        package var x: Double?
        /// Of the first line's base line; a negative one counts from the page's lower edge.
        package var y: Double
        /// In points.
        package var size: Double
        package var align: Alignment

        package init(
            _ text: String, on: Pages = .all, x: Double? = nil, y: Double, size: Double = 8, align: Alignment = .left
        ) {
            self.text = text
            self.on = on
            self.x = x
            self.y = y
            self.size = size
            self.align = align
        }

        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            text = try values.decode(String.self, forKey: .text)
            on = try values.decodeIfPresent(Pages.self, forKey: .on) ?? .all
            x = try values.decodeIfPresent(Double.self, forKey: .x)
            y = try values.decode(Double.self, forKey: .y)
            size = try values.decodeIfPresent(Double.self, forKey: .size) ?? 8
            align = try values.decodeIfPresent(Alignment.self, forKey: .align) ?? .left
        }
    }

    package var sheets: [Sheet]
    package var texts: [Text]
    /// Files whose pages follow the document's: terms and conditions.
    package var terms: [String]
    /// Terms and conditions as text, set on pages of their own behind the document's.
    package var termsText: String?
    /// Files whose pages go with a printed copy: they belong to the delivery's rendition, never to the original.
    package var inserts: [String]

    package init(
        sheets: [Sheet] = [], texts: [Text] = [], terms: [String] = [], termsText: String? = nil, inserts: [String] = []
    ) {
        self.sheets = sheets
        self.texts = texts
        self.terms = terms
        self.termsText = termsText
        self.inserts = inserts
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        sheets = try values.decodeIfPresent([Sheet].self, forKey: .sheets) ?? []
        texts = try values.decodeIfPresent([Text].self, forKey: .texts) ?? []
        terms = try values.decodeIfPresent([String].self, forKey: .terms) ?? []
        termsText = try values.decodeIfPresent(String.self, forKey: .termsText)
        inserts = try values.decodeIfPresent([String].self, forKey: .inserts) ?? []
    }

    /// All files it names.
    package var files: Set<String> { Set(sheets.map(\.file) + terms + inserts) }

    /// Whether anything of it goes on the original.
    package var dressesOriginals: Bool {
        !sheets.isEmpty || !texts.isEmpty || !terms.isEmpty || !(termsText ?? "").isEmpty
    }
}
