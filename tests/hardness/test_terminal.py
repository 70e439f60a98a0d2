"""What a page or a draft says never steers a terminal, and never becomes markup of a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from srctrack.cli.run import run

ESCAPE = "\x1b]0;owned\x07\x1b[31mred\x1b[2J\u009b1m\u202e"
PAGE = f"""<html><head><title>Quay {ESCAPE} closed</title><meta property="og:site_name" content="Gazette {ESCAPE}"></head><body><article>
<h1>Quay {ESCAPE} closed</h1><p>The council met on Tuesday and closed the quay to lorries, its speaker said in the evening.</p>
<p>“We will not open it {ESCAPE} before the cracks are mended,” said Jonas {ESCAPE} Adler, the harbour master of the town.</p>
<p>Residents handed over 117 signatures against the closure, and the council meets again on Friday to talk about it.</p></article></body></html>"""
STEERING = ("\x1b", "\x07", "\u009b", "\u202e")


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SRCTRACK_STORE", raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "draft.md").write_text(
        f"Residents handed over 171 signatures {ESCAPE} ([Gazette](https://gazette.example/q)). Severak said so. Severka {ESCAPE} too.\n"
        f"\nThe harbour {ESCAPE} is reportedly closed. “We will not open it before the walls are mended,” said Adler.\n",
        encoding="utf-8",
    )
    return tmp_path


COMMANDS = [
    ["add", "page.html", "--url", "https://gazette.example/q", "--no-archive", "--key", "quay"],
    ["list"],
    ["show", "quay"],
    ["show", "quay", "--text"],
    ["extract", "page.html"],
    ["search", "council"],
    ["quotes"],
    ["check", "draft.md"],
    ["check", "draft.md", "--format", "concise"],
    ["claims", "draft.md"],
    ["cite", "quay", "--style", "markdown"],
]


def test_no_command_hands_a_terminal_what_steers_it(room: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for words in COMMANDS:
        status = run(words)
        told = capfd.readouterr()
        assert status in (0, 1), f"{words}: {told.err}"
        assert told.out, words
        for code in STEERING:
            assert code not in told.out + told.err, f"{words}: {code!a} in {told.out!a}"
