import FoundationEssentials
import Testing

@Suite("Histories with power cuts, kills and failing disks")
struct SimulationTests {
    /// Ten seeds; more with LEGAJO_SEEDS, another range with LEGAJO_FIRST_SEED.
    static var seeds: [UInt64] {
        let environment = ProcessInfo.processInfo.environment
        let count = environment["LEGAJO_SEEDS"].flatMap { UInt64($0) } ?? 10
        let first = environment["LEGAJO_FIRST_SEED"].flatMap { UInt64($0) } ?? 1
        return Array(first..<(first + count))
    }

    @Test(arguments: SimulationTests.seeds)
    func `nothing acknowledged is lost and nothing half appears`(seed: UInt64) async throws {
        let history = try StorageHistory(seed: seed)
        try await history.run(rounds: 8)
        if ProcessInfo.processInfo.environment["LEGAJO_TELL"] != nil { print(history.summary) }
    }
}
