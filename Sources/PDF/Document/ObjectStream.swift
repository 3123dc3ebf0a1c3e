/// A decoded object stream (ISO 32000-2 §7.5.7).
struct ObjectStream {
    let data: [UInt8]
    /// Object numbers and the positions of their values, in order.
    let index: [(number: Int, position: Int)]
}

extension PDFDocument {
    /// Decoded object streams together, in bytes; past it they are decoded anew when needed.
    private static var streamCacheLimit: Int { 64 << 20 }
    /// All decoding of object streams in the document's life, repetitions included, in bytes. Objects taken in turn from
    /// streams that do not fit the cache together would decode them again and again.
    private static var decodingLimit: Int { 1 << 28 }

    func compressedObject(_ number: Int, stream: Int, index: Int) throws(PDFError) -> PDFObject {
        let container = try objectStream(stream)
        guard index < container.index.count, container.index[index].number == number else {
            throw PDFError(.damaged, "Object stream \(stream) does not hold object \(number) at place \(index).")
        }
        let start = container.index[index].position
        var parser = ObjectParser(
            container.data, position: start, nestingLimit: limits.nesting, valueLimit: limits.objectValues)
        let object: PDFObject
        do { object = try parser.parseObject() } catch {
            try window.budget.spend(bytes: parser.position - start, values: parser.values)
            throw PDFError(.damaged, "Object \(number) in object stream \(stream) is malformed.")
        }
        try window.budget.spend(bytes: parser.position - start, values: parser.values)
        return object
    }

    private func objectStream(_ number: Int) throws(PDFError) -> ObjectStream {
        if let known = objectStreams[number] { return known }
        // An object stream lies in the file itself, never in another one.
        guard case .inFile(let offset, _) = entries[number], openStreams.insert(number).inserted else {
            throw PDFError(.damaged, "Object stream \(number) is not where the cross-references say.")
        }
        defer { openStreams.remove(number) }
        let object = try readObject(at: offset)
        guard object.reference.number == number, case .stream(let stream) = object.value,
            stream.dictionary["Type"] == .name("ObjStm"),
            let count = try resolve(stream.dictionary["N"]).integerValue,
            let first = try resolve(stream.dictionary["First"]).integerValue
        else { throw PDFError(.damaged, "Object \(number) is not an object stream.") }
        let data = try decodedData(of: stream)
        decodedStreamTotal += data.count
        guard decodedStreamTotal <= Self.decodingLimit else {
            throw PDFError(.tooLarge, "Reading the document decodes more than \(Self.decodingLimit) bytes of objects.")
        }
        guard count <= limits.objectValues else {
            throw PDFError(.tooLarge, "Object stream \(number) says that it holds \(count) objects.")
        }
        guard count >= 0, count <= data.count, first >= 0, first <= data.count else {
            throw PDFError(.damaged, "Object stream \(number) has a malformed head.")
        }
        var parser = ObjectParser(data)
        var index: [(number: Int, position: Int)] = []
        do {
            for _ in 0..<count {
                try parser.skipWhitespace()
                let member = try parser.parseUnsigned()
                try parser.skipWhitespace()
                guard let member, let position = try parser.parseUnsigned(), position <= data.count - first else {
                    throw ParseStop.damaged("")
                }
                index.append((member, first + position))
            }
        } catch {
            throw PDFError(.damaged, "Object stream \(number) has a malformed head.")
        }
        let result = ObjectStream(data: data, index: index)
        let size = data.count + index.count * 16
        if decodedStreamBytes + size > Self.streamCacheLimit {
            objectStreams.removeAll()
            decodedStreamBytes = 0
        }
        objectStreams[number] = result
        decodedStreamBytes += size
        return result
    }
}
