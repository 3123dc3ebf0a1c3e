"""PDF files made to hurt whoever opens them; the same bytes on every run."""
import random
import zlib

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>"
TEXT = b"BT /F 12 Tf 9 30 Td (Factura INV-1 Fecha 2026-01-31 Total EUR 121.00) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
MEGA = 1 << 20


def stream(data, entries=b""):
    return b"<</Length %d%s>>stream\n" % (len(data), entries) + data + b"\nendstream"


def flated(data, entries=b""):
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode" + entries)


def deflated_zeros(count, byte=b"\0"):
    """zlib data of many equal bytes without holding them."""
    packer, out = zlib.compressobj(9), []
    for start in range(0, count, MEGA):
        out.append(packer.compress(byte * min(MEGA, count - start)))
    return b"".join(out) + packer.flush()


def build(objects, trailer=b"/Root 1 0 R", head=b"%PDF-1.7\n"):
    """Bodies by number, a table over them, a trailer. None leaves a number free."""
    out, places = [head], {}
    position = len(head)
    for number, body in objects.items():
        places[number] = position
        text = b"%d 0 obj\n" % number + body + b"\nendobj\n"
        out.append(text)
        position += len(text)
    numbers = sorted(places)
    table, run = [b"xref\n"], []
    for index, number in enumerate(numbers):
        run.append(number)
        if index + 1 == len(numbers) or numbers[index + 1] != number + 1:
            table.append(b"%d %d\n" % (run[0], len(run)))
            table += [b"%010d 00000 n \n" % places[n] for n in run]
            run = []
    size = (max(numbers) if numbers else 0) + 1
    return b"".join(out) + b"".join(table) + b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, position)


def simple(changes=None, resources=b"", **options):
    objects = {1: CATALOG, 2: PAGES, 3: PAGE % resources, 4: stream(TEXT), 5: FONT}
    objects.update(changes or {})
    return build(objects, **options)


def bombs():
    giga = deflated_zeros(1 << 30, b" ")
    yield "flate-1-gb", simple({4: stream(giga, b"/Filter/FlateDecode")})
    yield "flate-in-flate", simple({4: stream(zlib.compress(giga, 9), b"/Filter[/FlateDecode/FlateDecode]")})
    twice = zlib.compress(zlib.compress(giga, 9), 9)
    yield "flate-thrice", simple({4: stream(twice, b"/Filter[/FlateDecode/FlateDecode/FlateDecode]")})
    yield "flate-64-times", simple({4: stream(giga, b"/Filter[" + b"/FlateDecode" * 64 + b"]")})
    run = b"\x81\x20" * 500_000
    yield "run-length", simple({4: stream(run, b"/Filter/RunLengthDecode")})
    packed = zlib.compress(b"\x81\x81" * 4_000_000, 9)
    yield "run-length-nested", simple({4: stream(packed, b"/Filter[/FlateDecode/RunLengthDecode/RunLengthDecode]")})
    yield "ascii85-zeros", simple({4: stream(b"z" * 20_000_000 + b"~>", b"/Filter/ASCII85Decode")})
    yield "ascii85-in-flate", simple({4: stream(zlib.compress(b"z" * 60_000_000, 9), b"/Filter[/FlateDecode/ASCII85Decode]")})
    yield "ascii-hex-nested", simple({4: stream(zlib.compress(b"3" * 60_000_000, 9), b"/Filter[/FlateDecode" + b"/ASCIIHexDecode" * 7 + b"]")})
    yield "lzw", simple({4: stream(lzw_run(3_000_000), b"/Filter/LZWDecode")})
    many = {3: PAGE.replace(b"4 0 R", b"[" + b"4 0 R " * 100_000 + b"]") % b"", 4: flated(TEXT + b" " * MEGA)}
    yield "one-stream-100000-times", simple(many)
    pages = {2: b"<</Type/Pages/Kids[" + b" ".join(b"%d 0 R" % n for n in range(10, 70)) + b"]/Count 60>>"}
    pages.update({n: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>" for n in range(10, 70)})
    pages[4] = stream(deflated_zeros(30 * MEGA, b" "), b"/Filter/FlateDecode")
    yield "sixty-pages-of-30-mb", simple(pages)
    yield "inline-images", simple({4: flated(b"BI /W 9 /H 9 ID " * 200_000)})
    yield "open-parentheses", simple({4: flated(b"(" * 8_000_000)})
    yield "open-brackets", simple({4: flated(b"[ " * 4_000_000)})
    yield "open-dictionaries", simple({4: flated(b"<</A" * 2_000_000)})
    yield "operators", simple({4: flated(b"q Q " * 6_000_000)})
    yield "operands", simple({4: flated(b"0 " * 12_000_000)})
    yield "words", simple({4: flated(b"BT /F 1 Tf " + b"(a b c d e f g h) Tj 0 1 Td " * 200_000 + b"ET")})


def lzw_run(count):
    """Codes that each stand for one byte more than the one before, then the longest again and again."""
    bits, value, out = 0, 0, bytearray()

    def put(code, width):
        nonlocal bits, value
        value = value << width | code
        bits += width
        while bits >= 8:
            out.append(value >> (bits - 8) & 255)
            bits -= 8
            value &= (1 << bits) - 1

    put(256, 9)
    put(32, 9)
    following = 258
    for _ in range(count):
        threshold = following + 1
        width = 12 if threshold >= 2048 else 11 if threshold >= 1024 else 10 if threshold >= 512 else 9
        put(min(following, 4094), width)
        following = min(following + 1, 4095)
        if len(out) > count:
            break
    return bytes(out)


def predictors():
    data = b"\x04\x01" * 15_000_000
    yield "png-one-column", simple({4: flated(data, b"/DecodeParms<</Predictor 15/Columns 1>>")})
    yield "png-one-bit", simple({4: flated(data, b"/DecodeParms<</Predictor 15/Columns 1/BitsPerComponent 1>>")})
    yield "png-huge-row", simple({4: flated(data, b"/DecodeParms<</Predictor 12/Columns 2147483647/Colors 64>>")})
    yield "png-negative", simple({4: flated(b"\0" * 99, b"/DecodeParms<</Predictor 12/Columns -1>>")})
    yield "tiff-one-bit", simple({4: flated(data, b"/DecodeParms<</Predictor 2/Columns 1/BitsPerComponent 1>>")})
    yield "tiff-16-bit", simple({4: flated(data, b"/DecodeParms<</Predictor 2/Columns 9999/BitsPerComponent 16>>")})
    yield "overflowing-colours", simple({4: flated(b"\0" * 99, b"/DecodeParms<</Predictor 12/Colors 9223372036854775807>>")})


def trees():
    yield "page-is-its-own-parent", simple({2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"})
    yield "page-tree-loop", simple({3: b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>"})
    yield "one-page-a-million-times", simple({2: b"<</Type/Pages/Kids[" + b"3 0 R " * 1_000_000 + b"]/Count 1000000>>"})
    yield "page-tree-1000-deep", simple({
        2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>", 1010: PAGE % b"",
        **{n: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(10, 1010)}})
    wide = b"<</Type/Pages/Kids[" + b" ".join(b"%d 0 R" % n for n in range(10, 250_010)) + b"]/Count 0>>"
    yield "page-tree-250000-wide", simple({2: wide, **{n: b"<</Type/Pages/Kids[]/Count 0>>" for n in range(10, 250_010)}})
    kids = b"<</Type/Pages/Kids[" + b" ".join(b"%d 0 R" % n for n in range(10, 1_000_010)) + b"]/Count 1000000>>"
    yield "a-million-pages", simple({2: kids, **{n: b"<</Type/Page/Parent 2 0 R>>" for n in range(10, 1_000_010)}})
    yield "count-says-a-million", simple({2: b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>"})
    yield "count-is-negative", simple({2: b"<</Type/Pages/Kids[3 0 R]/Count -2147483648>>"})
    yield "count-overflows", simple({2: b"<</Type/Pages/Kids[3 0 R]/Count 99999999999999999999>>"})
    yield "kids-is-no-array", simple({2: b"<</Type/Pages/Kids 3 0 R/Count 1>>"})
    shared = {1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields 10 0 R>>>>"}
    for n in range(10, 70):
        shared[n] = b"[<</T(a)/Kids %d 0 R>><</T(b)/Kids %d 0 R>>]" % (n + 1, n + 1)
    yield "form-of-2-to-the-60-fields", simple({**shared, 70: b"[<</FT/Sig/T(c)>>]"})
    yield "long-field-names", simple({
        1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[<</T(" + b"x" * 4_000_000 + b")/FT/Sig/Kids 10 0 R>>]>>>>",
        10: b"[" + b"<</T(y)>>" * 20_000 + b"]"})
    signed = b"<</Type/Sig/Filter/A/ByteRange[0 1 2 3]/Contents<" + b"0" * 2_000_000 + b">>>"
    yield "20000-signatures-in-one", simple({
        1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[" + b"<</FT/Sig/T(a)/V 10 0 R>>" * 20_000 + b"]>>>>", 10: signed})
    yield "form-loop", simple({1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[10 0 R]>>>>", 10: b"<</T(a)/Kids[10 0 R]>>"})
    yield "names-loop", simple({
        1: b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 10 0 R>>>>", 10: b"<</Kids[10 0 R 10 0 R]>>"})
    yield "names-a-million", simple({
        1: b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 10 0 R>>>>",
        10: b"<</Names[" + b"(a)11 0 R " * 400_000 + b"]>>", 11: b"<</F(a)/EF<</F 4 0 R>>>>"})
    yield "outline-loop", simple({1: b"<</Type/Catalog/Pages 2 0 R/Outlines 10 0 R>>", 10: b"<</First 10 0 R/Last 10 0 R/Next 10 0 R>>"})


def nesting():
    yield "arrays-100000-deep", simple({10: b"[" * 100_000 + b"]" * 100_000, 3: PAGE.replace(b"/Contents 4 0 R", b"/Contents 10 0 R") % b""})
    yield "dictionaries-100000-deep", simple({3: PAGE.replace(b"/Contents 4 0 R", b"/A" + b"<</A" * 100_000 + b" 0" + b">>" * 100_000 + b"/Contents 4 0 R") % b""})
    yield "array-of-16-million", simple({3: PAGE.replace(b"4 0 R", b"[" + b"0 " * 16_000_000 + b"]") % b""})
    yield "names-of-a-million-hashes", simple({3: PAGE.replace(b"4 0 R", b"[" + b"/#41" * 900_000 + b"]") % b""})
    yield "one-name-of-8-mb", simple({3: PAGE.replace(b"4 0 R", b"/" + b"#41" * 2_700_000) % b""})
    yield "string-without-end", simple({3: b"<</Type/Page/A(" + b"\\(" * 4_000_000})
    yield "comment-of-20-mb", simple({3: b"%" + b"x" * 20_000_000 + b"\n" + PAGE % b""})
    yield "number-of-a-million-digits", simple({3: PAGE.replace(b"300", b"9" * 1_000_000) % b""})
    chain = {n: b"%d 0 R" % (n + 1) for n in range(10, 5_000)}
    yield "references-5000-long", simple({**chain, 5_000: stream(TEXT), 3: PAGE.replace(b"4 0 R", b"10 0 R") % b""})
    yield "reference-to-itself", simple({4: b"4 0 R"})


def references():
    good = simple()
    start = good.rindex(b"xref\n0") if b"xref\n0" in good else good.index(b"xref\n")
    body, end = good[:start], good[start:]

    def ending(text):
        return body + text

    trailer = b"trailer\n<</Size 6/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
    table = end[:end.index(b"trailer")]
    yield "previous-is-itself", ending(table + trailer % (b"/Prev %d" % start, start))
    yield "previous-is-outside", ending(table + trailer % (b"/Prev 999999999", start))
    yield "previous-is-negative", ending(table + trailer % (b"/Prev -1", start))
    yield "startxref-overflows", ending(table + trailer % (b"", 99999999999999999999999))
    yield "startxref-is-outside", ending(table + trailer % (b"", 4_000_000_000))
    yield "startxref-is-zero", ending(table + trailer % (b"", 0))
    yield "all-at-one-place", ending(b"xref\n1 5\n" + b"%010d 00000 n \n" % 9 * 5 + trailer % (b"", start))
    yield "offsets-overflow", ending(b"xref\n1 5\n" + b"99999999999999999999 00000 n \n" * 5 + trailer % (b"", start))
    yield "subsection-of-8-million", ending(b"xref\n0 8388607\n" + table[len(b"xref\n1 5\n"):] + trailer % (b"", start))
    yield "two-million-free", ending(b"xref\n1 5\n" + table[len(b"xref\n1 5\n"):] + b"10 3000000\n" + b"0 0 f " * 3_000_000 + trailer % (b"", start))
    yield "empty-subsections", ending(b"xref\n1 5\n" + table[len(b"xref\n1 5\n"):] + b"10 0\n" * 1_000_000 + trailer % (b"", start))
    chain, previous = bytearray(ending(table + trailer % (b"", start))), start
    for _ in range(6_000):
        place = len(chain)
        chain += b"xref\n0 0\n" + trailer % (b"/Prev %d" % previous, place)
        previous = place
    yield "6000-revisions", bytes(chain)
    gap, previous = bytearray(ending(table + trailer % (b"", start))), start
    for _ in range(3_000):
        place = len(gap)
        gap += b"xref\n0 0\ntrailer\n<</Size 6/Root 1 0 R/Prev %d>>\n" % previous
        previous = place
    yield "sections-before-a-comment", bytes(gap) + b"%" + b"x" * 4_000_000 + b"\nstartxref\n%d\n%%%%EOF\n" % previous
    base = {1: CATALOG, 2: PAGES, 3: PAGE % b"", 4: stream(TEXT), 5: FONT}
    yield "stream-of-wide-fields", referenced(base, b"/W[8 8 8]/Size 9", b"\xff" * 24 * 9)
    yield "stream-of-zero-width", referenced(base, b"/W[0 0 0]/Size 9", b"")
    yield "stream-of-60-million", referenced(base, b"/W[0 1 0]/Size 8388607/Filter/FlateDecode", deflated_zeros(60 * MEGA, b"\1"))
    yield "stream-index-overflows", referenced(base, b"/W[1 2 1]/Index[9223372036854775807 9223372036854775807]/Size 9", b"\0" * 99)
    yield "stream-in-itself", compressed(base, {7: (7, 0)})
    yield "object-stream-in-object-stream", compressed({**base, 7: object_stream({8: object_stream({9: b"1"})})}, {8: (7, 0), 9: (8, 0)})
    yield "two-object-streams-in-each-other", compressed(base, {7: (8, 0), 8: (7, 0)})
    yield "object-stream-of-a-billion", compressed({**base, 7: stream(b"1 0 1", b"/Type/ObjStm/N 1000000000/First 4")}, {9: (7, 0)})
    yield "object-stream-first-outside", compressed({**base, 7: stream(b"9 0 1", b"/Type/ObjStm/N 1/First 4000000000")}, {9: (7, 0)})
    yield "object-stream-extends-itself", compressed({**base, 7: stream(b"9 0 1", b"/Type/ObjStm/N 1/First 4/Extends 7 0 R")}, {9: (7, 0)})
    many = b" ".join(b"%d 0" % n for n in range(10, 60_010)) + b" "
    data = zlib.compress(many + b"[" + b"0 " * 900_000 + b"]", 9)
    overlapping = {**base, 7: stream(data, b"/Type/ObjStm/N 60000/First %d/Filter/FlateDecode" % len(many)),
                   2: b"<</Type/Pages/Kids[" + b" ".join(b"%d 0 R" % n for n in range(10, 60_010)) + b"]/Count 60000>>"}
    yield "60000-objects-at-one-place", compressed(overlapping, {n: (7, n - 10) for n in range(10, 60_010)})
    bomb = {**base, 7: stream(deflated_zeros(1 << 30, b" "), b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode")}
    yield "object-stream-bomb", compressed(bomb, {3: (7, 0)}, without={3})


def object_stream(objects):
    head = body = b""
    for number, value in objects.items():
        head += b"%d %d " % (number, len(body))
        body += value + b" "
    return stream(head + body, b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head)))


def referenced(objects, entries, data):
    """The objects, then a cross-reference stream that says something else."""
    body = build(objects)
    place = body.rindex(b"xref\n", 0, body.rindex(b"startxref"))
    return body[:place] + b"99 0 obj\n" + stream(data, b"/Type/XRef/Root 1 0 R" + entries) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % place


def compressed(objects, inside, without=()):
    """The objects in the file and, by a cross-reference stream, others in object streams."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        if number not in without:
            places[number] = len(out)
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    rows = {number: b"\1" + place.to_bytes(4, "big") + b"\0\0" for number, place in places.items()}
    rows.update({number: b"\2" + holder.to_bytes(4, "big") + index.to_bytes(2, "big") for number, (holder, index) in inside.items()})
    top = max(rows) + 1
    data = zlib.compress(b"".join(rows.get(number, bytes(7)) for number in range(top)), 9)
    out += b"%d 0 obj\n" % top + stream(data, b"/Type/XRef/Root 1 0 R/W[1 4 2]/Size %d/Filter/FlateDecode" % top)
    return bytes(out) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


def lengths():
    for name, length in {"small": b"3", "large": b"99999", "negative": b"-1", "overflows": b"9" * 30, "real": b"3.5", "absent": b"null",
                         "itself": b"4 0 R", "another-stream": b"3 0 R"}.items():
        yield f"length-{name}", simple({4: b"<</Length " + length + b">>stream\n" + TEXT + b"\nendstream"})
    loop = {n: b"<</Length %d 0 R>>stream\n\nendstream" % (n + 1) for n in range(10, 40)}
    yield "length-of-length-of-length", simple({**loop, 40: b"4", 4: b"<</Length 10 0 R>>stream\n" + TEXT + b"\nendstream"})
    yield "no-endstream", simple({4: b"<</Length %d>>stream\n" % len(TEXT) + TEXT})
    yield "external-stream", simple({4: b"<</Length 0/F(/etc/passwd)/FFilter/FlateDecode>>stream\n\nendstream"})


def pages():
    box = b"/MediaBox[0 0 300 200]"
    for name, value in {"a-billion-wide": b"[0 0 1000000000 1000000000]", "overflowing": b"[0 0 1e308 1e308]", "upside-down": b"[300 200 0 0]",
                        "without-area": b"[5 5 5 5]", "of-names": b"[/A/B/C/D]", "of-references": b"[9 0 R 9 0 R 9 0 R 9 0 R]",
                        "far-away": b"[-99999999 -99999999 -99999900 -99999900]", "fifty-metres": b"[0 0 141732 141732]"}.items():
        yield f"box-{name}", simple({3: PAGE.replace(box, b"/MediaBox" + value) % b""})
    yield "user-unit", simple({3: PAGE.replace(box, b"/MediaBox[0 0 14400 14400]/UserUnit 75000") % b""})
    yield "rotation", simple({3: PAGE.replace(box, box + b"/Rotate -9223372036854775808") % b""})
    yield "form-draws-itself", simple({4: stream(b"/X Do"), 10: stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 10 0 R>>>>")},
                                      resources=b"/XObject<</X 10 0 R>>")
    twice = {n: stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (n + 1)) for n in range(10, 40)}
    twice[40] = stream(b"0 0 9 9 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    yield "forms-drawn-2-to-the-30-times", simple({**twice, 4: stream(b"/X Do")}, resources=b"/XObject<</X 10 0 R>>")
    image = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent %d"
    for name, size in {"huge": (200_000, 200_000, 8), "overflowing": (2147483647, 2147483647, 16), "negative": (-1, -1, 8)}.items():
        yield f"image-{name}", simple({4: stream(b"300 0 0 200 0 0 cm /I Do"), 10: stream(b"\0" * 999, image % size)}, resources=b"/XObject<</I 10 0 R>>")
    real = stream(deflated_zeros(400 * MEGA), b"/Filter/FlateDecode" + image % (20_000, 20_000, 8))
    yield "image-of-400-mb", simple({4: stream(b"300 0 0 200 0 0 cm /I Do"), 10: real}, resources=b"/XObject<</I 10 0 R>>")
    for kind in (b"DCTDecode", b"JPXDecode", b"JBIG2Decode", b"CCITTFaxDecode"):
        noise = random.Random(7).randbytes(5_000)
        yield f"noise-as-{kind.decode()}", simple(
            {4: stream(b"300 0 0 200 0 0 cm /I Do"), 10: stream(noise, b"/Filter/" + kind + image % (5_000, 5_000, 8))}, resources=b"/XObject<</I 10 0 R>>")
    tile = stream(b"0 0 1 1 re f", b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001/Resources<<>>")
    yield "pattern-of-tiny-steps", simple({4: stream(b"/Pattern cs /P scn 0 0 300 200 re f"), 10: tile}, resources=b"/Pattern<</P 10 0 R>>")
    shading = b"<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 1e9 0 1e9]/Function 11 0 R>>"
    function = stream(b"{" + b" dup mul" * 20_000 + b" 0 0 }", b"/FunctionType 4/Domain[0 1e9 0 1e9]/Range[0 1 0 1 0 1]")
    yield "shading-of-a-long-function", simple({4: stream(b"/S sh"), 10: shading, 11: function}, resources=b"/Shading<</S 10 0 R>>")
    yield "dashes", simple({4: stream(b"[0.0001] 0 d 0 0 m 300 200 l S " * 50)})
    cmap = flated(b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange " + b"9 beginbfrange <0000> <ffff> <0000> endbfrange " * 50_000)
    yield "character-map-bomb", simple({5: b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 10 0 R/DescendantFonts[11 0 R]>>", 10: cmap,
                                        11: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>/W[0 4000000000 500]>>"})
    glyph = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 10 0 R>>/Resources<</Font<</F 5 0 R>>>>>>"
    yield "glyph-shows-itself", simple({4: stream(b"BT /F 9 Tf (aaaa) Tj ET"), 5: glyph, 10: stream(b"9 0 d0 BT /F 9 Tf (aaaa) Tj ET")})
    yield "font-file-of-noise", simple({5: b"<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 0/LastChar 255/Widths[" + b"9 " * 256 + b"]/FontDescriptor 10 0 R>>",
                                        10: b"<</Type/FontDescriptor/FontName/A/Flags 4/FontFile2 11 0 R>>", 11: flated(random.Random(8).randbytes(100_000))})


def actions():
    for name, action in {"javascript": b"/S/JavaScript/JS(while\\(true\\){})", "launch": b"/S/Launch/F(/bin/sh)", "uri": b"/S/URI/URI(http://127.0.0.1/)",
                         "submit": b"/S/SubmitForm/F(http://127.0.0.1/)", "remote": b"/S/GoToR/F(/etc/passwd)/D[0/Fit]", "loop": b"/S/JavaScript/JS 10 0 R/Next 11 0 R"}.items():
        yield f"open-{name}", simple({1: b"<</Type/Catalog/Pages 2 0 R/OpenAction 11 0 R/Names<</JavaScript<</Names[(a)11 0 R]>>>>>>",
                                      10: flated(b"app.alert(1);" * 100_000), 11: b"<<" + action + b">>"})
    attached = b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(factur-x.xml)10 0 R]>>>>/AF[10 0 R]>>"
    file = b"<</Type/Filespec/F(factur-x.xml)/UF(factur-x.xml)/EF<</F 11 0 R>>/AFRelationship/Alternative>>"
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "' + b"c" * 1000 + b'"><!ENTITY d "' + b"&b;" * 1000 + b'">]><a>' + b"&d;" * 1000 + b"</a>"
    yield "embedded-bomb", simple({1: attached, 10: file, 11: stream(deflated_zeros(1 << 30, b" "), b"/Type/EmbeddedFile/Filter/FlateDecode")})
    yield "embedded-laughs", simple({1: attached, 10: file, 11: flated(laughs, b"/Type/EmbeddedFile")})
    yield "embedded-deep", simple({1: attached, 10: file, 11: flated(b"<a>" * 5_000_000, b"/Type/EmbeddedFile")})
    yield "embedded-is-the-page", simple({1: attached, 10: file, 11: b"3 0 R"})
    yield "embedded-noise", simple({1: attached, 10: file, 11: stream(random.Random(9).randbytes(50_000), b"/Filter/FlateDecode")})


def encryption():
    strings = b"/O<" + b"00" * 32 + b">/U<" + b"00" * 32 + b">/P -4"
    strong = b"/O<" + b"00" * 48 + b">/U<" + b"00" * 48 + b">/OE<" + b"00" * 32 + b">/UE<" + b"00" * 32 + b">/Perms<" + b"00" * 16 + b">/P -4"
    for name, entries in {
            "r2": b"/V 1/R 2" + strings, "r3": b"/V 2/R 3/Length 128" + strings, "r6": b"/V 5/R 6" + strong, "r5": b"/V 5/R 5" + strong,
            "version-99": b"/V 99/R 99" + strings, "no-strings": b"/V 2/R 3/P -4", "length-zero": b"/V 2/R 3/Length 0" + strings,
            "length-huge": b"/V 2/R 3/Length 9223372036854775807" + strings, "filters-loop": b"/V 4/R 4/CF 9 0 R" + strings,
            "p-huge": b"/V 1/R 2" + strings.replace(b"-4", b"99999999999999999999")}.items():
        yield f"encryption-{name}", simple({9: b"<</Filter/Standard" + entries + b">>"}, trailer=b"/Root 1 0 R/Encrypt 9 0 R/ID[<00><00>]")
    yield "encryption-for-certificates", simple({9: b"<</Filter/Adobe.PubSec/V 4/SubFilter/adbe.pkcs7.s5>>"}, trailer=b"/Root 1 0 R/Encrypt 9 0 R")
    yield "encryption-is-itself", simple({9: b"9 0 R"}, trailer=b"/Root 1 0 R/Encrypt 9 0 R")
    yield "encryption-is-null", simple(trailer=b"/Root 1 0 R/Encrypt null")
    yield "encryption-is-nowhere", simple(trailer=b"/Root 1 0 R/Encrypt 77 0 R")


def files():
    yield "header-only", b"%PDF-1.7\n"
    yield "header-and-zeros", b"%PDF-1.7\n" + bytes(30 * MEGA) + b"%%EOF"
    yield "header-and-objects", b"%PDF-1.7\n" + b"1 0 obj\n" * 2_000_000 + b"%%EOF"
    yield "markers", b"%PDF-1.7\n" + b"startxref\n9\n%%EOF\n" * 500_000
    yield "no-root", simple(trailer=b"")
    yield "root-is-a-number", simple(trailer=b"/Root 1")
    yield "root-is-itself", simple({1: b"1 0 R"})
    yield "noise", b"%PDF-1.7\n" + random.Random(10).randbytes(3 * MEGA) + b"\nstartxref\n9\n%%EOF\n"
    yield "duplicate-keys", simple({1: b"<</Type/Catalog/Pages 2 0 R/Pages 3 0 R>>"})
    yield "two-catalogs", simple({1: b"<</Type/Catalog/Pages 2 0 R>>"}) + build({1: b"<</Type/Catalog/Pages 9 0 R>>"})[9:]


def huge():
    """Documents of a gigabyte: what stands before a hole, its length, what stands behind."""
    size = 1 << 30
    attached = {1: b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(%s)9 0 R]>>>>/AF[9 0 R]>>"}
    for name in (b"drawing.bin", b"factur-x.xml"):
        objects = {1: attached[1] % name, 9: b"<</Type/Filespec/F(%s)/UF(%s)/EF<</F 10 0 R>>/AFRelationship/Data>>" % (name, name)}
        yield f"embedded-{name.decode()}", with_hole(objects, b"/Type/EmbeddedFile", size)
    yield "embedded-flate", with_hole({**objects}, b"/Type/EmbeddedFile/Filter/FlateDecode", size)
    yield "content", with_hole({3: PAGE.replace(b"4 0 R", b"10 0 R") % b""}, b"", size)
    yield "image", with_hole({3: PAGE % b"/XObject<</I 10 0 R>>", 4: stream(TEXT + b" 300 0 0 200 0 0 cm /I Do")},
                             b"/Type/XObject/Subtype/Image/Width 32768/Height 32768/ColorSpace/DeviceGray/BitsPerComponent 8", size)
    head, size, tail = with_hole({}, b"", size)
    yield "unused", (head, size, tail)
    yield "damaged", (head, size, tail.replace(b"startxref\n1", b"startxref\n2"))
    yield "without-end", (head, size, b"")


def with_hole(changes, entries, size):
    """A document whose object 10 is a stream of so many zeros."""
    objects = {1: CATALOG, 2: PAGES, 3: PAGE % b"", 4: stream(TEXT), 5: FONT, **changes}
    whole = build(objects)
    start = whole.rindex(b"xref\n", 0, whole.rindex(b"startxref"))
    head = whole[:start] + b"10 0 obj\n<</Length %d%s>>stream\n" % (size, entries)
    tail = b"\nendstream\nendobj\n"
    table = whole[start:whole.rindex(b"trailer")] + b"10 1\n%010d 00000 n \n" % start
    return head, size, tail + table + b"trailer\n<</Size 11/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(head) + size + len(tail))


def damaged(samples):
    """Bytes changed, cut out and put in, in sound documents."""
    chance = random.Random(11)
    for path in samples:
        good = path.read_bytes()
        for number in range(6):
            data = bytearray(good)
            for _ in range(chance.choice((1, 4, 40))):
                place = chance.randrange(9, len(data))
                match chance.randrange(4):
                    case 0: data[place] ^= 1 << chance.randrange(8)
                    case 1: del data[place:place + chance.randrange(1, 60)]
                    case 2: data[place:place] = chance.choice((b"<<", b"]", b" 0 R", b"endobj", b"%", b"stream\n"))
                    case 3: data[place] = chance.randrange(256)
            yield f"{path.stem}-{number}", bytes(data)
        yield f"{path.stem}-half", good[:len(good) // 2]


SECTIONS = {section.__name__: section for section in
            (bombs, predictors, trees, nesting, references, lengths, pages, actions, encryption, files, huge)}
