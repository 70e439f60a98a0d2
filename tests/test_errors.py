"""Every exception as a sentence: what went wrong, what to do, nothing of the program's insides."""

from __future__ import annotations

import inspect
import re

import pytest

import srctrack.errors
from srctrack.cli.exit_codes import FAILED, tell
from srctrack.errors import (
    DamagedStore,
    DraftError,
    FetchError,
    NewerStore,
    NoStore,
    ReadError,
    SettingsError,
    SrctrackError,
    StoreError,
    StoreLocked,
    UsageError,
)

TABLE: list[tuple[SrctrackError, str]] = [
    (SrctrackError("it could not be done", "do it so"), "srctrack: it could not be done\n  Do it so.\n"),
    (UsageError("no rule is called “N999”", "`srctrack rules` lists them"), "srctrack: no rule is called “N999”\n  `srctrack rules` lists them.\n"),
    (SettingsError("srctrack.toml", 3, "“jobs” is a number"), "srctrack: srctrack.toml:3: “jobs” is a number\n"),
    (SettingsError("srctrack.toml", None, "it is not TOML"), "srctrack: srctrack.toml: it is not TOML\n"),
    (DraftError("a.md", "there is no such file"), "srctrack: a.md: there is no such file\n"),
    (FetchError("timeout", "https://a.example", "the page did not answer in 30 s"), "srctrack: the page did not answer in 30 s\n"),
    (ReadError("not-an-article", "a.html", "the page shows a consent wall", wall="consent"), "srctrack: the page shows a consent wall\n"),
    (StoreError("the key is taken"), "srctrack: the key is taken\n"),
    (NoStore("no library here"), "srctrack: no library here\n"),
    (NewerStore("a later srctrack wrote it"), "srctrack: a later srctrack wrote it\n"),
    (DamagedStore("sources/a.json", "line 14 is not JSON"), "srctrack: could not read sources/a.json: line 14 is not JSON\n"),
    (StoreLocked("another srctrack is writing"), "srctrack: another srctrack is writing\n"),
]  # fmt: skip


def test_the_table_has_every_exception() -> None:
    defined = {c for _, c in inspect.getmembers(srctrack.errors, inspect.isclass) if issubclass(c, Exception)}
    assert defined == {type(e) for e, _ in TABLE}


@pytest.mark.parametrize(("error", "told"), TABLE, ids=lambda v: type(v).__name__ if isinstance(v, Exception) else "")
def test_an_exception_is_told_as_a_sentence(
    error: SrctrackError, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tell(error) == FAILED
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", told)
    assert not re.search(r"Traceback|Error\(|<class|\x1b", captured.err)


@pytest.mark.parametrize(
    ("hint", "told"),
    [
        ("save it as .docx", "Save it as .docx."),
        ("pip install 'srctrack[lsp]'", "Run `pip install 'srctrack[lsp]'`."),
        ('such as services = ["wayback"]', 'For example: services = ["wayback"]'),
        ("did you mean error?", "Did you mean error?"),
        ("`srctrack init` creates one", "`srctrack init` creates one."),
    ],
)
def test_what_to_do_is_a_sentence(hint: str, told: str) -> None:
    assert SrctrackError("it failed", hint).hint == told
