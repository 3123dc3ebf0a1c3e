internal import Glibc

/// Files that come with the programs: below `$LEGAJO_SHARE`, else `../share/legajo` beside the program, else the
/// checkout it was built in.
package struct SharedFiles: Sendable {
    /// Where they may be, the first choice first.
    package let places: [String]

    /// - Parameter share: What `LEGAJO_SHARE` says; nil where it is not set.
    /// - Parameter program: The path of the running program.
    package init(share: String?, program: String) {
        if let share {
            places = [share]
            return
        }
        var parts = program.split(separator: "/").dropLast()
        var places = ["/" + parts.joined(separator: "/") + "/../share/legajo"]
        while !parts.isEmpty {
            parts = parts.dropLast()
            places.append("/" + parts.joined(separator: "/"))
        }
        self.places = places
    }

    /// Those of the running program.
    package static func ofProgram() throws(SystemError) -> SharedFiles {
        let share = unsafe getenv("LEGAJO_SHARE").map { unsafe String(cString: $0) }
        return SharedFiles(share: share, program: try Program.path())
    }

    /// The path of the first that can be opened; nil when it is nowhere.
    package func path(of name: String) -> String? {
        for place in places {
            let path = place.hasSuffix("/") ? place + name : place + "/" + name
            if (try? FileDescriptor.open(path: path)) != nil { return path }
        }
        return nil
    }
}
