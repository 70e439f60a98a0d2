"""Outlets by their names and domains."""

from __future__ import annotations

import re
from collections.abc import Iterable

from srctrack.language.normalize import PLAIN_SPACES, strip_marks
from srctrack.model.derived import Derived
from srctrack.model.evidence import KnownOutlet
from srctrack.patterns import pattern

_PLAIN = PLAIN_SPACES | str.maketrans({**dict.fromkeys("’‘ʼ′`´", "'"), **dict.fromkeys("‐‑–", "-")})
_ARTICLE = pattern(r"(?:the|der|die|das|le|la|les|el|il) (?=\S)", re.I)


def _is_plain(text: str) -> bool:
    """Whether ``text`` has no mark or space that ``_PLAIN`` would change: true of most names, and quick to tell."""
    return text.isascii() and "`" not in text


def plain_name(text: str) -> str:
    """The form under which two spellings of an outlet's name are the same: lower case, plain marks, no “The”."""
    low = text.lower() if _is_plain(text) else strip_marks(text.translate(_PLAIN)).casefold()
    flat = " ".join(low.split())
    return flat.removeprefix("the ") if flat != "the" else flat


class OutletIndex:
    """Known outlets, earlier ones first where a name or domain is shared. Built in one pass; every look-up is a dictionary's."""

    def __init__(self, known: Iterable[KnownOutlet]) -> None:
        self.known = tuple(known)
        self.derived = Derived()
        self._names: dict[str, list[KnownOutlet]] = {}
        self._domains: dict[str, KnownOutlet] = {}
        for outlet in self.known:
            for name in dict.fromkeys((outlet.name, *outlet.aliases)):
                mine = self._names.setdefault(plain_name(name), [])
                if outlet not in mine:
                    mine.append(outlet)
            for domain in outlet.domains:
                self._domains.setdefault(domain, outlet)

    def named(self, text: str) -> KnownOutlet | None:
        """The outlet of this name (“The ” optional, marks and case aside, but with a capital where the name has one)."""
        found = self.all_named(text)
        return found[0] if found else None

    def all_named(self, text: str) -> tuple[KnownOutlet, ...]:
        """Every outlet of this name: “The National” is one of Glasgow and one of Abu Dhabi."""
        words = text.strip()
        found = tuple(self._names.get(plain_name(words), ()))
        bare = _ARTICLE.sub("", words, count=1) if words[:4].lower() == "the " else words
        if found and bare == bare.lower() and not any(_writes(o, bare) for o in found):
            return ()
        return found

    def by_domain(self, domain: str) -> KnownOutlet | None:
        """The outlet that publishes at a registered domain or host (``bbc.co.uk``, ``news.bbc.co.uk``)."""
        labels = domain.lower().removeprefix("www.").split(".")
        for at in range(max(1, len(labels) - 1)):
            found = self._domains.get(".".join(labels[at:]))
            if found:
                return found
        return None


def _writes(outlet: KnownOutlet, words: str) -> bool:
    return words in outlet.aliases or words == outlet.name
