"""Words with italics, before anybody knows whether they are shown as text, Markdown or HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from srctrack.model.reference import MarkupFormat

_MARKDOWN_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_ADDRESS = re.compile(r"(?<![\w/.])https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StyledRun:
    words: str
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """Runs of words. Adding joins them; a str is roman."""

    runs: tuple[StyledRun, ...] = ()

    def __add__(self, other: Wording | str) -> Wording:
        return Wording(self.runs + roman(other).runs)

    def __radd__(self, other: str) -> Wording:
        return roman(other) + self

    def __bool__(self) -> bool:
        return any(r.words for r in self.runs)

    @property
    def text(self) -> str:
        return "".join(r.words for r in self.runs)

    def closed(self, mark: str = ".") -> Wording:
        """With ``mark`` at the end, unless it ends with a mark that closes already (also within quotation marks)."""
        bare = self.text.rstrip("”’»“\"'")
        return self if not bare or bare[-1] in ".?!…" else self + mark

    def to_markup(self, dress: MarkupFormat) -> str:
        if dress is MarkupFormat.TEXT:
            return self.text
        return "".join(_dressed(r, dress) for r in self.runs)


def _dressed(run: StyledRun, dress: MarkupFormat) -> str:
    if dress is MarkupFormat.HTML:
        words = _ADDRESS.sub(lambda m: f'<a href="{m[0]}">{m[0]}</a>', escape(run.words))
        return f"<i>{words}</i>" if run.italic else words
    kept = 0
    out = []
    for address in _ADDRESS.finditer(run.words):
        out += [_MARKDOWN_SPECIAL.sub(r"\\\1", run.words[kept : address.start()]), f"<{address[0]}>"]
        kept = address.end()
    out.append(_MARKDOWN_SPECIAL.sub(r"\\\1", run.words[kept:]))
    words = "".join(out)
    return f"*{words}*" if run.italic and words else words


def roman(words: Wording | str | None) -> Wording:
    if isinstance(words, Wording):
        return words
    return Wording((StyledRun(words),)) if words else Wording()


def italic(words: str | None) -> Wording:
    return Wording((StyledRun(words, True),)) if words else Wording()


def joined(parts: list[Wording | str | None], between: str) -> Wording:
    """The parts that hold words, with ``between`` between them."""
    out = Wording()
    for part in (roman(p) for p in parts):
        if part:
            out = out + between + part if out else part
    return out


def sentences(*parts: Wording | str | None) -> Wording:
    """The parts that hold words, each closed with a full stop."""
    return joined([roman(p).closed() for p in parts if roman(p)], " ")


def in_quotes(words: str, opening: str = "“", closing: str = "”") -> str:
    """``words`` between marks; double marks within become single ones."""
    swapped = words.replace("“", "‘").replace("”", "’") if opening == "“" else words
    inner = re.sub(r'"([^"]*)"', "‘\\1’" if opening == "“" else "“\\1”", swapped)
    return f"{opening}{inner}{closing}"
