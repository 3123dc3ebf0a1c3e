import EN16931

/// The business terms of an allowance or charge, and what the rules shared by both syntaxes say about them.
struct AllowanceTerms {
    let amount: String
    let base: String
    let percentage: String
    let reasonCode: String
    private let name: String

    init(isCharge: Bool, isLine: Bool) {
        let terms =
            switch (isCharge, isLine) {
            case (false, false): ("BT-92", "BT-93", "BT-94", "BT-98")
            case (true, false): ("BT-99", "BT-100", "BT-101", "BT-105")
            case (false, true): ("BT-136", "BT-137", "BT-138", "BT-140")
            case (true, true): ("BT-141", "BT-142", "BT-143", "BT-145")
            }
        (amount, base, percentage, reasonCode) = terms
        name = isCharge ? "charge" : "allowance"
    }

    var all: [String] { [amount, base, percentage] }

    var baseMissing: String {
        "The \(name) has a percentage (\(percentage)) but no base amount (\(base)). Add what it is a percentage of."
    }

    var percentageMissing: String {
        "The \(name) has a base amount (\(base)) but no percentage (\(percentage)). Add the percentage or leave out the base."
    }

    func amountWrong(stated: String?, computed: Amount?) -> String {
        "The \(name)'s base amount times its percentage (\(base) × \(percentage)) makes \(show(computed)), but the amount "
            + "(\(amount)) says \(show(stated)). Correct one of them."
    }

    func reasonWrong(_ code: String, _ list: String) -> String {
        "The reason code (\(reasonCode)) of the \(name) is \(show(code)), which is none of \(list) in Peppol. Use one of the "
            + "list."
    }

    static func indicatorWrong(_ text: String) -> String {
        "Whether this is an allowance or a charge is said by \(show(text)). Write “false” for an allowance, “true” for a "
            + "charge."
    }
}
