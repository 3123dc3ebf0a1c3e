import Testing

/// The manifest's arrows are those of the imports, so that a forbidden import cannot even be built.
@Suite struct ManifestTests {
    private let tree = SourceTree.sources

    @Test(arguments: Arrows.allowed.keys.sorted())
    func `The manifest allows no more than the arrows`(target: String) throws {
        let named = try #require(try Manifest().dependencies(of: target)).intersection(tree.targets)
        let extra = named.subtracting(Arrows.allowed[target] ?? [])
        #expect(extra.isEmpty, "\(target) may link \(extra.sorted())")
    }

    @Test(arguments: Arrows.allowed.keys.sorted())
    func `What is imported is named in the manifest`(target: String) throws {
        let named = try #require(try Manifest().dependencies(of: target))
        let known = tree.targets.union(Manifest.products.keys).subtracting([target])
        let missing = tree.imports(of: target).intersection(known).subtracting(named)
        #expect(missing.isEmpty, "\(target) imports \(missing.sorted()) and does not name it")
    }

    @Test(arguments: Arrows.allowed.keys.sorted())
    func `What the manifest names of ours is imported`(target: String) throws {
        let named = try #require(try Manifest().dependencies(of: target)).intersection(tree.targets)
        let unused = named.subtracting(tree.imports(of: target))
        #expect(unused.isEmpty, "\(target) names \(unused.sorted()) and does not import it")
    }

    @Test(arguments: Arrows.outside.keys.sorted())
    func `An outside package stays where it is`(module: String) {
        let importers = Set(tree.files.filter { $0.imports.contains(module) }.map(\.target))
        let extra = importers.subtracting(Arrows.outside[module] ?? [])
        #expect(extra.isEmpty, "\(module) is imported by \(extra.sorted())")
    }

    @Test func `Every outside product has its place`() {
        #expect(Set(Manifest.products.keys) == Set(Arrows.outside.keys))
    }
}
