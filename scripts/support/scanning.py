"""Pages as a scanner delivers them: drawn by poppler, turned, noisy, without a word of text."""
import pathlib, random, subprocess, zlib


class Page:
    """A grey picture of a page: one byte a pixel, 255 white."""

    def __init__(self, width, height, pixels, dpi):
        self.width, self.height, self.pixels, self.dpi = width, height, pixels, dpi

    def turned(self, degrees):
        """Turned clockwise by a few degrees about its middle, by three shears; what comes in is white."""
        import math
        a = math.radians(degrees)
        page = self._sheared_rows(-math.tan(a / 2))
        page = page._sheared_columns(math.sin(a))
        return page._sheared_rows(-math.tan(a / 2))

    def _sheared_rows(self, slope):
        rows, middle = [], self.height / 2
        for y in range(self.height):
            shift = round(slope * (y - middle))
            row = self.pixels[y * self.width:(y + 1) * self.width]
            if shift > 0:
                row = b"\xff" * shift + row[:self.width - shift]
            elif shift < 0:
                row = row[-shift:] + b"\xff" * -shift
            rows.append(row)
        return Page(self.width, self.height, b"".join(rows), self.dpi)

    def _sheared_columns(self, slope):
        # Columns that go up or down by the same number of pixels are one strip.
        strips, start, middle = [], 0, self.width / 2
        for x in range(1, self.width + 1):
            if x == self.width or round(slope * (x - middle)) != round(slope * (start - middle)):
                strips.append((start, x, round(slope * (start - middle))))
                start = x
        white, rows = b"\xff" * self.width, []
        for y in range(self.height):
            parts = []
            for left, right, shift in strips:
                source = y - shift
                if 0 <= source < self.height:
                    parts.append(self.pixels[source * self.width + left:source * self.width + right])
                else:
                    parts.append(white[left:right])
            rows.append(b"".join(parts))
        return Page(self.width, self.height, b"".join(rows), self.dpi)

    def noisy(self, seed):
        """Paper a little grey, a flicker in every pixel, and specks: one pixel in 2,000 black or white."""
        chance, count = random.Random(seed), len(self.pixels)
        picture = int.from_bytes(self.pixels, "little")
        # Three quarters of the picture and a quarter of the noise, each byte for itself.
        flicker = int.from_bytes(chance.randbytes(count), "little")
        half, quarter = int.from_bytes(b"\x7f" * count, "little"), int.from_bytes(b"\x3f" * count, "little")
        mixed = ((picture >> 1) & half) + ((picture >> 2) & quarter) + ((flicker >> 2) & quarter)
        pixels = bytearray(mixed.to_bytes(count, "little"))
        for _ in range(count // 2_000):
            pixels[chance.randrange(count)] = chance.choice((0, 0, 0, 255))
        return Page(self.width, self.height, bytes(pixels), self.dpi)

    def png(self):
        def chunk(kind, data):
            return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
        rows = b"".join(
            b"\0" + self.pixels[y * self.width:(y + 1) * self.width] for y in range(self.height))
        size = self.width.to_bytes(4, "big") + self.height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
        dots = round(self.dpi / 0.0254).to_bytes(4, "big")
        return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"pHYs", dots * 2 + b"\1")
                + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


def draw(pdf, dpi, last=24):
    """The pages of a PDF as pictures."""
    run = subprocess.run(
        ["pdftoppm", "-r", str(dpi), "-gray", "-l", str(last), str(pdf)], capture_output=True)
    return list(read_pgm(run.stdout, dpi))


def read_pgm(data, dpi):
    place = 0
    while place < len(data):
        fields, start = [], place
        while len(fields) < 4:
            while data[place:place + 1].isspace():
                place += 1
            start = place
            while not data[place:place + 1].isspace():
                place += 1
            fields.append(data[start:place])
        place += 1
        if fields[0] != b"P5" or fields[3] != b"255":
            raise ValueError("no PGM of eight bits")
        width, height = int(fields[1]), int(fields[2])
        yield Page(width, height, data[place:place + width * height], dpi)
        place += width * height


def as_pdf(pages):
    """A PDF that shows the pictures and nothing else."""
    out, offsets = bytearray(b"%PDF-1.7\n"), []

    def add(body):
        offsets.append(len(out))
        out.extend(f"{len(offsets)} 0 obj\n".encode() + body + b"\nendobj\n")

    kids = " ".join(f"{3 + 3 * n} 0 R" for n in range(len(pages)))
    add(b"<< /Type /Catalog /Pages 2 0 R >>")
    add(f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode())
    for n, page in enumerate(pages):
        across, down = page.width * 72 / page.dpi, page.height * 72 / page.dpi
        add(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {across:.2f} {down:.2f}] /Contents {4 + 3 * n} 0 R "
            f"/Resources << /XObject << /I {5 + 3 * n} 0 R >> >> >>".encode())
        drawing = f"{across:.2f} 0 0 {down:.2f} 0 0 cm /I Do".encode()
        add(f"<< /Length {len(drawing)} >>\nstream\n".encode() + drawing + b"\nendstream")
        packed = zlib.compress(page.pixels, 1)
        add(f"<< /Type /XObject /Subtype /Image /Width {page.width} /Height {page.height} /BitsPerComponent 8 "
            f"/ColorSpace /DeviceGray /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
            + packed + b"\nendstream")
    table = len(out)
    out.extend(f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n".encode())
    for offset in offsets:
        out.extend(f"{offset:010} 00000 n \n".encode())
    out.extend(f"trailer\n<< /Size {len(offsets) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode())
    return bytes(out)


def as_tiff(pages):
    """A TIFF of the pictures, grey, not compressed (TIFF 6.0, baseline)."""
    out, link = bytearray(b"II*\0\0\0\0\0"), 4
    for page in pages:
        strip = len(out)
        out.extend(page.pixels + b"\0" * (len(page.pixels) % 2))
        dots = len(out)
        out.extend(page.dpi.to_bytes(4, "little") + (1).to_bytes(4, "little"))
        out[link:link + 4] = len(out).to_bytes(4, "little")
        entries = [
            (256, 4, page.width), (257, 4, page.height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, strip), (277, 3, 1),
            (278, 4, page.height), (279, 4, len(page.pixels)), (282, 5, dots), (283, 5, dots), (296, 3, 2)]
        out.extend(len(entries).to_bytes(2, "little"))
        for tag, kind, value in entries:
            out.extend(tag.to_bytes(2, "little") + kind.to_bytes(2, "little") + (1).to_bytes(4, "little")
                       + value.to_bytes(4, "little"))
        link = len(out)
        out.extend(b"\0\0\0\0")
    return bytes(out)


def scan(pdf, dpi, degrees=0, noise=False, seed=0, last=24):
    """The pages of a PDF as a scanner delivers them."""
    pages = draw(pdf, dpi, last)
    if degrees:
        pages = [page.turned(degrees) for page in pages]
    if noise:
        pages = [page.noisy(seed + n) for n, page in enumerate(pages)]
    return pages
