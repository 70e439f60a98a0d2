"""The examples of the rules' manual pages, read so that the rules can be run on them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from srctrack.rules.base import Rule

_SECTION = re.compile(r"^## (.+)$", re.M)
_BLOCK = re.compile(r"^(?P<label>\S[^\n]*(?:\n\S[^\n]*)*:)\n\n(?P<body>(?:(?: {4}[^\n]*)?\n)+)", re.M)
_NOW = re.compile(r"(.+?) (?:now )?says:")
_FIRST = re.compile(r"(.+?) first said:")


@dataclass
class Example:
    """What an example shows: the pages by their outlets, the newsroom's list, and the draft before and after."""

    before: str = ""
    after: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    earlier: dict[str, str] = field(default_factory=dict)
    names: str = ""


def sections(rule: Rule) -> dict[str, str]:
    """Return the sections of a manual page by their headings; the text before the first one is at “”."""
    parts = _SECTION.split(rule.manual)
    return {"": parts[0]} | dict(zip(parts[1::2], parts[2::2], strict=True))


def example(rule: Rule) -> Example:
    """Return the example of a manual page."""
    shown = Example()
    for block in _BLOCK.finditer(sections(rule)["Example"] + "\n"):
        label = " ".join(block["label"].split())
        body = re.sub(r"^ {4}", "", block["body"], flags=re.M).strip("\n") + "\n"
        if label.startswith("Instead of"):
            shown.before = body
        elif label.startswith("Write"):
            shown.after = body
        elif label == "The list of names has:":
            shown.names = body
        elif first := _FIRST.fullmatch(label):
            shown.earlier[first[1]] = body
        elif now := _NOW.fullmatch(label):
            shown.pages[now[1]] = body
        else:
            raise AssertionError(f"{rule.code}: the example has a block “{label}”")
    return shown
