"""A content model as values: what XML Schema says of an instance, without its files, comments and wording."""
from __future__ import annotations
from dataclasses import dataclass, field

UNBOUNDED = -1
GROUPS = ("sequence", "choice")


@dataclass
class Particle:
    """One place in a content model: an element declared here, a reference, a wildcard or a group."""
    kind: str  # element, reference, any, sequence, choice
    least: int = 1
    most: int = 1
    name: str = ""  # of an element; qualified of a reference
    type: str | Simple | Complex | None = None  # of an element: a name, or what it holds
    default: str | None = None
    namespaces: str = ""  # of a wildcard
    process: str = "strict"
    children: list[Particle] = field(default_factory=list)


@dataclass
class Attribute:
    name: str
    type: str
    required: bool = False
    fixed: str | None = None


@dataclass
class Simple:
    """A restriction; facets are (kind, value) and the codes of an enumeration one facet each."""
    base: str
    facets: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Complex:
    mixed: bool = False
    abstract: bool = False
    derivation: str = ""  # "", extends, restricts
    base: str = ""
    value: bool = False  # text and attributes only (simpleContent)
    content: Particle | None = None
    attributes: list[Attribute] = field(default_factory=list)
    any_attribute: tuple[str, str] | None = None  # namespaces, process


@dataclass
class Namespace:
    prefix: str
    uri: str
    file: str
    qualified: bool = True
    version: str = ""
    imports: set[str] = field(default_factory=set)  # of what only wildcards reach
    elements: dict[str, str | Simple | Complex] = field(default_factory=dict)
    types: dict[str, Simple | Complex] = field(default_factory=dict)

    def references(self):
        """Prefixes of the namespaces it refers to."""
        return {name.partition(":")[0] for name in self.names() if ":" in name} - {"xs"}

    def names(self):
        """Every qualified name that is used; those of this namespace without prefix."""
        for part in [*self.elements.values(), *self.types.values()]:
            yield from names(part)


def names(part):
    if part is None:
        return
    if isinstance(part, str):
        yield part
    elif isinstance(part, Simple):
        yield part.base
    elif isinstance(part, Complex):
        if part.base:
            yield part.base
        for attribute in part.attributes:
            yield attribute.type
        yield from names(part.content)
    elif isinstance(part, Particle):
        if part.kind == "reference":
            yield part.name
        yield from names(part.type)
        for child in part.children:
            yield from names(child)


def particles(part):
    """Every particle of a type, in document order."""
    if isinstance(part, Complex):
        yield from particles(part.content)
    elif isinstance(part, Particle):
        yield part
        yield from particles(part.type)
        for child in part.children:
            yield from particles(child)
