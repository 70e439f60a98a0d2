"""Our snapshots in somebody else's hands: warcio's checker reads them, and pywb replays them byte for byte.

pywb is GPL and lives in an environment of its own; ``SRCTRACK_PYWB`` names its ``bin`` folder.
"""

from __future__ import annotations

import datetime
import gzip
import io
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.store.stores import WHEN, add
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from srctrack.model.capture import Capture, Exchange
from srctrack.model.source import SnapshotRef
from srctrack.store.integrity.verify import verify_store
from srctrack.store.library import Library
from srctrack.store.snapshots.warc_write import capture_file

STARTS_WITHIN = 60.0
HTML = (("Content-Type", "text/html; charset=utf-8"),)


def hop(url: str, body: bytes, status: int = 200, *headers: tuple[str, str]) -> Exchange:
    asked = (("User-Agent", "srctrack"), ("Accept", "text/html"))
    return Exchange(url, "GET", asked, status, "OK" if status == 200 else "Moved", (*HTML, *headers), body, WHEN)


def captures() -> list[Capture]:
    plain = "<p>Полиция задержала 3 000 человек</p>".encode()
    packed = gzip.compress(plain * 50, mtime=0)
    moved = "https://harbour.example/old"
    return [
        Capture("https://harbour.example/plain", (hop("https://harbour.example/plain", plain),), plain, "text/html"),
        Capture(
            "https://harbour.example/packed?a=1&b=2",
            (
                hop(
                    "https://harbour.example/packed?a=1&b=2",
                    packed,
                    200,
                    ("Content-Encoding", "gzip"),
                    ("Transfer-Encoding", "chunked"),
                ),
            ),
            plain * 50,
            "text/html",
            "utf-8",
        ),
        Capture(
            moved,
            (
                hop(moved, b"", 301, ("Location", "https://harbour.example/new")),
                hop("https://harbour.example/new", plain + b"<!-- new -->"),
            ),
            plain + b"<!-- new -->",
            "text/html",
        ),
    ]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / ".srctrack") as library:
        yield library


def test_every_capture_comes_back_as_it_was(library: Library) -> None:
    for capture in captures():
        back = library.snapshots.read(library.keep_capture(capture))
        assert back.content == capture.content
        assert back.url == capture.url
        assert back.final_url == capture.final_url
        assert [(e.url, e.status, e.headers, e.body) for e in back.exchanges] == [
            (e.url, e.status, e.headers, e.body) for e in capture.exchanges
        ]
        assert (back.media_type, back.charset) == (capture.media_type, capture.charset)


@pytest.mark.parametrize("url", ["https://harbour.example/saved", "file:///home/me/a page.html"])
def test_a_file_handed_over_is_kept_as_a_resource(library: Library, url: str) -> None:
    body = b"A page saved by hand."
    kept = Capture(
        "https://harbour.example/saved",
        (
            Exchange(
                "https://harbour.example/saved", "GET", (), None, "", (("Content-Type", "text/plain"),), body, WHEN
            ),
        ),
        body,
        "text/plain",
    )
    back = library.snapshots.read(library.keep_capture(kept))
    assert (back.content, back.exchanges[0].status, back.media_type) == (body, None, "text/plain")


def test_the_files_are_standard_warc(library: Library) -> None:
    for capture in captures():
        library.keep_capture(capture)
    add(library)
    for path in library.snapshots.all():
        checker = Checker(type("", (), {"inputs": [str(path)], "verbose": False})())
        checker.process_all()
        assert not checker.exit_value, path
        with path.open("rb") as stream:
            records = [(r.rec_type, r.rec_headers.protocol) for r in ArchiveIterator(stream)]
        requests = [line for line in gzip.decompress(path.read_bytes()).split(b"\r\n") if line.endswith(b" HTTP/1.1")]
        assert all(line.startswith(b"GET /") for line in requests)
        assert {protocol for _, protocol in records} == {"WARC/1.1"}
        kinds = [kind for kind, _ in records]
        assert kinds[0] == "warcinfo"
        assert kinds.count("response") == kinds.count("request")
    assert kinds[-2:] == ["conversion", "metadata"], "the readable text and the record were added"


@pytest.fixture
def wayback(library: Library, tmp_path: Path) -> Iterator[str]:
    folder_of_pywb = os.environ.get("SRCTRACK_PYWB")
    if not folder_of_pywb:
        pytest.skip("pywb is not installed: pip install pywb into an environment of its own, SRCTRACK_PYWB=its bin")
    program = str(Path(folder_of_pywb) / "wayback")
    for capture in captures():
        library.keep_capture(capture)
    folder = tmp_path / "archive"
    folder.mkdir()
    manager = str(Path(program).with_name("wb-manager"))
    subprocess.run([manager, "init", "kept"], cwd=folder, check=True, capture_output=True)
    files = [str(p) for p in library.snapshots.all()]
    subprocess.run([manager, "add", "kept", *files], cwd=folder, check=True, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [program, "-b", "127.0.0.1", "-p", str(port)], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield _answering(f"http://127.0.0.1:{port}", server)
    finally:
        server.terminate()
        server.wait(20)


def _answering(address: str, server: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        assert server.poll() is None, "pywb ended"
        try:
            with urllib.request.urlopen(address, timeout=5):
                return address
        except OSError:
            time.sleep(0.1)
    raise AssertionError("pywb did not start")


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def test_pywb_replays_every_hop_byte_for_byte(wayback: str) -> None:
    stamp = f"{WHEN.astimezone(datetime.UTC):%Y%m%d%H%M%S}"
    opener = urllib.request.build_opener(_Stay)
    for capture in captures():
        for exchange in capture.exchanges:
            request = urllib.request.Request(
                f"{wayback}/kept/{stamp}id_/{exchange.url}", headers={"Accept-Encoding": "gzip"}
            )
            try:
                with opener.open(request, timeout=30) as answer:
                    status, body = answer.status, answer.read()
            except urllib.error.HTTPError as other:
                status, body = other.code, other.read()
            assert status == exchange.status, exchange.url
            if status == 200:
                assert body == exchange.body, exchange.url


ODD = {
    "letters beyond ASCII": (("X-Note", "ünïcode — €"), ("Content-Type", "text/html")),
    "a lone surrogate": (("X-Note", "\udcfc"),),
    "a line end": (("X-Note", "a\r\nSet-Cookie: b"),),
    "an empty value": (("X-Note", ""),),
    "HTTP/2's own": ((":status", "200"),),
    "a name that is none": (("X é", "1"),),
    "the same twice": (("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")),
    "an encoding that is not so": (("Content-Encoding", "gzip"),),
    "an encoding nobody knows": (("Content-Encoding", "rot13"),),
}


@pytest.mark.parametrize("headers", ODD.values(), ids=ODD)
@pytest.mark.parametrize(
    "url",
    ["https://a.example/x", "https://пример.example/путь?q=ä b#c", "https://a.example/\udcff"],
)
def test_whatever_servers_send_is_kept_to_the_letter(
    library: Library, url: str, headers: tuple[tuple[str, str], ...]
) -> None:
    body = b"HTTP/1.1 200 OK\r\n\r\nnot a head"
    asked = (("Accept", "*/*"), ("X-Ü", "ü"))
    capture = Capture(url, (Exchange(url, "GET", asked, 200, "", headers, body, WHEN, "tls peer"),), body, "text/html")
    ref = library.keep_capture(capture)
    assert library.snapshots.read(ref) == capture
    assert library.keep_capture(capture) == ref
    assert len(library.snapshots.all()) == 1
    assert verify_store(library.path).whole


def test_a_request_record_parses_back_with_its_method_and_path() -> None:
    """That of a redirect's hop too: ``GET /path HTTP/1.1``, as any reader of WARC wants it."""
    for capture in captures():
        ref = SnapshotRef(
            capture.digest, capture.sha1, len(capture.content), "text/html", WHEN, None, capture.final_url
        )
        asked = []
        for record in ArchiveIterator(io.BytesIO(capture_file(capture, ref, None))):
            if record.rec_type == "request":
                asked.append(f"{record.http_headers.protocol} {record.http_headers.statusline}")
        wanted = [f"GET {urlsplit(e.url).path}" for e in capture.exchanges]
        assert [line.split("?")[0].removesuffix(" HTTP/1.1") for line in asked] == wanted
        assert all(line.endswith(" HTTP/1.1") for line in asked)
