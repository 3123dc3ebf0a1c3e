/// How a text is set.
package struct TextStyle: Hashable, Sendable {
    /// Of the type, in points.
    package var size: Double
    package var isBold: Bool
    /// 0 black to 1 white.
    package var gray: Double

    package init(size: Double, isBold: Bool = false, gray: Double = 0) {
        self.size = size
        self.isBold = isBold
        self.gray = gray
    }

    /// From one baseline to the next, in points.
    package var leading: Double { size * 1.28 }
    /// From a line's top to its baseline, in points.
    package var ascent: Double { size * 0.98 }
}
