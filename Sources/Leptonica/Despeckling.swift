/// Takes specks and flicker out of a picture and leaves strokes as they are.
package enum Despeckling {
    /// Whether pixels differ from what is around them as printed pages never do: on paper, away from every stroke.
    package static func isNoisy(_ raster: Raster) -> Bool {
        guard raster.width > 64, raster.height > 64 else { return false }
        var (sum, count) = (0, 0)
        for row in stride(from: 8, to: raster.height - 8, by: 24) {
            for column in stride(from: 8, to: raster.width - 8, by: 7) {
                let (middle, least, most) = neighbourhood(raster, row, column)
                // A stroke's edge has both ink and paper in it.
                guard most - least < 110 else { continue }
                sum += abs(Int(raster.pixels[row * raster.width + column]) - middle)
                count += 1
            }
        }
        return count > 0 && sum >= 4 * count
    }

    /// Every pixel the median of the nine around it.
    package static func median(of raster: Raster) -> Raster {
        guard raster.width > 2, raster.height > 2 else { return raster }
        let (width, height) = (raster.width, raster.height)
        var pixels = raster.pixels
        unsafe raster.pixels.withUnsafeBufferPointer { source in
            for row in 1..<(height - 1) {
                let line = row * width
                for column in 1..<(width - 1) {
                    let place = line + column
                    var (a, b, c) = unsafe (source[place - width - 1], source[place - width], source[place - width + 1])
                    var (d, e, f) = unsafe (source[place - 1], source[place], source[place + 1])
                    var (g, h, i) = unsafe (source[place + width - 1], source[place + width], source[place + width + 1])
                    // Each row in order, then the greatest of the least, the middle of the middle, the least of the greatest.
                    order(&a, &b, &c)
                    order(&d, &e, &f)
                    order(&g, &h, &i)
                    var (low, mid, high) = (max(a, max(d, g)), middle(b, e, h), min(c, min(f, i)))
                    order(&low, &mid, &high)
                    pixels[place] = mid
                }
            }
        }
        return Raster(width: width, height: height, pixels: pixels)
    }

    private static func neighbourhood(_ raster: Raster, _ row: Int, _ column: Int) -> (
        median: Int, least: Int, most: Int
    ) {
        var values: [UInt8] = []
        values.reserveCapacity(9)
        for y in (row - 1)...(row + 1) {
            for x in (column - 1)...(column + 1) { values.append(raster.pixels[y * raster.width + x]) }
        }
        values.sort()
        return (Int(values[4]), Int(values[1]), Int(values[7]))
    }

    @inline(__always)
    private static func order(_ a: inout UInt8, _ b: inout UInt8, _ c: inout UInt8) {
        let (x, y, z) = (a, b, c)
        let (low, high) = (min(x, y), max(x, y))
        (a, b, c) = (min(low, z), max(low, min(high, z)), max(high, z))
    }

    @inline(__always)
    private static func middle(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt8 { max(min(a, b), min(max(a, b), c)) }
}
