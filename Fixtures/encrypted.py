#!/usr/bin/env python3
"""Makes Fixtures/Encrypted with qpdf: one small document in every way a PDF can be encrypted with a password. Encryption takes
random numbers, so every run gives other bytes; run it only to add a file.

    Fixtures/encrypted.py [NAME…]
"""
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
OPEN, CLOSED = ["", "owner"], ["señal", "owner"]
WAYS = {
    "r2-rc4-40": (OPEN, "40", []),
    "r3-rc4-128": (OPEN, "128", ["--use-aes=n"]),
    "r4-rc4": (OPEN, "128", ["--use-aes=n", "--force-V4"]),
    "r4-aes": (OPEN, "128", ["--use-aes=y"]),
    "r4-aes-open-metadata": (OPEN, "128", ["--use-aes=y", "--cleartext-metadata"]),
    "r5-aes": (OPEN, "256", ["--force-R5"]),
    "r6-aes": (OPEN, "256", []),
    "r6-aes-open-metadata": (OPEN, "256", ["--cleartext-metadata"]),
    "r2-password": (CLOSED, "40", []),
    "r3-password": (CLOSED, "128", ["--use-aes=n"]),
    "r4-password": (CLOSED, "128", ["--use-aes=y"]),
    "r5-password": (CLOSED, "256", ["--force-R5"]),
    "r6-password": (CLOSED, "256", []),
    # Passwords as bytes: ñ€Œ in PDFDocEncoding; what SASLprep makes of a Roman nine, a no-break space and a decomposed señal.
    "r3-document-encoding": (["f1a096", "6f776e6572"], "128", ["--use-aes=n"]),
    "r6-prepared": (["IX señal".encode().hex(), "6f776e6572"], "256", []),
}
BYTES = {"r3-document-encoding", "r6-prepared"}
STREAMS = {"r4-aes", "r6-aes", "r6-password"}
ATTACHMENT = '<?xml version="1.0"?><Note>' + "Total 121.00 EUR. " * 8 + "</Note>"
METADATA = '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"/><?xpacket end="w"?>'


def document():
    """One page, a title, metadata and an embedded file."""
    text = "BT /F1 12 Tf 9 30 Td (Invoice INV-1  Date 2026-01-31  Total EUR 121.00) Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/Names<</EmbeddedFiles<</Names[(note.xml)8 0 R]>>>>/AF[8 0 R]>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 60]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(text)}>>stream\n{text}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Type/Metadata/Subtype/XML/Length {len(METADATA)}>>stream\n{METADATA}\nendstream",
        f"<</Type/EmbeddedFile/Subtype/text#2Fxml/Length {len(ATTACHMENT)}>>stream\n{ATTACHMENT}\nendstream",
        "<</Type/Filespec/F(note.xml)/UF(note.xml)/AFRelationship/Data/EF<</F 7 0 R>>>>",
        "<</Title(Factura \\(1\\))>>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R/Info 9 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n{table}{trailer}".encode()


def main():
    target = HERE / "Encrypted"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        source = pathlib.Path(scratch) / "plain.pdf"
        source.write_bytes(document())
        for name, (passwords, bits, options) in WAYS.items():
            if sys.argv[1:] and name not in sys.argv[1:]:
                continue
            streams = "generate" if name in STREAMS else "disable"
            mode = "hex-bytes" if name in BYTES else "auto"
            subprocess.run(
                ["qpdf", "--allow-weak-crypto", f"--object-streams={streams}", "--static-id", f"--password-mode={mode}",
                 source, "--encrypt",
                 *passwords, bits, *options, "--", target / f"{name}.pdf"], check=True)
        for name, way in {"hybrid-r3": ["128", "--use-aes=n"], "hybrid-r6": ["256"]}.items():
            if sys.argv[1:] and name not in sys.argv[1:]:
                continue
            subprocess.run(
                ["qpdf", "--allow-weak-crypto", "--static-id", HERE / "Invoices/es/almazara-hybrid.pdf", "--encrypt",
                 "", "owner", *way, "--", target / f"{name}.pdf"], check=True)


if __name__ == "__main__":
    main()
