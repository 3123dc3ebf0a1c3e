internal import CLibXML2
internal import XML

/// A tree's names and namespaces as C strings, one after the other.
struct SchemaNames {
    private var bytes: [UInt8] = []
    /// Where each begins; -1 for no namespace.
    private var locals: [Int] = []
    private var namespaces: [Int] = []
    private var prefixes: [Int] = []
    private var declared: [Int] = []

    init(_ tree: MarkupTree) {
        var known: [String: Int] = [:]
        func place(_ text: String, _ bytes: inout [UInt8]) -> Int {
            if let place = known[text] { return place }
            let place = bytes.count
            bytes += text.utf8
            bytes.append(0)
            known[text] = place
            return place
        }
        for name in tree.names {
            locals.append(place(name.local, &bytes))
            namespaces.append(name.namespace.isEmpty ? -1 : place(name.namespace, &bytes))
        }
        for prefix in tree.prefixes { prefixes.append(prefix.isEmpty ? -1 : place(prefix, &bytes)) }
        for namespace in tree.namespaces { declared.append(place(namespace, &bytes)) }
    }

    func withPointers(_ body: (Pointers) -> Void) {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe body(Pointers(base: buffer.baseAddress, names: self))
        }
    }

    /// Valid as long as the names they were made of.
    @unsafe struct Pointers {
        let base: UnsafePointer<xmlChar>?
        let names: SchemaNames

        func local(_ name: Int32) -> UnsafePointer<xmlChar>? { unsafe pointer(names.locals[Int(name)]) }
        func namespace(_ name: Int32) -> UnsafePointer<xmlChar>? { unsafe pointer(names.namespaces[Int(name)]) }
        func prefix(_ prefix: Int32) -> UnsafePointer<xmlChar>? { unsafe pointer(names.prefixes[Int(prefix)]) }
        func declared(_ namespace: Int32) -> UnsafePointer<xmlChar>? { unsafe pointer(names.declared[Int(namespace)]) }

        private func pointer(_ place: Int) -> UnsafePointer<xmlChar>? {
            place < 0 ? nil : unsafe base.map { unsafe $0 + place }
        }
    }
}

/// Calls a validator's handlers. Pointers given away stay valid while the walk lasts.
@unsafe struct SchemaTeller {
    let handler: xmlSAXHandler
    let user: UnsafeMutableRawPointer?
    let names: SchemaNames.Pointers
    let text: UnsafePointer<UInt8>?

    func open(
        _ element: MarkupTree.Node, _ attributes: ArraySlice<MarkupTree.Attribute>,
        _ declarations: ArraySlice<MarkupTree.Declaration>
    ) {
        // Two pointers each: prefix and namespace.
        var namespaces: [UnsafePointer<xmlChar>?] = unsafe []
        for declaration in declarations {
            unsafe namespaces.append(names.prefix(declaration.prefix))
            unsafe namespaces.append(names.declared(declaration.namespace))
        }
        // Five pointers each: local name, prefix, namespace, value, value's end.
        var values: [UnsafePointer<xmlChar>?] = unsafe []
        for attribute in attributes {
            unsafe values.append(names.local(attribute.name))
            unsafe values.append(names.prefix(attribute.prefix))
            unsafe values.append(names.namespace(attribute.name))
            unsafe values.append(place(attribute.start))
            unsafe values.append(place(attribute.end))
        }
        unsafe handler.startElementNs?(
            user, names.local(element.name), names.prefix(element.prefix), names.namespace(element.name),
            Int32(declarations.count), &namespaces, Int32(attributes.count), 0, &values)
    }

    func close(_ element: MarkupTree.Node) {
        unsafe handler.endElementNs?(
            user, names.local(element.name), names.prefix(element.prefix), names.namespace(element.name))
    }

    func text(_ node: MarkupTree.Node) {
        unsafe handler.characters?(user, place(node.start), node.end - node.start)
    }

    private func place(_ offset: Int32) -> UnsafePointer<UInt8>? {
        guard let text = unsafe text else { return nil }
        return unsafe text + Int(offset)
    }
}
