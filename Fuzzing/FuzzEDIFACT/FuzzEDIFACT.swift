import CLibFuzzer
import ReaderInvariants

/// Any bytes as an interchange: decoded, cut into segments, read, accounted for, judged, written and read again.
private func one(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    let broken = ReaderInvariants.edifact(input)
    guard broken.isEmpty else { fatalError(broken.joined(separator: "\n")) }
    return 0
}

// The linker makes this the program's entry; libFuzzer's own is then left out.
@_cdecl("FuzzEDIFACT_main")
func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var count = count
    var words = unsafe words
    return unsafe LLVMFuzzerRunDriver(&count, &words) { bytes, count in unsafe one(bytes, count) }
}
