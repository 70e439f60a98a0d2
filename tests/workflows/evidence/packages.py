"""What tests of WACZ packages share: py-wacz's validator, and a library worth packing.

py-wacz pins versions of its own and lives in an environment of its own; ``SRCTRACK_WACZ`` names its ``bin`` folder.
"""

from __future__ import annotations

import datetime
import gzip
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.stores import WHEN, add, article, kept_again

from srctrack.model.capture import Capture, Exchange
from srctrack.model.quote import TextQuoteSelector
from srctrack.model.source import Source
from srctrack.store.library import Library
from srctrack.workflows.evidence.export_package import export_package

CREATED = datetime.datetime(2024, 5, 1, 12, tzinfo=datetime.UTC)
HTML = (("Content-Type", "text/html; charset=utf-8"),)
MOVED = "https://harbour.example/old"
PACKED = b"<p>" + "Полиция задержала 3 000 человек. ".encode() * 40 + b"</p>"


def validator() -> str:
    """py-wacz's ``wacz``: of the folder SRCTRACK_WACZ names, else of the PATH; skips the test without it."""
    found = shutil.which("wacz", path=os.environ.get("SRCTRACK_WACZ"))
    if found is None:
        pytest.skip("py-wacz is not installed: pip install wacz into an environment of its own, SRCTRACK_WACZ=its bin")
    return found


def validated(path: Path) -> tuple[bool, str]:
    """Whether py-wacz calls the package valid, and what it says."""
    done = subprocess.run([validator(), "validate", "-f", str(path)], capture_output=True, text=True, timeout=120)
    return done.returncode == 0 and "is valid" in done.stdout, done.stdout + done.stderr


def filled(library: Library) -> list[Source]:
    """Three sources: one seen twice, one that was moved and packed with gzip, one with all that people add."""
    twice = add(library)
    twice = kept_again(
        library, twice, "Raids in the city\n\nPolice detained 3,100 people.", WHEN + datetime.timedelta(days=2)
    )
    quote = TextQuoteSelector("3,000 people", "Police detained ", " near")
    told = add(library, "https://gazette.example/ferry?b=2&a=1", "Ferry line closed", tags=("ferry",), note="Ask Irina.", kept_quotes=(quote,))  # fmt: skip
    return [twice, _moved(library), told]


def _moved(library: Library) -> Source:
    new = "https://www.harbour.example/New/"
    body = gzip.compress(PACKED, mtime=0)
    hops = (
        Exchange(MOVED, "GET", (), 301, "Moved", (*HTML, ("Location", new)), b"", WHEN),
        Exchange(new, "GET", (), 200, "OK", (*HTML, ("Content-Encoding", "gzip")), body, WHEN),
    )
    ref = library.keep_capture(Capture(MOVED, hops, PACKED, "text/html", "utf-8"))
    ref = replace(ref, text_id=library.keep_article(article("Рейды\n\nПолиция задержала 3 000 человек.")))
    source = replace(add(library, MOVED, "Рейды", final_url=new, language="ru"), snapshots=(ref,))
    library.put(source)
    return source


def package(library: Library, sources: list[Source], path: Path) -> Path:
    export_package(library, sources, path, CREATED, "draft.md")
    return path
