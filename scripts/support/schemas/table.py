"""Reads and writes the tables in `Schemas/Tables`. Their grammar is in `Documentation/Schemas.md`."""
import json, re, textwrap
from .model import GROUPS, UNBOUNDED, Attribute, Complex, Namespace, Particle, Simple

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\S+')
WIDTH = 118


def quoted(value):
    plain = value and not re.search(r'[\s"#]', value)
    return value if plain else json.dumps(value, ensure_ascii=False)


def unquoted(token):
    return json.loads(token) if token.startswith('"') else token


def cardinality(particle):
    known = {(1, 1): "", (0, 1): " ?", (0, UNBOUNDED): " *", (1, UNBOUNDED): " +"}
    pair = (particle.least, particle.most)
    most = "" if particle.most == UNBOUNDED else particle.most
    return known[pair] if pair in known else f" {{{particle.least},{most}}}"


def bounds(token):
    """Least and most, or None where the token is no cardinality."""
    known = {"?": (0, 1), "*": (0, UNBOUNDED), "+": (1, UNBOUNDED)}
    if token in known:
        return known[token]
    match = re.fullmatch(r"\{(\d+),(\d*)\}", token)
    return (int(match[1]), int(match[2]) if match[2] else UNBOUNDED) if match else None


# Writing

class Writer:
    def __init__(self):
        self.lines = []

    def line(self, depth, text):
        self.lines.append("  " * depth + text)

    def words(self, depth, words):
        self.lines += textwrap.wrap(
            " ".join(words), WIDTH, initial_indent="  " * depth, subsequent_indent="  " * depth,
            break_long_words=False, break_on_hyphens=False)

    def facets(self, depth, simple):
        codes = sorted(v for k, v in simple.facets if k == "enumeration")
        for kind, value in simple.facets:
            if kind != "enumeration":
                self.line(depth, f"{kind} {json.dumps(value, ensure_ascii=False) if kind == 'pattern' else value}")
        if any(" " in code for code in codes):
            for code in codes:
                self.line(depth, f"code {quoted(code)}")
        elif codes:
            self.line(depth, "codes")
            self.words(depth + 1, map(quoted, codes))

    def header(self, part):
        words = ["mixed"] * part.mixed + ["abstract"] * part.abstract
        if part.derivation:
            words += (["value"] if part.value else []) + [part.derivation, part.base]
        return "".join(" " + w for w in words)

    def body(self, depth, part):
        content = part.content
        if content:
            implied = content.kind == "sequence" and (content.least, content.most) == (1, 1)
            if implied and not (len(content.children) == 1 and content.children[0].kind in GROUPS):
                for child in content.children:
                    self.particle(depth, child)
            else:
                self.particle(depth, content)
        for a in sorted(part.attributes, key=lambda a: a.name):
            fixed = "" if a.fixed is None else f" = {quoted(a.fixed)}"
            self.line(depth, f"@{a.name}{' !' if a.required else ''} : {a.type}{fixed}")
        if part.any_attribute:
            self.line(depth, "@any " + " ".join(part.any_attribute))

    def particle(self, depth, p):
        card = cardinality(p)
        if p.kind in GROUPS:
            self.line(depth, p.kind + card)
            for child in p.children:
                self.particle(depth + 1, child)
        elif p.kind == "any":
            self.line(depth, f"any {p.namespaces} {p.process}{card}")
        elif p.kind == "reference":
            self.line(depth, p.name + card)
        elif isinstance(p.type, str):
            default = "" if p.default is None else f" default {quoted(p.default)}"
            self.line(depth, f"{p.name}{card} : {p.type}{default}")
        elif isinstance(p.type, Simple):
            self.line(depth, f"{p.name}{card} := simple {p.type.base}")
            self.facets(depth + 1, p.type)
        else:
            self.line(depth, f"{p.name}{card} := type{self.header(p.type)}")
            self.body(depth + 1, p.type)

    def definition(self, name, part, versions=""):
        if isinstance(part, Simple):
            self.line(0, f"simple {name} : {part.base}{versions}")
            self.facets(1, part)
        else:
            self.line(0, f"type {name}{self.header(part)}{versions}")
            self.body(1, part)

    def namespaces(self, group):
        """One namespace, or all versions of one."""
        for ns in group:
            words = ["namespace", ns.prefix, ns.uri, ns.file]
            words += [] if ns.qualified else ["unqualified"]
            words += ["version", ns.version] if ns.version else []
            self.line(0, " ".join(words))
        if group[0].imports:
            self.line(0, "imports " + " ".join(sorted(group[0].imports)))
        types = {}
        for ns in group:
            for name, part in ns.types.items():
                variants = types.setdefault(name, [])
                same = next((v for v in variants if v[0] == part), None)
                if same:
                    same[1].append(ns.version)
                else:
                    variants.append((part, [ns.version]))
        # In the first of several versions all elements are declared.
        namesakes, by_type, plain = [], {}, {}
        for name, type in sorted(group[0].elements.items()):
            own = types.get(type) if isinstance(type, str) else None
            if own and type == name + "Type" and len(own[0][1]) == len(group) and self.is_plain(own[0][0]):
                plain.setdefault(own[0][0].base, []).append(name)
                del types[type]
            elif type == name + "Type":
                namesakes.append(name)
            elif isinstance(type, str):
                by_type.setdefault(type, []).append(name)
            else:
                self.line(0, f"element {name} := type{self.header(type)}")
                self.body(1, type)
        if namesakes:
            self.line(0, "elements")
            self.words(1, namesakes)
        for verb, lists in (("elements", by_type), ("values", plain)):
            for type, names in sorted(lists.items()):
                self.line(0, f"{verb} {type}")
                self.words(1, names)
        for name, variants in sorted(types.items()):
            for part, versions in variants:
                everywhere = len(versions) == len(group)
                self.definition(name, part, "" if everywhere else " in " + " ".join(versions))
        self.lines.append("")

    @staticmethod
    def is_plain(part):
        return part == Complex(derivation="extends", base=getattr(part, "base", ""), value=True)


# Reading

def tree(text):
    """Lines by indentation: (number, tokens, lines below)."""
    root = []
    stack = [(-1, root)]
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        depth = (len(line) - len(line.lstrip(" "))) // 2
        while stack[-1][0] >= depth:
            stack.pop()
        node = (number, TOKEN.findall(line), [])
        stack[-1][1].append(node)
        stack.append((depth, node[2]))
    return root


def words(nodes):
    return [unquoted(token) for _, tokens, below in nodes for token in tokens + words(below)]


def read(path):
    """The namespaces of a table."""
    result, group = [], []
    was_namespace = False
    for number, tokens, below in tree(path.read_text()):
        try:
            if tokens[0] == "namespace":
                if not was_namespace:
                    group = []
                ns = Namespace(tokens[1], tokens[2], tokens[3], qualified="unqualified" not in tokens)
                ns.version = tokens[tokens.index("version") + 1] if "version" in tokens else ""
                group.append(ns)
                result.append(ns)
            else:
                declare(group, tokens, below)
            was_namespace = tokens[0] == "namespace"
        except (IndexError, ValueError, KeyError) as error:
            raise SystemExit(f"{path}:{number}: {' '.join(tokens)}: {error}")
    return result


def declare(group, tokens, below):
    versions = None
    if "in" in tokens[2:]:
        place = tokens.index("in", 2)
        tokens, versions = tokens[:place], tokens[place + 1:]
    verb = tokens[0]
    for ns in group:
        if versions and ns.version not in versions:
            continue
        if verb == "imports":
            ns.imports.update(tokens[1:])
        elif verb == "elements":
            ns.elements.update({name: tokens[1] if len(tokens) > 1 else name + "Type" for name in words(below)})
        elif verb == "values":
            for name in words(below):
                ns.elements[name] = name + "Type"
                ns.types[name + "Type"] = Complex(derivation="extends", base=tokens[1], value=True)
        elif verb == "element":
            ns.elements[tokens[1]] = complex_type(tokens[4:], below)
        elif verb == "simple":
            ns.types[tokens[1]] = simple_type(tokens[3], below)
        elif verb == "type":
            ns.types[tokens[1]] = complex_type(tokens[2:], below)
        else:
            raise ValueError("is no declaration")


def simple_type(base, below):
    simple = Simple(base)
    for _, tokens, codes in below:
        if tokens[0] == "codes":
            simple.facets += [("enumeration", code) for code in words(codes)]
        elif tokens[0] == "code":
            simple.facets.append(("enumeration", unquoted(tokens[1])))
        else:
            simple.facets.append((tokens[0], unquoted(tokens[1])))
    return simple


def complex_type(header, below):
    part = Complex(mixed="mixed" in header, abstract="abstract" in header, value="value" in header)
    for verb in ("extends", "restricts"):
        if verb in header:
            part.derivation, part.base = verb, header[header.index(verb) + 1]
    children = []
    for _, tokens, inner in below:
        if tokens[0] == "@any":
            part.any_attribute = (tokens[1], tokens[2])
        elif tokens[0].startswith("@"):
            fixed = unquoted(tokens[tokens.index("=") + 1]) if "=" in tokens else None
            type = tokens[tokens.index(":") + 1]
            part.attributes.append(Attribute(tokens[0][1:], type, tokens[1] == "!", fixed))
        else:
            children.append(particle(tokens, inner))
    if len(children) == 1 and children[0].kind in GROUPS:
        part.content = children[0]
    elif children:
        part.content = Particle("sequence", children=children)
    return part


def particle(tokens, below):
    tokens = list(tokens)
    place = 3 if tokens[0] == "any" else 1
    least, most = 1, 1
    if len(tokens) > place and bounds(tokens[place]):
        least, most = bounds(tokens.pop(place))
    if tokens[0] in GROUPS:
        return Particle(tokens[0], least, most, children=[particle(t, b) for _, t, b in below])
    if tokens[0] == "any":
        return Particle("any", least, most, namespaces=tokens[1], process=tokens[2])
    if len(tokens) == 1:
        return Particle("reference", least, most, name=tokens[0])
    declared = Particle("element", least, most, name=tokens[0])
    if tokens[1] == ":":
        declared.type = tokens[2]
        declared.default = unquoted(tokens[4]) if len(tokens) > 4 else None
    elif tokens[2] == "simple":
        declared.type = simple_type(tokens[3], below)
    else:
        declared.type = complex_type(tokens[3:], below)
    return declared
