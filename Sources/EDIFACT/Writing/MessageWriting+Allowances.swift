import EN16931

/// The business terms of an allowance or charge: amount, base, percentage, category, rate, reason, reason code.
struct AllowanceIDs {
    let ids: [String]

    static let documentAllowance = AllowanceIDs(ids: ["BT-92", "BT-93", "BT-94", "BT-95", "BT-96", "BT-97", "BT-98"])
    static let documentCharge = AllowanceIDs(ids: [
        "BT-99", "BT-100", "BT-101", "BT-102", "BT-103", "BT-104", "BT-105",
    ])
    static let lineAllowance = AllowanceIDs(ids: ["BT-136", "BT-137", "BT-138", "BG-27", "BG-27", "BT-139", "BT-140"])
    static let lineCharge = AllowanceIDs(ids: ["BT-141", "BT-142", "BT-143", "BG-28", "BG-28", "BT-144", "BT-145"])
}

extension MessageWriting {
    mutating func writeAllowances() throws(EDIFACTError) {
        for (index, entry) in invoice.allowances.enumerated() {
            try write(entry, isCharge: false, .documentAllowance, "allowances[\(index)]")
        }
        for (index, entry) in invoice.charges.enumerated() {
            try write(entry, isCharge: true, .documentCharge, "charges[\(index)]")
        }
    }

    /// ALC with FTX, PCD, MOA and TAX.
    mutating func write(_ entry: AllowanceOrCharge, isCharge: Bool, _ terms: AllowanceIDs, _ path: String)
        throws(EDIFACTError)
    {
        let ids = terms.ids
        let code = try text(entry.reasonCode, ids[6], path + ".reasonCode", 3)
        let reason = entry.reason?.canonical.trimmedOfXMLWhiteSpace ?? ""
        let (short, special, long) = try reasonForms(entry.reason, reason, ids[5], path + ".reason")
        out.write(
            "ALC",
            [
                [isCharge ? "C" : "A"], [short, isCharge ? "" : code], [], [],
                [isCharge ? code : "", "", ""] + special,
            ])
        if !long.isEmpty { out.write("FTX", [["ACB"], [], [], long]) }
        let percentage = number(entry.percentage, ids[2], path + ".percentage", digits: lengths.percentage)
        if !percentage.isEmpty { out.write("PCD", [[isCharge ? "2" : "1", percentage]]) }
        writeAmount(isCharge ? "23" : "204", entry.amount, ids[0], path + ".amount")
        writeAmount("25", entry.baseAmount, ids[1], path + ".baseAmount")
        try writeTax(
            scheme: entry.taxScheme, category: entry.vatCategory, rate: entry.vatRate, ids: (ids[3], ids[4]), path,
            names: ("taxScheme", "vatCategory", "vatRate"))
    }

    /// The reason as 1230, as 7160 twice (EANCOM), or as free text (D.14B).
    private mutating func reasonForms(_ term: Term<String>?, _ reason: String, _ id: String, _ path: String)
        throws(EDIFACTError) -> (short: String, special: [String], long: [String])
    {
        guard !reason.isEmpty else { return ("", [], []) }
        if isEN16931, reason.unicodeScalars.count <= 35, !reason.unicodeScalars.contains("\n") {
            try check(reason, id, path)
            return (reason, [], [])
        }
        let groups = segments(of: reason, width: isEN16931 ? lengths.text : 35, slots: isEN16931 ? 5 : 2)
        guard let groups, groups.count == 1, let only = groups.first else {
            lose(term, path, doesNotFit)
            return ("", [], [])
        }
        try check(reason, id, path, linesAreSplit: true)
        return isEN16931 ? ("", [], only) : ("", only, [])
    }
}
