import LinuxSystem
import Testing

@Suite struct SharedFilesTests {
    @Test func `A named directory is the only place`() {
        #expect(SharedFiles(share: "/usr/share/legajo", program: "/opt/bin/legajo").places == ["/usr/share/legajo"])
    }

    @Test func `Without one, what lies beside the program comes before what lies above it`() {
        #expect(
            SharedFiles(share: nil, program: "/a/b/bin/legajo").places == [
                "/a/b/bin/../share/legajo", "/a/b", "/a", "/",
            ])
    }

    @Test func `The path is that of a file that is there`() {
        let checkout = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let files = SharedFiles(share: nil, program: checkout + "/.build/release/legajo")
        #expect(files.path(of: "Package.swift") == checkout + "/Package.swift")
        #expect(files.path(of: "no-such-file") == nil)
    }
}
