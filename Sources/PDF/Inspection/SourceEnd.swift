package import ArchiveModel

/// What a file's last bytes say of where its newest cross-reference section begins; nothing else of it is read.
package enum SourceEnd {
    /// Bytes at the end of a file in which its last end marker is looked for.
    static let reach: UInt64 = 2_048

    /// The digits behind the last `startxref` of the last 2 KiB (ISO 32000-2 §7.5.5); nil where there are none.
    package static func startOfSection(of source: any ByteSource) -> UInt64? {
        let start = source.length - min(source.length, reach)
        guard let tail = try? source.read(at: start, count: Int(source.length - start)) else { return nil }
        return marker(in: tail, at: start)?.target
    }

    /// The last end marker of a file's last bytes, which begin at byte `start`. What is cut off or malformed is passed over,
    /// as readers do.
    static func marker(in tail: [UInt8], at start: UInt64) -> CrossReferenceSection.EndMarker? {
        let word = Array("startxref".utf8)
        guard tail.count >= word.count else { return nil }
        for place in (0...tail.count - word.count).reversed() where tail[place...].starts(with: word) {
            var parser = ObjectParser(tail, base: start, position: place)
            if let marker = try? CrossReferenceReader.parseMarker(&parser) { return marker }
        }
        return nil
    }
}
