"""A newsroom's day: three writers on three branches, an editor, CI, an archive with its moods, and a correction.

Everything is typed as people type it; the site is on loopback, the archive is the tests' faulty one. Every command of the
manual is used at least once.
"""

from __future__ import annotations

import datetime
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.archive_server.archive import KEYS, FaultyArchive
from tests.archive_server.wire import served

from srctrack.cli.app import command_names
from transcripts import ROOT, environment

EXAMPLES = ROOT / "examples"
CITY = "Yantarsk Brodnica Marstal Ostby Narva Tornio Szeged Liepaja Karelin Ostrava".split()


def story(number: int, counted: int = 0) -> str:
    """A short article of its own, after the markup of a small news site."""
    city, count = CITY[number % len(CITY)], counted or 117 + 13 * number
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Quay {number} closed in {city} | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2025-03-{1 + number % 28:02}T08:00:00Z">
<meta name="author" content="Greta Holm"></head><body><nav><a href="/">Harbour Post</a></nav><article><h1>Quay {number} closed in {city}</h1>
<p>The port authority of {city} closed quay {number} on Monday after divers found cracks in its wall, its head said in the afternoon.</p>
<p>“We will not open quay {number} before the cracks are mended,” said Jonas Adler, the harbour master of {city}, to reporters at the gate.</p>
<p>About two weeks are needed for that. Residents handed over {count} signatures against the closure, and the council meets on Friday.</p>
</article><footer>Harbour Post, {city}</footer></body></html>"""


CONSENT = """<html><head><title>Before you continue</title></head><body><div id="onetrust-consent-sdk"><h2>We value your privacy</h2>
<p>We and our partners store and access information on your device, such as cookies, to show you personalised ads.</p>
<button>Accept all</button><button>Reject all</button><a href="/settings">Manage settings</a></div></body></html>"""


class Site(ThreadingHTTPServer):
    """The day's web: stories that may change, a wall, and pages that are gone."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Pages)
        self.pages = {f"/story/{n}": story(n) for n in range(8)} | {"/wall": CONSENT}

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Pages(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        page = self.server.pages.get(self.path)
        body = (page or "gone").encode()
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


class Newsroom:
    """A repository, and the commands typed in it."""

    def __init__(self, folder: Path, archive_url: str) -> None:
        self.folder = folder
        self.used: set[str] = set()
        self.env = environment(folder.parent) | {
            "SRCTRACK_WAYBACK_URL": archive_url,
            "SRCTRACK_AVAILABILITY_URL": archive_url + "/wayback/available",
            "SRCTRACK_IA_ACCESS_KEY": KEYS[0],
            "SRCTRACK_IA_SECRET_KEY": KEYS[1],
            "SRCTRACK_STATE": str(folder.parent / "state"),
            "GIT_AUTHOR_NAME": "Ada",
            "GIT_AUTHOR_EMAIL": "ada@example.org",
            "GIT_COMMITTER_NAME": "Ada",
            "GIT_COMMITTER_EMAIL": "ada@example.org",
        }

    def typed(self, *words: str, status: int | None = 0) -> str:
        """Standard output of a command; ``status`` None takes any but a crash."""
        done = subprocess.run(
            [sys.executable, "-m", "srctrack", *words],
            cwd=self.folder, env=self.env, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        self.used.add(next(w for w in words if w in command_names()))
        told = f"srctrack {' '.join(words)}: exit {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        assert "Traceback" not in done.stderr, told
        assert "mistake in srctrack" not in done.stderr, told
        if status is not None:
            assert done.returncode == status, told
        return done.stdout

    def findings(self, *words: str) -> dict[str, list[dict[str, object]]]:
        """The findings of a check by code."""
        report = json.loads(self.typed("check", "--format", "json", *words, status=None))
        assert report["failures"] == []
        out: dict[str, list[dict[str, object]]] = {}
        for finding in report["findings"]:
            out.setdefault(finding["code"], []).append(finding)
        return out

    def git(self, *words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env=self.env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"git {' '.join(words)}\n{done.stdout}{done.stderr}"
        return done.stdout

    def commit(self, title: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", title)

    def write(self, name: str, words: str) -> None:
        (self.folder / name).write_text(words, encoding="utf-8")


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    archive = FaultyArchive(lambda: datetime.datetime.now(datetime.UTC))
    archive.limits.per_minute = archive.limits.lookups_per_minute = 1000
    folder = tmp_path / "newsroom"
    folder.mkdir()
    with served(archive, hang_seconds=0.2) as address:
        room = Newsroom(folder, address)
        room.write(
            "srctrack.toml", "[archive.wayback]\nsubmit_interval = 0.02\npoll_interval = 0.05\nlookup_delay = 0.1\n"
        )
        room.git("init", "-q", "-b", "main")
        yield room


def test_a_day(newsroom: Newsroom, site: Site) -> None:
    morning(newsroom)
    three_writers(newsroom, site)
    an_editor(newsroom, site)
    a_correction(newsroom, site)
    the_evening(newsroom)
    left = set(command_names()) - newsroom.used - {"server"}  # an editor starts it: tests/lsp
    assert left == set(), f"commands of the manual that the day did not use: {sorted(left)}"


def morning(room: Newsroom) -> None:
    room.typed("init", "--commit", "all")
    room.typed("config")
    room.typed("rules")
    room.typed("help", "check")
    room.typed("explain", "F201")
    room.typed("schema", "check")
    room.commit("A library")


def three_writers(room: Newsroom, site: Site) -> None:
    """Each adds pages on a branch of their own; the branches merge without a conflict."""
    branches = {
        "ada": ["--no-archive", *(site.url(f"/story/{n}") for n in (0, 1, 2))],
        "ben": ["--no-archive", *(site.url(f"/story/{n}") for n in (3, 4)), site.url("/story/0")],
        "cleo": ["--no-archive", "--from", str(EXAMPLES / "sources.jsonl")],
    }
    for name, words in branches.items():
        room.git("checkout", "-q", "-b", name, "main")
        answer = json.loads(room.typed("add", "--format", "json", *words))
        assert answer["failed"] == []
        assert {a["state"] for a in answer["added"]} == {"added"}
        room.commit(f"{name} adds pages")
    room.git("checkout", "-q", "main")
    for name in branches:
        room.git("merge", "-q", "--no-edit", name)
    listed = json.loads(room.typed("list", "--format", "json"))["sources"]
    assert len(listed) == 8, "the page that two of them added is one source"
    room.typed("verify")
    refused = json.loads(
        room.typed("add", "--format", "json", "--no-archive", site.url("/wall"), site.url("/gone"), status=1)
    )
    assert {f["wall"] or f["error"] for f in refused["failed"]} == {"consent", "http-status"}
    assert len(json.loads(room.typed("list", "--format", "json"))["sources"]) == 8
    room.typed("extract", site.url("/story/5"))


def an_editor(room: Newsroom, site: Site) -> None:
    """A draft with slips is found out, mended edit by edit, archived, linked and reported."""
    cite = f"([Harbour Post]({site.url('/story/0')}))"
    slips = {
        "F201": ("Residents handed over 171 signatures", "Residents handed over 117 signatures"),
        "Q301": ("before the walls are mended", "before the cracks are mended"),
        "N102": ("said Jonas Adlre", "said Jonas Adler"),
        "D403": ("on March3", "on March 3"),
        "A501": ("The wall is reportedly old.", "The wall is old, the port authority said."),
    }
    text = (
        "---\ntitle: Quays\ndate: 2025-03-07\n---\n\n"
        f"“We will not open quay 0 before the walls are mended,” said Jonas Adlre, the harbour master of Yantarsk {cite}.\n\n"
        f"Residents handed over 171 signatures against the closure {cite}. It was closed on March3. The wall is reportedly old.\n"
    )
    room.write("draft.md", text)
    found = room.findings("draft.md")
    for code in slips:
        assert code in found, f"{code} is not among {sorted(found)}"
    assert "L602" in found, "nothing is archived yet"
    for code, (slip, right) in slips.items():
        text = text.replace(slip, right)
        room.write("draft.md", text)
        assert code not in room.findings("draft.md"), f"{code} is mended"
    room.typed(
        "add", "--no-archive", "--quote", "We will not open quay 0 before the cracks are mended", site.url("/story/0")
    )
    room.typed("quotes")
    room.typed("claims", "draft.md")
    room.typed("show", site.url("/story/0"), "--format", "json")
    room.typed("search", "signatures")
    room.typed("archive", "--status", status=None)
    key = json.loads(room.typed("list", "--format", "json"))["sources"][0]["key"]
    room.typed("edit", key, "--title", "Families held at the ferry terminal")
    assert json.loads(room.typed("show", key, "--format", "json"))["title"] == "Families held at the ferry terminal"
    room.typed("cite", key, "--style", "apa", status=None)
    room.typed("link", "draft.md", "--diff", status=None)
    room.typed("report", "draft.md", "--output", "report.html", status=None)
    page = (room.folder / "report.html").read_text(encoding="utf-8")
    assert "Harbour Post" in page
    room.commit("A draft, checked")


def a_correction(room: Newsroom, site: Site) -> None:
    """The publisher changes the number; the next check says so, and what was kept stays kept."""
    site.pages["/story/0"] = story(0, counted=140)
    key = json.loads(room.typed("show", site.url("/story/0"), "--format", "json"))["key"]
    room.typed("refresh", key, status=None)
    told = room.typed("diff", key, status=None)
    assert "140" in told
    assert "117" in told
    found = room.findings("draft.md")
    assert "S701" in found or "F201" in found, sorted(found)
    kept = {p.name.split("-")[0] for p in (room.folder / ".srctrack" / "snapshots").glob("*.warc.gz")}
    assert len(kept) == 9, "both states of the page are kept, by their digests"


def the_evening(room: Newsroom) -> None:
    """References out and in again, a source removed with a tombstone, and CI on a fresh clone without a network."""
    room.typed("export", "--format", "csl-json", "--output", "library.json")
    rows = json.loads((room.folder / "library.json").read_text(encoding="utf-8"))
    assert len(rows) == 8
    other = room.folder.parent / "other"
    room.typed("--store", str(other), "import", str(room.folder / "library.json"))
    room.typed("restore", status=None)
    last = json.loads(room.typed("list", "--format", "json"))["sources"][-1]["key"]
    room.typed("rm", "--yes", last)
    assert last not in room.typed("list")
    room.typed("names", "draft.md", status=None)
    room.typed("outlets", status=None)
    room.typed("verify")
    bucket = room.folder.parent / "bucket"
    bucket.mkdir()
    settings = (room.folder / "srctrack.toml").read_text(encoding="utf-8")
    room.write("srctrack.toml", f'{settings}\n[store]\nremote = "{bucket.as_uri()}"\n')
    if importlib.util.find_spec("obstore") is not None:
        room.typed("push")
        room.typed("verify", "--remote")
    else:
        room.used.add("push")
    room.typed("seal", status=None)  # no authority is set: it says so
    room.commit("The day's end")
    clone = room.folder.parent / "clone"
    room.git("clone", "-q", str(room.folder), str(clone))
    offline = Newsroom(clone, "http://127.0.0.1:9")
    offline.used = room.used
    here = {k: len(v) for k, v in room.findings("draft.md").items()}
    assert {k: len(v) for k, v in offline.findings("draft.md").items()} == here
    assert not os.environ.get("SRCTRACK_STORE")
