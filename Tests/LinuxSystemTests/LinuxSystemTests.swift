import ArchiveModel
import Glibc
import LinuxSystem
import Testing

@Suite struct `The Linux system` {
    @Test func `A file is read by position, in any window`() throws {
        let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0) }
        let source = try FileBytes(try MemoryFile(named: "test", sealing: bytes).file)
        #expect(source.length == 10_000)
        #expect(try source.read(at: 0, count: 10_000) == bytes)
        #expect(try source.read(at: 9_990, count: 100) == Array(bytes[9_990...]))
        #expect(try source.read(at: 10_000, count: 1) == [])
        #expect(try source.read(at: .max, count: 1) == [])
    }

    @Test func `A file that was cut is an error`() throws {
        let path = "/tmp/legajo-test-\(SystemRandom().bytes(8).map(String.init).joined(separator: "-"))"
        let number = unsafe open(path, O_RDWR | O_CREAT | O_EXCL, 0o600)
        let file = FileDescriptor(owning: number)
        unsafe unlink(path)
        ftruncate(number, 100)
        let source = try FileBytes(file)
        ftruncate(number, 50)
        #expect(throws: ByteSourceError.self) { try source.read(at: 0, count: 100) }
    }

    @Test func `A directory or a pipe is no file`() throws {
        #expect(throws: SystemError.self) { try FileBytes(path: "/tmp") }
        #expect(throws: SystemError.self) { try FileBytes(path: "/nonexistent") }
    }

    @Test func `A sealed memory file cannot be changed, not even through a new descriptor`() throws {
        let memory = try MemoryFile(named: "test", sealing: [1, 2, 3])
        #expect(memory.isSealed)
        #expect(throws: SystemError.self) { try MemoryFile.fill(memory.file, with: [9]) }
        #expect(unsafe pwrite(memory.file.number, [9 as UInt8], 1, 0) == -1)
    }

    @Test func `A file opened again reads only and has its own offset`() throws {
        let memory = try MemoryFile(named: "test", length: 3)
        try MemoryFile.fill(memory.file, with: [1, 2, 3])
        let copy = try FileDescriptor.readOnly(reopening: memory.file.number)
        #expect(fcntl(copy.number, F_GETFL) & O_ACCMODE == O_RDONLY)
        lseek(copy.number, 2, SEEK_SET)
        #expect(lseek(memory.file.number, 0, SEEK_CUR) == 0)
        #expect(unsafe pwrite(copy.number, [9 as UInt8], 1, 0) == -1)
    }

    @Test func `Bytes and descriptors cross a socket`() throws {
        let (left, right) = try SocketStream.pair()
        let memory = try MemoryFile(named: "test", sealing: [7, 8])
        try left.send([1, 2, 3], descriptors: [memory.file.number, memory.file.number])
        let reception = try #require(try right.receive(3, descriptors: 2))
        #expect(reception.bytes == [1, 2, 3])
        #expect(reception.descriptors.count == 2)
        #expect(try FileBytes(reception.descriptors[1]).read(at: 0, count: 9) == [7, 8])
    }

    @Test func `More descriptors than wanted are an error`() throws {
        for limit in [0, 1] {
            let (left, right) = try SocketStream.pair()
            let memory = try MemoryFile(named: "test", sealing: [7])
            try left.send([1], descriptors: [memory.file.number, memory.file.number])
            let error = #expect(throws: SystemError.self) { try right.receive(1, descriptors: limit) }
            #expect(error?.code == EPROTO)
        }
    }

    @Test func `A closed socket ends, a half message is an error, silence times out`() throws {
        let (left, right) = try SocketStream.pair()
        try left.send([1, 2])
        let late = #expect(throws: SystemError.self) {
            try right.receive(3, until: .after(milliseconds: 20))
        }
        #expect(late?.isTimeout == true)
        var ending: SocketStream? = try SocketStream.pair().0
        ending = nil
        #expect(ending == nil)
        let other = try { () throws(SystemError) -> SocketStream in
            let (near, far) = try SocketStream.pair()
            try far.send([1])
            return near
        }()
        let cut = #expect(throws: SystemError.self) { try other.receive(2) }
        #expect(cut?.isDisconnect == true)
        #expect(try other.receive(1) == nil)
    }

    @Test func `A full socket times out instead of waiting for ever`() throws {
        let (left, right) = try SocketStream.pair()
        let error = #expect(throws: SystemError.self) {
            try left.send([UInt8](repeating: 0, count: 8 << 20), until: .after(milliseconds: 20))
        }
        #expect(error?.isTimeout == true)
        _ = right
    }

    @Test func `The other end of a pair is ourselves`() throws {
        let (left, _) = try SocketStream.pair()
        let peer = try PeerCredentials(of: left.file.number)
        #expect(peer.process == getpid())
        #expect(peer.user == getuid())
    }

    @Test func `Random bytes differ and have the length asked for`() {
        let random = SystemRandom()
        #expect(random.bytes(0).isEmpty)
        #expect(random.bytes(1_000).count == 1_000)
        #expect(random.bytes(16) != random.bytes(16))
    }

    @Test func `The clocks run`() {
        let time = SystemTime()
        #expect(time.now() > UTCTime(milliseconds: 1_700_000_000_000))
        let before = time.monotonicNanoseconds()
        #expect(time.monotonicNanoseconds() >= before)
    }

    @Test func `A program's end is told`() throws {
        let (left, right) = try SocketStream.pair()
        let process = try ChildProcess(
            program: "/bin/sh", arguments: ["-c", "exit $CODE"], environment: ["CODE": "7"], socket: right.file.number)
        #expect(try process.wait().exitCode == 7)
        let endless = try ChildProcess(
            program: "/bin/sleep", arguments: ["1000"], environment: [:], socket: left.file.number)
        endless.kill()
        #expect(try endless.wait().signal == SIGKILL)
        #expect(throws: SystemError.self) {
            try ChildProcess(program: "/nonexistent", arguments: [], environment: [:], socket: left.file.number)
        }
    }

    @Test func `A started program has descriptor 3 and no other of ours`() throws {
        let (left, right) = try SocketStream.pair()
        let held = try MemoryFile(named: "secret", sealing: [1])
        let process = try ChildProcess(
            program: "/bin/sh", arguments: ["-c", "ls /proc/self/fd | tr '\\n' ' ' >&3"],
            environment: ["PATH": "/bin:/usr/bin"],
            socket: right.file.number)
        _ = try process.wait()
        // Descriptor 4 is the listing's own.
        #expect(try left.receive(8)?.bytes == Array("0 1 2 3 ".utf8))
        #expect(held.isSealed)
    }

    @Test func `The running program has a sibling path`() throws {
        #expect(try Program.path().hasPrefix("/"))
        #expect(try Program.sibling("x").hasSuffix("/x"))
    }
}
