"""When a page was published and changed, as it declares or shows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from srctrack.extract.html_tree import Element, as_html, words_of
from srctrack.extract.metadata.declared import Declared, text_of, value_of
from srctrack.extract.metadata.visible import first_comment, lines_under_headline, shown_dates, shown_times
from srctrack.model.source import FieldOrigin, Origin

Moment = datetime.date | datetime.datetime
Dated = tuple[Moment, FieldOrigin]

_EARLIEST = 1991
"""No page is older than the web; an earlier year is a mistake or tells of something else."""

_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "rnews:datepublished", "datepublished", "date_published",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dcterms.date", "dc.date", "citation_publication_date", "citation_date", "publish-date", "publish_date", "publication_date", "publication-date",
    "pubdate", "ptime", "date.published", "article.published", "published", "publisheddate", "published-date", "published_at", "article_date_original", "originalpublicationdate", "displaydate", "iso-8601-publish-date", "bt:pubdate", "vr:published_time", "shareaholic:article_published_time", "datecreated", "date.created", "created", "date", "article:post_date", "timestamp",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time", "og:updated_time", "article:modified", "datemodified", "dc.date.modified", "dcterms.modified", "lastmod", "last-modified", "modified", "date.modified", "updated_time", "article:updated", "revised",
)  # fmt: skip

_ISO = re.compile(
    r"^\s*(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.I,
)


def parse_moment(value: str | None) -> Moment | None:
    """A date or instant as machines write it (ISO 8601 in its many shapes, RFC 2822, a Unix time), or as people do."""
    if not value:
        return None
    value = value.strip()
    if re.fullmatch(r"1\d{9}(?:\d{3})?", value) and not value.startswith("19"):
        return datetime.datetime.fromtimestamp(int(value[:10]), datetime.UTC)
    m = _ISO.match(value)
    if m:
        return _from_iso(m)
    return _from_rfc2822(value) or parse_written_day(value)


def _from_iso(m: re.Match[str]) -> Moment | None:
    year, month, day = (int(m.group(i)) for i in (1, 2, 3))
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    if not _EARLIEST <= year <= 2100:
        return None
    if m.group(4) is None:
        return date
    try:
        zone = _zone(m.group(7))
        moment = datetime.datetime(
            year, month, day, int(m.group(4)), int(m.group(5)), int(m.group(6) or 0), tzinfo=zone
        )
    except ValueError:
        return date
    if zone is None:
        return date  # an hour without a zone is no instant; its day is what can be said
    return moment


def _zone(text: str | None) -> datetime.tzinfo | None:
    if not text:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return datetime.UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "").ljust(4, "0")
    return datetime.timezone(sign * datetime.timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))


def _from_rfc2822(value: str) -> Moment | None:
    from email.utils import parsedate_to_datetime

    if not re.match(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d", value):
        return None
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    return moment if moment.tzinfo else moment.date()


_MONTHS: dict[str, int] = {}
for _n, _names in enumerate(
    (
        "january jan januar janvier enero janeiro gennaio januari января январь styczeń stycznia ocak ledna januára jän jänner січня janv gen",
        "february feb februar février fevrier febrero fevereiro febbraio februari февраля февраль luty lutego şubat února лютого févr fév fev",
        "march mar märz marz mars marzo março marco maart марта март marzec marca mart března березня mrz mär",
        "april apr avril abril aprile апреля апрель kwiecień kwietnia nisan dubna квітня avr abr kwi",
        "may mai mayo maio maggio mei мая май maj maja mayıs května травня mag",
        "june jun juni juin junio junho giugno июня июнь czerwiec czerwca haziran června червня giu",
        "july jul juli juillet julio julho luglio июля июль lipiec lipca temmuz července липня juil lug",
        "august aug août aout agosto augustus augusti августа август sierpień sierpnia ağustos srpna серпня ago",
        "september sep sept septembre septiembre setembro settembre сентября сентябрь wrzesień września eylül září вересня set",
        "october oct oktober octobre octubre outubro ottobre октября октябрь październik października ekim října жовтня okt ott out",
        "november nov novembre noviembre novembro ноября ноябрь listopad listopada kasım листопада",
        "december dec dezember décembre decembre diciembre dezembro dicembre декабря декабрь grudzień grudnia aralık prosince грудня dez déc dic",
    ),
    start=1,
):
    for _name in _names.split():
        _MONTHS.setdefault(_name, _n)
_WORD = r"([^\W\d_]{3,12})\.?"
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?{_WORD},?\s+(?:de\s+|del\s+)?(\d{{4}})(?!\d)"
)
_MONTH_DAY = re.compile(rf"(?<!\w){_WORD}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})(?!\.?\d)")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d{2})(?!\d)")


_ERA = re.compile(r"(令和|平成|昭和)\s?(\d{1,2}|元)年\s?(\d{1,2})月\s?(\d{1,2})日")
_ERA_BEGINS = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""The year before the first of each Japanese era."""


def parse_written_day(text: str, month_first: bool | None = None) -> datetime.date | None:
    """The first day written out in ``text`` in one of the usual ways. ``month_first`` says how the page writes days in
    numbers; None where that is not known, and a day whose numbers could change places is then none."""
    found: list[tuple[int, datetime.date]] = []
    for m in _DAY_MONTH.finditer(text):
        _note(found, m.start(), m.group(3), _MONTHS.get(m.group(2).lower()), m.group(1))
    for m in _MONTH_DAY.finditer(text):
        _note(found, m.start(), m.group(3), _MONTHS.get(m.group(1).lower()), m.group(2))
    for m in _YEAR_FIRST.finditer(text):
        _note(found, m.start(), m.group(1), m.group(2), m.group(3))
    for m in _DOTTED.finditer(text):
        _note(found, m.start(), m.group(3), m.group(2), m.group(1))
    for m in _SLASHED.finditer(text):
        a, b = int(m.group(1)), int(m.group(2))
        if a > 12 >= b or a == b:
            _note(found, m.start(), m.group(3), b, a)
        elif b > 12 >= a:
            _note(found, m.start(), m.group(3), a, b)
        elif month_first is not None:
            _note(found, m.start(), m.group(3), *((a, b) if month_first else (b, a)))
    for m in _ERA.finditer(text):
        year = _ERA_BEGINS[m.group(1)] + (1 if m.group(2) == "元" else int(m.group(2)))
        _note(found, m.start(), str(year), m.group(3), m.group(4))
    return min(found)[1] if found else None


def _note(found: list[tuple[int, datetime.date]], at: int, year: str, month: str | int | None, day: str | int) -> None:
    if month is None:
        return
    try:
        date = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return
    if date.year >= _EARLIEST:
        found.append((at, date))


def read_published(page: Declared, url: str | None) -> Dated | None:
    """When the article was first published, by the surest word of the page; never later than its first comment."""
    for moment, origin in _published(page, url):
        if origin.sure or not _is_after_comments(moment, page):
            return _local(moment, page, url), origin
    return None


def _is_after_comments(moment: Moment, page: Declared) -> bool:
    comments = [day for day in map(_day_of, map(parse_moment, first_comment(page.tree))) if day]
    return bool(comments) and _day_of(moment) > min(comments)


def _day_of(moment: Moment | None) -> Any:
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def _local(moment: Moment, page: Declared, url: str | None) -> Moment:
    """The page's own day where an instant in UTC falls on the day before or after it: readers and citations go by that."""
    if not isinstance(moment, datetime.datetime) or moment.utcoffset() != datetime.timedelta(0):
        return moment
    written = [day_in_url(url) if url else None, *(parse_written_day(line) for line in lines_under_headline(page.tree))]
    own = next((day for day in written if day is not None), None)
    if own is None or abs((own - moment.date()).days) != 1:
        return moment
    hour = moment.hour if own < moment.date() else 23 - moment.hour
    return own if hour < _MAX_OFFSET else moment


_MAX_OFFSET = 12
"""Hours: zones are at most that far from UTC, but for a few islands."""


def _month_first(page: Declared) -> bool | None:
    """Whether the page writes the month before the day: by its language and country; None where they do not tell."""
    declared = (page.tree.get("lang") or page.first_meta("og:locale", "content-language") or "").replace("_", "-")
    language, _, country = declared.partition("-")
    if language.lower() != "en":
        return False if language else None
    return country.upper() in _MONTH_FIRST if country else None


_MONTH_FIRST = frozenset(("US", "PH"))
_AMERICAN_ZONE = re.compile(r"\b(?:E[SD]T|P[SD]T|C[SD]T|M[SD]T|ET|PT)\b")


def _written(text: str, month_first: bool | None) -> datetime.date | None:
    return parse_written_day(text, True if month_first is None and _AMERICAN_ZONE.search(text) else month_first)


def read_modified(page: Declared) -> Dated | None:
    """When the publisher says the article was last changed."""
    if page.article is not None:
        moment = parse_moment(text_of(page.article.get("dateModified")))
        if moment:
            return moment, FieldOrigin(Origin.JSON_LD)
    for name in _MODIFIED_META:
        moment = parse_moment(page.first_meta(name))
        if moment:
            return moment, FieldOrigin(Origin.OPEN_GRAPH if name.startswith(("article:", "og:")) else Origin.META)
    for element in page.itemprops("dateModified"):
        moment = parse_moment(value_of(element))
        if moment:
            return moment, FieldOrigin(Origin.MICRODATA)
    return None


def _published(page: Declared, url: str | None) -> Iterator[Dated]:
    if page.article is not None:
        for key in ("datePublished", "dateCreated", "uploadDate"):
            moment = parse_moment(text_of(page.article.get(key)))
            if moment:
                yield moment, FieldOrigin(Origin.JSON_LD)
    for name in _PUBLISHED_META:
        moment = parse_moment(page.first_meta(name))
        if moment:
            yield moment, FieldOrigin(Origin.OPEN_GRAPH if name.startswith(("article:", "og:")) else Origin.META)
    for node in page.nodes:
        moment = parse_moment(text_of(node.get("datePublished")))
        if moment:
            yield moment, FieldOrigin(Origin.JSON_LD, sure=False)
    for name in ("datePublished", "dateCreated"):
        for element in page.itemprops(name):
            moment = parse_moment(value_of(element))
            if moment:
                yield moment, FieldOrigin(Origin.MICRODATA)
    month_first = _month_first(page)
    for element in shown_times(page.tree):
        moment = parse_moment(element.get("datetime")) or _written(words_of(element), month_first)
        if moment:
            yield moment, FieldOrigin(Origin.TIME, sure=False)
    if url:
        day = day_in_url(url)
        if day:
            yield day, FieldOrigin(Origin.URL, sure=False)
    for text in shown_dates(page.tree):
        moment = parse_moment(text) or _written(text, month_first)
        if moment:
            yield moment, FieldOrigin(Origin.VISIBLE, sure=False)
    unsettled = False
    for line in lines_under_headline(page.tree):
        moment = _written(line, month_first)
        unsettled = unsettled or (moment is None and _SLASHED.search(line) is not None)
        if moment:
            yield moment, FieldOrigin(Origin.GUESSED, sure=False)
    for text in shown_dates(page.tree, of_site=True):
        moment = parse_moment(text) or _written(text, month_first)
        if moment:
            yield moment, FieldOrigin(Origin.GUESSED, sure=False)
    guess = None if unsettled else _guess(page.tree)
    if guess:
        yield guess, FieldOrigin(Origin.GUESSED, sure=False)


def _guess(tree: Element) -> datetime.date | None:
    """What htmldate makes of the page; wrong one time in ten, and said so."""
    from htmldate import find_date

    try:
        found = find_date(as_html(tree), original_date=True, outputformat="%Y-%m-%d")
    except (ValueError, TypeError, AttributeError, OverflowError):
        return None
    day = datetime.date.fromisoformat(found) if found else None
    if day is not None and (day.month, day.day) == (1, 1):
        return None  # a year alone, from a copyright line
    return day


_URL_MONTH_NAME = re.compile(r"/((?:19|20)\d{2})/([a-z]{3})/(0?[1-9]|[12]\d|3[01])(?:/|$)", re.I)
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})([/_.-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


def day_in_url(url: str) -> datetime.date | None:
    """The day an address holds (``/2024/01/02/``, ``20240102``), or None."""
    named = _URL_MONTH_NAME.search(url)
    if named:
        return parse_written_day(f"{named.group(3)} {named.group(2)} {named.group(1)}")
    m = _URL_DAY.search(url)
    if not m:
        return None
    try:
        return datetime.date(int(m.group(1)), int(m.group(3)), int(m.group(4)))
    except ValueError:
        return None
