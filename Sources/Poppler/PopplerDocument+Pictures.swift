import CPoppler

extension PopplerDocument {
    /// The share of a page (from 1) that pictures cover, 0…1: the page of a scan is one, or several strips.
    package func pictureShare(ofPage number: Int) throws(PopplerError) -> Double {
        let page = try page(number)
        defer { withExtendedLifetime(page) {} }
        let size = page.size
        guard size.width > 0, size.height > 0,
            let list = unsafe poppler_page_get_image_mapping(page.pointer)
        else { return 0 }
        defer { unsafe poppler_page_free_image_mapping(list) }
        var covered = 0.0
        var node: UnsafeMutablePointer<GList>? = unsafe list
        while let current = unsafe node {
            if let data = unsafe current.pointee.data {
                let area = unsafe data.assumingMemoryBound(to: PopplerImageMapping.self).pointee.area
                covered += abs((area.x2 - area.x1) * (area.y2 - area.y1))
            }
            unsafe node = current.pointee.next
        }
        return min(1, covered / (size.width * size.height))
    }
}
