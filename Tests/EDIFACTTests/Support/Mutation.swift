/// Damages a file in one of the ways transmissions and strangers do.
func mutate(_ bytes: inout [UInt8], _ random: inout Xorshift) {
    guard !bytes.isEmpty else {
        bytes = [UInt8(random.next(below: 256))]
        return
    }
    let tokens = [
        "'", "+", ":", "?", "*", "UNA:+.? '", "UNB+", "UNH+1+INVOIC:D:96A:UN'", "UNT+", "UNZ+",
        "UNO+P1+1:x+13+99999999999'",
        "UNP+1+1'", "LIN+", "ALC+A'", "NAD+SE'", "FTX+", "99999999999999999999999999999999999999999999", "-", ",",
        "\r\n",
        "??", "UNG+'", "UNE+'", "MOA+203:", "RFF+ATS'", "EFI+a'", "DTM+137:", "CNT+2:",
    ]
    let position = random.next(below: bytes.count)
    switch random.next(below: 7) {
    case 0: bytes[position] = UInt8(random.next(below: 256))
    case 1: bytes.removeSubrange(position..<min(bytes.count, position + 1 + random.next(below: 60)))
    case 2: bytes.insert(contentsOf: random.pick(tokens).utf8, at: position)
    case 3: bytes[position] ^= 1 << random.next(below: 8)
    case 4: bytes.removeLast(bytes.count - position)
    case 5:
        let end = min(bytes.count, position + random.next(below: 400))
        let piece = Array(bytes[position..<end])
        for _ in 0..<random.next(below: 8) { bytes.insert(contentsOf: piece, at: position) }
    default:
        bytes.insert(
            contentsOf: repeatElement(UInt8(random.next(below: 256)), count: random.next(below: 3_000)), at: position)
    }
}
