import ArchiveModel
import PDF

extension ReaderInvariants {
    private static let order = SignatureOrder(
        capacity: 16, time: UTCTime(milliseconds: 1_800_000_000_000), reason: "é(")

    /// What an update appends is what its inspector accepts, and reads as the document with what was added.
    static func update(_ document: PDFDocument, _ bytes: [UInt8]) -> [String] {
        let isTidy = (try? document.revisions()) != nil
        // What cannot be read, or would be taken for a second signature, is not written anew.
        let copied = document.numbers.sorted().prefix(24).compactMap { number -> IndirectObject? in
            guard let generation = document.generation(number), number > 0,
                let object = try? document.object(PDFReference(number, generation)), object.value.streamValue == nil,
                object.value.dictionaryValue?["ByteRange"] == nil
            else { return nil }
            return object
        }
        let increment: Increment
        let added: PDFReference
        do {
            var update = try IncrementalUpdate(document)
            for object in copied { update.write(object.value, as: object.reference) }
            added = update.add(["Subtype": .name("a#b c")], data: bytes.suffix(40))
            _ = update.addSignature(order.dictionary, capacity: order.capacity)
            increment = try update.finish()
        } catch {
            return []
        }
        do {
            try IncrementInspector.inspect(
                increment.bytes, sourceLength: UInt64(bytes.count), objects: increment.objects,
                byteRange: increment.byteRange, order: order, previous: SourceEnd.startOfSection(of: document.source))
            let signed = try Splice.fill(
                increment.bytes, sourceLength: UInt64(bytes.count), byteRange: increment.byteRange ?? [],
                with: [1, 2, 3])
            if signed.count != increment.bytes.count { return ["a signature moved bytes"] }
        } catch {
            return ["an update of ours is refused: \(error)"]
        }
        do {
            let updated = try PDFDocument(MemoryBytes(bytes + increment.bytes))
            if isTidy, try updated.revisions().count != document.revisions().count + 1 {
                return ["an update of ours is no revision of its own"]
            }
            for object in copied where try updated.object(object.reference).value != object.value {
                return ["object \(object.reference), written anew, reads otherwise"]
            }
            guard let stream = try updated.object(added).value.streamValue,
                try updated.decodedData(of: stream) == Array(bytes.suffix(40))
            else { return ["a stream we added is not there"] }
        } catch {
            return ["an update of ours cannot be read: \(error)"]
        }
        return []
    }
}

extension PDFDocument {
    /// Of the object in force; nil for a free one.
    fileprivate func generation(_ number: Int) -> Int? {
        switch entry(number) {
        case .inFile(_, let generation): generation
        case .compressed: 0
        case .free, nil: nil
        }
    }
}
