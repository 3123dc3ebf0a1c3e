"""Changes documents in one or a few places, as senders get them wrong."""
import copy
import random
import xml.etree.ElementTree as ET

VALUES = [
    "", " ", "x", "-1", "0", "1.5", "1,5", "1e3", "+1.0", ".5", "1.", "NaN", "INF", "true", "1", "yes", "2026-02-30", "2026-02-28",
    "2026-2-8", "2026-02-28Z", "2026-02-28+01:00", "20260228", "12:00:00", "24:00:00", "12:00", "2026-02-28T12:00:00",
    "EUR", "eur", "XXX", "ES", "ESP", "es", "380", "S", "VAT", "01", "99", "AAA=", "A", "http://a b", "%zz", "a" * 300,
    "123456789012345678901234", "1234567890123456789012345", "0.12345678", "12.34", "12.3", "-0.00", "\n1\n", "ü", "1234",
    "12345678901234567890123456789012345", "F", "J", "R", "U", "OO", "FC", "FA", "EM", "RE", "102", "28001",
]
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


class Mutator:
    def __init__(self, seed, names, attributes):
        """`names`: qualified element names of the vocabulary; `attributes`: those it knows."""
        self.random, self.names, self.attributes = random.Random(seed), names, attributes
        self.ways = [getattr(self, way) for way in dir(self) if way.startswith("way_")]

    def mutate(self, root):
        """A changed copy and what was done."""
        root = copy.deepcopy(root)
        done = []
        for _ in range(self.random.choice([1, 1, 1, 2, 3])):
            parents = [(parent, child) for parent in root.iter() for child in parent]
            if not parents:
                break
            way = self.random.choice(self.ways)
            parent, child = self.random.choice(parents)
            done.append(way.__name__.removeprefix("way_"))
            way(root, parent, child)
        return root, done

    def way_remove(self, root, parent, child):
        parent.remove(child)

    def way_double(self, root, parent, child):
        parent.insert(list(parent).index(child), copy.deepcopy(child))

    def way_reorder(self, root, parent, child):
        parent.remove(child)
        parent.insert(self.random.randint(0, len(parent)), child)

    def way_shuffle(self, root, parent, child):
        children = list(parent)
        self.random.shuffle(children)
        parent[:] = children

    def way_rename(self, root, parent, child):
        child.tag = self.random.choice(self.names)

    def way_misspell(self, root, parent, child):
        child.tag = child.tag[:-1] if self.random.random() < 0.5 else child.tag + "x"

    def way_other_namespace(self, root, parent, child):
        local = child.tag.rpartition("}")[2]
        other = self.random.choice(self.names).rpartition("}")[0]
        child.tag = self.random.choice([local, f"{other}}}{local}" if other else local, f"{{urn:other}}{local}"])

    def way_move(self, root, parent, child):
        target = self.random.choice([e for e in root.iter() if e not in set(child.iter())])
        parent.remove(child)
        target.append(child)

    def way_insert(self, root, parent, child):
        new = ET.Element(self.random.choice(self.names))
        new.text = self.random.choice(VALUES)
        parent.insert(self.random.randint(0, len(parent)), new)

    def way_empty(self, root, parent, child):
        child.text = ""
        child[:] = []

    def leaf(self, root, child):
        return self.random.choice([e for e in root.iter() if not len(e)] or [child])

    def way_value(self, root, parent, child):
        self.leaf(root, child).text = self.random.choice(VALUES)

    way_other_value = way_wrong_value = way_value

    def way_bend(self, root, parent, child):
        leaf = self.leaf(root, child)
        text = list(leaf.text or "")
        place = self.random.randint(0, len(text))
        if text and self.random.random() < 0.5:
            text.pop(min(place, len(text) - 1))
        else:
            text.insert(place, self.random.choice(" ,.-+A0zñ\t"))
        leaf.text = "".join(text)

    def way_text_between(self, root, parent, child):
        child.tail = (child.tail or "") + self.random.choice(["x", " ", "\n"])

    def way_attribute(self, root, parent, child):
        element = self.random.choice(list(root.iter()))
        name = self.random.choice([*self.attributes, "unknown", "{urn:other}a", "{http://www.w3.org/XML/1998/namespace}lang"])
        element.set(name, self.random.choice(VALUES))

    def with_attribute(self, root):
        elements = [e for e in root.iter() if e.attrib]
        element = self.random.choice(elements) if elements else root
        return element, self.random.choice(sorted(element.attrib)) if element.attrib else None

    def way_drop_attribute(self, root, parent, child):
        element, name = self.with_attribute(root)
        if name:
            del element.attrib[name]

    def way_attribute_value(self, root, parent, child):
        element, name = self.with_attribute(root)
        if name:
            element.set(name, self.random.choice(VALUES))

    def way_nil(self, root, parent, child):
        child.set(XSI + self.random.choice(["nil", "type", "schemaLocation", "other"]), self.random.choice(
            ["true", "false", "xs:string", "string", "urn:a urn:b", ""]))
