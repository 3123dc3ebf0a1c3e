internal import CLibXML2
internal import XML

/// Tells a validator a tree as if it were being parsed, so that every complaint has its element: the one that was
/// opened or closed last.
@safe final class SchemaWalk {
    private let tree: MarkupTree
    private let limit: Int
    private var complaints: [SchemaComplaint] = []
    private var current: Int32 = 0
    private var isOpening = false
    /// What libxml2 says of an element when a child of it begins that may not be there.
    private static let ofParent: Set<Int32> = [
        Int32(XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1.rawValue), Int32(XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2.rawValue),
        Int32(XML_SCHEMAV_CVC_ELT_3_2_1.rawValue),
    ]

    init(_ tree: MarkupTree, limit: Int) {
        self.tree = tree
        self.limit = limit
    }

    func run(_ context: xmlSchemaValidCtxtPtr) throws(XMLError) -> [SchemaComplaint] {
        unsafe xmlSchemaSetValidStructuredErrors(
            context,
            { user, error in
                guard let user = unsafe user, let error = unsafe error else { return }
                unsafe Unmanaged<SchemaWalk>.fromOpaque(user).takeUnretainedValue().note(error)
            }, Unmanaged.passUnretained(self).toOpaque())
        var handler: xmlSAXHandlerPtr?
        var user: UnsafeMutableRawPointer?
        guard let plug = unsafe xmlSchemaSAXPlug(context, &handler, &user) else { throw Self.unplugged }
        defer { unsafe xmlSchemaSAXUnplug(plug) }
        guard let handler = unsafe handler else { throw Self.unplugged }
        let names = SchemaNames(tree)
        unsafe names.withPointers { names in
            unsafe tree.text.withUnsafeBufferPointer { text in
                let teller = unsafe SchemaTeller(
                    handler: handler.pointee, user: user, names: names, text: text.baseAddress)
                unsafe tell(teller)
            }
        }
        return complaints
    }

    private static let unplugged = XMLError(.schema, "The document could not be held against the schema.")

    private func tell(_ teller: SchemaTeller) {
        var declaration = 0
        var node: Int32 = 0
        // Of every open element, whether text of it was told.
        var told: [Bool] = []
        while complaints.count < limit {
            let entry = tree.nodes[Int(node)]
            if entry.name >= 0 {
                current = node
                let first = declaration
                while declaration < tree.declarations.count, tree.declarations[declaration].node == node {
                    declaration += 1
                }
                isOpening = true
                unsafe teller.open(
                    entry, tree.attributes[Int(entry.start)..<Int(entry.end)], tree.declarations[first..<declaration])
                isOpening = false
                if entry.firstChild >= 0 {
                    told.append(false)
                    node = entry.firstChild
                    continue
                }
                unsafe teller.close(entry)
            } else if let last = told.indices.last, !told[last], matters(entry, node) {
                // What is wrong with text is wrong of the element it stands in.
                current = entry.parent
                unsafe teller.text(entry)
                told[last] = true
            }
            // On to the next sibling, of the element itself or of one it is in.
            while tree.nodes[Int(node)].next < 0 {
                node = tree.nodes[Int(node)].parent
                guard node >= 0 else { return }
                current = node
                unsafe teller.close(tree.nodes[Int(node)])
                _ = told.popLast()
            }
            node = tree.nodes[Int(node)].next
        }
    }

    /// The validator joins pieces of text by copying what it has. Of an element with children, where only blank or not
    /// blank matters, it is told the first piece that is not blank.
    private func matters(_ text: MarkupTree.Node, _ number: Int32) -> Bool {
        let isAlone = text.next < 0 && tree.nodes[Int(text.parent)].firstChild == number
        return isAlone || !isBlank(text)
    }

    private func isBlank(_ text: MarkupTree.Node) -> Bool {
        tree.text[Int(text.start)..<Int(text.end)].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    }

    private func note(_ error: xmlErrorPtr) {
        guard complaints.count < limit, unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        let code = unsafe error.pointee.code
        let isOfParent = isOpening && Self.ofParent.contains(code)
        complaints.append(
            SchemaComplaint(
                node: isOfParent ? max(0, tree.nodes[Int(current)].parent) : current, code: code,
                text: unsafe Self.beginning(of: error.pointee.message, 16_384) ?? "",
                value: unsafe Self.beginning(of: error.pointee.str1, 256),
                isUnexpected: isOpening && code == Int32(XML_SCHEMAV_ELEMENT_CONTENT.rawValue)))
    }

    private static func beginning(of text: UnsafePointer<CChar>?, _ limit: Int) -> String? {
        guard let text = unsafe text else { return nil }
        var bytes: [UInt8] = []
        var place = unsafe text
        while unsafe place.pointee != 0, bytes.count < limit {
            bytes.append(unsafe UInt8(bitPattern: place.pointee))
            unsafe place += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
