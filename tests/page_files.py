"""Files made by hand for the tests of reading: a page, a web archive, a PDF."""

from __future__ import annotations

import datetime
import gzip
import io

from srctrack.model.capture import Capture, Exchange

WHEN = datetime.datetime(2024, 1, 2, 9, 30, tzinfo=datetime.UTC)
HTML = (
    "<html lang=en><head><title>Ferry runs again</title></head><body><article><h1>Ferry runs again after the storm</h1>"
    "<p>The ferry between the two islands runs again since Monday noon, after a storm had damaged its ramp in the night to Friday.</p>"
    "<p>“We will carry everybody who waits before dark,” captain Elin Moe said, adding that 212 cars stood in line at eight.</p>"
    "</article></body></html>"
)


def captured(
    content: bytes, media_type: str, url: str = "https://coast.example/ferry", charset: str | None = None
) -> Capture:
    return Capture(url, (Exchange(url, "GET", (), 200, "OK", (), content, WHEN),), content, media_type, charset)


def warc_record(kind: str, url: str, block: bytes) -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{hash((kind, url)) & (2**64 - 1):032x}>\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-01-02T09:30:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def http_answer(status: str, headers: str, body: bytes) -> bytes:
    return f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body


PACKED = gzip.compress(HTML.encode())
WARC = (
    warc_record("response", "https://coast.example/robots.txt", http_answer("200 OK", "Content-Type: text/css", b"p{}"))
    + warc_record(
        "response", "http://coast.example/old", http_answer("301 Moved", "Location: https://coast.example/ferry", b"")
    )
    + warc_record(
        "response",
        "https://coast.example/ferry",
        http_answer(
            "200 OK",
            f"Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nContent-Length: {len(PACKED)}",
            PACKED,
        ),
    )
)


def pdf_of(lines: list[str]) -> bytes:
    """A one-page PDF made by hand (ISO 32000-1): Helvetica, a line a line."""
    words = "BT /F1 12 Tf 14 TL 50 780 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(words)} >>\nstream\n{words}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Title (Report on the ferry) /Author (Elin Moe) /CreationDate (D:20240102093000Z) >>",
    ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for n, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{n} 0 obj\n{body}\nendobj\n".encode())
    table = out.tell()
    out.write(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
        + b"".join(f"{p:010d} 00000 n \n".encode() for p in places)
    )
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{table}\n%%EOF".encode())
    return out.getvalue()
