package import ArchiveModel

/// A file to be sent. Read in windows while it is sent.
package struct UploadFile: Sendable {
    /// The part it travels as.
    package enum Role: String, Hashable, Sendable {
        case document, data, attachment
    }

    package var role: Role
    /// What people call it; no folders.
    package var name: String
    package var content: any ByteSource

    package init(role: Role, name: String, content: any ByteSource) {
        self.role = role
        self.name = name
        self.content = content
    }
}
