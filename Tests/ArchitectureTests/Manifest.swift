import Foundation

/// What `Package.swift` says each target depends on.
struct Manifest {
    /// The module of each outside product and what the manifest calls the product.
    static let products: [String: String] = [
        "ArgumentParser": "argumentParser", "AsyncHTTPClient": "asyncHTTPClient", "Crypto": "crypto", "GRDB": "grdb",
        "HTTPTypes": "httpTypes", "Hummingbird": "hummingbird", "Logging": "logging", "NIOCore": "nioCore",
        "NIOHTTP1": "nioHTTP1", "NIOPosix": "nioPosix", "ServiceLifecycle": "serviceLifecycle",
        "Subprocess": "subprocess", "SystemPackage": "systemPackage", "UnixSignals": "unixSignals", "Yams": "yams",
    ]

    private let text: String

    init() throws {
        text = try String(contentsOf: SourceTree.root.appending(path: "Package.swift"), encoding: .utf8)
            .filter { !$0.isWhitespace }
    }

    /// Modules a target names, ours and outside ones; nil when the manifest does not declare it.
    func dependencies(of target: String) -> Set<String>? {
        guard let start = text.range(of: "(\"\(target)\"") else { return nil }
        // A declaration names its dependencies up to its first closing parenthesis.
        let declaration = text[start.upperBound...].prefix { $0 != ")" }
        let names = Set(declaration.split { "[],\":".contains($0) }.map(String.init))
        return names.union(Self.products.filter { names.contains($0.value) }.map(\.key))
    }
}
