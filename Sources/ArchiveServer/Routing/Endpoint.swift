package import ArchiveAPI
import ArchiveModel
import HTTPTypes
import Hummingbird

/// One operation of the API: method, resource and what answers it.
struct Endpoint: Sendable {
    typealias Answer = @Sendable (Request, _ parameters: Parameters) async throws -> Response

    let method: HTTPRequest.Method
    let path: APIPath
    let answer: Answer

    init(_ method: HTTPRequest.Method, _ path: APIPath, _ answer: @escaping Answer) {
        self.method = method
        self.path = path
        self.answer = answer
    }
}

/// An operation's name, for comparison with the published description.
package struct OperationName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Upper case.
    package let method: String
    package let path: APIPath

    package var description: String { "\(method) \(path.rawValue)" }

    package static func < (left: OperationName, right: OperationName) -> Bool { left.description < right.description }
}

extension Parameters {
    /// The `{id}` of the path. Throws a `bad-request` problem when its check symbol does not fit.
    func documentID() throws(Problem) -> DocumentID {
        let text = get("id") ?? ""
        guard let id = PercentEncoding.decode(text).flatMap({ DocumentID($0) }) else {
            throw Problem(
                .badRequest, "\"\(text)\" is no invoice identifier: LG- and twelve symbols, the last a check. Mistyped?"
            )
        }
        return id
    }
}
