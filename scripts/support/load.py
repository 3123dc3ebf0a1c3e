"""What load, torture and benchmark scripts share: invoices made on the fly, and a client that costs little."""
import http.client
import json
import random
import socket
import zlib


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path, timeout=120):
        super().__init__("archive", timeout=timeout)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class Client:
    """One kept-open connection to the archive's socket."""

    def __init__(self, instance, person="operator", wait=30):
        self.path = f"{instance}/run/archive.sock"
        self.headers = {"Authorization": "Bearer " + open(f"{instance}/tokens/{person}.token").read().strip()}
        self.wait = wait
        self.connection = None

    def request(self, method, path, body=None, headers=None):
        if self.connection is None:
            self.connection = UnixConnection(self.path)
        try:
            self.connection.request(method, path, body, {**self.headers, **(headers or {})})
            answer = self.connection.getresponse()
            return answer.status, answer.read()
        except Exception:
            self.connection.close()
            self.connection = None
            raise

    def submit(self, data, media="application/pdf"):
        status, body = self.request(
            "POST", "/v1/submissions", data, {"Content-Type": media, "Prefer": f"wait={self.wait}"})
        return status, json.loads(body) if body else {}


def assembled(objects):
    """A PDF with a right cross-reference table from object bodies; the first is the catalog."""
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


class InvoiceMaker:
    """One-page invoices that differ in number, date and amounts, with a logo picture of realistic weight."""

    def __init__(self, seed=1, picture=120):
        self.random = random.Random(seed)
        rows = b"".join(b"\0" + self.random.randbytes(picture * 3) for _ in range(picture))
        pixels = zlib.compress(b"".join(rows[1 + i * (picture * 3 + 1):(i + 1) * (picture * 3 + 1)] for i in range(picture)), 1)
        self.picture = (b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8"
                        b"/Filter/FlateDecode/Length %d>>\nstream\n" % (picture, picture, len(pixels))) + pixels + b"\nendstream"

    def make(self, number):
        net = self.random.randrange(5_000, 900_000)
        tax = (net * 21 + 50) // 100
        money = lambda cents: f"{cents // 100:,}.{cents % 100:02}".replace(",", "_").replace(".", ",").replace("_", ".")
        lines = [(40, 790, 16, "FACTURA"), (40, 760, 9, "Almazara Penarrubia, S.L."), (40, 748, 9, "NIF: ESB84652172"),
                 (340, 760, 9, f"N.o de factura: {number}"), (340, 746, 9, "Fecha de emision: 12/03/2026"),
                 (340, 732, 9, "Vencimiento: 11/04/2026"), (40, 700, 9, "Facturar a: Distribuciones Munoz, S.L."),
                 (40, 688, 9, "NIF: ESB33901641")]
        for row in range(12):
            lines.append((40, 640 - 14 * row, 8, f"Articulo de catalogo {row + 1:03}"))
            lines.append((430, 640 - 14 * row, 8, money(net // 12)))
        lines += [(340, 440, 9, "Base imponible"), (460, 440, 9, money(net) + " EUR"), (340, 426, 9, "IVA 21 %"),
                  (460, 426, 9, money(tax) + " EUR"), (340, 408, 11, "Total factura"), (460, 408, 11, money(net + tax) + " EUR")]
        content = "".join(f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n" for x, y, size, text in lines)
        content += "q 90 0 0 90 460 730 cm /L Do Q\n"
        packed = zlib.compress(content.encode("latin-1"), 6)
        return assembled([
            b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</L 6 0 R>>>>>>",
            b"<</Filter/FlateDecode/Length %d>>\nstream\n" % len(packed) + packed + b"\nendstream",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", self.picture])


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))] if values else float("nan")
