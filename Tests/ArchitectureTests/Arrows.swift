/// Who may import whom: everything not listed is forbidden. The reasons are in `Documentation/Architecture.md`.
enum Arrows {
    /// Our own modules each target may import.
    static let allowed: [String: Set<String>] = [
        "EN16931": [],
        "ArchiveModel": [],
        "LinuxSystem": ["ArchiveModel", "CLinuxShims"],
        "OpenSSL": ["COpenSSL"],
        "LibXML2": ["CLibXML2", "XML"],
        "Cairo": ["CCairo"],
        "Leptonica": ["CLeptonica"],
        "Poppler": ["CPoppler"],
        "QPDF": ["CQPDF"],
        "DataMatrix": ["CDmtx"],
        "Tesseract": ["CTesseract"],
        "ZBar": ["CZBar"],
        "Zint": ["CZint"],
        "XML": [],
        "PDF": ["ArchiveModel"],
        "PDFEncryption": ["OpenSSL", "PDF"],
        "Barcode": ["Zint"],
        "PageContent": ["ArchiveModel", "OpenSSL", "PDF"],
        "CMS": ["OpenSSL"],
        "TSP": ["ArchiveModel", "CMS", "OpenSSL"],
        "UBL": ["EN16931", "XML"],
        "CII": ["EN16931", "XML"],
        "EDIFACT": ["ArchiveModel", "EN16931"],
        "EN16931Validation": ["ArchiveModel", "EN16931", "XML"],
        "XRechnungValidation": ["ArchiveModel", "EN16931", "EN16931Validation", "XML"],
        "PeppolValidation": ["ArchiveModel", "EN16931", "EN16931Validation", "XML"],
        "Facturae": ["EN16931", "XML"],
        "Extraction": [
            "ArchiveModel", "EN16931", "EN16931Validation", "LibXML2", "XML", "UBL", "CII", "EDIFACT", "Facturae",
            "DataMatrix", "Leptonica", "PDF", "PDFEncryption", "PageContent", "Poppler", "QPDF",
            "Tesseract", "ZBar",
            "PeppolValidation", "WorkerProtocol", "XRechnungValidation",
        ],
        "Rendering": ["ArchiveModel", "Cairo", "EN16931", "PDF", "WorkerProtocol"],
        "Conversion": [
            "ArchiveModel", "CII", "Cairo", "EDIFACT", "EN16931", "Facturae", "Rendering", "UBL", "WorkerProtocol",
        ],
        "Splitting": ["ArchiveModel", "PDF", "WorkerProtocol"],
        "Tagging": ["ArchiveModel", "PDF", "PageContent", "Barcode", "WorkerProtocol"],
        "AdES": ["ArchiveModel", "CMS", "OpenSSL", "TSP"],
        "PAdES": ["AdES", "ArchiveModel", "CMS", "OpenSSL", "PDF", "TSP", "WorkerProtocol"],
        "KeyStore": ["ArchiveModel", "CMS", "OpenSSL", "TSP"],
        "ArchivePackage": ["ArchiveModel"],
        "StorageRoot": ["ArchiveModel", "CLinuxShims"],
        "ArchiveIndex": ["ArchiveModel"],
        "ArchiveCore": [
            "ArchiveIndex", "ArchiveModel", "ArchivePackage", "EN16931", "LinuxSystem", "PDF", "StorageRoot",
            "WorkerProtocol",
        ],
        "WorkerProtocol": ["ArchiveModel", "EN16931"],
        "WorkerClient": ["ArchiveModel", "LinuxSystem", "WorkerProtocol"],
        "WorkerService": [
            "ArchiveModel", "Cairo", "Conversion", "Extraction", "LinuxSystem", "PAdES", "Splitting", "Tagging",
            "WorkerProtocol",
        ],
        "ArchiveAPI": ["ArchiveModel"],
        "ArchiveServer": ["ArchiveAPI", "ArchiveCore", "ArchiveModel", "ArchivePackage", "WorkerProtocol"],
        "ArchiveClient": ["ArchiveAPI", "ArchiveModel"],
        "legajo": [
            "ArchiveAPI", "ArchiveClient", "ArchiveModel", "LinuxSystem", "WorkerClient", "WorkerProtocol",
        ],
        "legajo-archive": [
            "AdES", "ArchiveAPI", "ArchiveCore", "ArchiveIndex", "ArchiveModel", "ArchiveServer", "KeyStore",
            "LinuxSystem",
            "OpenSSL", "PAdES", "StorageRoot", "TSP", "WorkerClient", "WorkerProtocol",
        ],
        "legajo-worker": ["WorkerService"],
    ]

    /// C modules and their only Swift importers.
    static let importers: [String: Set<String>] = [
        "CLinuxShims": ["LinuxSystem", "StorageRoot"], "COpenSSL": ["OpenSSL"], "CLibXML2": ["LibXML2"],
        "CCairo": ["Cairo"], "CLeptonica": ["Leptonica"], "CPoppler": ["Poppler"], "CQPDF": ["QPDF"],
        "CDmtx": ["DataMatrix"], "CTesseract": ["Tesseract"], "CZBar": ["ZBar"], "CZint": ["Zint"],
    ]

    /// Outside modules and their only importers.
    static let outside: [String: Set<String>] = [
        "ArgumentParser": ["legajo", "legajo-archive"], "AsyncHTTPClient": ["ArchiveClient"],
        "Crypto": ["ArchiveCore", "ArchivePackage", "StorageRoot", "legajo"], "GRDB": ["ArchiveIndex"],
        "HTTPTypes": ["ArchiveServer"], "Hummingbird": ["ArchiveServer"],
        "Logging": ["ArchiveCore", "ArchiveServer", "legajo-archive"], "NIOCore": ["ArchiveClient", "ArchiveServer"],
        "NIOHTTP1": ["ArchiveClient"], "NIOPosix": ["ArchiveClient", "ArchiveServer"],
        "ServiceLifecycle": ["ArchiveServer", "legajo-archive"], "Subprocess": ["legajo"], "SystemPackage": ["legajo"],
        "UnixSignals": ["legajo", "legajo-archive"], "Yams": ["legajo-archive"],
    ]

    /// Modules that parse strangers' bytes in C.
    static let parsersInC: Set<String> = [
        "Poppler", "QPDF", "Leptonica", "LibXML2", "Tesseract", "ZBar", "DataMatrix", "Extraction",
    ]
}
