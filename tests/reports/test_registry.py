from __future__ import annotations

import subprocess
import sys

import pytest

from samplereport import report
from srctrack.errors import UsageError
from srctrack.reports.base import RenderOptions
from srctrack.reports.registry import formats, load

PAID_FOR_ELSEWHERE = ("rich", "httpx", "lxml", "readability", "waybackpy", "tinydb", "rapidfuzz", "typer")


@pytest.mark.parametrize("name", sorted(formats()))
def test_a_format_is_loaded_by_its_name(name: str) -> None:
    assert load(name) is formats()[name]


@pytest.mark.parametrize("name", ["nope", "base", "../json", "os", "", "JSON"])
def test_what_is_no_format_is_refused_and_the_formats_are_named(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        load(name)
    assert "pretty" in (caught.value.hint or "")


@pytest.mark.parametrize("name", sorted(formats()))
def test_every_format_says_what_it_is_and_renders_the_sample(name: str) -> None:
    made = formats()[name]
    assert made.file_ending.startswith(".")
    assert "/" in made.media_type
    assert made.summary
    assert made.render(report(), RenderOptions()).endswith("\n")


@pytest.mark.parametrize("name", ["json", "pretty"])
def test_loading_a_format_imports_no_other_and_no_heavy_library(name: str) -> None:
    code = (
        "import sys; from srctrack.reports.registry import load; load(sys.argv[1]); "
        "print(' '.join(m for m in sys.modules if not m.startswith('_')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, name], capture_output=True, text=True, check=True, env={"PYTHONPATH": "src"}
    )
    loaded = set(done.stdout.split())
    assert not {m for m in loaded if m.partition(".")[0] in PAID_FOR_ELSEWHERE}
    others = {"srctrack.reports.html", "srctrack.reports.sarif", "srctrack.reports.concise"}
    assert not loaded & others
