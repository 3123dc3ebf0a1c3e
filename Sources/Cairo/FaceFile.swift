import CCairo

/// FreeType, open until the last face made with it is gone.
@safe
final class FaceLibrary {
    let handle: FT_Library

    init() throws(CairoError) {
        var handle: FT_Library?
        guard unsafe FT_Init_FreeType(&handle) == 0, let handle = unsafe handle else {
            throw CairoError(.drawing, "There is no memory for typefaces.")
        }
        unsafe self.handle = handle
    }

    deinit { unsafe FT_Done_FreeType(handle) }
}

/// A face's file, open in FreeType.
@safe
final class FaceFile {
    let face: FT_Face
    private let library: FaceLibrary

    init(_ path: String, _ library: FaceLibrary) throws(CairoError) {
        var face: FT_Face?
        guard unsafe FT_New_Face(library.handle, path, 0, &face) == 0, let face = unsafe face else {
            throw Typeface.cannotOpen(path)
        }
        unsafe self.face = face
        self.library = library
    }

    deinit { unsafe FT_Done_Face(face) }

    /// The face for cairo, which keeps this file open as long as anything cairo made of it lives.
    func outlines() -> OpaquePointer? {
        guard let outlines = unsafe cairo_ft_font_face_create_for_ft_face(face, Int32(FT_LOAD_NO_HINTING)) else {
            return nil
        }
        let owner = unsafe Unmanaged.passRetained(self)
        let isOwned = unsafe legajo_own_face(outlines, owner.toOpaque()) { owner in
            if let owner = unsafe owner { unsafe Unmanaged<FaceFile>.fromOpaque(owner).release() }
        }
        if isOwned != 0 { return unsafe outlines }
        unsafe owner.release()
        unsafe cairo_font_face_destroy(outlines)
        return nil
    }
}
