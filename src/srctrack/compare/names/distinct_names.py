"""What makes two forms two things and not one misspelled: another language or script, a plural, an abbreviation, a sentence's
capital."""

from __future__ import annotations

from srctrack.compare.names.forms import NameForm
from srctrack.language.word_lists import is_given_name

_NOT_RUSSIAN = frozenset("іїєґўјљњћђџ")
"""Letters of the other Slavic languages that Russian does not write."""

_OTHER_SCRIPTS = frozenset("ru uk be bg sr mk el ka hy he ar fa ur hi ja zh ko th".split())
"""Languages (ISO 639-1) written in no Latin letters."""

_MIN_PART = 4
"""Letters of a part of a hyphened word below which it is an abbreviation or a particle."""


def in_other_letters(one: str, language: str | None, two: str, other: str | None) -> bool:
    """Whether two languages, told by their names or by letters that only one of them has, write one name in Cyrillic letters,
    each in its own way: Венедиктова, Венедіктова."""
    if not "\u0400" <= one[0] <= "\u04ff":
        return False
    if None not in (language, other) and language != other:
        return True
    return bool(_NOT_RUSSIAN & set(one.lower())) != bool(_NOT_RUSSIAN & set(two.lower()))


def of_two_languages(one: str | None, other: str | None, form: str) -> bool:
    """Whether two languages may write ``form`` each in its own way; in a text of another script it stands as it was found."""
    return None not in (one, other) and one != other and not (other in _OTHER_SCRIPTS and form.isascii())


def shares_company(one: NameForm, two: NameForm) -> bool:
    return bool(one.neighbours & two.neighbours)


def is_plural_of(one: NameForm, other: NameForm) -> bool:
    """Whether one form is the other's plural: the Clintons, New Yorkers. Behind the same given name an s is a letter of the name
    (Bernie Sanders)."""
    if one.text == other.text + "s":
        return True
    shared = {p.before for p in one.places if p.before} & {p.before for p in other.places if p.before}
    return one.text + "s" == other.text and not any(is_given_name(name) for name in shared)


def differ_in_letters(one: str, other: str) -> bool:
    """Whether two hyphened words differ in an abbreviation: WBC-Titel and WM-Titel, D-Ga and D-Va."""
    if "-" not in one or one.count("-") != other.count("-"):
        return False
    pairs = [(a, b) for a, b in zip(one.split("-"), other.split("-"), strict=True) if a != b]
    return all((a.isupper() and b.isupper()) or max(len(a), len(b)) < _MIN_PART for a, b in pairs)


def only_sentence_initial(form: NameForm) -> bool:
    """Whether the form stands nowhere but alone at the beginning of sentences, where any word has a capital."""
    return all(p.at_start and not p.rest for p in form.places)
