"""A time-stamping authority of one's own: ``openssl ts`` behind a small HTTP server on loopback."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

_CONFIG = """\
[req]
distinguished_name = name
prompt = no
[name]
CN = Unused
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[signing]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[ca]
default_ca = issuing
[issuing]
dir = .
database = index.txt
serial = issued
new_certs_dir = .
default_md = sha256
policy = any
x509_extensions = signing
[any]
commonName = supplied
[tsa]
default_tsa = authority
[authority]
serial = serial
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256,sha512
accuracy = secs:1
ordering = yes
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


@dataclass
class TestAuthority:
    """``url`` is where it answers; ``root`` its root certificate. ``mode`` makes it misbehave: down, refuse, garbage, replay,
    redirect. ``asked`` are the queries it got."""

    __test__ = False
    folder: Path
    url: str = ""
    mode: str = ""
    asked: list[bytes] = field(default_factory=list)
    answered: list[bytes] = field(default_factory=list)

    @property
    def root(self) -> Path:
        return self.folder / "root.pem"

    def answer(self, query: bytes) -> tuple[int, bytes]:
        self.asked.append(query)
        if self.mode == "down":
            return 503, b"try later"
        if self.mode == "garbage":
            return 200, b"<html>Welcome</html>"
        if self.mode == "replay":
            return 200, self.answered[0]
        (self.folder / "query.tsq").write_bytes(query if self.mode != "refuse" else _other_digest(query))
        openssl(self.folder, "ts", "-reply", "-config", "openssl.cnf", "-queryfile", "query.tsq", "-out", "answer.tsr")
        self.answered.append((self.folder / "answer.tsr").read_bytes())
        return 200, self.answered[-1]


def _other_digest(query: bytes) -> bytes:
    """The query with the digest algorithm SHA-384 named in place of SHA-256, which this authority does not accept."""
    sha256 = bytes.fromhex("0609608648016503040201")
    assert sha256 in query
    return query.replace(sha256, sha256[:-1] + b"\x02")


def openssl(folder: Path, *words: str, ok: bool = True) -> subprocess.CompletedProcess[str]:
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is not installed")
    done = subprocess.run([program, *words], cwd=folder, capture_output=True, text=True, timeout=60)
    assert not ok or done.returncode == 0, done.stderr
    return done


def make_authority(folder: Path, ends: datetime.datetime | None = None) -> TestAuthority:
    """Keys, a root certificate and a signing certificate, which ends at ``ends`` (in ten years without)."""
    folder.mkdir()
    (folder / "openssl.cnf").write_text(_CONFIG, encoding="utf-8")
    (folder / "index.txt").write_text("")
    (folder / "issued").write_text("01\n")
    (folder / "serial").write_text("01\n")
    new_key = ("-newkey", "rsa:2048", "-nodes", "-config", "openssl.cnf")
    openssl(folder, "req", "-x509", *new_key, "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=Harbour Root",
            "-extensions", "root", "-days", "3650")  # fmt: skip
    openssl(folder, "req", *new_key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Harbour Time Authority")
    now = datetime.datetime.now(datetime.UTC)
    last = ends or now + datetime.timedelta(days=3650)
    openssl(folder, "ca", "-batch", "-config", "openssl.cnf", "-cert", "root.pem", "-keyfile", "root.key", "-in", "tsa.csr",
            "-out", "tsa.pem", "-notext", "-startdate", _asn1(now - datetime.timedelta(days=1)), "-enddate", _asn1(last))  # fmt: skip
    return TestAuthority(folder)


def _asn1(when: datetime.datetime) -> str:
    return f"{when:%Y%m%d%H%M%SZ}"


@contextmanager
def answering(authority: TestAuthority) -> Iterator[TestAuthority]:
    """The authority on loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.headers["Content-Type"] == "application/timestamp-query"
            status, body = authority.answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    authority.url = f"http://127.0.0.1:{server.server_port}/tsr"
    try:
        yield authority
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
