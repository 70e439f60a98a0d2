"""A small site for a browser: an application's shell, a page that loads as it is scrolled, and pages that mean harm."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WORDS = [
    "The ferry between Lindholm and the islands stopped at noon on Tuesday because of a storm, the harbour office said.",
    "“Nobody was hurt, and all 214 passengers were brought ashore”, said Irina Petrova, who leads the office.",
    "The line will open again on Thursday morning if the wind goes down, as the weather service expects it to do.",
    "About 3,000 people use the line on a working day, most of them on their way to the shipyard and the schools.",
]
_HEAD = '<!doctype html><html lang="en"><head><title>{title}</title></head><body>'
_SHELL = (
    _HEAD.format(title="Harbour Post")
    + '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>{script}</body></html>'
)
ARTICLE = (
    _HEAD.format(title="Ferry stopped")
    + "<article><h1>Ferry stopped</h1>"
    + "".join(f"<p>{words}</p>" for words in WORDS)
    + "</article>{script}</body></html>"
)
_SHOW = """
const show = words => document.getElementById('root').innerHTML =
  '<article><h1>Ferry stopped</h1>' + words.map(w => '<p>' + w + '</p>').join('') + '<div style="height:4000px"></div><p id="late"></p></article>';
"""
SCRIPTS = {
    "shell": _SHOW + "fetch('/words.json').then(r => r.json()).then(show);",
    "lazy": _SHOW
    + "fetch('/words.json').then(r => r.json()).then(w => { show(w); new IntersectionObserver((seen, o) => { if (seen[0].isIntersecting) {"
    " o.disconnect(); fetch('/late.txt').then(r => r.text()).then(t => document.getElementById('late').textContent = t); } })"
    ".observe(document.getElementById('late')); });",
    "endless": "while (true) {}",
    "endless-later": "setTimeout(() => { while (true) {} }, 300);",
    "polling": "setInterval(() => fetch('/words.json?' + Math.random()), 100);",
    "flood": "for (let i = 0; i < 10000; i++) fetch('/words.json?' + i);",
    "dialogs": "alert(1); confirm('2'); document.body.append(prompt('3', 'typed') || 'nothing typed');",
    "download": "const a = document.createElement('a'); a.href = '/big.zip'; a.download = 'big.zip'; document.body.append(a); a.click();",
    "away": "location.href = '/elsewhere';",
    "popup": "window.open('/elsewhere'); window.open('/elsewhere?2');",
    "worker": "new Worker(URL.createObjectURL(new Blob(['fetch(\"http://127.0.0.1:' + PORT + '/secret\")'])));",
    "private": "for (const u of ['http://10.0.0.1/', 'http://localhost:' + PORT + '/secret', 'http://127.0.0.1:' + PORT + '/secret',"
    " 'http://169.254.169.254/latest/']) { fetch(u, {mode: 'no-cors'}); new Image().src = u; }"
    " const f = document.createElement('iframe'); f.src = 'http://127.0.0.1:' + PORT + '/secret'; document.body.append(f);",
    "file": "new Image().src = 'file:///etc/passwd'; fetch('file:///etc/passwd').catch(() => 0);",
    "socket": "new WebSocket('ws://127.0.0.1:' + PORT + '/secret'); new EventSource('/secret');",
    "post": "fetch('/words.json', {method: 'POST', body: 'x'}); navigator.sendBeacon('/words.json', 'y');",
    "heavy": "document.body.append(document.createComment('x'.repeat(20 * 1024 * 1024)));",
    "permission": "navigator.geolocation.getCurrentPosition(() => document.body.append('here'), e => document.body.append('denied ' + e.code));",
}


@dataclass
class Site:
    """``asked`` counts the requests by path; ``words`` are what the article says at the moment."""

    url: str = ""
    port: int = 0
    other_port: int = 0
    words: list[str] = field(default_factory=lambda: list(WORDS))
    asked: Counter[str] = field(default_factory=Counter)

    def page(self, path: str) -> tuple[int, str, bytes] | None:
        name = path.strip("/")
        if name in SCRIPTS:
            script = f"<script>const PORT = {self.other_port};{SCRIPTS[name]}</script>"
            shape = _SHELL if name in ("shell", "lazy") else ARTICLE
            return 200, "text/html; charset=utf-8", shape.replace("{script}", script).encode()
        known = {
            "article": ("text/html", ARTICLE.replace("{script}", "")),
            "words.json": ("application/json", json.dumps(self.words)),
            "late.txt": ("text/plain", "Far down the page it says that 31 people waited."),
            "elsewhere": ("text/html", "<p>Another page.</p>"),
            "big.zip": ("application/zip", "PK" + "0" * 1000),
            "login": ("text/html", "<title>Log in</title><form><h1>Log in</h1><input type=password></form>"),
        }
        kind, body = known.get(name, ("", ""))
        return (200, kind, body.encode()) if kind else None


@contextmanager
def served() -> Iterator[Site]:
    """The site on loopback, and beside it another server that no page of it may reach (its requests are counted as secret)."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            site.asked["SECRET" if self.server is other else path] += 1
            status, kind, body = site.page(path) or (404, "text/plain", b"not here")
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            site.asked["POST"] += 1
            self.send_response(204)
            self.end_headers()

        def log_message(self, *words: object) -> None:
            return

    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Handler) for _ in range(2)]
    main, other = servers
    threads = [threading.Thread(target=s.serve_forever, args=(0.05,), daemon=True) for s in servers]
    for thread in threads:
        thread.start()
    site.port, site.other_port = main.server_port, other.server_port
    site.url = f"http://127.0.0.1:{main.server_port}"
    try:
        yield site
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
