internal import CLibXML2
package import XML

/// Parses with libxml2's event interface: no document type declaration, no entities but the five predefined,
/// no network, no file.
package enum MarkupParser {
    /// Loads the library's tables; a sandbox calls it before it closes.
    package static func warmUp() {
        xmlInitParser()
    }

    /// Parses a whole document. `source` is UTF-8 without byte order mark; an encoding declaration is not obeyed.
    package static func parse(_ source: [UInt8], limits: MarkupLimits = MarkupLimits()) throws(XMLError)
        -> MarkupTree
    {
        guard source.count <= min(limits.bytes, Int(Int32.max) - 1) else {
            throw XMLError(.tooLarge, "The XML has \(source.count) bytes; at most \(limits.bytes) are read.")
        }
        let nodes = try StartTagScan.check(source, limit: limits.attributesPerElement)
        warmUp()
        let session = MarkupSession(source: source, limits: limits, expected: nodes)
        return try session.run()
    }
}

/// One run of the C parser.
@safe private final class MarkupSession {
    private let source: [UInt8]
    private var builder: MarkupBuilder
    private var failure: XMLError?
    private var context: xmlParserCtxtPtr?
    /// Names by the addresses of prefix and local name, which the parser keeps unique in its dictionary.
    private var known: [NameKey: (name: MarkupTree.Name, prefix: String)] = [:]

    private struct NameKey: Hashable {
        var local: UInt
        var prefix: UInt
        var namespace: UInt
    }

    /// How much of `source` the parser has taken.
    private var taken = 0

    init(source: [UInt8], limits: MarkupLimits, expected: Int) {
        self.source = source
        builder = MarkupBuilder(source: source, limits: limits, expected: expected)
    }

    func run() throws(XMLError) -> MarkupTree {
        // It takes the source piece by piece: given as a whole it would be copied as a whole.
        let made = unsafe xmlCreateIOParserCtxt(
            nil, nil,
            { user, buffer, length in unsafe session(user)?.hand(to: buffer, Int(length)) ?? 0 }, nil,
            Unmanaged.passUnretained(self).toOpaque(), XML_CHAR_ENCODING_UTF8)
        guard let context = unsafe made else {
            throw XMLError(.outOfMemory, "There is not enough memory to parse the XML.")
        }
        unsafe self.context = context
        defer {
            unsafe xmlFreeParserCtxt(context)
            unsafe self.context = nil
        }
        unsafe installHandlers(context)
        // NOENT resolves the predefined entities inside attribute values; there are no others without a DTD.
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_HUGE.rawValue
            | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        unsafe xmlCtxtUseOptions(context, Int32(bitPattern: options))
        // UseOptions silences by replacing the handlers, so ours go in again.
        unsafe installHandlers(context)
        unsafe xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        unsafe xmlParseDocument(context)
        if let failure { throw failure }
        guard unsafe context.pointee.wellFormed == 1, unsafe context.pointee.nsWellFormed == 1,
            !builder.tree.nodes.isEmpty
        else { throw XMLError(.notWellFormed, "The XML is not well-formed.") }
        return builder.tree
    }

    private func installHandlers(_ context: xmlParserCtxtPtr) {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handler.internalSubset = { user, _, _, _ in unsafe session(user)?.documentType() }
        unsafe handler.startElementNs = { user, local, prefix, namespace, count, namespaces, attributes, _, values in
            unsafe session(user)?.start(
                local, prefix, namespace, values, count: Int(attributes), namespaces, declarations: Int(count))
        }
        unsafe handler.endElementNs = { user, _, _, _ in unsafe session(user)?.end() }
        unsafe handler.characters = { user, text, length in unsafe session(user)?.characters(text, Int(length)) }
        unsafe handler.ignorableWhitespace = handler.characters
        unsafe handler.cdataBlock = { user, text, length in unsafe session(user)?.characters(text, Int(length)) }
        unsafe handler.serror = { user, error in unsafe session(user)?.complain(error) }
        unsafe context.pointee.sax.pointee = handler
        unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    }

    /// The next bytes of the source; how many there were.
    func hand(to buffer: UnsafeMutablePointer<CChar>?, _ length: Int) -> Int32 {
        guard let buffer = unsafe buffer, length > 0 else { return 0 }
        let count = min(length, source.count - taken)
        unsafe source.withUnsafeBytes { bytes in
            unsafe UnsafeMutableRawBufferPointer(start: buffer, count: count)
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[taken..<taken + count]))
        }
        taken += count
        return Int32(count)
    }

    func documentType() {
        stop(
            XMLError(
                .documentType,
                "The XML has a document type declaration, which could draw in files or swell in memory. Send it without DOCTYPE."
            ))
    }

    func start(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int,
        _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, declarations: Int
    ) {
        guard failure == nil, let context = unsafe context else { return }
        do throws(XMLError) {
            let element = unsafe name(local, prefix, namespace)
            try builder.open(
                element.name, prefix: element.prefix, declarations: declarations,
                before: unsafe xmlByteConsumed(context))
            if let namespaces = unsafe namespaces {
                // Two pointers each: prefix and namespace.
                for index in 0..<declarations {
                    let field = unsafe namespaces + index * 2
                    builder.declare(unsafe string(field[1]), as: unsafe string(field[0]))
                }
            }
            guard let attributes = unsafe attributes else { return }
            // Five pointers each: local name, prefix, namespace, value, value's end.
            for index in 0..<count {
                let field = unsafe attributes + index * 5
                let attribute = unsafe name(field[0], field[1], field[2])
                let length = unsafe field[4].flatMap { end in unsafe field[3].map { start in unsafe end - start } } ?? 0
                try unsafe builder.attribute(
                    attribute.name, prefix: attribute.prefix,
                    value: UnsafeBufferPointer(start: field[3], count: length))
            }
        } catch { stop(error) }
    }

    func end() {
        guard failure == nil else { return }
        do throws(XMLError) { try builder.close() } catch { stop(error) }
    }

    func characters(_ text: UnsafePointer<xmlChar>?, _ length: Int) {
        guard failure == nil, length > 0 else { return }
        unsafe builder.text(UnsafeBufferPointer(start: text, count: length))
    }

    func complain(_ error: xmlErrorPtr?) {
        guard failure == nil, let error = unsafe error, unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue
        else { return }
        let text = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "unknown error"
        let reason = String(text.split(whereSeparator: \.isNewline).first ?? "unknown error")
        stop(
            XMLError(
                .notWellFormed, "The XML is not well-formed: \(reason)", line: unsafe Int(error.pointee.line),
                column: unsafe max(1, Int(error.pointee.int2))))
    }

    private func stop(_ error: XMLError) {
        guard failure == nil else { return }
        failure = error
        if let context = unsafe context { unsafe xmlStopParser(context) }
    }

    private func name(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?
    ) -> (name: MarkupTree.Name, prefix: String) {
        let key = NameKey(
            local: UInt(bitPattern: local), prefix: UInt(bitPattern: prefix), namespace: UInt(bitPattern: namespace))
        if let name = known[key] { return name }
        let name = (
            name: MarkupTree.Name(namespace: unsafe string(namespace), local: unsafe string(local)),
            prefix: unsafe string(prefix)
        )
        known[key] = name
        return name
    }

    private func string(_ text: UnsafePointer<xmlChar>?) -> String {
        unsafe text.map { unsafe String(cString: $0) } ?? ""
    }
}

private func session(_ user: UnsafeMutableRawPointer?) -> MarkupSession? {
    unsafe user.map { unsafe Unmanaged<MarkupSession>.fromOpaque($0).takeUnretainedValue() }
}
