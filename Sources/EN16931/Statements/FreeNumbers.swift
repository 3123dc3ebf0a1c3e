/// Numbers for lines that have none: the line's position where nobody has it, else the least that is free. All of them
/// together take time in proportion to their count.
package struct FreeNumbers {
    private var taken: Set<String>
    private var least = 1

    package init(besides taken: some Sequence<String>) { self.taken = Set(taken) }

    /// - Parameter position: From 1.
    package mutating func next(at position: Int) -> Int {
        if taken.insert("\(position)").inserted { return position }
        while !taken.insert("\(least)").inserted { least += 1 }
        return least
    }

    /// Whose number it is, for an account.
    package static func reason(_ number: Int, at position: Int) -> String {
        number == position
            ? "it is the line's position." : "it is the least number that no line has, for another has its position."
    }
}
