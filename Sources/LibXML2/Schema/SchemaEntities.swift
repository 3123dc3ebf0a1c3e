internal import CLibXML2
private import Synchronization

/// Replaces libxml2's way of opening files and addresses, for the whole process and for good: what a schema imports
/// comes from the set it was given with, and nothing else is ever opened. Documents have no external entities here.
enum SchemaEntities {
    private static let sets = Mutex<(next: Int, open: [Int: SchemaFiles])>((0, [:]))
    private static let scheme = "legajo-schema:/"
    private static let installed: Void = unsafe xmlSetExternalEntityLoader { address, _, context in
        guard let address = unsafe address, let context = unsafe context else { return nil }
        return unsafe SchemaEntities.input(unsafe String(cString: address), context)
    }

    /// Makes a set's files known by the addresses `address(of:in:)` gives, until the set is closed.
    static func open(_ files: SchemaFiles) -> Int {
        _ = installed
        return sets.withLock { sets in
            sets.next += 1
            sets.open[sets.next] = files
            return sets.next
        }
    }

    static func close(_ set: Int) {
        sets.withLock { sets in sets.open[set] = nil }
    }

    static func address(of path: String, in set: Int) -> String { "\(scheme)\(set)/\(path)" }

    private static func input(_ address: String, _ context: xmlParserCtxtPtr) -> xmlParserInputPtr? {
        guard address.hasPrefix(scheme) else { return nil }
        let place = address.dropFirst(scheme.count).split(separator: "/", maxSplits: 1)
        guard place.count == 2, let set = Int(place[0]) else { return nil }
        guard let bytes = sets.withLock({ sets in sets.open[set]?[String(place[1])] }) else { return nil }
        let copy = unsafe bytes.withUnsafeBytes { bytes in
            unsafe xmlParserInputBufferCreateMem(
                bytes.bindMemory(to: CChar.self).baseAddress, Int32(clamping: bytes.count), XML_CHAR_ENCODING_UTF8)
        }
        guard let buffer = unsafe copy else { return nil }
        guard let input = unsafe xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_UTF8) else {
            unsafe xmlFreeParserInputBuffer(buffer)
            return nil
        }
        // What the file imports is relative to this.
        unsafe input.pointee.filename = unsafe address.withCString { name in
            unsafe UnsafeRawPointer(xmlStrdup(UnsafeRawPointer(name).assumingMemoryBound(to: xmlChar.self)))?
                .assumingMemoryBound(to: CChar.self)
        }
        return unsafe input
    }
}
