"""Clauses: who stands beside a verb of one."""

from __future__ import annotations

from dataclasses import dataclass

from srctrack.annotate.attribution.clause_tokens import CALENDAR, PLACES, ClauseWords, Phrase, Sort
from srctrack.language.reporting_verbs import (
    ADVERBS,
    CUES,
    DETERMINERS,
    FEMALE,
    INDEFINITE,
    MALE,
    NOT_AFTER,
    PERSONAL,
    PREPOSITIONS,
    TITLES,
)
from srctrack.language.word_lists import is_given_name, is_known_name, is_word
from srctrack.model.text import Span
from srctrack.patterns import pattern

_NOUNS = frozenset(
    """report reports email text post message judge counsel state states order plea joke note comment remark answer question
    estimate forecast volunteer voice guess reply response quote call claim counter lament object request protest offer
    promise pledge suggestion tweet document appeal advance study blog complaint label signal""".split()
)
"""Forms of words of saying that are nouns where a subject is looked for (“the judge said”, “the email read”)."""
_UTTERANCES = frozenset(
    """verdict answer reply words word message post tweet advice conclusion response take view statement letter email motto line
    question comment explanation summary note caption headline warning claim argument promise complaint description remark""".split()
)
"""Nouns for what somebody says."""
_NOUN_AFTER = frozenset("the a an his her their its my our your of in no this that's".split())
_WOULD = pattern(r"\w[’'](?:d|ll)\Z")
_PARTICIPLES = frozenset(
    "said told written thought known read found shown held gone put spoken seen felt quoted".split()
)
"""Forms behind which “he’d” is “he had”."""
_AUXILIARIES = frozenset("had has have was were is are be been would could will should may might must did does".split())
"""Verbs that no noun phrase holds."""
_LINKS = frozenset("of for in at from with to by on about against near outside programme program".split())
_NOBODY = frozenset("no nobody none neither".split())
_PASSIVE = frozenset("is are was were been being be get got".split())
_CLAUSE_WORDS = frozenset("who whose which that whom where when while because although though if and or but".split())
"""Words among the prepositions behind which a clause begins."""
_DEMANDS = frozenset(
    f"{verb}{ending}" for verb in ("demand", "insist", "ask", "request", "suggest") for ending in ("", "s", "ed", "ing")
)
"""Verbs whose “that” clause has a bare verb for what is wanted."""
_DEMAND = 6
"""Words from such a verb to the bare one."""
_RELATIVE_LENGTH = 12
"""Words of a clause without commas that tells what somebody is."""
_APPOSED_WORDS = 4
"""Words within which an office stands before the name of who holds it."""
LOOKED_AHEAD = 120
"""Tokens of a clause in which its speaker is looked for; sentences of news seldom have half as many."""
_RELATIVE = frozenset("who whose whom which".split())
"""Words after which a name belongs to what is told of somebody: “a former candidate who now runs Morline, labelled …”."""
_SUBORDINATING = frozenset("when while as if because that after before although though since until where".split())


@dataclass(frozen=True, eq=False)
class Clause(ClauseWords):
    """One sentence, or several that a quotation holds together: its words, and the noun phrases that stand beside a verb."""

    def before(self, at: int, low: int) -> Phrase | None:
        """Who stands before the verb at ``at``, looking no further than token ``low``."""
        if at > low and self.tokens[at - 1].low == "to":
            at = self._finite_before(at - 1) or at
        i = self._past_adverbs(at - 1, low)
        if i < low:
            return None
        token = self.tokens[i]
        if token.low in ("who", "which", "that"):
            i -= 1
            if i >= low and self.tokens[i].text == ",":
                i -= 1
            return self.ending_at(i, low) if i >= low else None
        if token.text == ",":
            return self._behind_commas(i, low)
        if token.low in ("and", "but", "then", "or"):
            return self.first_subject(low, i)
        told = self._relative_before(i, low)
        if told is not None:
            return self.ending_at(told - 1, low)
        return self.ending_at(i, low)

    def _relative_before(self, i: int, low: int) -> int | None:
        """The “who” of a clause without commas that ends at token ``i`` and has a verb of its own (“a nurse who treated Pavel Orlov
        told …”); None where there is none. The verb at hand is then said of whoever stands before it."""
        for k in range(i - 1, max(low, i - _RELATIVE_LENGTH), -1):
            if not self.tokens[k].is_word and self.tokens[k].text not in ".&":
                return None
            if self.tokens[k].low in CUES and not self.tokens[k].capital:
                return None
            if self.tokens[k].low == "who":
                inner = self.tokens[k + 1]
                return None if inner.capital or inner.low in DETERMINERS or inner.low in PERSONAL else k
        return None

    def is_cue(self, at: int) -> bool:
        """Whether the token at ``at`` is a word of saying that somebody here does: no noun, no infinitive, no passive."""
        token = self.tokens[at]
        if token.low not in CUES or token.quote is not None or (token.capital and not self._has_agent(at)):
            return False
        before = self.tokens[at - 1].low if at else ""
        if before == "to" and self._finite_before(at - 1) is not None:
            return True
        if _WOULD.search(before) and not token.low.endswith(("ed", "ing")) and token.low not in _PARTICIPLES:
            return False
        if before in NOT_AFTER or before in _NOUN_AFTER:
            return False
        if token.low.endswith("ing") or token.low == "quoted":
            return True
        if (
            token.low.endswith("s")
            and at + 1 < len(self.tokens)
            and self.tokens[at + 1].low in ("is", "are", "was", "were")
        ):
            return False  # “Our top questions were”
        if token.low in _NOUNS and (
            any(t.low == "according" for t in self.tokens[max(0, at - 5) : at])
            or self._is_described_noun(at)
            or self._is_demanded(at)
        ):
            return False
        back = at - 1
        while back >= 0 and (
            self.tokens[back].low in ("also", "now", "still", "often", "being") or self.tokens[back].low.endswith("ly")
        ):
            back -= 1
        return back < 0 or self.tokens[back].low not in _PASSIVE

    def _is_described_noun(self, at: int) -> bool:
        """Whether a word that may be a noun ends “the essential question”: in its plain form it would need a plural subject."""
        word, before = self.tokens[at], self.tokens[at - 1] if at else None
        if before is None or not before.is_word or before.capital or word.low.endswith(("s", "ed")):
            return False
        plural = before.low.endswith("s") or before.low in PERSONAL | ADVERBS | {"people", "men", "women", "children"}
        return not plural and at > 1 and self.tokens[at - 2].low in DETERMINERS

    def _is_demanded(self, at: int) -> bool:
        """Whether somebody else wants it said: “to demand that voters answer …”."""
        before = self.tokens[max(0, at - _DEMAND) : at]
        that = next((k for k, t in enumerate(before) if t.low == "that"), None)
        return (
            that is not None
            and that > 0
            and before[that - 1].low in _DEMANDS
            and not self.tokens[at].low.endswith(("s", "ed"))
        )

    def _has_agent(self, at: int) -> bool:
        """Whether a participle opens the sentence with who did it: “Described by Vera Lang as …”."""
        token = self.tokens[at]
        return (
            token.opens and token.low.endswith("ed") and at + 1 < len(self.tokens) and self.tokens[at + 1].low == "by"
        )

    def _finite_before(self, at: int) -> int | None:
        """The verb an infinitive hangs on where its subject says the words too (“the coach likes to say”): the word before
        “to”, ending as a verb does, right behind a name, a pronoun or a comma. “The decision to say” has none."""
        verb = at - 1
        if verb < 1 or not self.tokens[verb].low.endswith(("s", "ed")) or self.tokens[verb].capital:
            return None
        before = self.tokens[verb - 1]
        return verb if before.capital or before.low in PERSONAL or before.text in ",)" else None

    def _past_adverbs(self, i: int, low: int) -> int:
        while i >= low:
            token = self.tokens[i]
            if (
                token.low in ADVERBS
                or token.low in CALENDAR
                or (token.low.endswith("ly") and len(token.low) > 4 and not token.capital)
                or (
                    token.low in ("on", "last", "in")
                    and i + 1 < len(self.tokens)
                    and self.tokens[i + 1].low in CALENDAR
                )
            ):
                i -= 1
            else:
                break
        return i

    def ending_at(self, i: int, low: int) -> Phrase | None:
        """The noun phrase whose last token is ``i``."""
        if self.tokens[i].text == ")":
            while i > low and self.tokens[i].text != "(":
                i -= 1
            i -= 1
        if i < low or not self.tokens[i].is_word:
            return None
        token = self.tokens[i]
        if token.low in PERSONAL or token.low in ("it", "you"):
            return self.phrase(Sort.PRONOUN, i, i)
        if token.capital and not token.owner:
            first = self.name_start(i, low)
            if first - 1 >= low:
                link = self.tokens[first - 1].low
                if link in _LINKS:
                    return self._with_complement(first, i, low)
                if link == "the" and first - 2 > low and self.tokens[first - 2].low in _LINKS:
                    whole = self._with_complement(first - 1, i, low)
                    if whole is not None and whole.definite:
                        return whole
                joined = first - 1 - (link == "the")
                if joined - 1 >= low and self.tokens[joined].low == "and" and self.tokens[joined - 1].capital:
                    return self.phrase(Sort.NAME, self.name_start(joined - 1, low), i)
            return self.bare_name(first, i)
        if token.low in PREPOSITIONS or token.low in DETERMINERS or token.text[0].isdigit():
            return None
        if (token.low in CUES and token.low not in _NOUNS) or token.low in CALENDAR:
            return None
        return self._role(i, low)

    def _with_complement(self, first: int, last: int, low: int) -> Phrase | None:
        """“Kaine of Virginia” is Kaine; “the governor of Ohio” is the governor of Ohio."""
        head = first - 2
        while head >= low and self.tokens[head].low in DETERMINERS:
            head -= 1
        if head < low or not self.tokens[head].is_word:
            return None
        if self.tokens[head].low in TITLES and is_given_name(self.tokens[last - 1].text) and last - 1 > first:
            return self.bare_name(last - 1, last)  # “Secretary of State Ida Moe”
        if self.tokens[head].capital and not self.tokens[head].owner:
            start = self.name_start(head, low)
            if start - 1 >= low and self.tokens[start - 1].low in PREPOSITIONS - _CLAUSE_WORDS:
                return self._with_complement(start, last, low)
            the = start - 1 if start - 2 > low and self.tokens[start - 1].low == "the" else start
            if the < start and self.tokens[the - 1].low in _LINKS - {"of"}:
                return self._with_complement(the, last, low)
            return self.bare_name(start, head)
        role = self._role(head, low)
        if role is None:
            return None
        span = Span(role.span.start, self.tokens[last].span.end)
        return Phrase(Sort.ROLE, span, span.of(self.text), role.definite)

    def _role(self, last: int, low: int) -> Phrase | None:
        """A noun phrase without a name at its end: from its determiner on."""
        first = last
        while first - 1 >= low and last - first < 9:
            before = self.tokens[first - 1]
            if before.low in DETERMINERS or before.owner:
                first -= 1
                if (
                    before.owner
                    and first - 1 >= low
                    and self.tokens[first - 1].is_word
                    and self.tokens[first - 1].low not in PREPOSITIONS
                ):
                    continue
                break
            if before.low in _AUXILIARIES:
                return None
            if (
                not before.is_word
                or before.low in CUES
                or (before.low in PREPOSITIONS and before.low not in ("of", "for"))
            ):
                break
            first -= 1
        while first < last and self.tokens[first].low in PREPOSITIONS:
            first += 1
        if self.tokens[first].low in _NOBODY:
            return None
        definite = self.tokens[first].low not in INDEFINITE
        return self.phrase(Sort.ROLE, first, last, definite)

    def _behind_commas(self, i: int, low: int) -> Phrase | None:
        """Who stands before an insertion that ends at the comma ``i``: “the manager, Luca Conti,” or “Luca Conti, who …,”."""
        role: Phrase | None = None
        end = i
        while end > low:
            start = end
            while (
                start - 1 >= low
                and self.tokens[start - 1].text != ","
                and self.tokens[start - 1].is_word | (self.tokens[start - 1].text in ".()-–’'&%$")
            ):
                start -= 1
            if start < end and self.tokens[start].low not in PREPOSITIONS and not self._describes(start, end):
                found = self._leading_name(start, end) if end == i or role is None else None
                if found is None and not any(self.tokens[k].low in _RELATIVE for k in range(start, end)):
                    found = self.ending_at(end - 1, start)
                if found is not None and found.sort is not Sort.ROLE and not self._is_where(start, end, low):
                    if self.tokens[start].low not in ("a", "an"):
                        return found
                    found = None  # “a fellow at the Institute”: what the one named before is
                if found is not None and self.tokens[start].low in DETERMINERS:
                    role = role or found
            end = start - 1
            if end < low or self.tokens[end].text != ",":
                break
        return role

    def _is_where(self, start: int, end: int, low: int) -> bool:
        """Whether a stretch between commas is only the country of the place before it: “in Munich, Germany, and …”."""
        words = " ".join(t.low for t in self.tokens[start:end])
        return (
            start - 2 >= low
            and self.tokens[start - 2].capital
            and words.rsplit(" ", 1)[-1] in PLACES
            and end - start <= 2
        )

    def _describes(self, start: int, end: int) -> bool:
        """Whether a stretch only tells what somebody is (“executive producer of …”, “71”): no article and no name at its head."""
        head = self.tokens[start]
        return (
            not head.capital
            and head.low not in DETERMINERS
            and not head.owner
            and end - start > 1
            and head.low not in PERSONAL
        )

    def _leading_name(self, start: int, end: int) -> Phrase | None:
        """The name a stretch consists of, or begins with before “of …” or “who …”."""
        if not self.tokens[start].capital or self.tokens[start].owner:
            return None
        last = self.name_end(start, end)
        if last + 1 == end or self.tokens[last + 1].low in PREPOSITIONS or self.tokens[last + 1].text == "(":
            if self.tokens[last].owner:
                return None
            return self.bare_name(start, last)
        return None

    def after(self, at: int, high: int) -> Phrase | None:
        """Who stands after the verb at ``at`` (“said Luca Conti, the manager”), looking no further than token ``high``."""
        i = at + 1
        while i < high and self.tokens[i].low in ADVERBS and self.tokens[i].low not in ("is", "was"):
            i += 1
        if i >= high or not self.tokens[i].is_word:
            return None
        first = self.tokens[i]
        if first.low in PERSONAL:
            return self.phrase(Sort.PRONOUN, i, i)
        if first.low in PREPOSITIONS or first.low in (
            "it",
            "that",
            "so",
            "yes",
            "no",
            "him",
            "them",
            "us",
            "me",
            "reporters",
        ):
            return None
        segments = self._segments(i, high)
        start, end = segments[0]
        cut = next(
            (k for k in range(start, end) if self.tokens[k].low in PREPOSITIONS and not self.tokens[k].capital), end
        )
        named = self._last_name(start, cut)
        if named is not None:
            return named
        for s, e in segments[1:4]:
            apposed = self._leading_name(s, e)
            if apposed is not None:
                return apposed
            if (
                self.tokens[s].low not in DETERMINERS
                and not (self.tokens[s].low in PREPOSITIONS and e - s > 1)
                and not self.tokens[s].text[0].isdigit()
            ):
                break
        last = min(end, cut + 6)
        held = [t.low for t in self.tokens[start:last]]
        if held[0].endswith("ed") or not _AUXILIARIES.isdisjoint(held) or "that" in held[1:]:
            return None
        return self.phrase(Sort.ROLE, start, max(start, last - 1), first.low not in INDEFINITE) if cut > start else None

    def _segments(self, low: int, high: int) -> list[tuple[int, int]]:
        """Stretches between commas up to the end of the clause."""
        out: list[tuple[int, int]] = []
        start = at = low
        high = min(high, low + LOOKED_AHEAD)
        while at < high:
            token = self.tokens[at]
            if token.text == ",":
                if at > start:
                    out.append((start, at))
                start = at + 1
            elif (
                token.quote is not None
                or (token.text in ".;:!?" and not (token.text == "." and self.abbreviated(at - 1)))
                or token.text in "—–("
            ):
                break
            at += 1
        if at > start:
            out.append((start, at))
        return out or [(low, low + 1)]

    def _last_name(self, start: int, end: int) -> Phrase | None:
        """The name that ends the stretch (“the organist Hugo Blix”)."""
        at = end - 1
        if at < start or not self.tokens[at].capital or self.tokens[at].owner:
            return None
        return self.bare_name(self.name_start(at, start), at)

    def subject_of_participle(self, at: int, low: int) -> Phrase | None:
        """Who stands right before a participle: “with Trump reportedly yelling”. None behind a comma."""
        i = self._past_adverbs(at - 1, low)
        if i < low or not self.tokens[i].capital or self.tokens[i].owner:
            return None
        first = self.name_start(i, low)
        if first - 1 >= low and self.tokens[first - 1].low not in ("with", "and", "while"):
            return None
        return self.bare_name(first, i)

    def is_thanked(self, name: Phrase) -> bool:
        """Whether somebody without a name does something to ``name`` here (“The mayor thanked Rhonda Bell”): then “he” may be either."""
        tokens = self.tokens
        if len(tokens) < 2 or tokens[0].low not in ("the", "a", "an", "his", "her") or tokens[1].capital:
            return False
        for k in range(1, min(_RELATIVE_LENGTH, len(tokens))):
            if not tokens[k].is_word or tokens[k].capital or tokens[k].start >= name.span.start:
                return False
            if tokens[k].low in TITLES | MALE | FEMALE:
                between = [t for t in tokens[k + 1 :] if t.start < name.span.start]
                return 0 < len(between) <= _APPOSED_WORDS and all(
                    t.is_word and t.low not in PREPOSITIONS for t in between
                )
        return False

    def heading_name(self, at: int, low: int) -> Phrase | None:
        """The name that ends a heading before a colon: “PIANOS AFLOAT - Elsa Horn:”."""
        if at < low or not self.tokens[at].capital or self.tokens[at].owner:
            return None
        first = self.name_start(at, low)
        if first == at and is_word(self.tokens[at].low) and not is_known_name(self.tokens[at].text.capitalize()):
            return None  # “NEW:”
        if first == low or self.tokens[first - 1].text in "-–—,.)":
            return self.bare_name(first, at)
        return None

    def owner_of_words(self, at: int, low: int) -> Phrase | None:
        """Whose words a colon announces: “Kari Lund’s verdict:”, “in the tailor’s letter:”."""
        if at < low or self.tokens[at].low not in _UTTERANCES:
            return None
        for i in range(at - 1, max(low, at - 4) - 1, -1):
            if self.tokens[i].owner and self.tokens[i].capital:
                return self.bare_name(self.name_start(i, low), i)
        return None

    def first_subject(self, low: int, high: int) -> Phrase | None:
        """The first name or pronoun of a stretch that no preposition governs: most often its subject. One in a clause set
        before the main one (“after Sowa slipped, Horn …”) counts only where no other stands."""
        aside: Phrase | None = None
        at = low
        while at < high:
            token = self.tokens[at]
            last = self.name_end(at, high) if token.capital else at
            found: Phrase | None = None
            if token.low in ("he", "she", "they"):
                found = self.phrase(Sort.PRONOUN, at, at)
            elif token.capital and at == last and self._is_common(at, high):
                pass
            elif token.capital and self._may_be_subject(at, last, low, high):
                found = self.bare_name(at, last)
            if found is not None:
                if at == low or self.tokens[at - 1].low not in _SUBORDINATING:
                    return found
                aside = aside or found
            at = last + 1
        return aside

    def _is_common(self, at: int, high: int) -> bool:
        """Whether the word at ``at`` has its capital only from opening the sentence: a participle with its agent (“Accused by …”)
        or a noun before a person's name (“Ferry owner Kosta Ilić”), or a plural with what it is of (“Calls for …”)."""
        token = self.tokens[at]
        if token.opens and is_word(token.low) and not is_known_name(token.text):
            return True
        if not token.opens or at + 1 >= high or not self.tokens[at + 1].is_word:
            return False
        after = self.tokens[at + 1]
        if after.low in PREPOSITIONS:
            return token.low.endswith(("ed", "ing", "s"))
        if after.low in ADVERBS | CUES | DETERMINERS or after.low.endswith(("ed", "s")):
            return False
        k = at + 1
        while k < min(high, at + _APPOSED_WORDS) and self.tokens[k].is_word and not self.tokens[k].capital:
            if self.tokens[k].low in PREPOSITIONS | ADVERBS | DETERMINERS or self.tokens[k].low.endswith("ed"):
                return False
            k += 1
        return k < high and k < at + _APPOSED_WORDS and self.tokens[k].capital

    def _may_be_subject(self, at: int, last: int, low: int, high: int) -> bool:
        before = self.tokens[at - 1].low if at > low else ""
        if self.tokens[last].owner or (before in PREPOSITIONS and before not in _SUBORDINATING | {"and", "but"}):
            return False
        follows = self.tokens[last + 1] if last + 1 < high else None
        if self._has_verb_before(at, low):
            return False
        if before == "," and follows is not None and follows.is_word and not follows.capital:
            return True
        if follows is None or not follows.is_word or at == low:
            return True
        return follows.low in PREPOSITIONS | ADVERBS | CUES or follows.low.endswith(("ed", "s"))

    def _has_verb_before(self, at: int, low: int) -> bool:
        """Whether the name at ``at`` is what a verb right before it is done to (“The paper blamed Westmarle”). “The retired Olaf
        Penn” holds no such verb."""
        if at <= low or not self.tokens[at - 1].low.endswith("ed") or self.tokens[at - 1].capital:
            return False
        i = at - 2
        while i >= low and self.tokens[i].low.endswith("ly"):
            i -= 1
        return i >= low and self.tokens[i].is_word and self.tokens[i].low not in DETERMINERS | PREPOSITIONS
