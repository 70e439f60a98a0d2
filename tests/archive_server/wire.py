"""The test archive's two wires: in the process with a clock that only jumps, and real HTTP on loopback."""

from __future__ import annotations

import datetime
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mmap import mmap
from pathlib import Path

import httpx
from tests.archive_server.archive import FaultyArchive, Instant

GIVE_WAY = 0.001
"""Seconds a sleeper leaves the processor to the processes that share its clock: else one that waits its turn runs through
hours while the one whose turn it is waits for the answer to a request."""
START = datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC)


class JumpingClock:
    """Time that passes only when somebody sleeps. Kept in a file, several processes share it."""

    def __init__(self, file: Path | None = None) -> None:
        if file is not None and not file.exists():
            file.write_bytes(struct.pack("d", START.timestamp()))
        self._file = file.open("r+b") if file is not None else None
        self._seconds = mmap(self._file.fileno() if self._file else -1, 8)
        if file is None:
            self._set(START.timestamp())

    def _set(self, seconds: float) -> None:
        self._seconds[:8] = struct.pack("d", seconds)

    def now(self) -> Instant:
        return datetime.datetime.fromtimestamp(struct.unpack("d", self._seconds[:8])[0], datetime.UTC)

    def sleep(self, seconds: float) -> None:
        wake = self.now().timestamp() + max(0.0, seconds)
        if self._file is None:
            self._set(wake)
            return
        from fcntl import LOCK_EX, LOCK_UN, flock

        time.sleep(GIVE_WAY)
        flock(self._file, LOCK_EX)  # the time of another that slept longer is never taken back
        self._set(max(wake, self.now().timestamp()))
        flock(self._file, LOCK_UN)


class InProcess(httpx.BaseTransport):
    """Requests go straight to the archive; a hang is a jump of the clock and a time-out."""

    def __init__(self, archive: FaultyArchive, clock: JumpingClock, host: str = "archive.example") -> None:
        self.archive, self.clock, self.host = archive, clock, host

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.archive.refusing:
            raise httpx.ConnectError("refused", request=request) from ConnectionRefusedError(111, "Connection refused")
        assert request.url.host == self.host, f"a request left for {request.url.host}"
        headers = {k.lower(): v for k, v in request.headers.items()}
        self.clock.sleep(0.01)
        reply = self.archive.answer(request.method, request.url.raw_path.decode(), headers, request.read())
        if reply.hang:
            self.clock.sleep(request.extensions["timeout"]["read"])
            raise httpx.ReadTimeout("timed out", request=request)
        if reply.drop:
            raise httpx.RemoteProtocolError("peer closed connection", request=request)
        return httpx.Response(reply.status, headers=list(reply.headers), stream=httpx.ByteStream(reply.body))


@contextmanager
def served(archive: FaultyArchive, hang_seconds: float = 1.0) -> Iterator[str]:
    """The archive over real HTTP on a free port of loopback; its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 2**16
        """Head and body leave together; apart, each answer waits 40 ms for an acknowledgement."""

        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            with lock:
                headers = {k.lower(): v for k, v in self.headers.items()}
                reply = archive.answer(self.command, self.path, headers, body)
            if reply.hang:
                gone.wait(hang_seconds)
            if reply.hang or reply.drop:
                self.close_connection = True
                return
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        do_GET = do_POST = _answer

        def log_message(self, *words: object) -> None:
            return

    lock, gone = threading.Lock(), threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        gone.set()
        server.shutdown()
        server.server_close()
        thread.join()
