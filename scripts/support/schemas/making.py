"""Makes documents from a table: every type is visited, also those no sample uses."""
import random
import xml.etree.ElementTree as ET
from .model import UNBOUNDED, Simple
from .mutation import VALUES

GOOD = {
    "decimal": ["1", "-1.50", "0.0000001"], "double": ["1.00", "2.5", "1.23456789"], "integer": ["1", "12"], "date": ["2026-02-28"],
    "time": ["12:00:00", "12:00:00Z"], "dateTime": ["2026-02-28T12:00:00"], "boolean": ["true", "0"], "base64Binary": ["QUJD", ""],
    "anyURI": ["urn:a", "http://example.org/"], "ID": ["a1"], "language": ["es"], "gYear": ["2026"], "positiveInteger": ["1"],
}


class Maker:
    def __init__(self, seed, spaces):
        """`spaces`: the namespaces of one schema, by prefix."""
        self.random, self.spaces = random.Random(seed), spaces
        self.seen, self.count = set(), 0

    def resolve(self, ns, name):
        prefix, _, local = name.rpartition(":")
        return (self.spaces[prefix] if prefix else ns), local

    def document(self, prefix, name, size=400):
        self.left = size
        ns = self.spaces[prefix]
        return self.element(ns, f"{{{ns.uri}}}{name}", ns.elements[name], 0)

    def element(self, ns, tag, type, depth):
        element = ET.Element(tag)
        self.left -= 1
        self.seen.add((ns.uri, tag, type if isinstance(type, str) else ""))
        self.fill(element, ns, type, depth)
        return element

    def fill(self, element, ns, type, depth):
        if isinstance(type, str):
            if type.startswith("xs:"):
                element.text = self.value(type)
                return
            ns, local = self.resolve(ns, type)
            type = ns.types[local]
        if isinstance(type, Simple):
            element.text = self.simple(ns, type)
            return
        for a in type.attributes:
            if a.required or self.random.random() < 0.3:
                element.set(a.name, a.fixed if a.fixed is not None and self.random.random() < 0.9 else self.typed(ns, a.type))
        if type.base:
            self.fill(element, ns, type.base, depth)
        if type.content:
            self.particle(element, ns, type.content, depth)

    def particle(self, element, ns, p, depth):
        spare = self.left > 0 and depth < 30
        most = 3 if p.most == UNBOUNDED else p.most
        low = p.least
        share = 0.5 if depth < 3 else 0.15
        times = low + sum(self.random.random() < share for _ in range(most - low)) if spare else low
        for _ in range(times):
            if p.kind == "sequence":
                for child in p.children:
                    self.particle(element, ns, child, depth)
            elif p.kind == "choice":
                self.particle(element, ns, self.random.choice(p.children), depth)
            elif p.kind == "any":
                self.wildcard(element, depth)
            elif p.kind == "reference":
                space, local = self.resolve(ns, p.name)
                element.append(self.element(space, f"{{{space.uri}}}{local}", space.elements[local], depth + 1))
            else:
                tag = f"{{{ns.uri}}}{p.name}" if ns.qualified else p.name
                element.append(self.element(ns, tag, p.type, depth + 1))

    def wildcard(self, element, depth):
        space = self.random.choice(list(self.spaces.values()))
        if self.random.random() < 0.3 or not space.elements or self.left <= 0:
            element.append(ET.Element("{urn:other}thing"))
            return
        name = self.random.choice(sorted(space.elements))
        element.append(self.element(space, f"{{{space.uri}}}{name}", space.elements[name], depth + 1))

    def typed(self, ns, type):
        if type.startswith("xs:"):
            return self.value(type)
        ns, local = self.resolve(ns, type)
        return self.simple(ns, ns.types[local])

    def simple(self, ns, part):
        if self.random.random() < 0.03:
            return self.random.choice(VALUES)
        codes = [v for k, v in part.facets if k == "enumeration"]
        if codes:
            return self.random.choice(codes)
        facets = dict(part.facets)
        if "pattern" in facets:
            return self.random.choice(["1.00", "1.50", "-2.123456", "12345", "1.12345678", "0.1234", "A1B2", "28001"])
        if "length" in facets:
            return "x" * int(facets["length"])
        if "maxLength" in facets or "minLength" in facets:
            low = int(facets.get("minLength", 0))
            return "x" * self.random.randint(low, min(int(facets.get("maxLength", low + 9)), low + 40) + self.random.randint(0, 1))
        return self.typed(ns, part.base)

    def value(self, type):
        if self.random.random() < 0.03:
            return self.random.choice(VALUES)
        self.count += 1
        if type == "xs:ID":
            return f"i{self.count}"
        return self.random.choice(GOOD.get(type.removeprefix("xs:"), ["x", "Text"]))
