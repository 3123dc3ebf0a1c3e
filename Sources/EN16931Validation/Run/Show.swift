import EN16931

// How messages write numbers.

func show(_ amount: Amount?) -> String { amount?.description ?? "nothing that can be computed" }

func show(_ term: Term<Amount>?) -> String {
    guard let term, !term.isEmpty else { return "nothing" }
    return term.canonical
}
