"""What is no longer wanted stops, and a server that was killed loses nothing."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from lsprotocol import types

from lsp.client import Client
from lsp.projects import DRAFT, make_project
from srctrack.lsp.server import make_server
from srctrack.workflows.editing.workspace import Workspace
from srctrack.workflows.projects import ProjectFinder

CANCELLED = -32800
"""``RequestCancelled`` of the protocol."""


def published(client: Client, uri: str) -> list[int]:
    """The versions that diagnostics were published for."""
    notes = [n["params"] for n in client.notes if n["method"] == "textDocument/publishDiagnostics"]
    return [p["version"] for p in notes if p["uri"] == uri and p.get("version") is not None]


def whole(draft: Path) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "srctrack", "check", draft.name, "--format", "json"]
    done = subprocess.run(command, cwd=draft.parent, capture_output=True, check=False)
    findings: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return findings


def test_only_the_newest_words_are_shown_and_old_requests_are_cancelled(tmp_path: Path) -> None:
    draft = make_project(tmp_path)
    with Client(tmp_path) as client:
        uri = client.open(draft, DRAFT * 6)
        old = client.start("textDocument/hover", client.at(uri, 4, 24))
        for n in range(30):
            client.change(uri, {"text": DRAFT * 6 + "x" * n})
        assert client.answer(old).get("error", {}).get("code", CANCELLED) == CANCELLED
        client.change(uri, {"text": DRAFT})
        client.diagnostics(uri)
        assert len(published(client, uri)) < 10
        assert published(client, uri)[-1] == client.versions[uri]
        stopped = client.start("textDocument/codeLens", {"textDocument": {"uri": uri}})
        client.notify("$/cancelRequest", {"id": stopped})
        answer = client.answer(stopped)
        assert "result" in answer or answer["error"]["code"] == CANCELLED


def test_a_server_forgets_the_notifications_that_it_has_handled(tmp_path: Path) -> None:
    """pygls 2.1 keeps the future of each one."""
    server = make_server(Workspace(ProjectFinder(tmp_path)), 1)
    params = types.DidChangeConfigurationParams(settings={})

    async def notified() -> int:
        for _ in range(50):
            server.protocol._handle_notification(types.WORKSPACE_DID_CHANGE_CONFIGURATION, params)
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        return len(server.protocol._request_futures)

    assert asyncio.run(notified()) < 5


def test_a_server_that_is_killed_is_started_again_without_loss(tmp_path: Path) -> None:
    draft = make_project(tmp_path)
    draft.write_text(DRAFT, encoding="utf-8")
    with Client(tmp_path) as first:
        before = first.diagnostics(first.open(draft, DRAFT))
        first.change(draft.as_uri(), {"text": DRAFT + "more"})
        first.kill()
    with Client(tmp_path) as second:
        after = second.diagnostics(second.open(draft, DRAFT))
    assert [d["data"] for d in after] == [d["data"] for d in before] == [f["fingerprint"] for f in whole(draft)]
    assert draft.read_text(encoding="utf-8") == DRAFT


def test_a_baseline_leaves_the_same_findings_aside(tmp_path: Path) -> None:
    draft = make_project(tmp_path)
    draft.write_text(DRAFT, encoding="utf-8")
    (tmp_path / "srctrack.toml").write_text('[check]\nbaseline = "known.json"\n', encoding="utf-8")
    command = [sys.executable, "-m", "srctrack", "check", draft.name, "--write-baseline", "known.json"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    words = DRAFT + "\nMarta Lund wrote on April5 that nobody came.\n"
    draft.write_text(words, encoding="utf-8")
    with Client(tmp_path) as client:
        shown = client.diagnostics(client.open(draft, words))
    assert [d["code"] for d in shown] == [f["code"] for f in whole(draft)]
    assert "D403" in [d["code"] for d in shown]
    assert "F201" not in [d["code"] for d in shown]
