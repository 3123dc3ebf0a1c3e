import EN16931

/// EDIFACT messages as XML (ISO/TS 20625): `S_NAD`, `C_C080`, `D_3036_2`. The names tell where a value stands in its
/// segment, because elements that are empty are left out.
package enum XMLRepresentation {
    /// Root of an INVOIC message.
    package static let root = "M_INVOIC"

    /// A value inside a segment's element.
    package struct Value: Hashable, Sendable {
        /// Name of the data element below the segment (`C_C080`, `D_3164`).
        package var element: String
        /// Name inside the composite (`D_3036_2`), nil for a simple element.
        package var component: String?
        package var text: String
        package var line: Int
        package var column: Int

        package init(element: String, component: String?, text: String, line: Int, column: Int) {
            self.element = element
            self.component = component
            self.text = text
            self.line = line
            self.column = column
        }
    }

    /// A segment from its values, in document order, and which of them it does not hold: those whose names the directory
    /// D.14B does not have.
    ///
    /// - Parameters:
    ///   - name: `S_NAD`.
    ///   - number: Of the element, for places.
    package static func segment(
        _ name: String, number: Int, line: Int, column: Int, values: [Value]
    ) -> (segment: Segment, left: [Int]) {
        var segment = Segment(tag: String(name.dropFirst(2)), number: number, line: line, column: column)
        let elements = elements[segment.tag] ?? []
        var left: [Int] = []
        for (index, value) in values.enumerated() where !value.text.isEmpty {
            // No segment of the directory has as many; who writes more has them read no further.
            guard segment.components.count < 64, let element = elements.firstIndex(of: value.element),
                let position = position(of: value)
            else {
                if !value.text.trimmedOfXMLWhiteSpace.isEmpty { left.append(index) }
                continue
            }
            let isAgain = segment.component(element + 1, position) != nil
            segment.components.append(
                Segment.Component(
                    text: value.text, element: Int32(element + 1),
                    repetition: isAgain ? Int32(segment.repetitions(element + 1)) : 0, position: Int32(position),
                    line: Int32(truncatingIfNeeded: value.line), column: Int32(truncatingIfNeeded: value.column)))
        }
        return (segment, left)
    }

    /// Where a value stands in its data element; nil where the composite does not have it.
    private static func position(of value: Value) -> Int? {
        guard let component = value.component else { return 0 }
        // C_C212_3 is the third composite of its kind.
        return composites[String(value.element.dropFirst(2).prefix(4))]?.firstIndex(of: component)
    }

    /// `3036*2` is D_3036 and D_3036_2.
    private static func names(_ list: String) -> [String] {
        list.split(separator: " ").flatMap { entry -> [String] in
            let parts = entry.split(separator: "*")
            // C080 and S009 are composites.
            let name = (parts[0].first?.isLetter == true ? "C_" : "D_") + parts[0]
            let count = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
            return (1...count).map { $0 == 1 ? name : "\(name)_\($0)" }
        }
    }

    /// Data elements of the segments the reader knows, in their order.
    private static let elements: [String: [String]] = [
        "UNH": "0062 S009 0068 S010", "BGM": "C002 C106 1225 4343", "DTM": "C507", "PAI": "C534",
        "FTX": "4451 4453 C107 C108 3453 4447", "RFF": "C506", "GIR": "7297 C206*5",
        "NAD": "3035 C082 C058 C080 C059 3164 C819 3251 3207", "FII": "3035 C078 C088 3207", "CTA": "3139 C056",
        "COM": "C076", "CUX": "C504*2 5402 6341", "PYT": "4279 C019 2475 2009 2151 2152",
        "ALC": "5463 C552 4471 1227 C214", "PCD": "C501", "MOA": "C516",
        "TAX": "5283 C241 C533 5286 C243 5305 3446 1227 5307", "EFI": "C077", "LIN": "1082 1229 C212 C829 1222 7083",
        "PIA": "4347 C212*5", "IMD": "7077 C272 C273 7383", "QTY": "C186", "ALI": "3239 9213", "PRI": "C509 5213",
        "UNS": "0081", "CNT": "C270", "UNT": "0074 0062",
    ].mapValues(names)

    /// Components of composites, in their order.
    private static let composites: [String: [String]] = [
        "S009": "0065 0052 0054 0051 0057", "C002": "1001 1131 3055 1000", "C106": "1004 1056 1060",
        "C507": "2005 2380 2379", "C534": "4439 4431 4461 1131 3055 4435", "C107": "4441 1131 3055", "C108": "4440*5",
        "C506": "1153 1154 1156 1056 1060", "C206": "7402 7405 4405", "C082": "3039 1131 3055", "C058": "3124*5",
        "C080": "3036*5 3045", "C059": "3042*4", "C819": "3229 1131 3055 3228", "C078": "3194 3192*2 6345",
        "C088": "3433 1131 3055 3434", "C056": "3413 3412", "C076": "3148 3155", "C504": "6347 6345 6343 6348",
        "C552": "1230 5189", "C214": "7161 1131 3055 7160*2", "C501": "5245 5482 5249",
        "C516": "5025 5004 6345 6343 4405",
        "C241": "5153 1131 3055 5152", "C243": "5279 1131 3055 5278 5273", "C077": "1508 7008",
        "C212": "7140 7143 1131 3055", "C272": "7081 1131 3055", "C273": "7009 1131 3055 7008*2 3453",
        "C186": "6063 6060 6411", "C509": "5125 5118 5375 5387 5284 6411", "C270": "6069 6066 6411",
        "C019": "4277 1131 3055 4276",
    ].mapValues(names)
}
