"""The examples of docs/api.md run, one after the other, in an empty folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from srctrack import api
from transcripts import ROOT

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE, re.M | re.S)


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for number, example in enumerate(EXAMPLES, 1):
        exec(compile(example, f"docs/api.md, example {number}", "exec"), names)
    assert len(EXAMPLES) >= 5


def test_every_public_function_is_shown() -> None:
    functions = [name for name in api.__all__ if name[0].islower()]
    assert [name for name in functions if f"api.{name}(" not in PAGE] == []


def test_every_public_name_exists() -> None:
    assert [name for name in api.__all__ if not hasattr(api, name)] == []
