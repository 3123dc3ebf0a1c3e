import XML

/// What a rule looked up in the element around the one it judges. A stranger's document can hold many siblings, each
/// asking for the same; remembering the last answer keeps the rules linear.
struct Remembered<Value> {
    private var last: (node: Int, value: Value)?

    mutating func value(of element: XMLElement, _ make: (XMLElement) -> Value) -> Value {
        if let last, last.node == element.node { return last.value }
        let value = make(element)
        last = (element.node, value)
        return value
    }
}
