import CQPDF
import Glibc

/// What qpdf would write: everything a document's trailer leads to, looked at before any of it is written. Streams of a
/// damaged file may lie inside one another, and each of them would be written.
@safe struct WrittenExtent {
    /// Values of all objects; more take more memory than a repair may have.
    private static let mostValues = 1_500_000

    private let handle: qpdf_data
    private let limit: Int
    private var values = 0
    private var bytes = 0
    /// Objects met, by number and generation.
    private var met: Set<UInt64> = []
    /// Arrays and dictionaries still to be looked into.
    private var open: [qpdf_oh] = []

    /// Whether all streams together, as they lie in the file, have at most `streamBytes` bytes, and everything else
    /// stays in bounds.
    static func fits(_ handle: qpdf_data, streamBytes: Int) -> Bool {
        var extent = unsafe WrittenExtent(handle: handle, limit: streamBytes)
        defer { for object in extent.open { extent.release(object) } }
        extent.meet(unsafe qpdf_get_trailer(handle))
        while extent.isInBounds, let object = extent.open.popLast() { extent.lookInto(object) }
        return extent.isInBounds
    }

    private init(handle: qpdf_data, limit: Int) {
        unsafe self.handle = unsafe handle
        self.limit = limit
    }

    private var isInBounds: Bool { values <= Self.mostValues && bytes <= limit }

    private func release(_ object: qpdf_oh) { _ = unsafe qpdf_oh_release(handle, object) }

    /// Counts a value, and keeps it where there is more inside.
    private mutating func meet(_ object: qpdf_oh) {
        values += 1
        if unsafe qpdf_oh_is_indirect(handle, object) != 0 {
            let number = unsafe UInt32(bitPattern: qpdf_oh_get_object_id(handle, object))
            let generation = unsafe UInt32(bitPattern: qpdf_oh_get_generation(handle, object))
            guard met.insert(UInt64(number) << 32 | UInt64(generation)).inserted else { return release(object) }
        }
        if unsafe qpdf_oh_is_array(handle, object) != 0 || qpdf_oh_is_dictionary(handle, object) != 0 {
            open.append(object)
            return
        }
        if unsafe qpdf_oh_is_stream(handle, object) != 0 {
            var data: UnsafeMutablePointer<UInt8>?
            var count = 0
            _ = unsafe qpdf_oh_get_stream_data(handle, object, qpdf_dl_none, nil, &data, &count)
            unsafe free(data)
            bytes += count
            unsafe open.append(qpdf_oh_get_dict(handle, object))
        }
        release(object)
    }

    private mutating func lookInto(_ object: qpdf_oh) {
        defer { release(object) }
        guard unsafe qpdf_oh_is_array(handle, object) == 0 else {
            for index in 0..<max(0, unsafe qpdf_oh_get_array_n_items(handle, object)) where isInBounds {
                meet(unsafe qpdf_oh_get_array_item(handle, object, index))
            }
            return
        }
        // The interface has one iteration at a time, and gives each key until the next.
        unsafe qpdf_oh_begin_dict_key_iter(handle, object)
        while isInBounds, unsafe qpdf_oh_dict_more_keys(handle) != 0 {
            guard let key = unsafe qpdf_oh_dict_next_key(handle) else { break }
            meet(unsafe qpdf_oh_get_key(handle, object, key))
        }
    }
}
