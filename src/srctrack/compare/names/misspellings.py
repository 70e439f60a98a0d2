"""Which name form of a text is a slip of another: a score made of named parts.

The parts and their order of weight come from the name study: what kind of edit, whether the suspect is a word or name of
its own, how often each stands, and above all who stands beside it. A weight is a hundredth-free number of the same scale;
``ENOUGH`` is where more slips cost more false alarms than they are worth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from srctrack.compare.names.distinct_names import (
    KEYING,
    are_two_things,
    capitals_differ,
    differ_in_letters,
    in_other_letters,
    is_plural_of,
    is_unclear,
    of_two_languages,
    only_sentence_initial,
    same_with_digraphs,
    shares_company,
)
from srctrack.compare.names.forms import MIN_LETTERS, FormPlace, NameForm, NameForms, comparable
from srctrack.compare.names.typos import LONG, TWO_LETTERS, Typo, TypoKind
from srctrack.language.established_names import ESTABLISHED
from srctrack.language.normalize import strip_marks
from srctrack.language.word_lists import is_given_name, is_known_name, is_word
from srctrack.patterns import pattern

ENOUGH = 1.4
"""The score from which a pair within one text is told. Lower finds more slips and more namesakes: on 219,000 words of
newspaper text 1.0 tells three namesakes more, 1.75 misses an eighth of one-against-one slips."""
ENOUGH_AGAINST = 1.75
"""The same against a source or a list, where that these lack the form has been weighed in already."""
SURE = 2.4
"""The score from which confidence is high."""

KIND_WORTH = {
    TypoKind.TRANSPOSED: 1.5,
    TypoKind.MOVED: 1.0,
    TypoKind.DOUBLED: 1.1,
    TypoKind.DROPPED: 0.9,
    TypoKind.SOUNDED: 0.7,
    TypoKind.VOWEL: 0.5,
    TypoKind.NEIGHBOUR_KEY: 0.6,
    TypoKind.OTHER_LETTER: 0.2,
    TypoKind.TWO: 0.1,
}
FIRST_LETTER = -1.2
"""Hands seldom slip on the first letter, and namesakes often differ there (Mander, Sander)."""
LAST_LETTER = -0.3
INFLECTED = -2.5
"""An ending of declension, plural or derivation: Russia, Russian."""
LONG_FORM = 0.3
SHORT_FORM = -0.5
UNKNOWN = 0.6
"""The suspect is neither an everyday word nor a name that many bear."""
OWN_NAME = -0.6
OWN_WORD = -1.2
RIGHT_KNOWN = 0.4
MORE_OFTEN = 0.3
MUCH_MORE_OFTEN = 0.6
OFTEN_ITSELF = -0.7
SAME_NEIGHBOUR = 1.2
SAME_COMMON_NEIGHBOUR = 0.6
"""The same, where that is an everyday word: two banks may both be called Bank."""
REST_AGREES = 0.6
"""Two more words of the name are the same: nobody else is meant."""
OTHER_GIVEN_NAME = -1.4
"""Both stand after a given name, and not the same: two people."""
OTHER_SURNAME = -1.4
UNCLEAR = -0.75
"""One letter has taken another's place, and no name stands beside both (Wikimedia, Wikipedia)."""
FOREIGN_WORDS = -1.4
"""A known name as the language of the words before it writes it (do Brasil)."""
OTHER_PLACE = -0.9
"""One ends names, the other opens them: Nouha Saoudi, Saudi Arabia."""
BARE_AFTER_FULL = 0.5
"""The suspect stands alone after the other form was introduced in full: “Janek Brzeszko … Brzezsko said”."""
NEVER_INTRODUCED = 0.7
"""Somebody who does something under a bare family name was introduced before, so by the other form: “Ada Lunde … Lunda took”."""
SAME_SENTENCE = -1.2
"""Nobody writes two forms of one name in one breath; two namesakes stand so all the time."""
SAME_SENTENCE_CLEAR = -0.7
"""The same, where one is a form nobody knows and the other a known one."""
INTRODUCED = -0.9
"""The suspect is followed by what only a newcomer needs: “Opalix, a family workshop”."""

CAPITAL_NOUN = -0.8
OTHER_LANGUAGE = -0.6
"""Names are spelled otherwise in another language (Kiew, Moskau)."""
LACKED = 0.9
"""The sentence cites a source that has the other form and not this one."""
LACKED_ELSEWHERE = 0.5
"""The same, where the sentence itself cites nothing."""
OFTEN = 3
"""From how many places on a form stands often in a source."""

_INTRODUCES = pattern(
    r",\s+(?:an?|the|of|who|whose|whom|which|where|another|his|her|its|their|aged|\d+)\b|\s+(?:of|from)\s+[A-Z]|\s\("
)
_FOREIGN_WORDS = pattern(r"[à-öø-ÿÀ-ÖØ-Þ]\w*\s[^.;:!?\n]*\b(?:do|da|dos|das|de|del|della|du|di|d[’'])\s+\Z")
_INITIAL = pattern(r",?\s([A-Z])\.")
_ENDINGS = frozenset("s n a i o".split())
_CYRILLIC_ENDINGS = frozenset("а я ы и у ю е о й ь".split())


_DECLINING = frozenset("de pl cs sk hr sl sr bs mk ru uk be bg lt lv et fi hu ro tr is el la sq hy ka".split())
_CAPITAL_NOUNS = frozenset({"de", "lb"})
_ENDING_LETTERS = 4
"""How far from the end a declined ending begins at most (-ського, -schaft aside)."""

_OTHER_COMPANY = frozenset({"another name comes before it", "another name comes after it"})


@dataclass(frozen=True, slots=True)
class MisspellingCandidate:
    """``suspect`` is one slip from ``right``; ``why`` names the parts of the score, ``score`` is their sum."""

    suspect: NameForm
    right: NameForm
    slip: Typo
    why: tuple[tuple[str, float], ...]
    tie: bool = False

    @property
    def score(self) -> float:
        return sum(worth for _, worth in self.why)

    def with_company_of(self, elsewhere: NameForm) -> tuple[tuple[str, float], ...]:
        """The parts, where another text has the right form beside a name that stands beside the suspect."""
        if not self.suspect.neighbours & elsewhere.neighbours:
            return self.why
        kept = tuple(part for part in self.why if part[0] not in _OTHER_COMPANY and part[1] != SAME_NEIGHBOUR)
        return (*kept, ("the same name is beside both", SAME_NEIGHBOUR))


def find_misspellings(
    text: str,
    names: NameForms,
    least: float = ENOUGH,
    trusted_forms: frozenset[str] = frozenset(),
    company_elsewhere: Callable[[str], frozenset[str]] = lambda form: frozenset(),
) -> tuple[MisspellingCandidate, ...]:
    """The forms of one text that are slips of other forms in it with a score of ``least``, one doubt a suspect, the
    strongest. ``trusted_forms`` forms are right by somebody else's word (a source's, a list's) and never suspects;
    ``company_elsewhere`` gives the names that sources have beside a form."""
    best: dict[str, MisspellingCandidate] = {}
    for form in names.forms.values():
        if not comparable(form.text):
            continue
        for other_text, slip in names.index.near(form.text):
            other = names.form(other_text)
            if _is_other_spelling(form.text, other_text):
                continue  # with and without marks: for N105
            if differ_in_letters(form.text, other_text) or is_plural_of(form, other):
                continue
            if other_text not in names.forms and not _may_be_everyday(form.text, other_text, slip, names.language):
                continue
            if names.language not in (None, "en") and only_sentence_initial(other):
                continue
            if form.text in trusted_forms or not (other_text in trusted_forms or _is_suspect(form, other)):
                continue
            company = shares_company(form, other) or bool(form.neighbours & company_elsewhere(other_text))
            if are_two_things(form, other, slip, names.small, company) or (
                not company and _is_noun(form, other, slip, names.language)
            ):
                continue
            doubt = _weigh(text, names, form, other, slip, company)
            if doubt.score >= least and (form.text not in best or best[form.text].score < doubt.score):
                best[form.text] = doubt
    return tuple(best.values())


def find_misspellings_against(
    text: str, names: NameForms, form: NameForm, source: NameForms, leaned: bool
) -> Iterator[MisspellingCandidate]:
    """The forms of a source that ``form``, which that source lacks, is a slip of. ``leaned`` tells whether a sentence with
    ``form`` cites the source; ``text`` and ``names`` are the draft's."""
    if not comparable(form.text):
        return
    for other_text, slip in source.index.near(form.text, TWO_LETTERS):
        if other_text in names.forms:
            continue  # the draft has both: for the comparison within it
        if _is_other_spelling(form.text, other_text) or differ_in_letters(form.text, other_text):
            continue
        if in_other_letters(form.text, names.language, other_text, source.language):
            continue
        if capitals_differ(form.text, other_text) and slip.kind not in KEYING:
            continue  # CPython, Cython
        if other_text not in source.forms and not _may_be_everyday(form.text, other_text, slip, source.language):
            continue
        other = source.form(other_text)
        if is_plural_of(form, other):
            continue
        why = [
            *typo_parts(slip, form.text, other_text),
            *standing_parts(form.text, other_text, names.small | source.small),
        ]
        why += ending_parts(slip, form.text, other_text, source.language)
        if of_two_languages(names.language, source.language, form.text) and slip.kind not in KEYING:
            if not shares_company(form, other):
                continue  # a noun of either language, or a name as each writes it (Parlament, Parliament)
            why.append(("the source is in another language", OTHER_LANGUAGE))
        if _is_noun(form, other, slip, names.language):
            continue
        if other.count >= OFTEN:
            why.append(("appears often in the source", MORE_OFTEN))
        why += _company_parts(form, other, elsewhere=True)
        if slip.kind is TypoKind.TWO and min(len(form.text), len(other_text)) < LONG and not _shares_rest(form, other):
            continue
        if _shares_rest(form, other) > 1:
            why.append(("so do the other words of the name", REST_AGREES))
        why.append(("it is not in the cited source", LACKED if leaned else LACKED_ELSEWHERE))
        doubt = MisspellingCandidate(form, other, slip, tuple(why))
        if doubt.score >= ENOUGH_AGAINST:
            yield doubt


def _is_other_spelling(one: str, other: str) -> bool:
    """Whether marks, capitals or an umlaut's spelling alone part two forms."""
    return strip_marks(one).lower() == strip_marks(other).lower() or same_with_digraphs(one, other)


def _is_noun(form: NameForm, other: NameForm, slip: Typo, language: str | None) -> bool:
    """Whether two forms may be two nouns of a language that writes nouns with a capital: Redaktion, Reaktion; Vertrag, Vortrag."""
    return language in _CAPITAL_NOUNS and slip.kind not in KEYING and not shares_company(form, other)


def _is_suspect(form: NameForm, other: NameForm) -> bool:
    """Which of two is the suspect: the rarer; then the unknown, the one without a given name, the later."""
    return _standing(form) < _standing(other)


def _standing(form: NameForm) -> tuple[int, bool, bool, int]:
    return (form.count, _known(form.text), _introduced_in_full(form), -form.places[0].span.start)


def _shares_rest(one: NameForm, two: NameForm) -> int:
    """How many other words the two forms share within a name."""
    return max((len(p.rest & q.rest) for p in one.places for q in two.places), default=0)


def _may_be_everyday(form: str, other: str, slip: Typo, language: str | None) -> bool:
    """Whether ``form`` may be a slip of ``other``, a word with a capital for a heading's or a sentence's sake only. The everyday
    words of English alone are known."""
    return (
        language in (None, "en")
        and is_unknown(form)
        and min(len(form), len(other)) > MIN_LETTERS
        and slip.kind is not TypoKind.TWO
    )


def is_unknown(word: str) -> bool:
    """Whether ``word`` is no everyday word and no name that many bear."""
    return not _known(word)


def _known(word: str) -> bool:
    return is_word(word) or is_known_name(word) or word in ESTABLISHED


def _introduced_in_full(form: NameForm) -> bool:
    return any(p.before for p in form.places)


def _weigh(
    text: str, names: NameForms, suspect: NameForm, right: NameForm, slip: Typo, company: bool
) -> MisspellingCandidate:
    why = [*typo_parts(slip, suspect.text, right.text), *standing_parts(suspect.text, right.text, names.small)]
    why += ending_parts(slip, suspect.text, right.text, names.language)
    if names.language in _CAPITAL_NOUNS:
        why.append(("every noun has a capital in this language", CAPITAL_NOUN))
    why += _count_parts(suspect, right)
    why += _company_parts(suspect, right)
    why += _place_parts(text, suspect, right)
    if is_unclear(slip, company):
        why.append(("no name beside both shows that they are one", UNCLEAR))
    tie = suspect.count == right.count
    return MisspellingCandidate(suspect, right, slip, tuple(why), tie)


def typo_parts(slip: Typo, suspect: str, right: str) -> list[tuple[str, float]]:
    """What the edit itself is worth."""
    why = [(slip.kind.value, KIND_WORTH[slip.kind])]
    if slip.place == 0:
        why.append(("at the first letter", FIRST_LETTER))
    if slip.last:
        if _is_ending(slip, min(suspect, right, key=len)):
            why.append(("an ending", INFLECTED))
        else:
            why.append(("at the last letter", LAST_LETTER))
    length = min(len(suspect), len(right))
    if length >= LONG:
        why.append(("a long name", LONG_FORM))
    elif length <= MIN_LETTERS:
        why.append(("a short name", SHORT_FORM))
    return why


def _is_ending(slip: Typo, shorter: str) -> bool:
    """Whether what parts two forms at their last letter is a plural, a case, a derivation (Khabarovsk, Khabarovsky)."""
    if slip.kind is TypoKind.TRANSPOSED:
        return False
    if slip.kind is TypoKind.DROPPED and slip.letters == "y" and shorter.endswith("sk"):
        return True
    single = slip.kind is TypoKind.DROPPED or len(slip.letters) == 2
    return single and set(slip.letters) <= _ENDINGS | _CYRILLIC_ENDINGS


def ending_parts(slip: Typo, suspect: str, right: str, language: str | None) -> list[tuple[str, float]]:
    """In languages that decline names, a difference in the last letters is an ending, not a slip; a hyphen is neither."""
    if suspect.replace("-", "").lower() == right.replace("-", "").lower():
        return [("a hyphen", INFLECTED)]
    declines = language in _DECLINING or not strip_marks(suspect).isascii()
    if declines and slip.kind not in KEYING and slip.place >= min(len(suspect), len(right)) - _ENDING_LETTERS:
        return [("an ending of this language", INFLECTED)]
    return []


def standing_parts(suspect: str, right: str, small: frozenset[str]) -> list[tuple[str, float]]:
    """What it is worth that one form is known and the other not."""
    why = []
    if is_word(suspect) or suspect.lower() in small:
        why.append(("a word of its own", OWN_WORD))
    elif is_known_name(suspect) or suspect in ESTABLISHED:
        why.append(("a name of its own", OWN_NAME))
    else:
        why.append(("an unknown form", UNKNOWN))
        if _known(right):
            why.append(("the other is known", RIGHT_KNOWN))
    return why


def _count_parts(suspect: NameForm, right: NameForm) -> list[tuple[str, float]]:
    why = []
    if right.count >= 4 * suspect.count:
        why.append(("the other appears much more often", MUCH_MORE_OFTEN))
    elif right.count >= 2 * suspect.count:
        why.append(("the other appears more often", MORE_OFTEN))
    if suspect.count > 1:
        why.append(("appears more than once itself", OFTEN_ITSELF * (suspect.count - 1)))
    return why


def _company_parts(suspect: NameForm, right: NameForm, elsewhere: bool = False) -> list[tuple[str, float]]:
    before = {p.before for p in suspect.places if p.before}
    right_before = {p.before for p in right.places if p.before}
    after = {p.after for p in suspect.places if p.after}
    right_after = {p.after for p in right.places if p.after}
    shared = (before & right_before) | (after & right_after)
    if shared and not elsewhere and all(is_word(n) and not is_given_name(n) for n in shared):
        return [("the same word is beside both", SAME_COMMON_NEIGHBOUR)]
    if shared:
        return [("the same name is beside both", SAME_NEIGHBOUR)]
    why = []
    if before and right_before:
        why.append(("another name comes before it", OTHER_GIVEN_NAME))
    if after and right_after:
        why.append(("another name comes after it", OTHER_SURNAME))
    if before and not right_before and right_after and not after:
        why.append(("ends names where the other opens them", OTHER_PLACE))
    if after and not before and right_before and not right_after:
        why.append(("opens names where the other ends them", OTHER_PLACE))
    if elsewhere:
        return why
    suspect_first = suspect.places[0].span.start < right.places[0].span.start
    if not before and not after and right_before and not suspect_first:
        why.append(("appears alone after the full name", BARE_AFTER_FULL))
    if before and not right_before and not right_after and suspect_first:
        why.append(("the other appears alone after the full name", BARE_AFTER_FULL))
    return why


def comparable_company(one: NameForm, two: NameForm) -> bool:
    """Whether nobody beside two forms speaks for two different names."""
    return not any(worth < 0 for _, worth in _company_parts(one, two))


def _place_parts(text: str, suspect: NameForm, right: NameForm) -> list[tuple[str, float]]:
    why = []
    sentences = {p.sentence for p in right.places}
    if any(p.sentence in sentences for p in suspect.places):
        clear = is_unknown(suspect.text) and _known(right.text)
        why.append(("both are in one sentence", SAME_SENTENCE_CLEAR if clear else SAME_SENTENCE))
    if _acts_unintroduced(text, suspect, right) or _acts_unintroduced(text, right, suspect):
        why.append(("one does something and was never introduced", NEVER_INTRODUCED))
    presented = _introduced_in_full(suspect) and not _introduced_in_full(right)
    if _newcomer(text, suspect.places[0]) and not presented:
        why.append(("is introduced as a newcomer", INTRODUCED))
    if is_known_name(right.text) and all(_in_foreign_words(text, p) for p in suspect.places):
        why.append(("the words around it are of another language", FOREIGN_WORDS))
    initials = (_initials(text, suspect), _initials(text, right))
    if all(initials) and not initials[0] & initials[1]:
        why.append(("other initials come after it", OTHER_GIVEN_NAME))
    if is_given_name(suspect.text) and is_given_name(right.text):
        why.append(("both are given names", OWN_NAME))
    return why


_DOES = pattern(
    r"\s+(?:(?:also|then|later|now) )?(?:\w{2,}ed|says?|writes?|suggests?|argues?|adds?|thinks?|wants?|believes?|took|gave|went|came|left|made|got|had|has|was"
    r"|is|wrote|won|lost|led|ran|sat|met|held|felt|became|began|chose|drew|drove|fell|grew|knew|paid|rose|said|sent|sold|spent|spoke|thought|told|threw)\b"
)
"""A verb right behind a name: regular ones in the past, and the most common others."""


def _acts_unintroduced(text: str, bare: NameForm, full: NameForm) -> bool:
    """Whether ``bare`` only ever stands alone, once at least before a verb, after ``full`` was given with a given name. Names
    that everybody knows need no introduction."""
    if bare.neighbours or bare.text in ESTABLISHED or full.places[0].span.start > bare.places[0].span.start:
        return False
    introduced = any(p.before and is_given_name(p.before) for p in full.places)
    return introduced and any(_DOES.match(text, p.span.end, p.span.end + _FEW_WORDS) for p in bare.places)


def _in_foreign_words(text: str, place: FormPlace) -> bool:
    """Whether a Romance preposition is before the name, and a word with marks before that: Orçamento Federal do Brasil."""
    return _FOREIGN_WORDS.search(text[max(0, place.span.start - _FEW_WORDS) : place.span.start]) is not None


_FEW_WORDS = 40
"""Code points of a title's last words."""


def _initials(text: str, form: NameForm) -> frozenset[str]:
    """The first initials after a family name in references: “Endler, J. A.”."""
    found = (_INITIAL.match(text, p.span.end, p.span.end + 8) for p in form.places)
    return frozenset(m[1] for m in found if m)


def _newcomer(text: str, place: FormPlace) -> bool:
    return bool(_INTRODUCES.match(text, place.span.end, place.span.end + 40))
