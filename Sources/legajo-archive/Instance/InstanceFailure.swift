/// Why an instance cannot be made, opened or served; the message says what to do.
struct InstanceFailure: Error, CustomStringConvertible {
    enum Code: Sendable {
        case exists, noInstance, newerFormat, badConfiguration, alreadyRunning, damaged, unsupported, system
    }

    let code: Code
    let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// Exit code of the command line contract.
    var exitCode: Int32 {
        switch code {
        case .exists, .badConfiguration, .unsupported: 64
        case .noInstance, .alreadyRunning: 69
        case .newerFormat, .damaged: 2
        case .system: 70
        }
    }
}
