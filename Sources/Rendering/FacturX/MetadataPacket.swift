import ArchiveModel

/// The XMP packet of a Factur-X document (ISO 16684-1; ISO 19005-3 §6.6).
struct MetadataPacket {
    var title: String
    var author: String
    var language: String
    var time: UTCTime
    var profile: FacturXProfile
    /// BT-24.
    var specification: String

    static let namespace = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"

    var bytes: [UInt8] {
        let moment = String(time.description.prefix(19)) + "Z"
        return Array(
            """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(escaped(title))</rdf:li></rdf:Alt></dc:title>
            \(author.isEmpty ? "" : "<dc:creator><rdf:Seq><rdf:li>\(escaped(author))</rdf:li></rdf:Seq></dc:creator>\n")\
            <dc:language><rdf:Bag><rdf:li>\(language)</rdf:li></rdf:Bag></dc:language>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <xmp:CreatorTool>Legajo</xmp:CreatorTool>
            <xmp:CreateDate>\(moment)</xmp:CreateDate><xmp:ModifyDate>\(moment)</xmp:ModifyDate>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:fx="\(Self.namespace)">
            <fx:DocumentType>INVOICE</fx:DocumentType>
            <fx:DocumentFileName>\(profile.fileName)</fx:DocumentFileName>
            <fx:Version>\(profile.version(of: specification))</fx:Version>
            <fx:ConformanceLevel>\(profile.rawValue)</fx:ConformanceLevel>
            </rdf:Description>
            \(Self.extensionSchema)
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>

            """.utf8)
    }

    /// §6.6.2.3.3: what properties of a namespace that XMP does not know are.
    private static var extensionSchema: String {
        let properties = [
            ("DocumentFileName", "Name of the embedded XML invoice"),
            ("DocumentType", "Kind of the embedded document"),
            ("Version", "Version of the XML schema's specification"),
            ("ConformanceLevel", "Profile of the embedded XML invoice"),
        ].map { name, description in
            """
            <rdf:li rdf:parseType="Resource"><pdfaProperty:name>\(name)</pdfaProperty:name>\
            <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>\
            <pdfaProperty:description>\(description)</pdfaProperty:description></rdf:li>
            """
        }
        return """
            <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
            xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>\(namespace)</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>fx</pdfaSchema:prefix>
            <pdfaSchema:property><rdf:Seq>
            \(properties.joined(separator: "\n"))
            </rdf:Seq></pdfaSchema:property>
            </rdf:li></rdf:Bag></pdfaExtension:schemas>
            </rdf:Description>
            """
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
