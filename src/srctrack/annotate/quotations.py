"""Quotations in a prose: where the marks stand, and what kind of words they hold."""

from __future__ import annotations

import re

from srctrack.annotate.quotation_marks import Marked, pair_marks
from srctrack.language.reporting_verbs import CUES
from srctrack.model.prose import BlockKind, Prose
from srctrack.model.quote import Quote, QuoteKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

_WORD = pattern(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_BEFORE = pattern(r"([^\W\d_]+)?[\s,:—–-]*\Z")
_SMALL = frozenset(
    "a an and as at but by for from in into is it nor of off on or over so the to up vs via with yet our my your his her".split()
)
_NAMED = pattern(
    r"(?<!-)\b(?:books?|novels?|films?|movies?|songs?|singles?|albums?|tracks?|plays?|musicals?|operas?|poems?|paintings?|sculptures?|"
    r"series|show|sitcom|programme|podcasts?|documentar(?:y|ies)|exhibitions?|essays?|columns?|articles?|stor(?:y|ies)|op-eds?|papers?|reports?|"
    r"magazines?|newsletters?|videos?|episodes?|chapters?|sections?|games?|memoirs?|biograph(?:y|ies)|thriller|hit|sequel|trilogy|concerts?|lecture|talk|"
    r"ads?|spots?|commercials?|campaign|project|investigation|stud(?:y|ies)|guides?|toolkit|course|hashtag|headline|entitled|titled|headlined|named|dubbed|nicknamed|called|code-?named|"
    r"known as|subtitled|settings of|anthem|hymn|slogan|motto|button|folder|file|tab|column|field|label(?:l?ed)?|marked|tagged|see|reads?|read|spelled|word|words|term|phrase|"
    r"painted|sign|banner|placard|poster|graffiti|bedsheet|inscription|plaque|T-shirts?|caps?|stamped|emblazoned|chant(?:s|ed|ing)?)"
    r"(?: (?:on|in|with|the|a|his|her|its|is|was|to be|as))*[\s,:(—-]*\Z",
    re.I,
)
_ON_A_SIGN = pattern(
    r"\b(?:signs?|banners?|placards?|posters?|plaques?|graffiti|inscriptions?|notices?|T-shirts?|bedsheets?|stickers?|billboards?|slogans?|"
    r"chant(?:s|ed|ing)?|mottos?|tattoos?|labels?|headstones?|gravestones?|leaflets?|noticeboards?|scoreboards?|hashtags?)\b[^.;“”\"\n]{0,48}\Z",
    re.I,
)
"""What is painted, printed or chanted is seen or heard by the writer: a sign, not somebody's statement."""
_SHOWN = pattern(
    r"\s*(?:,\s*)?(?:was |were |is )?(?:painted|written|scrawled|printed|stencilled|stenciled|emblazoned|tattooed|embroidered) (?:on|across|over|in)\b",
    re.I,
)
_ASIDE = pattern(r"(?<=[.!?…])\s*(?:[(\[][^()\[\]\n]{0,160}[)\]][.,]?\s*)+\Z")
"""A citation in brackets behind the last sentence of a paragraph whose quotation runs on."""

SCARE_WORDS = 3
"""Marked words up to this many, without a cue beside them, are held at a distance rather than quoted (RULES: Q308)."""


def find_quotes(prose: Prose, sentences: tuple[Span, ...]) -> tuple[Quote, ...]:
    """The quotations of ``prose`` in order, without speakers.

    Of nested marks the outermost counts. A paragraph left open because the next opens its marks again is a quotation
    to its end, and the next one ``continues`` it. A block quotation without marks of its own is one quotation.
    """
    marked, _ = pair_marks(prose)
    out: list[Quote] = []
    again = False
    for m in marked:
        quote = _quote(prose, m, again)
        again = m.reopened_next_paragraph
        if quote is not None:
            out.append(quote)
    return tuple(sorted([*out, *_block_quotes(prose, out)], key=lambda q: q.span))


def _block_quotes(prose: Prose, quotes: list[Quote]) -> list[Quote]:
    out: list[Quote] = []
    before_end = -1
    for block in prose.blocks:
        if block.kind is not BlockKind.BLOCK_QUOTE:
            continue
        if any(block.span.overlaps(q.outer) for q in quotes) or not block.span.of(prose.text).strip():
            continue
        continues = bool(out) and not prose.text[before_end : block.span.start].strip()
        out.append(Quote(block.span, block.span, block.span.of(prose.text), QuoteKind.BLOCK, continues=continues))
        before_end = block.span.end
    return out


def _quote(prose: Prose, m: Marked, continues: bool) -> Quote | None:
    text = prose.text
    start, end = m.inner.start, m.inner.end
    if m.reopened_next_paragraph and (aside := _ASIDE.search(text, start, end)):
        end = aside.start()
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    words = _WORD.findall(text, start, end)
    if not words:
        return None
    kind = _kind(text, m, words)
    if (
        text[end - 1] == "."
        and kind in (QuoteKind.PARTIAL, QuoteKind.SCARE, QuoteKind.TITLE)
        and not text[start:end].endswith("..")
    ):
        end -= 1
    span = Span(start, end)
    return Quote(span, m.outer, span.of(text), kind, continues=continues)


def _kind(text: str, m: Marked, words: list[str]) -> QuoteKind:
    before = text[max(0, m.outer.start - 60) : m.outer.start].rpartition("\n")[2]
    inside = m.inner.of(text)
    said = not _ON_A_SIGN.search(before) and _said_beside(text, m, before)
    if not said and _is_title(text, m, before, words):
        return QuoteKind.TITLE
    if len(words) <= SCARE_WORDS and not said and not _is_sentence(text, m, before):
        return QuoteKind.SCARE
    first = inside.lstrip("[(…. ")[:1]
    opens_clause = not before.strip() or before.rstrip()[-1:] in '.,:;!?—–-”"(' or said
    return QuoteKind.DIRECT if opens_clause and not first.islower() else QuoteKind.PARTIAL


def _is_sentence(text: str, m: Marked, before: str) -> bool:
    """Whether the marked words are a sentence of their own (“It eats, too.”)."""
    return before.rstrip()[-1:] in ("", ".", "?", "!", "”", '"') and m.inner.of(text).rstrip()[-1:] in (".", "?", "!")


def _said_beside(text: str, m: Marked, before: str) -> bool:
    """Whether a word of saying stands right before the marks with a comma or colon, or after them behind a few words."""
    last = _BEFORE.search(before)
    if last and last.group(1) and last.group(1).lower() in CUES and before.rstrip()[-1:] in ",:":
        return True
    if before.rstrip()[-1:] == ":":
        return True
    if (m.closed and text[m.inner.end - 1] in ",?!—–-") or text[m.outer.end : m.outer.end + 1] == ",":
        tail = text[m.outer.end : m.outer.end + 80].split("\n")[0]
        tail = re.split(r"[.;:“\"]", tail)[0]
        return any(w.lower() in CUES for w in _WORD.findall(tail)[:9])
    return False


_CASE_NAME = pattern(r"[A-Z][^.!?\n]{0,80} vs?\.? [A-Z][^.!?\n]{0,80}[^\W_]")
"""A case at law is called by its parties: “Amsel v. Harbour Board”."""


def _is_title(text: str, m: Marked, before: str, words: list[str]) -> bool:
    major = [w for w in words if w.lower() not in _SMALL]
    capital = bool(major) and all(w[0].isupper() or w[0].isdigit() for w in major) and words[0][0].isupper()
    announced = bool(_NAMED.search(before))
    if _SHOWN.match(text, m.outer.end) or _ON_A_SIGN.search(before):
        return True
    if capital and (len(major) > 1 or announced):
        return True
    if _CASE_NAME.fullmatch(m.inner.of(text)):
        return True
    return announced and len(words) <= SCARE_WORDS
