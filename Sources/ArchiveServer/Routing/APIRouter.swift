import ArchiveAPI
import ArchiveCore
import HTTPTypes
import Hummingbird
import Logging

/// Puts endpoints into Hummingbird's router, and makes a problem of whatever goes wrong.
enum APIRouter {
    private static let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete]

    static func make(_ endpoints: [Endpoint], logger: Logger) -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: UnknownResource())
        for endpoint in endpoints {
            let operation = "\(endpoint.method.rawValue) \(endpoint.path.rawValue)"
            router.on(RouterPath(endpoint.path.rawValue), method: endpoint.method) { request, context in
                let response: Response
                do {
                    response = try await endpoint.answer(request, context.parameters)
                } catch {
                    response = ProblemResponse.make(for: error, operation: operation, logger: logger)
                }
                logger.debug("\(operation) answered \(response.status.code).")
                return response
            }
        }
        for (path, group) in Dictionary(grouping: endpoints, by: \.path) {
            let allowed = group.map(\.method.rawValue).sorted().joined(separator: ", ")
            for method in methods where !group.contains(where: { $0.method == method }) {
                router.on(RouterPath(path.rawValue), method: method) { _, _ in
                    var response = ProblemResponse.make(
                        Problem(.methodNotAllowed, "\(path.rawValue) knows \(allowed), not \(method.rawValue)."))
                    response.headers[.allow] = allowed
                    return response
                }
            }
        }
        return router
    }
}

/// What no endpoint serves. Hummingbird's own errors are plain text.
private struct UnknownResource: RouterMiddleware {
    typealias Context = BasicRequestContext

    @concurrent
    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            return ProblemResponse.make(
                Problem(
                    .noSuchResource, "There is no \(request.uri.path). \(APIPath.openAPI.rawValue) lists what there is."
                ))
        }
    }
}
