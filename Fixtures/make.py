#!/usr/bin/env python3
"""Makes every file below Fixtures/ from the invoices described in companies.py and invoices.py.

    python3 -m venv venv && venv/bin/pip install reportlab pikepdf && venv/bin/python Fixtures/make.py

Same input, same bytes: dates and identifiers are fixed. Companies and people are invented; identifiers have
correct check digits so that readers which test them are exercised.
"""
import pathlib

from fixtures import bad, edifact, hybrid, invoices, pages, pdf, templates, xml_cii, xml_facturae, xml_ubl

HERE = pathlib.Path(__file__).resolve().parent


def write(path, data):
    target = HERE / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data if isinstance(data, bytes) else data.encode())
    print(f"{len(data):8} {path}")


def main():
    for invoice in invoices.ALL:
        base = f"Invoices/{invoice.language}/{invoice.slug}"
        match invoice.form:
            case "pdf":
                write(f"{base}.pdf", pdf.render(invoice))
            case "hybrid":
                write(f"{base}.pdf", hybrid.embed(pdf.render(invoice), xml_cii.write(invoice)))
            case "ubl":
                write(f"{base}.xml", xml_ubl.write(invoice))
            case "cii":
                write(f"{base}.xml", xml_cii.write(invoice))
    for name, data in edifact.all_messages(invoices.ALL):
        write(f"EDIFACT/{name}.edi", data)
    for name, data in pages.all_geometries():
        write(f"Pages/{name}.pdf", data)
    for name, data in templates.all_templates():
        write(f"Templates/{name}.pdf", data)
    for name, data in xml_facturae.all_documents():
        write(f"Facturae/{name}.xml", data)
    for name, data in bad.all_inputs():
        write(f"Bad/{name}", data)


if __name__ == "__main__":
    main()
