"""The people a text names, and whom “he” or “she” can mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from srctrack.annotate.attribution.clause import Clause
from srctrack.annotate.attribution.clause_tokens import PLACES, ClauseToken, Phrase
from srctrack.annotate.attribution.source_kinds import is_outlet_name
from srctrack.language.reporting_verbs import CUES, FEMALE, FEMALE_NAMES, MALE, MALE_NAMES, TITLES

_BODIES = frozenset(
    """street avenue road square hall hill wing party news journal post times university college school committee board bank group company council
    court office department ministry agency institute association foundation union army navy police league club center centre church museum""".split()
)
"""Words that end the names of places and bodies: nobody's family name unless a given name or a title stands first (Tom Hall, Mr. Hall)."""

_WHERE = frozenset("in at near across outside inside beyond throughout around".split())
"""Prepositions of place: a name behind one is nobody's unless a title, a given name or a word of saying says so."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person at one place. ``sex`` is “m”, “f” or “” where neither title nor given name tells it."""

    phrase: Phrase
    sex: str

    @property
    def family(self) -> str:
        return _last(self.phrase.text)

    def is_called(self, name: str) -> bool:
        """Whether ``name`` can be this person's: the same, or one a part of the other's end."""
        mine, other = self.phrase.text.lower().split(), name.lower().split()
        shorter = min(len(mine), len(other))
        return mine[-shorter:] == other[-shorter:]


class People:
    """Who the clauses of a text name as people: by title, by given name, by saying something, or by age."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._sexes: dict[str, str] = {}
        self._called: dict[str, str] = {}
        for clause in clauses:
            for first, last in clause.names:
                self._note(clause, first, last)

    def _note(self, clause: Clause, first: int, last: int) -> None:
        tokens = clause.tokens
        words = _words(tokens, first, last)
        if words[-1].rstrip(".") in PLACES or words == ["may"]:
            return
        before = tokens[first - 1].low if first else ""
        after = tokens[last + 1].low if last + 1 < len(tokens) else ""
        titled = any(w in TITLES for w in words[:-1]) or before in TITLES or before in MALE or before in FEMALE
        given = len(words) > 1 and (words[0] in MALE_NAMES or words[0] in FEMALE_NAMES)
        if words[-1] in _BODIES and not (given or titled):
            return
        speaks = after in CUES or before in CUES
        if before in _WHERE and not (titled or given or speaks):
            return
        told = len(words) in (2, 3) and after == ","
        if titled or given or speaks or told or len(words) == 2 or words[-1] in self._sexes:
            sex = _sex_here(tokens, first, words)
            known = self._sexes.get(words[-1], "")
            self._sexes[words[-1]] = known if known in ("?", sex) or not sex else ("?" if known else sex)

    def named_in(self, clause: Clause, until: int) -> list[Person]:
        """The people named in ``clause`` before the offset ``until``, outside brackets and not as owners of something."""
        out: list[Person] = []
        tokens = clause.tokens
        for first, last in clause.names_before(until):
            phrase = clause.bare_name(first, last)
            if (
                phrase is None
                or tokens[last].owner
                or (first and (tokens[first - 1].text in "([" or tokens[first - 1].low == "the"))
                or is_outlet_name(phrase.text)
            ):
                continue
            joined = (
                first == last and last + 2 < len(tokens) and tokens[last + 1].low == "and" and tokens[last + 2].capital
            )
            if (_last(phrase.text) in self._sexes or joined) and _last(phrase.text).rstrip(".") not in PLACES:
                out.append(Person(phrase, _sex_here(tokens, first, _words(tokens, first, last))))
        return out

    def may_be(self, person: Person, male: bool) -> bool:
        return _fits(person.sex or self._alone(person.phrase.text), male)

    def may_be_called(self, name: str, male: bool) -> bool:
        return _fits(_sex([w.lower() for w in name.split()]) or self._alone(name), male)

    def learn(self, name: str, male: bool) -> None:
        """Take note that “he” or “she” was this person: for the pronouns that follow."""
        self._called[name.lower()] = "m" if male else "f"

    def _alone(self, name: str) -> str:
        """What is known of the bearer of a family name; nothing where two bear it, or where a given name stands before it."""
        if called := self._called.get(name.lower()):
            return called
        return "" if len(name.split()) > 1 else self._sexes.get(_last(name), "").replace("?", "")


def only_one(found: Sequence[Person]) -> Person | None:
    """The one person that all of ``found`` are, by the fullest name; None where there are none or several."""
    if not found:
        return None
    fullest = max(found, key=lambda p: len(p.phrase.text))
    return fullest if all(fullest.is_called(p.phrase.text) for p in found) else None


def _words(tokens: Sequence[ClauseToken], first: int, last: int) -> list[str]:
    words = [t.low for t in tokens[first : last + 1] if t.is_word]
    words[-1] = words[-1].removesuffix("’s").removesuffix("'s")
    return words


def _sex_here(tokens: Sequence[ClauseToken], first: int, words: list[str]) -> str:
    """By the name's own words, then by the word before it, also over a comma (“her brother, Taras”)."""
    before = first - 1
    if before > 0 and tokens[before].text in ",.":
        before -= 1
    beside = [tokens[before].low] if before >= 0 else []
    return _sex(beside) or _sex(words)


_EITHER = frozenset(
    "jean jan andrea alexis ashley kelly jordan luca robin leslie kim taylor morgan jamie sasha nikola".split()
)
"""Given names of women in one language and of men in another."""


def _sex(words: Sequence[str]) -> str:
    for male, female in ((MALE, FEMALE), (MALE_NAMES, FEMALE_NAMES)):
        for w in words:
            if w in _EITHER:
                continue
            if w in male:
                return "m"
            if w in female:
                return "f"
    return ""


def _fits(sex: str, male: bool) -> bool:
    return sex in ("", "m" if male else "f")


def _last(name: str) -> str:
    return name.split()[-1].lower()
