"""Pages, PDF files and web archives made to do harm, each read in a process of its own that is killed past its bounds.

``python hostile.py NAME FOLDER`` reads one and prints how it ended: ``read``, or the code of the refusal.
"""

from __future__ import annotations

import gzip
import resource
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

PROCESSOR_SECONDS = 60
MEMORY = 1024 * 1024 * 1024
"""Bytes of address space, of which an interpreter with lxml in it has 200 million before it reads anything."""
MILLION = 1_000_000
ARTICLE = (
    "<p>The council met on Tuesday and closed the quay to lorries, its speaker said in the evening to reporters.</p>"
    * 5
)
LINE = b"BT /F 12 Tf 10 10 Td (The council met on Tuesday and closed the quay to lorries.) Tj ET\n"


def html(body: str, head: str = "") -> bytes:
    page = f"<html><head><title>Quay closed</title>{head}</head><body><article>{ARTICLE}{body}"
    return page.encode("utf-8", "surrogatepass")


def script(linked: str) -> bytes:
    return html("", f'<script type="application/ld+json">{linked}</script>')


def bomb(size: int) -> bytes:
    """``size`` spaces, packed with zlib."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * MILLION) for _ in range(size // MILLION)) + packer.flush()


def stream(packed: bytes, more: bytes = b"", filters: bytes = b"/FlateDecode") -> bytes:
    head = b"<</Length %d/Filter[%s]%s>>stream\n" % (len(packed), filters, more)
    return head + packed + b"\nendstream"


def pdf(*objects: bytes) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + tail


def pages(kids: bytes, *objects: bytes) -> bytes:
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[%s]>>" % kids, *objects)


def page(contents: bytes, *objects: bytes) -> bytes:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
    return pages(b"3 0 R", leaf, contents, font, *objects)


def forms(depth: int) -> list[bytes]:
    """Forms that each show the next ten times."""
    told = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>"
    shows = [zlib.compress(b"/X Do " * 10 if n < depth else LINE * 2000) for n in range(depth + 1)]
    return [stream(packed, told % (7 + n)) for n, packed in enumerate(shows)]


def laughs() -> bytes:
    nodes = (b"<</Type/Pages/Count 9/Kids[%s]>>" % (b"%d 0 R " % n * 10) for n in range(4, 16))
    return pages(b"3 0 R " * 10, *nodes, b"<</Type/Page/MediaBox[0 0 9 9]>>")


def warc(body: bytes, length: int | None = None) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://gazette.example/quay\r\nWARC-Date: 2026-03-02T09:00:00Z\r\n"
    told = b"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n"
    return head + told % (len(answer) if length is None else length) + answer + b"\r\n\r\n"


def packed_zeros(members: int) -> bytes:
    """A gzip file of ``members`` times 64 MB of nothing, after a record that says it is as long."""
    return gzip.compress(warc(b"", 10**12), 9) + gzip.compress(bytes(64 * MILLION), 9) * members


def package(folder: Path) -> bytes:
    """A WACZ whose list of pages is one line of 400 MB."""
    path = folder / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        with out.open("pages/pages.jsonl", "w") as listing:
            for _ in range(400):
                listing.write(b"[" * MILLION)
        out.writestr("archive/data.warc", warc(html("")))
    return path.read_bytes()


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
GROWING = ", ".join(f'{{"@id": "#{n}", "name": {{"@id": "#{n + 1}"}}}}' for n in range(3000))
PAGES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nested-divs": ("html", lambda: html("<div>" * MILLION)),
    "nested-closed": ("html", lambda: html("<b><i>" * 40_000 + "x" + "</i></b>" * 40_000)),
    "nested-spans": ("html", lambda: html("<span>" * 190_000)),
    "nested-cards": ("html", lambda: html("<div class=vcard>" * 3000)),
    "paragraphs": ("html", lambda: html("<p>a" * 50_000)),
    "bylines": ("html", lambda: html("<span class=byline>By Anna Berg</span>" * 40_000)),
    "headlines": ("html", lambda: html("".join(f"<h1>A headline of the story {n}</h1>" for n in range(40_000)))),
    "attributes": ("html", lambda: html(f"<div {' '.join(f'a{n}=b' for n in range(250_000))}>")),
    "text-50-mb": ("html", lambda: html("<p>The council met and closed the quay to lorries.</p>\n" * MILLION)),
    "one-word-50-mb": ("html", lambda: html("w" * 50 * MILLION)),
    "plain-50-mb": ("txt", lambda: b"The council met and closed the quay to lorries.\n" * MILLION),
    "file-of-100-mb": ("html", lambda: bytes(100 * MILLION)),
    "title": ("html", lambda: html("", f"<title>{'A | ' * 100_000}</title>")),
    "metas": ("html", lambda: html("", '<meta name=author content="A B">' * 50_000)),
    "null-bytes": ("html", lambda: html("\0" * MILLION)),
    "entities": ("html", lambda: html("&amp;&#x41;" * 150_000)),
    "entities-within-entities": ("html", lambda: b"<!DOCTYPE html [" + ENTITIES.encode() + b"]>" + html("&e11;")),
    "numbers-as-entities": ("html", lambda: html("&#9999999999999;" * 100_000 + "&#" + "9" * MILLION + ";&#xD800;")),
    "json-deep": ("html", lambda: script("[" * MILLION)),
    "json-deep-authors": ("html", lambda: script(f'{{"@type":"NewsArticle","author":{"[" * 900}"A B"{"]" * 900}}}')),
    "json-round": ("html", lambda: script('[{"@type":"NewsArticle","author":{"@id":"#a"}},{"@id":"#a","name":{"@id":"#a"}}]')),
    "json-chain": ("html", lambda: script(f'[{{"@type":"NewsArticle","author":{{"@id":"#0"}}}}, {GROWING}]')),
    "json-odd-ids": ("html", lambda: script('{"@type":["NewsArticle",{"a":1}],"publisher":{"@id":{"@id":"x"}},"author":{"@id":["x"]}}')),
    "json-infinity": ("html", lambda: script('{"@type":"NewsArticle","headline":"Quay closed","wordCount":1e999}')),
    "false-charset": ("html", lambda: b'<meta charset="utf-16">' + html("caf\u00e9 ".encode().decode("latin-1") * 1000)),
    "mixed-charsets": ("html", lambda: html("\u043d\u0435\u0442 ") + "\u043d\u0435\u0442 ".encode("cp1251") * 1000 + b"\xff\xfe\x80\x81"),
    "no-charset": ("html", lambda: b'<meta charset="x-made-up">' + html("") + bytes(range(128, 256)) * 1000),
    "pdf-gigabytes": ("pdf", lambda: page(stream(bomb(400 * MILLION)))),
    "pdf-packed-twice": ("pdf", lambda: page(stream(zlib.compress(bomb(900 * MILLION)), b"", b"/FlateDecode/FlateDecode"))),
    "pdf-million-pages": ("pdf", lambda: pages(b"3 0 R " * MILLION, b"<</Type/Page/MediaBox[0 0 9 9]>>")),
    "pdf-cycle": ("pdf", lambda: pages(b"3 0 R", b"<</Type/Pages/Count 1/Kids[2 0 R 3 0 R]>>")),
    "pdf-laughs": ("pdf", laughs),
    "pdf-forms": ("pdf", lambda: page(stream(zlib.compress(b"/X Do " * 10)), *forms(3))),
    "pdf-form-of-itself": ("pdf", lambda: page(stream(zlib.compress(b"/X Do ")), *forms(0)[:-1], stream(zlib.compress(b"/X Do " * 2), b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"))),
    "pdf-open-brackets": ("pdf", lambda: page(stream(zlib.compress(b"[<<(" * MILLION)))),
    "warc-without-end": ("warc", lambda: warc(html(""), 10**15)),
    "warc-negative": ("warc", lambda: warc(html(""), -5)),
    "warc-number-of-thousands": ("warc", lambda: warc(html("")).replace(b"Content-Length: ", b"Content-Length: " + b"9" * 6000)),
    "warc-cut": ("warc", lambda: warc(html("x" * 10_000))[:700]),
    "warc-noise": ("warc", lambda: bytes(range(256)) * 4000),
    "warc-gzip-bomb": ("warc.gz", lambda: packed_zeros(40)),
    "warc-gzip-cut": ("warc.gz", lambda: gzip.compress(warc(html("")))[:-30]),
}  # fmt: skip


def main(name: str, folder: Path) -> None:
    from srctrack.errors import ReadError
    from srctrack.extract.article import read_local
    from srctrack.extract.formats import pdf as reading

    reading.MAX_SECONDS = 4.0  # less patience than people get

    ending, make = PAGES.get(name, ("wacz", lambda: package(folder)))
    path = folder / f"hostile.{ending}"
    path.write_bytes(make())
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime) + PROCESSOR_SECONDS,) * 2)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        read_local(path, "https://gazette.example/quay")
    except ReadError as refusal:
        print(refusal.code)
    else:
        print("read")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
