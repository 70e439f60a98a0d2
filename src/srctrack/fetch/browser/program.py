"""Finding a Chromium and starting it: a profile of its own, no network, no permissions, nothing kept."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from srctrack.errors import UsageError
from srctrack.fetch.browser.pipe import Pipe

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
FLAGS = (
    "--headless", "--remote-debugging-pipe", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars", "--mute-audio",
    "--no-default-browser-check", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-default-apps", "--disable-extensions", "--disable-domain-reliability", "--disable-client-side-phishing-detection",
    "--disable-breakpad", "--disable-dev-shm-usage", "--deny-permission-prompts", "--block-new-web-contents", "--metrics-recording-only",
    "--disable-site-isolation-trials", "--disable-features=IsolateOrigins,site-per-process,Translate,MediaRouter,OptimizationHints",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp", "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
)  # fmt: skip
"""The last line leaves the browser without a network: each request of the page is made by srctrack, or not at all."""

_PLUMBING = """
import os, sys
ends = [os.dup(os.dup(os.dup(int(end)))) for end in sys.argv[1:3]]
for end, at in zip(ends, (3, 4)):
    os.dup2(end, at)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""The browser reads its orders at descriptor 3 and answers at 4; the copies keep one from overwriting the other."""
_ENDS_WITHIN = 10.0


def find_browser(given: str | None) -> Path:
    """The browser's program: ``given`` (a path or a name), else the first Chromium of the PATH. Raises UsageError."""
    if os.name != "posix":
        raise UsageError(
            "pages are rendered on Linux and macOS only", "save the page from a browser: --url says where from"
        )
    for name in (given,) if given else NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    if given:
        raise UsageError(f"there is no browser {given}", "--browser names the program of a Chromium or Chrome")
    raise UsageError("no Chromium was found", "install chromium, or name one with --browser PATH")


@contextmanager
def running(program: Path) -> Iterator[Pipe]:
    """A browser of one's own; whatever it still does at the end is ended with it. Raises OSError where it does not start."""
    its_end, to = os.pipe()
    answers, its_answers = os.pipe()
    with tempfile.TemporaryDirectory(prefix="srctrack-browser-", ignore_cleanup_errors=True) as profile:
        command = [sys.executable, "-c", _PLUMBING, str(its_end), str(its_answers), str(program), *FLAGS]
        command.append(f"--user-data-dir={profile}")
        if os.geteuid() == 0:
            command.append("--no-sandbox")  # Chromium does not start as root with it
        try:
            process = subprocess.Popen(
                command,
                pass_fds=(its_end, its_answers),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                cwd=profile,
            )
        finally:
            os.close(its_end)
            os.close(its_answers)
        try:
            yield Pipe(to, answers)
        finally:
            _end(process)
            os.close(to)
            os.close(answers)


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_ENDS_WITHIN)
