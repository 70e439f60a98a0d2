"""Asking for pages: gone is believed only when it is said again, and what could not tell is kept apart."""

import datetime
import http.server
import threading

import pytest

from srctrack.errors import FetchError, ReadError
from srctrack.model.capture import Capture, Exchange
from srctrack.model.link_state import LinkState, Verdict
from srctrack.store.cache.link_states import read_links, write_links
from srctrack.workflows.check.checker import CheckOptions
from srctrack.workflows.check.links import ASKED, FRESH, LinkChecker
from srctrack.workflows.check.run import run_check

NOW = datetime.datetime(2024, 1, 10, 9, 0, tzinfo=datetime.UTC)
URL = "https://a.example/x"


def capture(*hops):
    exchanges = tuple(Exchange(u, "GET", (), s, "", (), b"", NOW) for u, s in hops)
    return Capture(URL, exchanges, b"", "text/html")


def status(code):
    return FetchError("http-status", URL, f"answered {code}", status=code)


def checker(*answers, known=None, now=NOW):
    waiting = list(answers)
    asked = []

    def fetch(url):
        asked.append(url)
        answer = waiting.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    made = LinkChecker(fetch, lambda: now, dict(known or {}), sleep=lambda s: None)
    made.asked = asked
    return made


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ([capture((URL, 200))], Verdict.ALIVE),
        ([capture((URL, 301), ("https://a.example/y", 200))], Verdict.MOVED),
        ([capture((URL, 302), ("https://a.example/y", 200))], Verdict.ALIVE),
        ([capture((URL, 301), ("http://www.a.example/x/", 200))], Verdict.ALIVE),
        ([status(404)] * ASKED, Verdict.GONE),
        ([status(410)] * ASKED, Verdict.GONE),
        ([status(404), capture((URL, 200))], Verdict.ALIVE),
        ([status(404), status(404), status(503)], Verdict.UNREACHABLE),
        ([status(403)], Verdict.BLOCKED),
        ([status(429)], Verdict.BLOCKED),
        ([status(500)], Verdict.UNREACHABLE),
        ([FetchError("dns", URL, "no host")], Verdict.UNREACHABLE),
        ([FetchError("timeout", URL, "too slow")], Verdict.UNREACHABLE),
        ([FetchError("too-large", URL, "large")], Verdict.ALIVE),
        ([ReadError("not-an-article", URL, "a proof of humanity")], Verdict.BLOCKED),
    ],
)
def test_verdicts(answers, verdict):
    made = checker(*answers)
    assert made.states([URL])[URL].verdict is verdict
    assert len(made.asked) == len(answers)


def test_what_is_not_asked_has_no_state():
    assert checker(FetchError("refused", URL, "a private network")).states([URL, "mailto:a@b.example"]) == {}


def test_a_page_seen_alive_is_not_asked_again_for_a_while():
    alive = LinkState(URL, Verdict.ALIVE, NOW, NOW, 200)
    assert checker(known={URL: alive}).states([URL, URL]) == {URL: alive}
    later = checker(*[status(404)] * ASKED, known={URL: alive}, now=NOW + FRESH)
    assert later.states([URL])[URL].verdict is Verdict.GONE


def test_since_when_it_is_gone_is_kept():
    gone = LinkState(URL, Verdict.GONE, NOW, NOW, 404, asked=3)
    later = checker(*[status(404)] * ASKED, known={URL: gone}, now=NOW + FRESH)
    state = later.states([URL])[URL]
    assert (state.since, state.asked) == (NOW, 3)


def test_states_are_kept_and_read_again(tmp_path):
    state = LinkState(URL, Verdict.MOVED, NOW, NOW, 200, "https://a.example/y")
    write_links(tmp_path / "cache", [state])
    assert read_links(tmp_path / "cache") == {URL: state}
    (tmp_path / "cache" / "links.json").write_text("damaged", encoding="utf-8")
    assert read_links(tmp_path / "cache") == {}


@pytest.fixture
def server():
    class Pages(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/here" else 403 if self.path == "/closed" else 404)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<p>words</p>")

        def log_message(self, *words):
            pass

    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()


def test_over_a_real_connection(server, tmp_path, monkeypatch):
    monkeypatch.setattr("srctrack.workflows.check.links.PAUSE", 0.0)
    monkeypatch.setattr("srctrack.fetch.pacing.Pacer.wait", lambda self, host: None)
    draft = tmp_path / "a.md"
    draft.write_text(f"[a]({server}/here), [b]({server}/closed), [c]({server}/gone).\n", encoding="utf-8")
    checked = run_check([str(draft)], None, CheckOptions(select=("L603",), online=True), stdin=str)
    assert [f.actual for f in checked.report.findings] == [f"{server}/gone"]
    assert sorted(s.verdict.value for s in checked.links.values()) == ["alive", "blocked", "gone"]
