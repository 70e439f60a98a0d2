"""Every command says in one screen what it does, with examples, and every option says what it is for."""

from __future__ import annotations

import shlex

import pytest

from srctrack.cli.app import command_names
from srctrack.cli.run import run

LINES = 60
"""A tall terminal; check has the most options and needs nearly all of them."""


def help_of(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run([*words, "--help"]) == 0
    return capsys.readouterr().out


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERMINAL_WIDTH", "80")


def test_the_list_of_commands_cuts_no_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    told = help_of(capsys).split("Commands:")[1].split("Examples:")[0]
    lines = [line for line in told.splitlines() if line.strip()]
    assert len(lines) == len(command_names())
    assert [line for line in lines if not line.endswith(".") or line.endswith("...")] == []


def test_the_whole_is_told_in_a_screen_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    lines = help_of(capsys).splitlines()
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= 80
    examples = lines[lines.index("  Examples:") + 1 :]
    assert {line.split()[1] for line in examples if line.strip()} <= set(command_names())
    assert len(examples) >= 3


@pytest.mark.parametrize("name", command_names())
def test_help_fits_a_screen_and_ends_with_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = help_of(capsys, name)
    lines = told.splitlines()
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= 80
    examples = told.split("Examples:\n")[1].strip().splitlines()
    assert examples
    for line in examples:
        words = shlex.split(line, comments=True)
        while words and words[0].isupper() and "=" in words[0]:
            words.pop(0)
        assert words[0] == "srctrack" or "| srctrack " in line, line
        assert name in words, line


@pytest.mark.parametrize("name", command_names())
def test_every_option_says_what_it_is_for(name: str) -> None:
    from typer.main import get_command

    from srctrack.cli.app import app

    root = get_command(app)
    context = root.make_context("srctrack", [], resilient_parsing=True)
    for option in root.get_command(context, name).params:  # type: ignore[attr-defined]
        assert getattr(option, "help", None), f"{name} {option.name}"
