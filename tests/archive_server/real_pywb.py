"""A real pywb on loopback, and a small site for it to record."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CONFIG = """\
collections:
  live: $live
recorder:
  source_coll: live
enable_memento: true
framed_replay: false
redirect_to_exact: true
"""
"""Without dedup_policy: with it the index asks for a Redis."""
START_SECONDS = 30.0

STORY = (
    "<html><head><title>Police hold 31 people</title></head><body><h1>Police hold 31 people</h1>"
    + "<p>Police held 31 people on Tuesday, the ministry said – “everyone who was standing there”.</p>" * 20
    + "</body></html>"
).encode()
SITE: dict[str, tuple[int, bytes, tuple[tuple[str, str], ...]]] = {
    "/story": (200, STORY, (("Content-Type", "text/html; charset=utf-8"),)),
    "/packed": (
        200,
        gzip.compress(STORY),
        (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip")),
    ),
    "/report.pdf": (200, b"%PDF-1.4\n" + bytes(range(256)) * 9, (("Content-Type", "application/pdf"),)),
    "/gone": (404, b"<p>Not here.</p>", (("Content-Type", "text/html"),)),
    "/moved": (301, b"", (("Location", "/story"),)),
}


def wayback_program() -> tuple[str, str] | None:
    """pywb's ``wayback`` and ``wb-manager``: of the folder SRCTRACK_PYWB names, else of the PATH; None without them."""
    folder = os.environ.get("SRCTRACK_PYWB")
    found = shutil.which("wayback", path=folder), shutil.which("wb-manager", path=folder)
    return (found[0], found[1]) if found[0] and found[1] else None


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@contextmanager
def running(folder: Path, programs: tuple[str, str], collection: str) -> Iterator[str]:
    """A pywb that records into ``collection`` under ``folder``; its address."""
    wayback, manager = programs
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    subprocess.run([manager, "init", collection], cwd=folder, check=True, capture_output=True, timeout=60)
    with started(folder, wayback, "-a", "--auto-interval", "1") as address:
        yield address


@contextmanager
def started(folder: Path, wayback: str, *options: str) -> Iterator[str]:
    """A pywb that shows the collections under ``folder`` as they are indexed there; its address."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    with (folder / "pywb.log").open("wb") as log:
        words = [wayback, "-b", "127.0.0.1", "-p", str(port), *options]
        pywb = subprocess.Popen(words, cwd=folder, stdout=log, stderr=log)
        try:
            _wait_for(address, pywb)
            yield address
        finally:
            pywb.terminate()
            pywb.wait(10)


def _wait_for(address: str, pywb: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and pywb.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("pywb did not start")


@contextmanager
def site() -> Iterator[str]:
    """The site on loopback; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, headers = SITE.get(self.path, SITE["/gone"])
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
