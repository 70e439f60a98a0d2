"""README's picture shows what ``srctrack check`` prints today."""

from __future__ import annotations

import html
import importlib.util
import re
from types import ModuleType

from transcripts import ROOT

SHOWN = ROOT / "docs" / "check.svg"


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("picture", ROOT / "docs" / "picture.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words(svg: str) -> list[str]:
    """The lines of a picture: its words, not the coordinates and colours that another version of rich may give them."""
    lines: dict[float, str] = {}
    for y, text in re.findall(r'<text [^>]*\by="([\d.]+)"[^>]*>(.*?)</text>', svg, re.S):
        lines[float(y)] = lines.get(float(y), "") + html.unescape(text)
    return [" ".join(lines[y].split()) for y in sorted(lines)]


def test_the_picture_is_what_the_command_prints() -> None:
    shown = words(SHOWN.read_text(encoding="utf-8"))
    assert any("altered-quote" in line for line in shown)
    assert shown == words(maker().picture()), "run `python docs/picture.py`"


def test_the_picture_asks_for_no_font_from_elsewhere() -> None:
    svg = SHOWN.read_text(encoding="utf-8")
    assert "@font-face" not in svg
    assert not re.search(r"url\((?!#)|href=", svg)
