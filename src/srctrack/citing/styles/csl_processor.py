"""Any style that is written in CSL, through citeproc-py."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from html import unescape
from pathlib import Path

from srctrack.citing.formats.csl_items import DATES, NAMES, CslItem, csl_json_of
from srctrack.citing.styles.components import year_of
from srctrack.errors import UsageError
from srctrack.model.reference import MarkupFormat, Reference

_TAG = re.compile(r"</?(?:i|b|sup|sub|span|div|small|u|em|strong)\b[^<>]{0,500}>")
_PARSED = frozenset(
    """author collection-editor composer container-author editor editorial-director illustrator interviewer original-author recipient
    translator accessed event-date issued original-date submitted""".split()
)
"""Names and dates that citeproc-py 0.11 reads out of CSL-JSON."""
_UNPARSED = (NAMES | DATES) - _PARSED
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_LATE_MARK = re.compile(r"(?P<before>.)(?P<quote>’?”)(?P<tags>(?:</\w{1,6}>){0,4})(?P<mark>[.,])")
_TWO_STOPS = re.compile(r"(?<!\.)(?P<first>[.?!])(?P<between>[”’]{0,2}(?:</\w{1,6}>){0,4})\.(?=\s|<|$)")
_NUMBER = re.compile(r"^(\[\d{1,6}\])(?=\S)")
"""The number of a numbered list, which a browser would set in a margin of its own."""
ADDRESSES = frozenset({"URL", "DOI"})
_ITALIC = re.compile(r"<(?:i|em)>(.{0,500}?)</(?:i|em)>", re.S)


def process(references: Sequence[Reference], style: Path, locale: str, dress: MarkupFormat) -> list[str]:
    """The references after the CSL file ``style``, in the order the style sorts them. Raises UsageError where the file is no
    CSL style, or citeproc-py is not installed."""
    try:
        from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
        from citeproc.source.json import CiteProcJSON
    except ImportError as error:
        raise UsageError("a CSL style needs citeproc-py", "pip install 'srctrack[styles]'") from error
    if not style.is_file():
        raise UsageError(
            f"there is no style {style}", "give the path of a .csl file, or a name from `srctrack cite --help`"
        )
    items = [_item(r) for r in references]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            read = CitationStylesStyle(str(style), validate=False, locale=locale)
            sources = CiteProcJSON([{k: v for k, v in i.items() if k not in _UNPARSED} for i in items])
            for item in items:
                # citeproc-py knows the name variables of CSL 1.0.1 only, and takes a later one's names for words.
                for variable in _UNPARSED & NAMES & item.keys():
                    sources[item["id"]][variable.replace("-", "_")] = sources.parse_names(item[variable])
            bibliography = CitationStylesBibliography(read, sources, formatter.html)
            for item in items:
                bibliography.register(Citation([CitationItem(item["id"])]))
            bibliography.sort()
            american = read.root.get_locale_option("punctuation-in-quote").lower() == "true"
            written = [tidied(str(entry), american) for entry in bibliography.bibliography()]
        except (ValueError, KeyError, AttributeError, TypeError, OSError, SyntaxError) as error:
            raise UsageError(f"{style.name} could not be applied: {error}") from error
    return [_dressed(w, dress) for w in written]


def _item(reference: Reference) -> CslItem:
    """The item as citeproc-py takes it: keys in lower case, no name without a family, of a date in words its year."""
    item = csl_json_of(reference)
    item.pop("custom", None)
    item["id"] = reference.key.lower()
    for variable in reference.names:
        parts = [{"family": n["literal"]} if "literal" in n else n for n in item[variable]]
        item[variable] = [{part: _APOSTROPHE.sub("’", words) for part, words in n.items()} for n in parts]
    for variable, date in reference.dates.items():
        if date.year is None and (year := year_of(date)) and year.isdigit():
            # citeproc-py writes a date in words for the year and again for the day: “Spring 2023” is 2023.
            item[variable] = {"date-parts": [[int(year)]]}
    for variable in reference.fields:
        if variable not in ADDRESSES:
            item[variable] = _APOSTROPHE.sub("’", item[variable])
    return item


def tidied(html: str, marks_in_quotes: bool) -> str:
    """What citeproc-py leaves to its callers (CSL 1.0.2, “punctuation-in-quote”; citeproc-js on doubled stops): with
    ``marks_in_quotes`` a full stop or comma moves before a closing quotation mark; two stops in a row are one."""
    if marks_in_quotes:
        html = _LATE_MARK.sub(_mark_within, html)
    return _TWO_STOPS.sub(r"\g<first>\g<between>", html)


def _mark_within(m: re.Match[str]) -> str:
    closed = m["mark"] == "." and m["before"] in ".?!…"
    return f"{m['before']}{'' if closed else m['mark']}{m['quote']}{m['tags']}"


def _dressed(html: str, dress: MarkupFormat) -> str:
    html = html.strip()
    if dress is MarkupFormat.HTML:
        return html
    html = _NUMBER.sub(r"\1 ", html)
    if dress is MarkupFormat.MARKDOWN:
        html = _ITALIC.sub(r"*\1*", html)
    return unescape(_TAG.sub("", html))
