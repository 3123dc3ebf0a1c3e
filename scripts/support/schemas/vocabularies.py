"""Which tables there are, and which files of the standards say the same."""
from . import table, xsd
from .model import Namespace, Simple, particles

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
CII = "urn:un:unece:uncefact:data:standard:"
FACTURAE = {
    "3.2": "http://www.facturae.es/Facturae/2009/v3.2/Facturae",
    "3.2.1": "http://www.facturae.es/Facturae/2014/v3.2.1/Facturae",
    "3.2.2": "http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml",
}

# Table -> the tables it refers to.
TABLES = {"Signatures": [], "UBL-2.1": ["Signatures"], "CII-D16B": [], "Facturae": ["Signatures"]}


def load(directory):
    """Table -> its namespaces."""
    return {name: table.read(directory / f"{name}.txt") for name in TABLES}


def schemas(tables):
    """Path below the schemas' directory -> text."""
    result = {}
    for name, namespaces in tables.items():
        for ns in namespaces:
            path = f"{name}/{ns.file}"
            others = {
                other.prefix: (other.uri, xsd.location(path, f"{theirs}/{other.file}"))
                for theirs in [name, *TABLES[name]] for other in tables[theirs]
                if other.prefix != ns.prefix and other.version in ("", used_by(name))
            }
            note = f"Made from Schemas/Tables/{name}.txt by scripts/make-schemas; change the table, not this file."
            result[path] = xsd.Writer(ns, others, note).text
    return result


def used_by(table):
    """The version of the signature's schema a table refers to; see `SIGNATURE_FILES`."""
    return "Facturae" if table == "Facturae" else "W3C"


# Where the standards say it, below the corpus' `schemas`: (prefix, uri, our file, their files).
DS = "http://www.w3.org/2000/09/xmldsig#"
# The ministry's copy takes a certificate's serial number as digits, the W3C's as an integer.
SIGNATURE_FILES = {
    "W3C": ("XMLSignature.xsd", "ubl-2.1/common/UBL-xmldsig-core-schema-2.1.xsd"),
    "Facturae": ("XMLSignature-Facturae.xsd", "facturae/xmldsig-core-schema.xsd"),
}
SIGNATURES = [
    ("xades", "http://uri.etsi.org/01903/v1.3.2#", "XAdES-1.3.2.xsd", ["ubl-2.1/common/UBL-XAdESv132-2.1.xsd"]),
    ("xades141", "http://uri.etsi.org/01903/v1.4.1#", "XAdES-1.4.1.xsd", ["ubl-2.1/common/UBL-XAdESv141-2.1.xsd"]),
]
UBL_FILES = [
    ("ubl", UBL + "Invoice-2", "Invoice.xsd", ["maindoc/UBL-Invoice-2.1.xsd"]),
    ("cn", UBL + "CreditNote-2", "CreditNote.xsd", ["maindoc/UBL-CreditNote-2.1.xsd"]),
    ("cac", UBL + "CommonAggregateComponents-2", "AggregateComponents.xsd",
     ["common/UBL-CommonAggregateComponents-2.1.xsd"]),
    ("cbc", UBL + "CommonBasicComponents-2", "BasicComponents.xsd", ["common/UBL-CommonBasicComponents-2.1.xsd"]),
    ("ext", UBL + "CommonExtensionComponents-2", "ExtensionComponents.xsd",
     ["common/UBL-CommonExtensionComponents-2.1.xsd", "common/UBL-ExtensionContentDataType-2.1.xsd"]),
    ("sig", UBL + "CommonSignatureComponents-2", "SignatureComponents.xsd",
     ["common/UBL-CommonSignatureComponents-2.1.xsd"]),
    ("sac", UBL + "SignatureAggregateComponents-2", "SignatureAggregateComponents.xsd",
     ["common/UBL-SignatureAggregateComponents-2.1.xsd"]),
    ("sbc", UBL + "SignatureBasicComponents-2", "SignatureBasicComponents.xsd",
     ["common/UBL-SignatureBasicComponents-2.1.xsd"]),
    ("udt", UBL + "UnqualifiedDataTypes-2", "UnqualifiedDataTypes.xsd", ["common/UBL-UnqualifiedDataTypes-2.1.xsd"]),
    ("cct", "urn:un:unece:uncefact:data:specification:CoreComponentTypeSchemaModule:2", "CoreComponentTypes.xsd",
     ["common/CCTS_CCT_SchemaModule-2.1.xsd"]),
]
CII_FILES = [
    ("rsm", CII + "CrossIndustryInvoice:100", "CrossIndustryInvoice.xsd", ["CrossIndustryInvoice"]),
    ("ram", CII + "ReusableAggregateBusinessInformationEntity:100", "AggregateEntities.xsd",
     ["CrossIndustryInvoice_ReusableAggregateBusinessInformationEntity"]),
    ("qdt", CII + "QualifiedDataType:100", "QualifiedDataTypes.xsd", ["CrossIndustryInvoice_QualifiedDataType"]),
    ("udt", CII + "UnqualifiedDataType:100", "UnqualifiedDataTypes.xsd", ["CrossIndustryInvoice_UnqualifiedDataType"]),
]


def official(schemas):
    """The same tables, read from the standards' files."""
    def collect(rows, directory, prefixes):
        result = []
        for prefix, uri, file, sources in rows:
            ns = Namespace(prefix, uri, file)
            reader = xsd.Reader(ns, prefixes)
            for source in sources:
                reader.take(directory / source)
            result.append(ns)
        return result

    signature = {DS: "ds", **{uri: prefix for prefix, uri, *_ in SIGNATURES}}
    tables = {"Signatures": []}
    for version, (file, source) in SIGNATURE_FILES.items():
        ns = Namespace("ds", DS, file, version=version)
        xsd.Reader(ns, signature).take(schemas / source)
        tables["Signatures"].append(ns)
    without_limit(tables["Signatures"][0])
    tables["Signatures"] += collect(SIGNATURES, schemas, signature)
    tables["UBL-2.1"] = collect(
        UBL_FILES, schemas / "ubl-2.1", {**signature, **{uri: prefix for prefix, uri, *_ in UBL_FILES}})
    *_, data_types, core_types = tables["UBL-2.1"]
    without_restrictions(data_types, core_types)

    # Without the code lists, which D16B binds in editions older than EN 16931's: they refuse CEN's own examples.
    cii = schemas / "cii-d16b/uncoupled/uncefact"
    rows = [(p, u, f, [f"{s}_100pD16B.xsd" for s in sources]) for p, u, f, sources in CII_FILES]
    tables["CII-D16B"] = collect(rows, cii / "data/standard", {uri: prefix for prefix, uri, *_ in CII_FILES})

    tables["Facturae"] = []
    for version, uri in FACTURAE.items():
        ns = Namespace("fe", uri, f"Facturae-{version}.xsd", qualified=False, version=version)
        source = schemas / "facturae" / f"Facturaev{version.replace('.', '_')}.xsd"
        xsd.Reader(ns, {uri: "fe", **signature}).take(source)
        tables["Facturae"].append(ns)
    return tables


def without_restrictions(data_types, core_types):
    """Data types that make attributes of a core type obligatory stand on its base instead: no instance can tell, and
    messages name the base, xs:decimal, where the restriction has no name."""
    for part in data_types.types.values():
        if part.derivation == "restricts":
            core = core_types.types[part.base.removeprefix(core_types.prefix + ":")]
            own = {a.name for a in part.attributes}
            part.attributes += [a for a in core.attributes if a.name not in own]
            part.attributes.sort(key=lambda a: a.name)
            part.derivation, part.base = core.derivation, core.base


def without_limit(signature):
    """The one place where our tables allow something else: an xs:integer is written as a pattern, because libxml2 takes
    no number of more than 24 digits and serial numbers of certificates have up to 49."""
    for particle in particles(signature.types["X509IssuerSerialType"]):
        if particle.name == "X509SerialNumber":
            particle.type = Simple("xs:token", [("pattern", "[+-]?[0-9]+")])
