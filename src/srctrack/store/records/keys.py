"""Keys: what people type to name a source. ``fontanka-2024-01-02-raids``: outlet, day, a telling word of the title."""

from __future__ import annotations

import datetime
import re
from collections.abc import Container
from urllib.parse import unquote, urlsplit

from srctrack.language.normalize import strip_marks
from srctrack.model.source import Outlet
from srctrack.model.url import domain

_OUTLET_LENGTH = 24
_WORDS = 2
_WORD_LENGTH = 16
"""Long enough for German and Russian words to be known again, short enough to be typed."""

_CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэіїєґёўјљњћђџ", "a b v g d e z i i k l m n o p r s t u f y e i yi ye g e u j lj nj c dj dz".split(), strict=True)) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya", "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
}  # fmt: skip
"""After BGN/PCGN, as newspapers in English write Russian and Ukrainian names."""
_GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(), strict=True)
)
_LETTERS = str.maketrans(_CYRILLIC | _GREEK)

_FILLERS = frozenset(
    """the and for with from that this was were are has have had not but who what when where why how its his her their our your into over
    after before amid than then they them more most new says said say will would could about against between during under live update
    updates video photos opinion analysis exclusive watch breaking news
    как что это для при или его она они был была были из под над без после перед между более чем все еще уже где когда кто
    der die das und ist ein eine einer eines dem den des mit von für auf nach bei aus wie nicht les des une dans pour sur avec par est
    que los las del una con por para como der het een van voor""".split()
)
"""Words that tell nothing of what a title is about, in the languages most titles come in; a missed one makes a duller key."""


def new_key(
    outlet: Outlet,
    published: datetime.date | datetime.datetime | None,
    title: str | None,
    url: str,
    taken: Container[str],
) -> str:
    """A key not in ``taken``. The same page gets the same key everywhere, so that two branches add the same record."""
    name = _slug(_outlet_word(outlet, url))[:_OUTLET_LENGTH].strip("-") or "source"
    day = published.isoformat()[:10] if published else ""
    words = _telling(title or "") or _telling(_last_words(url))
    key = "-".join(part for part in (name, day, *words) if part)
    if key not in taken:
        return key
    number = 2
    while f"{key}-{number}" in taken:
        number += 1
    return f"{key}-{number}"


def _outlet_word(outlet: Outlet, url: str) -> str:
    if outlet.name and _slug(outlet.name):
        return outlet.name
    return (outlet.domain or domain(url) or "").partition(".")[0]


def _telling(title: str) -> list[str]:
    """The first two words of four letters or more that are not fillers, as ASCII; shorter words and numbers where there
    are not two, so that “Story one” and “Story two” get keys of their own on two branches."""
    words = [w for w in map(_slug, re.findall(r"[^\W_]+", title)) if w and w not in _FILLERS]
    telling = [w for w in words if len(w) > 3 and not w.isdigit()]
    if len(telling) < _WORDS:
        telling = words
    return [w[:_WORD_LENGTH] for w in telling[:_WORDS]]


def _last_words(url: str) -> str:
    path = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    return re.sub(r"\.\w{2,5}$", "", path)


def _slug(words: str) -> str:
    plain = strip_marks(words.lower().translate(_LETTERS))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
