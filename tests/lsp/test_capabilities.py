"""Every capability of the language server, over its standard input and output."""

from __future__ import annotations

import http.server
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlparse
from urllib.request import url2pathname

import pytest

from lsp.client import CAPABILITIES, Client
from lsp.projects import COPY, DRAFT, EXAMPLES, GAZETTE, MONITOR, edited, make_project, position

TYPO = "🚢🚢 On Monday Severak reported on March3 that checks go on. The editors of Severka have asked the police.\n"
OFFLINE = {"SRCTRACK_WAYBACK_URL": "http://127.0.0.1:9", "SRCTRACK_AVAILABILITY_URL": "http://127.0.0.1:9"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def client(project: Path) -> Iterator[Client]:
    with Client(project.parent, **OFFLINE) as client:
        yield client


@pytest.fixture
def uri(client: Client, project: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """An open draft with the words of ``DRAFT``."""
    path = project.with_name(f"{request.node.name}.md")
    uri = client.open(path, DRAFT)
    yield uri
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


def codes(diagnostics: list[dict[str, Any]]) -> set[str]:
    return {d["code"] for d in diagnostics}


def at(client: Client, uri: str, words: str) -> dict[str, Any]:
    return client.at(uri, *position(DRAFT, words))


def actions(client: Client, uri: str, words: str, *only: str) -> dict[str, dict[str, Any]]:
    line, character = position(DRAFT, words)
    here = {"line": line, "character": character}
    context: dict[str, Any] = {"diagnostics": []}
    if only:
        context["only"] = list(only)
    params = {"textDocument": {"uri": uri}, "range": {"start": here, "end": here}, "context": context}
    return {a["title"]: a for a in client.request("textDocument/codeAction", params)}


def path_of(uri: str) -> Path:
    return Path(url2pathname(urlparse(uri).path))


def words_at(location: dict[str, Any]) -> str:
    """The words of a file that a location covers, on one line of ASCII words."""
    line = path_of(location["uri"]).read_text(encoding="utf-8").split("\n")[location["range"]["start"]["line"]]
    return line[location["range"]["start"]["character"] : location["range"]["end"]["character"]]


def test_a_finding_is_a_diagnostic_with_its_place_code_page_and_source(client: Client, uri: str) -> None:
    found = next(d for d in client.diagnostics(uri) if d["code"] == "F201")
    line, character = position(DRAFT, "421")
    assert found["range"]["start"] == {"line": line, "character": character}
    assert found["range"]["end"] == {"line": line, "character": character + 3}
    assert found["severity"] in (1, 2)
    assert found["source"] == "srctrack"
    assert "F201" in path_of(found["codeDescription"]["href"]).read_text(encoding="utf-8")
    related = found["relatedInformation"][0]
    assert words_at(related["location"]) == "412"
    assert related["message"].startswith("Baltic Monitor: ")


def test_places_count_in_the_units_of_the_client(project: Path) -> None:
    for encoding, codec in (("utf-8", "utf-8"), ("utf-16", "utf-16-le"), ("utf-32", "utf-32-le")):
        capabilities = {**CAPABILITIES, "general": {"positionEncodings": [encoding]}}
        with Client(project.parent, capabilities=capabilities) as client:
            assert client.capabilities["positionEncoding"] == encoding
            uri = client.open(project, DRAFT.replace("421 passengers", "421 pass🚢engers"))
            client.change(uri, {"text": TYPO})
            found = client.diagnostics(uri)
            line, character = position(TYPO, "March3", codec)
            names = [d for d in found if d["code"] == "D403"]
            assert [d["range"]["start"] for d in names] == [{"line": line, "character": character}]


def test_diagnostics_follow_changes_and_go_with_the_document(client: Client, uri: str) -> None:
    assert "F201" in codes(client.diagnostics(uri))
    line, character = position(DRAFT, "421")
    part = {"start": {"line": line, "character": character}, "end": {"line": line, "character": character + 3}}
    client.change(uri, {"range": part, "text": "412"})
    assert "F201" not in codes(client.diagnostics(uri))
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    client.wait(
        lambda: client.notes[-1]["params"].get("uri") == uri and client.notes[-1]["params"]["diagnostics"] == []
    )
    client.open(uri, DRAFT)


def test_the_server_finds_what_check_finds(client: Client, uri: str) -> None:
    path = path_of(uri)
    path.write_text(DRAFT, encoding="utf-8")
    command = [sys.executable, "-m", "srctrack", "check", path.name, "--format", "json"]
    done = subprocess.run(command, cwd=path.parent, capture_output=True, check=False)
    report = json.loads(done.stdout)
    assert [d["data"] for d in client.diagnostics(uri)] == [f["fingerprint"] for f in report["findings"]]
    assert [d["message"] for d in client.diagnostics(uri)] == [f["message"] for f in report["findings"]]


def test_hover_shows_the_sentence_of_the_source_beside_that_of_the_draft(client: Client, uri: str) -> None:
    text = client.request("textDocument/hover", at(client, uri, "421"))["contents"]["value"]
    assert "> The carrier said that **421**" in text
    assert "**412**" in text
    assert f"Baltic Monitor, 2025-03-05 ([page](<{MONITOR}>))" in text
    assert "high confidence" in text


def test_hover_on_a_claim_and_on_a_citation_names_the_archived_copy(client: Client, uri: str) -> None:
    claim = client.request("textDocument/hover", at(client, uri, "1,050"))["contents"]["value"]
    assert f"[archived copy](<{COPY}>)" in claim
    assert "the same: 1,050" in claim
    assert client.request("textDocument/hover", at(client, uri, "date")) is None


def test_a_fix_is_an_edit_of_the_draft(client: Client, uri: str) -> None:
    client.diagnostics(uri)
    found = actions(client, uri, "March3")
    fix = next(a for a in found.values() if a.get("isPreferred"))
    [change] = fix["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": uri, "version": client.versions[uri]}
    assert "March 3 that" in edited(DRAFT, change["edits"])
    assert [d["code"] for d in fix["diagnostics"]] == ["D403"]


def test_all_safe_fixes_are_worked_out_when_they_are_chosen(client: Client, uri: str) -> None:
    action = actions(client, uri, "date")["Make all safe fixes of srctrack"]
    assert "edit" not in action
    resolved = client.request("codeAction/resolve", action)
    [change] = resolved["edit"]["documentChanges"]
    assert "March 3 that" in edited(DRAFT, change["edits"])
    on_save = actions(client, uri, "date", "source.fixAll")
    assert list(on_save) == ["Make all safe fixes of srctrack"]
    assert on_save["Make all safe fixes of srctrack"]["edit"] == resolved["edit"]


def test_a_finding_is_ignored_with_a_reason_that_is_selected(client: Client, uri: str) -> None:
    action = actions(client, uri, "421")["Ignore F201 on this line, with a reason"]
    [change] = action["edit"]["documentChanges"]
    after = edited(DRAFT, change["edits"])
    assert "reports. <!-- srctrack: ignore F201 -- reason -->\n" in after
    client.change(uri, {"text": after})
    assert "F201" not in codes(client.diagnostics(uri))
    client.request("workspace/executeCommand", {k: action["command"][k] for k in ("command", "arguments")})
    shown = client.wait(lambda: [m for m in client.asked if m["method"] == "window/showDocument"])[-1]["params"]
    start, end = shown["selection"]["start"], shown["selection"]["end"]
    assert (start["line"], start["character"]) == position(after, "reason -->")
    assert end["character"] - start["character"] == len("reason")


def test_a_link_is_replaced_by_its_archived_copy(client: Client, uri: str) -> None:
    action = actions(client, uri, GAZETTE)["Replace this link by its archived copy"]
    [change] = action["edit"]["documentChanges"]
    assert f"[Lindholm Gazette]({COPY})" in edited(DRAFT, change["edits"])
    assert any("for a copy" in title for title in actions(client, uri, MONITOR))


def test_archiving_shows_progress_and_ends_in_its_time(tmp_path: Path) -> None:
    path = make_project(tmp_path)
    with Client(tmp_path, "server", "--timeout", "2", **OFFLINE) as client:
        uri = client.open(path, DRAFT)
        [action] = [a for title, a in actions(client, uri, MONITOR).items() if "for a copy" in title]
        client.request("workspace/executeCommand", {k: action["command"][k] for k in ("command", "arguments")})
        key = action["command"]["arguments"][1]
        assert "have not answered yet" in client.said(f"{key}: ")["message"]
        kinds = [n["params"]["value"]["kind"] for n in client.notes if n["method"] == "$/progress"]
        assert kinds == ["begin", "end"]


def test_a_name_goes_to_the_list_of_names(client: Client, uri: str, project: Path) -> None:
    names = project.parent / "srctrack-names.txt"
    assert "N101" in codes(client.diagnostics(uri))
    action = actions(client, uri, "Severak")["Add “Severak” to the list of names as correct"]
    try:
        client.request("workspace/executeCommand", {k: action["command"][k] for k in ("command", "arguments")})
        assert names.read_text(encoding="utf-8") == "! Severak\n"
        client.wait(lambda: client.notes[-1]["method"].endswith("publishDiagnostics"))
        assert "N101" not in codes(client.diagnostics(uri))
    finally:
        names.unlink(missing_ok=True)


def test_a_key_of_the_library_is_completed(client: Client, uri: str) -> None:
    client.change(uri, {"text": "🚢 Passengers waited [@gazette\n"})
    found = client.request("textDocument/completion", client.at(uri, 0, 30))["items"]
    assert [i["label"] for i in found] == ["lindholm-gazette-2025-03-06-rulings-march"]
    assert found[0]["textEdit"]["range"]["start"]["character"] == 23
    assert "Lindholm Gazette" in found[0]["detail"]
    assert client.request("textDocument/completion", client.at(uri, 0, 10))["items"] == []


def test_a_citation_leads_to_the_saved_text(client: Client, uri: str) -> None:
    [there] = client.request("textDocument/definition", at(client, uri, MONITOR))
    view = path_of(there["uri"])
    assert view.read_text(encoding="utf-8").startswith("Families held after police sweep")
    assert not view.stat().st_mode & 0o222
    [words] = client.request("textDocument/definition", at(client, uri, "421"))
    assert words_at(words) == "412"


def test_links_lead_to_archived_copies(client: Client, uri: str) -> None:
    [link] = client.request("textDocument/documentLink", {"textDocument": {"uri": uri}})
    assert link["target"] == COPY
    assert "2025-03-06" in link["tooltip"]


def test_a_line_above_the_draft_counts_what_agrees(client: Client, uri: str) -> None:
    lenses = client.request("textDocument/codeLens", {"textDocument": {"uri": uri}})
    assert [lens["command"]["title"] for lens in lenses] == ["2 figures: 1 agrees, 1 differs"]


def test_settings_are_read_again_when_they_change(client: Client, uri: str, project: Path) -> None:
    settings = project.parent / "srctrack.toml"
    assert "F201" in codes(client.diagnostics(uri))
    try:
        settings.write_text('[check]\nignore = ["F"]\n', encoding="utf-8")
        before = len(client.notes)
        changed = [{"uri": settings.as_uri(), "type": 1}]
        client.notify("workspace/didChangeWatchedFiles", {"changes": changed})
        client.wait(lambda: any(n["method"].endswith("publishDiagnostics") for n in client.notes[before:]))
        assert "F201" not in codes(client.diagnostics(uri))
        settings.write_text("[check]\nignor = 3\n", encoding="utf-8")
        client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        assert "srctrack.toml:2" in client.said("Did you mean")["message"]
    finally:
        settings.unlink()


def test_files_to_watch_are_registered(client: Client) -> None:
    asked = client.wait(lambda: [m for m in client.asked if m["method"] == "client/registerCapability"])
    globs = [w["globPattern"] for w in asked[0]["params"]["registrations"][0]["registerOptions"]["watchers"]]
    assert "**/srctrack.toml" in globs


def test_each_draft_is_checked_with_the_library_above_it(client: Client, project: Path, tmp_path: Path) -> None:
    other = project.parent / "other"
    other.mkdir()
    (other / ".srctrack").mkdir()
    shutil.copy(EXAMPLES / ".srctrack" / "store.json", other / ".srctrack")
    alone = client.open(other / "draft.md", DRAFT)
    assert "F201" not in codes(client.diagnostics(alone))
    unsaved = client.open("untitled:Untitled-1", TYPO)
    assert "D403" in codes(client.diagnostics(unsaved))


def test_a_file_of_no_known_format_is_left_alone(client: Client, project: Path) -> None:
    uri = client.open("untitled:Untitled-2", "x = 421\n", "python")
    assert client.request("textDocument/codeLens", {"textDocument": {"uri": uri}}) is None


class _Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        words = "The council published the plan for the quay on Monday, and residents may object until May. " * 12
        body = f"<html><head><title>The plan</title></head><body><article><h1>The plan</h1><p>{words}</p></article></body></html>".encode()
        self.send_response(200 if self.path != "/robots.txt" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def page() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/plan"
    server.shutdown()
    server.server_close()


def test_a_link_is_added_with_progress(client: Client, project: Path, page: str) -> None:
    text = DRAFT.replace("https://plan.example/quay", page)
    uri = client.open(project.with_name("adding.md"), text)
    assert "L601" in codes(client.diagnostics(uri))
    line, character = position(text, page)
    here = {"line": line, "character": character}
    context = {"textDocument": {"uri": uri}, "range": {"start": here, "end": here}, "context": {"diagnostics": []}}
    found = {a["title"]: a for a in client.request("textDocument/codeAction", context)}
    command = found[f"Add {page} to the library"]["command"]
    client.request("workspace/executeCommand", {k: command[k] for k in ("command", "arguments")})
    client.said("Added ")
    kinds = [n["params"]["value"]["kind"] for n in client.notes if n["method"] == "$/progress"]
    assert kinds == ["begin", "end"]
    client.wait(lambda: "L601" not in codes(client.diagnostics(uri)))
