import Cairo

/// The typefaces pages are drawn with, opened when first asked for: by the zygote, so that its children, which can open no
/// file, inherit them.
enum InstalledTypefaces {
    static let opened = Result { () throws(CairoError) in try Typefaces() }
}
