"""Adding 200 pages from loopback servers that answer slowly: pages a second, and whether the pace per host is kept."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
import time
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

from benchmarks.newsroom import page
from benchmarks.peers import HOME, srctrack

PAGES = 200
HOSTS = 25
"""Loopback addresses 127.0.0.2 and on, each a host of its own to whoever paces by host."""
LATENCIES = (0.05, 0.2, 0.5)


class Site(ThreadingHTTPServer):
    """A site at one loopback address that waits before it answers and notes when it was asked."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, host: str, latency: float, asked: dict[str, list[float]]) -> None:
        super().__init__((host, 0), Handler)
        self.latency, self.asked, self.host = latency, asked, host


class Handler(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked[self.server.host].append(time.monotonic())
        time.sleep(self.server.latency)
        body = html(int(self.path.rsplit("/", 1)[1])).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def html(n: int) -> str:
    paragraphs = "".join(f"<p>{p}</p>" for p in page(n).split("\n\n"))
    links = "".join(f'<li><a href="/{i}">Another report {i}</a></li>' for i in range(60))
    return (
        f'<!doctype html><html lang="en"><head><title>Report {n} | Gazette</title>'
        f'<meta property="og:site_name" content="Gazette"><meta property="article:published_time" content="2025-03-05"></head>'
        f"<body><nav><ul>{links}</ul></nav><article><h1>Report {n}</h1>{paragraphs}</article><footer>© Gazette</footer></body></html>"
    )


def one_run(latency: float) -> tuple[float, float, int]:
    """Seconds, the least time between two requests to one host, and how many pages were added."""
    asked: dict[str, list[float]] = defaultdict(list)
    sites = [Site(f"127.0.0.{2 + i}", latency, asked) for i in range(HOSTS)]
    for site in sites:
        threading.Thread(target=site.serve_forever, daemon=True).start()
    urls = [f"http://{sites[i % HOSTS].host}:{sites[i % HOSTS].server_port}/{i}" for i in range(PAGES)]
    listing, store = (HOME / "urls.txt").absolute(), (HOME / "store-adding").absolute()
    listing.write_text("\n".join(urls) + "\n", encoding="utf-8")
    shutil.rmtree(store, ignore_errors=True)
    started = time.perf_counter()
    command = [*srctrack(), "--store", str(store), "add", "--from", str(listing), "--no-archive", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    took = time.perf_counter() - started
    for site in sites:
        site.shutdown()
    gaps = [b - a for times in asked.values() for a, b in pairwise(times)]
    return took, min(gaps, default=0.0), len(json.loads(done.stdout)["added"])


def run() -> list[str]:
    Path(HOME).mkdir(exist_ok=True)
    lines = []
    for latency in LATENCIES:
        took, gap, added = one_run(latency)
        lines.append(
            f"{PAGES} pages of {HOSTS} hosts at {1000 * latency:.0f} ms: {PAGES / took:5.1f} pages a second, {added} added, "
            f"least gap at a host {gap:.2f} s"
        )
    return lines
