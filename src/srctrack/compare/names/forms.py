"""The word forms that a text's names are made of, with every place of each: what is compared for slips."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from srctrack.compare.names.typos import SlipIndex
from srctrack.language.detect import language_of
from srctrack.language.name_words import CALENDAR, FUNCTION_WORDS, PARTICLES, TITLES
from srctrack.language.normalize import composed, strip_marks
from srctrack.model.annotations import Annotations
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.prose import Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern

MIN_LETTERS = 4
"""Shorter forms are one slip from too many others: at three letters telling them apart is hopeless (the name study)."""

_PART = pattern(r"[^\W\d_](?:\w|[’'ʼ](?=\w)|-(?=\w)|[\u0300-\u036f])*")
_ANY_WORD = pattern(r"[^\W\d_](?:\w|[\u0300-\u036f])*")
_LAST_LATIN = "\u024f"
_PLAIN_MARKS = str.maketrans(dict.fromkeys("’ʼ", "'"))
_HYPHEN_TAIL = pattern(r"-[^\W\d_A-ZА-ЯΑ-Ω].*\Z")


@dataclass(frozen=True, slots=True)
class FormPlace:
    """One place of a form: its span in the prose, the name words before and after it in the same mention, whether the
    mention opens a sentence, whether it lies in a quotation, the sentence's index, and all other words of the mention."""

    span: Span
    before: str | None
    after: str | None
    at_start: bool
    in_quote: bool
    sentence: int
    rest: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NameForm:
    """A word as it is written in names, with its places in order."""

    text: str
    places: tuple[FormPlace, ...]

    @property
    def count(self) -> int:
        return len(self.places)

    @property
    def neighbours(self) -> frozenset[str]:
        return frozenset(n for p in self.places for n in (p.before, p.after) if n)


@dataclass(frozen=True)
class NameForms:
    """All name forms of one text by their writing; ``capitals`` are its other words that have a capital (for a heading's or
    a sentence's sake), with their first place; ``small`` the words it writes without one; ``words`` all in lower case."""

    forms: dict[str, NameForm] = field(default_factory=dict)
    capitals: dict[str, Span] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    language: str | None = None

    @cached_property
    def index(self) -> SlipIndex:
        """The forms and capitalised words that are long enough to be compared, by what is near them."""
        return SlipIndex(f for f in (*self.forms, *self.capitals) if comparable(f))

    def form(self, word: str) -> NameForm:
        """The form of this writing; a capitalised word that is in no name counts as one that stands once, alone."""
        known = self.forms.get(word)
        if known:
            return known
        return NameForm(word, (FormPlace(self.capitals[word], None, None, True, False, -1),))

    @cached_property
    def spelled(self) -> frozenset[str]:
        """All its words in lower case without marks: what it cannot be said to lack."""
        return frozenset(w if w.isascii() or w[0] > _LAST_LATIN else strip_marks(w) for w in self.words)


def comparable(form: str) -> bool:
    """Whether a form is long enough to be held against others, and no abbreviation or number."""
    return len(form) >= MIN_LETTERS and not form[1:].isupper() and not any(c.isdigit() for c in form)


@derived
def name_forms(text: AnnotatedText) -> NameForms:
    """Return the forms of the names in ``text``."""
    return forms_in(text.prose, text.annotations)


def forms_in(prose: Prose, annotations: Annotations) -> NameForms:
    """Return the forms of the names that ``annotations`` found in ``prose``."""
    places: dict[str, list[FormPlace]] = {}
    for mention in annotations.names:
        parts = _parts(mention.text)
        sentence = annotations.sentence_index(mention.span.start) or 0
        for i, part in enumerate(parts):
            at, word = mention.span.start + part.start, part.word
            place = FormPlace(
                Span(at, at + part.length),
                parts[i - 1].word if i and not part.apart else None,
                parts[i + 1].word if i + 1 < len(parts) and not parts[i + 1].apart else None,
                mention.at_start and i == 0,
                mention.in_quote,
                sentence,
                frozenset(other.word for other in parts if other is not part),
            )
            places.setdefault(word, []).append(place)
    written: dict[str, Span] = {}
    for m in _ANY_WORD.finditer(prose.text):
        written.setdefault(composed(m.group()), Span(*m.span()))
    small = frozenset(w for w in written if w[0].islower())
    forms = {word: NameForm(word, tuple(found)) for word, found in places.items()}
    capitals = {
        w: at for w, at in written.items() if w[0].isupper() and w not in small and w not in forms and w not in CALENDAR
    }
    return NameForms(forms, capitals, small, small | {w.lower() for w in written}, language_of(prose))


class _Part(NamedTuple):
    start: int
    length: int
    """Code points of the word as the text has it."""
    word: str
    """The word with its letters composed (NFC)."""
    apart: bool
    """Whether a title stands between it and the part before: “Vermont Gov. Howard Dean” is no Vermont Howard."""


def _parts(name: str) -> list[_Part]:
    """The words of a name that can be misspelled, with their offsets: no particles, titles, initials or calendar words."""
    out: list[_Part] = []
    apart = False
    for m in _PART.finditer(name):
        written = _HYPHEN_TAIL.sub("", m.group())
        word = composed(written).translate(_PLAIN_MARKS)
        if len(word) < 2 or word in PARTICLES or word in CALENDAR or not any(c.isupper() for c in word):
            continue
        if word.lower() in FUNCTION_WORDS or (word.lower() in TITLES and len(name) > len(word)):
            apart = bool(out)
            continue
        out.append(_Part(m.start(), len(written), word, apart))
        apart = False
    return out
