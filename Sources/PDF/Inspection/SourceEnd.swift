package import ArchiveModel

/// What a file's last bytes say of where its newest cross-reference section begins; nothing else of it is read.
package enum SourceEnd {
    /// The digits behind the last `startxref` of the last 2 KiB (ISO 32000-2 §7.5.5); nil where there are none.
    package static func startOfSection(of source: any ByteSource) -> UInt64? {
        let start = source.length > 2_048 ? source.length - 2_048 : 0
        guard let tail = try? source.read(at: start, count: Int(source.length - start)) else { return nil }
        let word = Array("startxref".utf8)
        guard tail.count >= word.count else { return nil }
        for place in (0...tail.count - word.count).reversed() where tail[place...].starts(with: word) {
            let digits = tail[(place + word.count)...].drop { ByteClass.isWhitespace($0) }
                .prefix { (48...57).contains($0) }
            guard let target = UInt64(String(decoding: digits, as: UTF8.self)) else { continue }
            let rest = tail[digits.endIndex...].drop { ByteClass.isWhitespace($0) }
            // Cut off or in a comment: a reader goes on to the one before.
            if rest.starts(with: "%%EOF".utf8) { return target }
        }
        return nil
    }
}
