import CLibFuzzer
import Glibc
import ReaderInvariants

private typealias Bytes = UnsafePointer<UInt8>?

/// One input: everything that reads it runs, and what must hold of the reader is looked at.
private func hold(_ bytes: Bytes, _ count: Int, _ invariants: ([UInt8]) -> [String]) -> Int32 {
    let broken = invariants(unsafe Array(UnsafeBufferPointer(start: bytes, count: count)))
    guard broken.isEmpty else { fatalError(broken.joined(separator: "\n")) }
    return 0
}

/// Fuzzes the reader that `LEGAJO_FUZZ_READER` names: `xml`, `edifact`, `facturae` or `pdf`. The words are libFuzzer's.
// The linker makes this the program's entry; libFuzzer's own is then left out.
@_cdecl("FuzzReaders_main")
func main(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    var count = count
    var words = unsafe words
    let name = unsafe getenv("LEGAJO_FUZZ_READER").map { unsafe String(cString: $0) }
    switch name {
    case "xml": return unsafe LLVMFuzzerRunDriver(&count, &words) { unsafe hold($0, $1, ReaderInvariants.xml) }
    case "edifact": return unsafe LLVMFuzzerRunDriver(&count, &words) { unsafe hold($0, $1, ReaderInvariants.edifact) }
    case "facturae":
        return unsafe LLVMFuzzerRunDriver(&count, &words) { unsafe hold($0, $1, ReaderInvariants.facturae) }
    case "pdf": return unsafe LLVMFuzzerRunDriver(&count, &words) { unsafe hold($0, $1, ReaderInvariants.pdf) }
    default: fatalError("LEGAJO_FUZZ_READER names no reader: xml, edifact, facturae or pdf")
    }
}
