import ArchiveAPI
import ArchiveCore
import ArchiveModel
import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
    /// Most bytes of a JSON body.
    private static var largestBody: Int { 1 << 20 }

    /// The bearer token of `Authorization`. Throws `unauthorized` without one.
    func bearer() throws(ArchiveFailure) -> String {
        guard let header = headers[.authorization], header.count <= 4_096,
            header.prefix(7).lowercased() == "bearer "
        else {
            throw ArchiveFailure(.unauthorized, "Send a token: \"Authorization: Bearer …\".")
        }
        return String(header.dropFirst(7))
    }

    /// Who asks.
    func principal(_ service: any ArchiveService) async throws(ArchiveFailure) -> Principal {
        try await service.authenticate(bearer: try bearer())
    }

    /// The query's parameters. Throws `WireFailure` on a broken escape.
    func query() throws(WireFailure) -> QueryParameters {
        try QueryParameters(parsing: uri.query ?? "")
    }

    /// The body as JSON. Throws `WireFailure`, or a `too-large` or `unsupported-media-type` problem.
    func json<Value: Decodable>(_ type: Value.Type) async throws -> Value {
        guard mediaType() == WireJSON.mediaType else {
            throw Problem(.unsupportedMediaType, "The body of this request is \(WireJSON.mediaType).")
        }
        var collected: [UInt8] = []
        for try await chunk in body {
            guard collected.count + chunk.readableBytes <= Self.largestBody else {
                throw Problem(.tooLarge, "The body of this request has at most 1 MiB.")
            }
            collected += chunk.readableBytesView
        }
        return try WireJSON.decode(type, from: collected)
    }

    /// The media type without parameters, lower case.
    func mediaType() -> String? {
        headers[.contentType]?.split(separator: ";").first.map { text in
            text.lowercased().filter { $0 != " " && $0 != "\t" }
        }
    }

    /// `Prefer: wait=N` or `respond-async` (RFC 7240): seconds to wait, at most 60.
    func preferredWait() -> Int? {
        for value in headers[values: .prefer] {
            for preference in value.lowercased().split(whereSeparator: { ",; ".contains($0) }) {
                if preference == "respond-async" { return 0 }
                if preference.hasPrefix("wait="), let seconds = Int(preference.dropFirst(5)), seconds >= 0 {
                    return min(seconds, 60)
                }
            }
        }
        return nil
    }
}

extension HTTPField.Name {
    static var idempotencyKey: Self { known(APIHeader.idempotencyKey) }
    static var prefer: Self { known(APIHeader.prefer) }
    static var trust: Self { known(APIHeader.trust) }
    static var copyOf: Self { known(APIHeader.copyOf) }
    static var losses: Self { known(APIHeader.losses) }
    static var lossReport: Self { known(APIHeader.lossReport) }
    static var lastEventID: Self { known("Last-Event-ID") }

    private static func known(_ name: String) -> Self {
        guard let field = Self(name) else { preconditionFailure("\(name) is no header name") }
        return field
    }
}
