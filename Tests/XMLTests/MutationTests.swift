import LibXML2
import SeededTesting
import Testing
import XML

@Suite struct MutationTests {
    static let sample = """
        <?xml version="1.0" encoding="UTF-8"?>
        <ubl:Invoice xmlns:ubl="urn:x" xmlns:cbc="urn:y"><!-- c --><?pi x?>
          <cbc:ID schemeID="0088">A&amp;B &#x20AC;</cbc:ID><cbc:Note><![CDATA[x<y]]></cbc:Note>
          <cbc:Amount currencyID="EUR">12.50</cbc:Amount>
        </ubl:Invoice>
        """

    @Test func `damaged documents are read or refused, never crash`() {
        var generator = SplitMix64(seed: 16_931)
        let sample = Array(Self.sample.utf8)
        var outcomes: (read: Int, refused: Int) = (0, 0)
        for _ in 0..<4_000 {
            var bytes = sample
            for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 20)], at: place)
                default: bytes.removeSubrange(place...)
                }
            }
            do throws(XMLError) {
                let document = try XMLDocument(parsing: bytes)
                walk(document.root)
                outcomes.read += 1
            } catch { outcomes.refused += 1 }
        }
        #expect(outcomes.read > 100)
        #expect(outcomes.refused > 100)
    }

    private func walk(_ element: XMLElement) {
        _ = element.text + element.name + element.namespace + element.prefix
        _ = element.attributes
        for child in element.children { walk(child) }
    }
}
