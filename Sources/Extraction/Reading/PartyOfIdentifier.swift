import ArchiveModel
import Poppler

/// Whose tax identifier it is, by the labels and names it stands with.
enum PartyOfIdentifier {
    case seller, buyer, other

    static func party(
        of found: FoundTaxIdentifier, in reading: PageReading, seller: FieldClaim?, buyer: FieldClaim?
    ) -> PartyOfIdentifier {
        if found.isBuyersByLabel { return .buyer }
        let cell = reading.layout.cells[found.place.cell]
        if let heading = heading(over: found.place, in: reading) { return heading }
        // No heading: the nearest name, of the two.
        guard let buyer, let buyerBox = box(buyer), buyer.page == cell.page else { return .seller }
        guard abs(buyerBox.x0 - found.place.box.x0) < 90 || cell.box.horizontalOverlap(buyerBox) > 0 else {
            return .seller
        }
        let below = found.place.box.y0 - buyerBox.y0
        guard below > 0, below < 95 else { return .seller }
        if let seller, let sellerBox = box(seller), seller.page == cell.page {
            let distance = found.place.box.y0 - sellerBox.y0
            if distance >= -5, distance < below, abs(sellerBox.x0 - found.place.box.x0) < 90 { return .seller }
        }
        return .buyer
    }

    /// The last party heading above in the identifier's column.
    private static func heading(over place: Sighting<String>, in reading: PageReading) -> PartyOfIdentifier? {
        var best: (distance: Double, party: PartyOfIdentifier)?
        let line = reading.layout.places(beside: place.box, page: place.page)
        let left = line.map { reading.layout.cells[$0].box.x0 }.filter { $0 <= place.box.x0 + 1 }
        for label in reading.labels where label.page == place.page && label.words.lowerBound == 0 {
            let party: PartyOfIdentifier
            switch label.meaning {
            case .seller: party = .seller
            case .buyer: party = .buyer
            case .otherParty: party = .other
            case .section: party = .other
            default: continue
            }
            let below = place.box.y0 - label.box.y0
            guard below > -2, below < 170, isHeading(label, reading) else { continue }
            let reaches = left.contains { abs($0 - label.box.x0) < 30 } || abs(place.box.x0 - label.box.x0) < 60
            guard reaches, below < best?.distance ?? .infinity else { continue }
            best = (below, party)
        }
        guard let best else { return nil }
        // A section heading only ends what stood above it.
        if case .other = best.party, !isOtherParty(best.distance, place, reading) { return nil }
        return best.party
    }

    private static func isOtherParty(_ distance: Double, _ place: Sighting<String>, _ reading: PageReading) -> Bool {
        reading.labels.contains {
            $0.page == place.page && $0.meaning == .otherParty && abs(place.box.y0 - $0.box.y0 - distance) < 0.5
                && distance < 90
        }
    }

    private static func isHeading(_ label: PlacedLabel, _ reading: PageReading) -> Bool {
        guard let last = reading.layout.cells[label.cell].words[label.words].last else { return false }
        // "Managing director: N. N." is a line, not a heading.
        return !label.hasContent || (last.text.hasSuffix(":") && label.meaning != .otherParty)
    }

    private static func box(_ claim: FieldClaim) -> PageBox? {
        guard let box = claim.box, box.count == 4 else { return nil }
        return PageBox(x0: box[0], y0: box[1], x1: box[2], y1: box[3])
    }
}
