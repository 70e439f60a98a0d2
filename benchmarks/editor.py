"""A plain client of the language server, over its standard input and output: one message at a time, nothing waited for but
answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

Message = dict[str, Any]
COMMAND = (sys.executable, "-m", "srctrack")
SOURCE = str(Path(__file__).resolve().parent.parent / "src")


def environment() -> dict[str, str]:
    """Return an environment in which ``COMMAND`` runs this tree from any folder."""
    return {**os.environ, "PYTHONPATH": SOURCE}


class Editor:
    """One run of ``command`` (with the word ``server``). Use as a context manager.

    ``shown`` has the diagnostics published last for each document, with the version of its text.
    """

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        pipe = subprocess.PIPE
        self._server = subprocess.Popen(command, cwd=folder, env=environment(), stdin=pipe, stdout=pipe)
        self._asked = 0
        self._versions: dict[str, int] = {}
        self.shown: dict[str, tuple[int | None, list[Message]]] = {}
        root = folder.absolute().as_uri()
        self.ask("initialize", {"processId": None, "rootUri": root, "capabilities": {}})
        self.tell("initialized", {})

    def __enter__(self) -> Editor:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is None:
            self.ask("shutdown", None)
            self.tell("exit", None)
            self._server.wait(60)
        self._server.kill()
        self._server.wait()

    def open(self, path: Path, words: str) -> str:
        uri = path.absolute().as_uri()
        self._versions[uri] = 1
        self.tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": words}},
        )
        return uri

    def replace(self, uri: str, words: str, start: int, end: int, text: str) -> None:
        """Replace the code points from ``start`` to ``end`` of ``words``, the text as the server has it."""
        self._versions[uri] += 1
        change = {"range": {"start": place(words, start), "end": place(words, end)}, "text": text}
        document = {"uri": uri, "version": self._versions[uri]}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})

    def close(self, uri: str) -> None:
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})

    def check(self, uri: str) -> None:
        """Have the words checked as they are now, without the pause after typing: a hover needs the findings."""
        self.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}})

    def diagnostics(self, uri: str) -> list[Message]:
        """Return the diagnostics of the words as they are now, once they are published."""
        while self.shown.get(uri, (None, []))[0] != self._versions[uri]:
            self._read()
        return self.shown[uri][1]

    def ask(self, method: str, params: Any) -> Any:
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]

    def tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def resident(self) -> int:
        """Return the resident memory of the server in bytes; 0 where the system does not say."""
        try:
            return int(Path(f"/proc/{self._server.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except OSError:
            return 0

    def processor_seconds(self) -> float:
        """Return the processor time that the server has used; 0 where the system does not say."""
        try:
            used = Path(f"/proc/{self._server.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
            return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")
        except OSError:
            return 0.0

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._server.stdin.flush()

    def _read(self) -> Message:
        assert self._server.stdout is not None
        length = 0
        while (line := self._server.stdout.readline()).strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if not line:
            raise RuntimeError("the server has ended")
        message: Message = json.loads(self._server.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            self.shown[params["uri"]] = params.get("version"), params["diagnostics"]
        return message


def place(words: str, offset: int) -> Message:
    """Return the position of the protocol of a code point, in UTF-16, worked out without the server's code."""
    lines = words[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return {"line": len(lines) - 1, "character": len(lines[-1].encode("utf-16-le", "surrogatepass")) // 2}
