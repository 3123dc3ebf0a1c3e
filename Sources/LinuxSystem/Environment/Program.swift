import CLinuxShims

/// The running program's own file.
package enum Program {
    /// Its path, as the kernel knows it.
    package static func path() throws(SystemError) -> String {
        var outcome: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, filled in
            unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                outcome = unsafe system_program_path(characters.baseAddress, 4_096)
            }
            filled = Int(max(0, outcome))
        }
        try check(outcome, "find the running program's file")
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The name `ps` and debuggers show for the calling thread; at most 15 bytes count.
    package static func nameThread(_ name: String) { _ = unsafe process_name(name) }

    /// For a process with keys in memory: no core file, and other processes of the same user cannot look into it. A program
    /// it starts is not affected. False where the kernel does not do it.
    package static func keepSecrets() -> Bool { process_keep_secrets() >= 0 }

    /// The path of a program that lies beside the running one.
    package static func sibling(_ name: String) throws(SystemError) -> String {
        let own = try path()
        guard let slash = own.lastIndex(of: "/") else { return name }
        return String(own[...slash]) + name
    }
}
