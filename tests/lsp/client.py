"""A small client of the language server protocol, over the server's standard input and output."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

SECONDS = 120.0
"""The longest wait for an answer: machines that run tests are busy."""
CAPABILITIES: dict[str, Any] = {
    "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}, "workspaceEdit": {"documentChanges": True}},
    "window": {"workDoneProgress": True, "showDocument": {"support": True}},
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True},
        "codeAction": {"resolveSupport": {"properties": ["edit"]}, "dataSupport": True},
    },
}


class Refused(Exception):
    """The server answered a request with an error."""


class Client:
    """One run of the server. Use as a context manager; ``notes`` are all notifications in order."""

    def __init__(self, folder: Path, *words: str, capabilities: Mapping[str, Any] = CAPABILITIES, **env: str) -> None:
        import os

        command = [sys.executable, "-m", "srctrack", *words]
        self.process = subprocess.Popen(
            command if "server" in words else [*command, "server"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **env},
        )
        self.folder = folder
        self.notes: list[dict[str, Any]] = []
        self.asked: list[dict[str, Any]] = []
        self.versions: dict[str, int] = {}
        self._answers: dict[int, dict[str, Any]] = {}
        self._next = 0
        self._arrived = threading.Condition()
        self._errors: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._drain, daemon=True).start()
        self.capabilities = self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "capabilities": capabilities,
                "workspaceFolders": [{"uri": folder.as_uri(), "name": "folder"}],
            },
        )["capabilities"]
        self.notify("initialized", {})

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *raised: object) -> None:
        try:
            if self.process.poll() is None:
                self.request("shutdown", None)
                self.notify("exit", None)
                self.process.wait(SECONDS)
        finally:
            if self.process.poll() is None:
                self.process.kill()
            self.process.wait()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def start(self, method: str, params: Any) -> int:
        """Send a request and do not wait for its answer."""
        self._next += 1
        self._send({"jsonrpc": "2.0", "id": self._next, "method": method, "params": params})
        return self._next

    def answer(self, number: int) -> dict[str, Any]:
        """The whole answer to the request ``number``."""
        self.wait(lambda: number in self._answers)
        return self._answers[number]

    def request(self, method: str, params: Any) -> Any:
        """The result of a request. Raises Refused."""
        answer = self.answer(self.start(method, params))
        if "error" in answer:
            raise Refused(f"{answer['error']} {self.stderr()}")
        return answer["result"]

    def notify(self, method: str, params: Any) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def wait(self, there: Callable[[], Any], seconds: float = SECONDS) -> Any:
        """What ``there`` returns once that is true."""
        until = time.monotonic() + seconds
        with self._arrived:
            while not (found := there()):
                left = until - time.monotonic()
                if left <= 0 or self.process.poll() is not None:
                    raise TimeoutError(f"nothing came; exit {self.process.poll()}; {self.stderr()}")
                self._arrived.wait(min(left, 0.5))
        return found

    def stderr(self) -> str:
        out = b""
        while not self._errors.empty():
            out += self._errors.get()
        return out.decode("utf-8", "replace")[-3000:]

    def open(self, path: Path | str, text: str, language: str = "markdown") -> str:
        uri = path.as_uri() if isinstance(path, Path) else path
        self.versions[uri] = 1
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})
        return uri

    def change(self, uri: str, *changes: dict[str, Any]) -> None:
        """Send changes: ``{"text": …}`` for the whole text, with a ``range`` for a part of it."""
        self.versions[uri] += 1
        document = {"uri": uri, "version": self.versions[uri]}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)})

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """The diagnostics of the newest version of the document."""

        def there() -> dict[str, Any] | None:
            found = [n["params"] for n in self.notes if n["method"] == "textDocument/publishDiagnostics"]
            mine = [p for p in found if p["uri"] == uri and p.get("version") == self.versions[uri]]
            return mine[-1] if mine else None

        return self.wait(there)["diagnostics"]

    def said(self, words: str) -> dict[str, Any]:
        """The message shown to the person that holds ``words``."""
        return self.wait(
            lambda: next(
                (
                    n["params"]
                    for n in self.notes
                    if n["method"] == "window/showMessage" and words in n["params"]["message"]
                ),
                None,
            )
        )

    def at(self, uri: str, line: int, character: int) -> dict[str, Any]:
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def _read(self) -> None:
        out = self.process.stdout
        assert out is not None
        while line := out.readline():
            length = 0
            while line.strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                line = out.readline()
            message = json.loads(out.read(length))
            with self._arrived:
                if "method" not in message:
                    self._answers[message["id"]] = message
                elif "id" in message:
                    self.asked.append(message)
                else:
                    self.notes.append(message)
                self._arrived.notify_all()
            if "method" in message and "id" in message:
                result = {"success": True} if message["method"] == "window/showDocument" else None
                self._send({"jsonrpc": "2.0", "id": message["id"], "result": result})

    def _drain(self) -> None:
        assert self.process.stderr is not None
        while content := self.process.stderr.read1(65536):  # type: ignore[attr-defined]
            self._errors.put(content)
