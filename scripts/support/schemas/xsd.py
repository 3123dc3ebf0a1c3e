"""Writes XML Schema from a content model, and reads the content model of foreign schemas."""
import os
import xml.etree.ElementTree as ET
from xml.sax.saxutils import quoteattr
from .model import GROUPS, UNBOUNDED, Attribute, Complex, Particle, Simple

XS = "http://www.w3.org/2001/XMLSchema"


# Writing

class Writer:
    def __init__(self, namespace, others, note):
        """`others`: prefix -> (uri, location) of what may be imported."""
        self.ns, self.lines = namespace, []
        used = sorted(namespace.references() | namespace.imports)
        scope = "".join(f' xmlns:{p}="{others[p][0]}"' for p in used)
        form = ' elementFormDefault="qualified"' if namespace.qualified else ""
        self.lines.append('<?xml version="1.0" encoding="UTF-8"?>')
        self.lines.append(f"<!-- {note} -->")
        self.lines.append(
            f'<xs:schema xmlns:xs="{XS}" xmlns:{namespace.prefix}="{namespace.uri}"{scope} '
            f'targetNamespace="{namespace.uri}"{form}>')
        for prefix in used:
            uri, location = others[prefix]
            self.tag(1, "import", namespace=uri, schemaLocation=location)
        for name, type in sorted(namespace.elements.items()):
            self.element(1, name, type, {})
        for name, part in sorted(namespace.types.items()):
            (self.simple if isinstance(part, Simple) else self.complex)(1, part, name=name)
        self.lines.append("</xs:schema>")

    @property
    def text(self):
        return "\n".join(self.lines) + "\n"

    def name(self, name):
        return name if ":" in name else f"{self.ns.prefix}:{name}"

    def open(self, depth, tag, **attributes):
        self.tag(depth, tag, end=">", **attributes)

    def tag(self, depth, tag, end="/>", **attributes):
        text = "".join(f" {k}={quoteattr(v)}" for k, v in attributes.items() if v is not None)
        self.lines.append("  " * depth + f"<xs:{tag}{text}{end}")

    def close(self, depth, tag):
        self.lines.append("  " * depth + f"</xs:{tag}>")

    @staticmethod
    def occurs(p):
        most = "unbounded" if p.most == UNBOUNDED else str(p.most)
        return {"minOccurs": None if p.least == 1 else str(p.least), "maxOccurs": None if most == "1" else most}

    def element(self, depth, name, type, more):
        if isinstance(type, str):
            self.tag(depth, "element", name=name, type=self.name(type), **more)
            return
        self.open(depth, "element", name=name, **more)
        (self.simple if isinstance(type, Simple) else self.complex)(depth + 1, type)
        self.close(depth, "element")

    def simple(self, depth, part, **name):
        self.open(depth, "simpleType", **name)
        base = self.name(part.base)
        if part.facets:
            self.open(depth + 1, "restriction", base=base)
            for kind, value in part.facets:
                self.tag(depth + 2, kind, value=value)
            self.close(depth + 1, "restriction")
        else:
            self.tag(depth + 1, "restriction", base=base)
        self.close(depth, "simpleType")

    def complex(self, depth, part, **name):
        flags = {f: "true" for f in ("mixed", "abstract") if getattr(part, f)}
        self.open(depth, "complexType", **name, **flags)
        if part.derivation:
            kind = "simpleContent" if part.value else "complexContent"
            verb = {"extends": "extension", "restricts": "restriction"}[part.derivation]
            self.open(depth + 1, kind)
            self.open(depth + 2, verb, base=self.name(part.base))
            self.body(depth + 3, part)
            self.close(depth + 2, verb)
            self.close(depth + 1, kind)
        else:
            self.body(depth + 1, part)
        self.close(depth, "complexType")

    def body(self, depth, part):
        if part.content:
            self.particle(depth, part.content)
        for a in part.attributes:
            self.tag(depth, "attribute", name=a.name, type=self.name(a.type), use="required" if a.required else None,
                     fixed=a.fixed)
        if part.any_attribute:
            self.tag(depth, "anyAttribute", namespace=part.any_attribute[0], processContents=part.any_attribute[1])

    def particle(self, depth, p):
        occurs = self.occurs(p)
        if p.kind in GROUPS:
            self.open(depth, p.kind, **occurs)
            for child in p.children:
                self.particle(depth + 1, child)
            self.close(depth, p.kind)
        elif p.kind == "any":
            self.tag(depth, "any", namespace=p.namespaces, processContents=p.process, **occurs)
        elif p.kind == "reference":
            self.tag(depth, "element", ref=self.name(p.name), **occurs)
        else:
            self.element(depth, p.name, p.type, {**occurs, "default": p.default})


# Reading

class Reader:
    """Takes the content model out of schema files; annotations and comments are not looked at."""

    def __init__(self, namespace, prefixes):
        """`prefixes`: uri -> prefix in our tables; the same for two namespaces puts them into one."""
        self.ns, self.prefixes = namespace, prefixes

    def take(self, path):
        scope = dict(pair for _, pair in ET.iterparse(path, ["start-ns"]))
        self.scope = {**scope, "xml": "http://www.w3.org/XML/1998/namespace"}
        root = ET.parse(path).getroot()
        for child in root:
            tag = self.tag(child)
            if tag == "element":
                self.put(self.ns.elements, child, self.element_type(child))
            elif tag == "complexType":
                self.put(self.ns.types, child, self.complex(child))
            elif tag == "simpleType":
                self.put(self.ns.types, child, self.simple(child))
            elif tag == "import":
                prefix = self.prefixes.get(child.get("namespace"))
                self.ns.imports |= {prefix} if prefix else set()
            elif tag not in ("include", "annotation"):
                raise SystemExit(f"{path}: {tag} is not understood")
        self.ns.imports -= self.ns.references() | {self.ns.prefix}

    @staticmethod
    def put(place, element, part):
        name = element.get("name")
        if name in place and place[name] != part:
            raise SystemExit(f"{name} is declared twice")
        place[name] = part

    @staticmethod
    def tag(element):
        return element.tag.removeprefix(f"{{{XS}}}")

    def parts(self, element):
        return [child for child in element if self.tag(child) != "annotation"]

    def name(self, qname):
        prefix, _, local = qname.rpartition(":")
        uri = self.scope[prefix]
        own = "xs" if uri == XS else self.prefixes[uri]
        return local if own == self.ns.prefix else f"{own}:{local}"

    def known(self, element, *allowed):
        """What would be overlooked is an error."""
        rest = set(element.attrib) - set(allowed) - {"id"}
        if rest:
            raise SystemExit(f"{self.tag(element)} has {rest}")

    def element_type(self, element):
        if element.get("type"):
            return self.name(element.get("type"))
        inner = self.parts(element)
        if not inner:
            return "xs:anyType"
        return self.simple(inner[0]) if self.tag(inner[0]) == "simpleType" else self.complex(inner[0])

    def simple(self, element):
        [restriction] = self.parts(element)
        if self.tag(restriction) != "restriction":
            raise SystemExit(f"{self.tag(restriction)} is not understood")
        facets = [(self.tag(f), f.get("value")) for f in self.parts(restriction)]
        codes = sorted({v for k, v in facets if k == "enumeration"})
        return Simple(self.name(restriction.get("base")),
                      [f for f in facets if f[0] != "enumeration"] + [("enumeration", c) for c in codes])

    def complex(self, element):
        self.known(element, "name", "mixed", "abstract")
        part = Complex(mixed=element.get("mixed") == "true", abstract=element.get("abstract") == "true")
        body = element
        inner = self.parts(element)
        if inner and self.tag(inner[0]) in ("simpleContent", "complexContent"):
            part.value = self.tag(inner[0]) == "simpleContent"
            [body] = self.parts(inner[0])
            part.derivation = {"extension": "extends", "restriction": "restricts"}[self.tag(body)]
            part.base = self.name(body.get("base"))
        for child in self.parts(body):
            tag = self.tag(child)
            if tag == "attribute":
                self.known(child, "name", "type", "use", "fixed")
                part.attributes.append(Attribute(
                    child.get("name"), self.name(child.get("type")), child.get("use") == "required",
                    child.get("fixed")))
            elif tag == "anyAttribute":
                part.any_attribute = (child.get("namespace", "##any"), child.get("processContents", "strict"))
            else:
                part.content = self.particle(child)
        part.attributes.sort(key=lambda a: a.name)
        return part

    def particle(self, element):
        tag = self.tag(element)
        most = element.get("maxOccurs", "1")
        p = Particle(tag, int(element.get("minOccurs", "1")), UNBOUNDED if most == "unbounded" else int(most))
        if tag in GROUPS:
            self.known(element, "minOccurs", "maxOccurs")
            p.children = [self.particle(child) for child in self.parts(element)]
        elif tag == "any":
            self.known(element, "minOccurs", "maxOccurs", "namespace", "processContents")
            p.namespaces, p.process = element.get("namespace", "##any"), element.get("processContents", "strict")
        elif tag == "element" and element.get("ref"):
            p.kind, p.name = "reference", self.name(element.get("ref"))
        elif tag == "element":
            self.known(element, "minOccurs", "maxOccurs", "name", "type", "default")
            p.name, p.type, p.default = element.get("name"), self.element_type(element), element.get("default")
        else:
            raise SystemExit(f"{tag} is not understood")
        return p


def location(from_file, to_file):
    return os.path.relpath(to_file, os.path.dirname(from_file))
