// swift-tools-version: 6.3
import PackageDescription

/// One list of settings for every target: the language's strictest mode, memory safety made visible
/// (`grep unsafe` lists the C seam), warnings as errors.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

func library(
    _ name: String, _ dependencies: [Target.Dependency] = [], extra: [SwiftSetting] = [],
    linking libraries: [String] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, swiftSettings: settings + extra,
        linkerSettings: libraries.map { .linkedLibrary($0) })
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// Tests are built without optimisation, the code under test with it: the optimiser of Swift 6.3 crashes on some
/// asynchronous test functions, and tests compile in half the time.
let testSettings: [SwiftSetting] = settings + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

func tests(_ subject: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: subject + "Tests", dependencies: [.byName(name: subject), "SeededTesting"] + dependencies,
        swiftSettings: testSettings)
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let serviceLifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let values: [Target] = [
    library("EN16931"),
    library("ArchiveModel"),
]

let cLibraries: [Target] = [
    .target(name: "CLinuxShims"),
    .target(name: "COpenSSL", linkerSettings: [.linkedLibrary("crypto")]),
    .systemLibrary(name: "CCairo", pkgConfig: "cairo-ft"),
    .systemLibrary(name: "CLeptonica"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
    .systemLibrary(name: "CPoppler", pkgConfig: "poppler-glib"),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf"),
    .systemLibrary(name: "CDmtx", pkgConfig: "libdmtx"),
    .systemLibrary(name: "CTesseract"),
    .systemLibrary(name: "CZBar", pkgConfig: "zbar"),
    .systemLibrary(name: "CZint"),
    library("LinuxSystem", ["ArchiveModel", "CLinuxShims"]),
    library("OpenSSL", ["COpenSSL"], extra: [.treatWarning("DeprecatedDeclaration", as: .warning)]),
    library("LibXML2", ["CLibXML2", "XML"]),
    library("Cairo", ["CCairo"]),
    library("Leptonica", ["CLeptonica"]),
    library("Poppler", ["CPoppler"]),
    library("QPDF", ["CQPDF"]),
    library("DataMatrix", ["CDmtx"]),
    library("Tesseract", ["CTesseract"]),
    library("ZBar", ["CZBar"]),
    library("Zint", ["CZint"]),
]

let formats: [Target] = [
    library("XML"),
    library("PDF", ["ArchiveModel"]),
    library("PDFEncryption", ["OpenSSL", "PDF"]),
    library("Barcode", ["Zint"]),
    library("PageContent", ["ArchiveModel", "OpenSSL", "PDF"]),
    library("CMS", ["OpenSSL"]),
    library("TSP", ["ArchiveModel", "CMS", "OpenSSL"]),
]

let syntaxes: [Target] = [
    library("UBL", ["EN16931", "XML"]),
    library("CII", ["EN16931", "XML"]),
    library("EDIFACT", ["ArchiveModel", "EN16931"]),
    library("Facturae", ["EN16931", "XML"]),
    library("EN16931Validation", ["ArchiveModel", "EN16931", "XML"]),
    library("XRechnungValidation", ["ArchiveModel", "EN16931", "EN16931Validation", "XML"]),
    library("PeppolValidation", ["ArchiveModel", "EN16931", "EN16931Validation", "XML"]),
    library(
        "Extraction",
        [
            "ArchiveModel", "EN16931", "EN16931Validation", "LibXML2", "XML", "UBL", "CII", "EDIFACT", "Facturae",
            "DataMatrix", "Leptonica", "PDF", "PDFEncryption", "PageContent", "Poppler", "QPDF",
            "Tesseract", "ZBar",
            "PeppolValidation", "WorkerProtocol", "XRechnungValidation",
        ]),
    library("Rendering", ["ArchiveModel", "Cairo", "EN16931", "PDF", "WorkerProtocol"]),
    library(
        "Conversion",
        ["ArchiveModel", "CII", "Cairo", "EDIFACT", "EN16931", "Facturae", "Rendering", "UBL", "WorkerProtocol"]),
    library("Splitting", ["ArchiveModel", "PDF", "WorkerProtocol"]),
    library("Tagging", ["ArchiveModel", "PDF", "PageContent", "Barcode", "WorkerProtocol"]),
]

let signatures: [Target] = [
    library("AdES", ["ArchiveModel", "CMS", "OpenSSL", "TSP"]),
    library("PAdES", ["AdES", "ArchiveModel", "CMS", "OpenSSL", "PDF", "TSP", "WorkerProtocol"]),
    library("KeyStore", ["ArchiveModel", "CMS", "OpenSSL", "TSP"]),
]

let archive: [Target] = [
    library("ArchivePackage", ["ArchiveModel", crypto]),
    library("StorageRoot", ["ArchiveModel", "CLinuxShims", crypto]),
    library("ArchiveIndex", ["ArchiveModel", grdb]),
    library(
        "ArchiveCore",
        [
            "ArchiveIndex", "ArchiveModel", "ArchivePackage", "EN16931", "LinuxSystem", "PDF", "StorageRoot",
            "WorkerProtocol", crypto, logging,
        ]),
]

let wire: [Target] = [
    library("WorkerProtocol", ["ArchiveModel", "EN16931"]),
    library("WorkerClient", ["ArchiveModel", "LinuxSystem", "WorkerProtocol"]),
    library(
        "WorkerService",
        [
            "ArchiveModel", "Cairo", "Conversion", "Extraction", "LinuxSystem", "PAdES", "Splitting", "Tagging",
            "WorkerProtocol",
        ]),
    library("ArchiveAPI", ["ArchiveModel"]),
    library(
        "ArchiveServer",
        [
            "ArchiveAPI", "ArchiveCore", "ArchiveModel", "ArchivePackage", "WorkerProtocol", hummingbird, httpTypes,
            logging, nioCore,
            nioPosix,
            serviceLifecycle,
        ]),
    library("ArchiveClient", ["ArchiveAPI", "ArchiveModel", asyncHTTPClient, nioCore, nioHTTP1, nioPosix, logging]),
]

let programs: [Target] = [
    program(
        "legajo",
        [
            "ArchiveAPI", "ArchiveClient", "ArchiveModel", "LinuxSystem", "WorkerClient", "WorkerProtocol",
            argumentParser,
            crypto, subprocess, systemPackage, unixSignals,
        ]),
    program(
        "legajo-archive",
        [
            "AdES", "ArchiveAPI", "ArchiveCore", "ArchiveIndex", "ArchiveModel", "ArchiveServer", "KeyStore",
            "LinuxSystem", "OpenSSL", "PAdES",
            "StorageRoot", "TSP", "WorkerClient", "WorkerProtocol", argumentParser, logging, serviceLifecycle,
            unixSignals, yams,
        ]),
    program("legajo-worker", ["WorkerService"]),
]

let testTargets: [Target] = [
    .testTarget(name: "ArchitectureTests", swiftSettings: testSettings),
    tests("ArchiveAPI", ["ArchiveModel"]),
    tests(
        "ArchiveServer",
        [
            "ArchiveAPI", "ArchiveClient", "ArchiveCore", "ArchiveModel", "EN16931", "ServiceTesting",
            "WorkerProtocol", asyncHTTPClient, logging, nioCore, nioHTTP1, nioPosix,
        ]),
    tests(
        "legajo",
        [
            "ArchiveAPI", "ArchiveCore", "ArchiveModel", "ServiceTesting", "legajo-archive", "legajo-worker",
            subprocess,
            systemPackage,
        ]),
    .target(
        name: "ServiceTesting",
        dependencies: ["ArchiveCore", "ArchiveModel", "ArchiveServer", "WorkerProtocol", logging, serviceLifecycle],
        path: "Tests/ServiceTesting", swiftSettings: testSettings),
    tests("ArchiveModel"),
    tests("PDF", ["ArchiveModel"]),
    tests("PDFEncryption", ["ArchiveModel", "OpenSSL", "PDF"]),
    tests("QPDF", ["ArchiveModel", "PDF"]),
    tests("Barcode", ["Zint"]),
    tests("PageContent", ["ArchiveModel", "PDF"]),
    tests(
        "Tagging",
        ["ArchiveModel", "DataMatrix", "LinuxSystem", "PDF", "PageContent", "Poppler", "WorkerProtocol", "ZBar"]),
    tests("StorageRoot", ["ArchiveModel", "ArchiveTesting", crypto]),
    tests("ArchiveIndex", ["ArchiveModel"]),
    tests("ArchivePackage", ["ArchiveModel", crypto]),
    tests(
        "ArchiveCore",
        [
            "ArchiveIndex", "ArchiveModel", "ArchiveTesting", "EN16931", "PDF", "StorageRoot", "WorkerProtocol",
            logging,
            subprocess, systemPackage,
        ]),
    tests("AdES", ["ArchiveModel", "CMS", "OpenSSL", "SignatureTesting", "TSP"]),
    tests("CMS", ["OpenSSL", "SignatureTesting"]),
    tests("EN16931"),
    tests("KeyStore", ["AdES", "ArchiveModel", "CMS", "OpenSSL", "SignatureTesting", "TSP"]),
    tests("OpenSSL", ["ArchiveModel", "CMS", "SignatureTesting"]),
    tests("PAdES", ["ArchiveModel", "CMS", "OpenSSL", "PDF", "SignatureTesting", "TSP", "WorkerProtocol"]),
    tests("TSP", ["ArchiveModel", "CMS", "OpenSSL", "SignatureTesting"]),
    .target(
        name: "SignatureTesting", dependencies: ["ArchiveModel", "CMS", "OpenSSL", "SeededTesting", "TSP"],
        path: "Tests/SignatureTesting", swiftSettings: testSettings),
    tests("XML", ["LibXML2"]),
    tests("UBL", ["EN16931", "LibXML2", "XML"]),
    tests("CII", ["EN16931", "LibXML2", "XML"]),
    tests("EDIFACT", ["ArchiveModel", "EN16931"]),
    tests("Facturae", ["EN16931", "LibXML2", "XML"]),
    tests("EN16931Validation", ["ArchiveModel", "CII", "EN16931", "LibXML2", "UBL", "XML"]),
    tests("XRechnungValidation", ["ArchiveModel", "EN16931", "EN16931Validation", "LibXML2", "XML"]),
    tests(
        "Conversion",
        [
            "ArchiveModel", "CII", "EN16931", "Extraction", "InvoiceTesting", "LibXML2", "LinuxSystem", "UBL",
            "WorkerProtocol", "XML",
        ]),
    .target(
        name: "InvoiceTesting", dependencies: ["EN16931", "SeededTesting"], path: "Tests/InvoiceTesting",
        swiftSettings: testSettings),
    tests(
        "Rendering",
        [
            "ArchiveModel", "Cairo", "CII", "EDIFACT", "EN16931", "Facturae", "InvoiceTesting", "LibXML2",
            "LinuxSystem", "PDF", "Poppler", "UBL", "WorkerProtocol", "XML",
        ]),
    tests("PeppolValidation", ["ArchiveModel", "EN16931", "EN16931Validation", "LibXML2", "XML"]),
    tests("Poppler", ["LinuxSystem"]),
    tests("ZBar"),
    tests("Leptonica"),
    tests("Tesseract"),
    tests("Splitting", ["ArchiveModel", "PDF", "WorkerProtocol"]),
    tests(
        "Extraction",
        [
            "ArchiveModel", "EN16931", "InvoiceTesting", "Leptonica", "LinuxSystem", "PDF", "Poppler", "WorkerProtocol",
        ]),
    tests("LinuxSystem", ["ArchiveModel"]),
    tests("WorkerProtocol", ["ArchiveModel"]),
    tests(
        "WorkerService",
        ["ArchiveModel", "EN16931", "LinuxSystem", "WorkerClient", "WorkerProtocol", "legajo-worker"]),
    tests("WorkerClient", ["ArchiveModel", "LinuxSystem", "WorkerProtocol", "legajo-worker-probe"]),
    .executableTarget(
        name: "legajo-worker-probe", dependencies: ["ArchiveModel", "LinuxSystem", "WorkerProtocol", "WorkerService"],
        path: "Tests/WorkerProbe", swiftSettings: testSettings),
    .target(
        name: "ReaderInvariants",
        dependencies: [
            "ArchiveModel", "EDIFACT", "EN16931", "Extraction", "Facturae", "LibXML2", "PDF", "PDFEncryption", "XML",
        ],
        path: "Fuzzing/ReaderInvariants", swiftSettings: settings),
    tests("ReaderInvariants"),
    .target(
        name: "SeededTesting", dependencies: ["ArchiveModel"], path: "Tests/SeededTesting", swiftSettings: testSettings),
    .target(
        name: "ArchiveTesting",
        dependencies: ["ArchiveModel", "SeededTesting", "StorageRoot", crypto],
        path: "Tests/ArchiveTesting", swiftSettings: testSettings),
]

/// Built only when asked for, with `-sanitize=fuzzer` for all it reaches: see `scripts/fuzz`.
let fuzzers: [Target] =
    Context.environment["LEGAJO_FUZZ"] == nil
    ? []
    : [
        .target(name: "CLibFuzzer", path: "Fuzzing/CLibFuzzer"),
        .executableTarget(
            name: "FuzzReaders", dependencies: ["CLibFuzzer", "ReaderInvariants"], path: "Fuzzing/FuzzReaders",
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-use-ld=lld"])]),
    ]

/// Built only when asked for: see `Benchmarks/formats`, `Benchmarks/tagging` and `Benchmarks/worker`.
let benchmarks: [Target] =
    Context.environment["LEGAJO_BENCH"] == nil
    ? []
    : [
        .executableTarget(
            name: "ConversionRate",
            dependencies: [
                "ArchiveModel", "Conversion", "Extraction", "LibXML2", "LinuxSystem", "WorkerProtocol", "XML",
            ],
            path: "Benchmarks/ConversionRate", swiftSettings: settings),
        .executableTarget(
            name: "tagging-benchmark", dependencies: ["ArchiveModel", "PDF", "Tagging", "WorkerProtocol"],
            path: "Benchmarks/TaggingBenchmark", swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]),
        .executableTarget(
            name: "worker-benchmark",
            dependencies: ["ArchiveModel", "Extraction", "LinuxSystem", "WorkerClient", "WorkerProtocol"],
            path: "Benchmarks/WorkerBenchmark", swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]),
    ]

let package = Package(
    name: "legajo",
    products: [
        .executable(name: "legajo", targets: ["legajo"]),
        .executable(name: "legajo-archive", targets: ["legajo-archive"]),
        .executable(name: "legajo-worker", targets: ["legajo-worker"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: values + cLibraries + formats + syntaxes + signatures + archive + wire + programs + testTargets + fuzzers
        + benchmarks,
    swiftLanguageModes: [.v6]
)
