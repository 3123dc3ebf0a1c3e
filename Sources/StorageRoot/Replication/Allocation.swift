package import ArchiveModel
import Synchronization

extension ReplicatedStore {
    /// Files in one directory.
    package static let directoryCapacity = 1_024

    /// A place for a new file: `<area>/2026/11/23/<node>-0042/<name>`. Names come with a digest or another
    /// guarantee that nobody else uses them; the place is not reserved on the disk.
    package func allocate(area: StoragePath, day: CalendarDate, name: String) throws(StorageError) -> StoragePath {
        let folder = "\(area)/\(day.description.split(separator: "-").joined(separator: "/"))"
        if state.withLock({ $0.days[folder] == nil }) {
            let found = lastDirectory(of: folder)
            state.withLock { state in
                if state.days.count > 4_096 { state.days = [:] }
                if state.days[folder] == nil { state.days[folder] = found }
            }
        }
        let number = state.withLock { state in
            var last = state.days[folder] ?? DayDirectory(number: 1, count: 0)
            if last.count >= Self.directoryCapacity { last = DayDirectory(number: last.number + 1, count: 0) }
            last.count += 1
            state.days[folder] = last
            return last.number
        }
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        guard let path = StoragePath("\(folder)/\(node)-\(padded)/\(name)") else {
            throw StorageError(.range, "\(name) cannot be a file name in the archive")
        }
        return path
    }

    /// The highest directory of this node in a day's folder, and how full it is, over all roots.
    private func lastDirectory(of folder: String) -> DayDirectory {
        var last = DayDirectory(number: 1, count: 0)
        for root in state.withLock({ $0.readable }) {
            guard let entries = try? root.directory.list(folder) else { continue }
            for entry in entries where entry.isDirectory && entry.name.hasPrefix(node + "-") {
                guard let number = Int(entry.name.dropFirst(node.count + 1)), number >= last.number else { continue }
                let count = (try? root.directory.list("\(folder)/\(entry.name)"))?.count ?? 0
                last = DayDirectory(number: number, count: number == last.number ? max(last.count, count) : count)
            }
        }
        return last
    }
}
