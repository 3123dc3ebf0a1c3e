import EN16931

/// An object that goes behind the message.
struct PlannedObject {
    var reference: String
    var mimeCode: String
    var content: [UInt8]
}

extension MessageWriting {
    /// EFI (D.14B): the supporting documents; gives the objects that belong behind the message.
    mutating func writeDocuments() throws(EDIFACTError) -> [PlannedObject] {
        var objects: [PlannedObject] = []
        /// References of documents without an object: a later object would be taken for theirs.
        var taken: Set<String> = []
        for (index, document) in invoice.supportingDocuments.enumerated() {
            let path = "supportingDocuments[\(index)]"
            guard isEN16931, index < lengths.documents else {
                lose(path, noPlace)
                continue
            }
            let reference = try text(document.reference, "BT-122", path + ".reference", lengths.reference)
            let description = try text(document.description, "BT-123", path + ".description", lengths.description)
            let location = try text(
                document.externalLocation, "BT-124", path + ".externalLocation", lengths.communication)
            let canLink = !reference.isEmpty && reference.unicodeScalars.count <= 35 && !taken.contains(reference)
            var name = ""
            var hasObject = false
            if let attachment = document.attachment, let content = attachment.base64, !content.isEmpty, canLink {
                hasObject = true
                name = try text(attachment.filename, "BT-125-2", path + ".attachment.filename", 35)
                let mimeCode = try text(attachment.mimeCode, "BT-125-1", path + ".attachment.mimeCode", 256)
                objects.append(PlannedObject(reference: reference, mimeCode: mimeCode, content: Array(content.utf8)))
            } else {
                if let attachment = document.attachment {
                    lose(
                        path + ".attachment",
                        attachment.content == nil
                            ? "its bytes are not known"
                            : "an object is found by its reference (BT-122), which is missing, too long or another's")
                }
                taken.insert(reference)
            }
            // A document that says nothing is none.
            guard !(name + description + location + reference).isEmpty || hasObject else { continue }
            // C077 is mandatory: without name and description it repeats the reference.
            let label = name.isEmpty && description.isEmpty && !hasObject ? String(reference.prefix(35)) : name
            out.write("EFI", [[label, description]])
            if !location.isEmpty { out.write("COM", [[location, "AO"]]) }
            if !reference.isEmpty { out.write("RFF", [["ATS", reference]]) }
        }
        return objects
    }
}
