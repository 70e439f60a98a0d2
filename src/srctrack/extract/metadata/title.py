"""A page's title: the article's headline, without the outlet's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from srctrack.extract.html_tree import Element, names_of, squeeze, words_of
from srctrack.extract.metadata.declared import Declared, text_of, value_of
from srctrack.model.source import FieldOrigin, Origin

_SEPARATOR = re.compile(r"\s{1,9}[|\-–—−·•:»›/~]{1,2}\s+|\s{0,9}[|»｜]\s*|:\s+")
_KICKER = re.compile(
    r"(?:^|[\s_-])(?:kicker|topline|over-?line|roof(?:line)?|dachzeile|eyebrow|label|tag|category|section|hidden|sr-only|visually-?hidden|pretitle|supertitle|spitzmarke)(?=$|[\s_-])",
    re.I,
)
_LABEL = re.compile(
    r"(?:premium|plus|abo|exclusive|exklusiv|[a-z]{0,6}\s?\+|subscribers?(?:\s+only)?|members?(?:\s+only)?|paid|live|video)",
    re.I,
)
"""What a headline is marked with for readers who pay."""
_BRAND_WORDS = re.compile(r"\b(?:logo|home|homepage|menu|search|navigation|breaking|news)\b", re.I)
_JUNK = re.compile(r"^(?:home(?:page)?|untitled|index|article|news|loading|menu|\W*)$", re.I)

MIN_HEADLINE_LENGTH = 15
"""Characters under which a heading is a label, a brand or a menu (a third of that in scripts written without spaces)."""
MAX_HEADLINE_LENGTH = 1000
"""Characters above which a heading is a page’s text in a heading’s clothes."""
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    origin: Origin


def read_title(page: Declared, site_names: Iterable[str] = ()) -> tuple[str, FieldOrigin] | None:
    """The headline and where it stands. ``site_names`` are names of the outlet, cut off a title's ends.

    Publishers write a headline up to four times: as shown (``h1``), for readers of feeds (JSON-LD), for sharing (Open
    Graph) and for search engines (``title``). Where one is another with a kicker before it, the shorter counts. Where JSON-LD
    and Open Graph differ, the one that search engines are given too is the one made for them. Without JSON-LD the shown one counts.
    """
    names = [n for n in site_names if n]
    written = _from_title_element(page, names)
    linked = _first(page, names, Origin.JSON_LD, text_of(page.article.get("headline")) if page.article else None)
    shared = _first(page, names, Origin.OPEN_GRAPH, page.first_meta("og:title"))
    shown = _shown(page, names)
    chosen = _choose(linked, shared, shown, written)
    if chosen is None:
        for name in (
            "twitter:title",
            "parsely-title",
            "sailthru.title",
            "dc.title",
            "dcterms.title",
            "headline",
            "title",
        ):
            chosen = chosen or _first(page, names, Origin.META, page.first_meta(name))
    if chosen is None and shown is None:
        for element in page.itemprops("headline"):
            chosen = chosen or _first(page, names, Origin.MICRODATA, value_of(element))
    if chosen is not None:
        return chosen.text, FieldOrigin(chosen.origin)
    if shown is not None:
        return shown, FieldOrigin(Origin.VISIBLE)
    return (written, FieldOrigin(Origin.META, sure=False)) if written else None


def _choose(
    linked: _Candidate | None, shared: _Candidate | None, shown: str | None, written: str | None
) -> _Candidate | None:
    visible = _Candidate(shown, Origin.VISIBLE) if shown else None
    if linked and shared:
        without_kicker = _shorter(linked, shared)
        if without_kicker:
            return without_kicker
        if written and _bare(written) == _bare(linked.text):
            return shared
        if written and _bare(written) == _bare(shared.text):
            return linked
        return shared if shown and _bare(shown) == _bare(shared.text) else linked
    if linked or shared:
        declared = linked or shared
        assert declared is not None
        if visible is None or _bare(visible.text) == _bare(declared.text):
            return declared
        return _shorter(declared, visible) or (declared if linked else visible)
    return None


def _shorter(a: _Candidate, b: _Candidate) -> _Candidate | None:
    """The one of two titles that the other repeats after a kicker; None when they are different titles."""
    long, short = (a, b) if len(a.text) >= len(b.text) else (b, a)
    x, y = _bare(long.text), _bare(short.text)
    if x == y or (len(y) >= MIN_HEADLINE_LENGTH and x.endswith(y)):
        return short if x != y else a
    return None


def _first(page: Declared, names: list[str], origin: Origin, raw: str | None) -> _Candidate | None:
    title = without_site(raw, names) if raw else ""
    return _Candidate(title, origin) if title and not _JUNK.match(title) else None


def _from_title_element(page: Declared, names: list[str]) -> str | None:
    element = page.tree.find(".//title")
    raw = words_of(element) if element is not None else ""
    headings = [words_of(h) for h in page.tree.iter("h1")]
    title = without_site(raw, [*names, *(h for h in headings if 0 < len(h) <= 0.5 * len(raw))])
    return title if title and not _JUNK.match(title) else None


def _shown(page: Declared, names: list[str]) -> str | None:
    """The headline as the page shows it: its one ``h1`` that is neither a brand nor a label."""
    found: str | None = None
    for heading in page.tree.iter("h1"):
        text = without_site(_without_kicker(heading), names)
        shortest = MIN_HEADLINE_LENGTH / 3 if _CJK.search(text) else MIN_HEADLINE_LENGTH
        if len(text) < shortest or _is_brand(text, names) or _leads_home(heading) or text == found:
            continue
        if found:
            return None
        found = text
    return found


def _without_kicker(heading: Element) -> str:
    parts = [heading.text or ""]
    for at, child in enumerate(heading):
        if isinstance(child.tag, str):
            said = "".join(child.itertext())
            alone = len(heading) == 1 and not (child.tail or "").strip()
            label = at == 0 and not (heading.text or "").strip() and _LABEL.fullmatch(said.strip()) is not None
            if not label and (alone or said.rstrip().endswith(":") or not _KICKER.search(names_of(child))):
                parts.append(said)
            if child.tag in ("br", "div", "p"):
                parts.append(" ")
        parts.append(child.tail or "")
    text = squeeze("".join(parts).replace("\u00ad", "").replace("\u2060", ""))
    cut = text.startswith((":", "–", "|")) or text.endswith(":")
    return words_of(heading).replace("\u00ad", "") if cut else text


def _leads_home(heading: Element) -> bool:
    """Whether a heading is one link to the site's front page: its name, as a logo."""
    links = [*heading.iter("a"), *(above for above in heading.iterancestors("a"))]
    return any((a.get("href") or "") in _HOME and words_of(a) == words_of(heading) for a in links)


_HOME = frozenset(("/", "./", "/index.html", "/index.php"))


def _is_brand(text: str, names: list[str]) -> bool:
    rest = _bare(_BRAND_WORDS.sub("", text))
    if not rest:
        return True
    return any(_bare(n) and (rest == _bare(n) or rest == 2 * _bare(n)) for n in names)


def without_site(title: str, site_names: Iterable[str]) -> str:
    """``title`` without an outlet's name at its end or start; empty when it is longer than any title."""
    title = squeeze(title.replace("\u00ad", "").replace("\u2060", ""))
    if len(title) > MAX_HEADLINE_LENGTH:
        return ""
    bare = {_bare(n) for n in site_names if n} - {""}
    for m in reversed(list(_SEPARATOR.finditer(title))):
        if m.start() > 0 and _bare(title[m.end() :]) in bare:
            return title[: m.start()].rstrip()
    for m in _SEPARATOR.finditer(title):
        if m.end() < len(title) and _bare(title[: m.start()]) in bare:
            return title[m.end() :].lstrip()
    return title


_NOT_LETTERS = re.compile(r"^the\s|\W+", re.I)


def _bare(name: str) -> str:
    return _NOT_LETTERS.sub("", name.lower())
