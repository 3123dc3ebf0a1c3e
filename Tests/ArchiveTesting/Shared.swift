import Synchronization

/// A value that closures change, under its lock.
package final class Shared<Value: Sendable>: Sendable {
    private let state: Mutex<Value>

    package init(_ value: Value) { state = Mutex(value) }

    package var value: Value { state.withLock { $0 } }

    package func change(_ body: (inout Value) -> Void) { state.withLock { body(&$0) } }
}
