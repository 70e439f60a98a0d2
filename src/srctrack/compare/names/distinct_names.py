"""What makes two forms two things and not one misspelled: another language or script, a plural, an abbreviation, a sentence's
capital, two words of one stem, two people, a brand's own capitals."""

from __future__ import annotations

from srctrack.compare.names.forms import NameForm
from srctrack.compare.names.typos import Typo, TypoKind
from srctrack.language.normalize import strip_marks
from srctrack.language.word_lists import is_given_name, is_known_name, is_word

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


KEYING = frozenset({TypoKind.TRANSPOSED, TypoKind.MOVED, TypoKind.DOUBLED})
"""Typos that neither grammar nor another language makes."""
_UNCLEAR = frozenset({TypoKind.OTHER_LETTER, TypoKind.TWO})
"""Differences that part two names as often as a name and its typo (Wikimedia, Wikipedia)."""
_ENDINGS = frozenset(
    "s es er ers or ors ed ing ings ion ions ive ity ment ments y ies al als ist ists ism ian an ic ics ate able ance ence ent ant".split()
)
"""English endings of inflection and derivation (Huddleston and Pullum, The Cambridge Grammar, chapter 19)."""
_MIN_STEM = 3
_DIGRAPHS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"}


def are_two_things(suspect: NameForm, right: NameForm, slip: Typo, small: frozenset[str], company: bool) -> bool:
    """Whether the letters, or the names beside two forms of one text, show that neither is a typo of the other. ``small`` holds
    the words that the text writes without a capital; ``company`` tells whether one name is beside both."""
    if capitals_differ(suspect.text, right.text) and slip.kind not in KEYING:
        return True
    if company:
        return False
    if _is_ordinary(suspect.text, small) and _is_ordinary(right.text, small):
        return True
    if share_stem(suspect.text, right.text):
        return True
    if slip.kind in KEYING:
        return False
    return (
        _belong_to_two_people(suspect, right)
        or _ends_like_another_language(suspect.text, right.text, slip)
        or _is_foreign_form(suspect, right, slip)
    )


def is_unclear(slip: Typo, company: bool) -> bool:
    """Whether one letter has taken another's place and no name beside both forms shows that they are one."""
    return slip.kind in _UNCLEAR and not company


def capitals_differ(one: str, other: str) -> bool:
    """Whether the letters that part two forms are capitals inside one of them: KeePassX and KeePassXC, LiMux and Linux."""
    low, other_low = one.lower(), other.lower()
    head = _common(low, other_low)
    tail = _common(low[head:][::-1], other_low[head:][::-1])
    inside = one[head : len(one) - tail] + other[head : len(other) - tail]
    return head > 0 and any(c.isupper() for c in inside)


def share_stem(one: str, other: str) -> bool:
    """Whether two forms are an everyday English word with two endings (Updater, Updated; Contributing, Contribution), or two
    plurals of one word (Paquets, Paquetes)."""
    low, other_low = one.lower(), other.lower()
    if {low[_common(low, other_low) :], other_low[_common(low, other_low) :]} == {"s", "es"}:
        return True
    for at in range(_common(low, other_low), _MIN_STEM - 1, -1):
        endings = {low[at:], other_low[at:]} - {"", "e"}
        if endings <= _ENDINGS and (is_word(low[:at]) or is_word(low[:at] + "e")):
            return True
    return False


def same_with_digraphs(one: str, other: str) -> bool:
    """Whether two forms differ only in how an umlaut is written: Förstner, Foerstner."""
    if one.isascii() and other.isascii():
        return False
    return _spelled_out(one) == _spelled_out(other)


def _spelled_out(word: str) -> str:
    return strip_marks("".join(_DIGRAPHS.get(c, c) for c in word.lower()))


def _is_ordinary(word: str, small: frozenset[str]) -> bool:
    low = word.lower()
    return is_word(low) or low in small


def _belong_to_two_people(suspect: NameForm, right: NameForm) -> bool:
    """Whether each of two forms stands beside a name of its own: Petr Novak, Peter Hall; Li Zhong, Wu Zhang. A given name with a
    family name is also another person than the same given name alone."""
    before, right_before = ({p.before for p in f.places if p.before} for f in (suspect, right))
    after, right_after = ({p.after for p in f.places if p.after} for f in (suspect, right))
    if (before and right_before) or (after and right_after):
        return True
    return bool(after and not right_before and not right_after and is_given_name(right.text))


def _ends_like_another_language(suspect: str, right: str, slip: Typo) -> bool:
    """Whether an everyday word is met by one that only its last letters part from it: Press, Presse; University, Universite."""
    return is_word(right) and slip.place >= min(len(suspect), len(right)) - _LAST_LETTERS


_LAST_LETTERS = 2


def _is_foreign_form(suspect: NameForm, right: NameForm, slip: Typo) -> bool:
    """Whether a known name is written as in the language of the name around it: Transparência Brasil, Brazil."""
    around = {word for p in suspect.places for word in p.rest}
    alike = slip.kind in (TypoKind.SOUNDED, TypoKind.VOWEL)
    return alike and is_known_name(right.text) and any(not word.isascii() for word in around)


def _common(one: str, other: str) -> int:
    """How many letters two words have in common from their beginning."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
