"""Who said it: the speakers of quotations, by name, cue and order, carried along where one candidate stands."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property

from srctrack.annotate.attribution.clause import Clause
from srctrack.annotate.attribution.clause_tokens import IN_MIND, Phrase, Sort
from srctrack.annotate.attribution.languages.grammar import grammar_for
from srctrack.annotate.attribution.people import People, only_one
from srctrack.annotate.attribution.speakers_other_languages import attribute_foreign
from srctrack.language.reporting_verbs import ADVERBS, CUES, DETERMINERS, PLAIN_CUES, PREPOSITIONS
from srctrack.model.prose import Prose
from srctrack.model.quote import Quote, QuoteKind
from srctrack.model.text import Span

_NO_SUBJECT_AFTER = frozenset(
    "told tells tell telling informed informs assured assures reminded reminds asked-if".split()
)
_SUSTAINED = frozenset(
    "saying adding noting calling describing telling warning arguing insisting writing explaining asking claiming "
    "declaring recalling quoting citing stressing suggesting promising acknowledging concluding boasting remarking tweeting yelling "
    "shouting joking predicting vowing urging pointing emphasizing labeling labelling dubbing dismissing denouncing praising".split()
)


_NEXT_CLAUSE = frozenset("and but while as because when after before although though so or which".split())
_QUOTING = frozenset("quoted quotes quote cited cites".split())
_ACCOUNTS = frozenset("words view opinion phrase telling account judgment estimation assessment reading those".split())
"""Nouns by which somebody’s words are given: “in the words of X”, “in the view of X”."""
_AGAIN = 4
"""Words of a quotation that are found again: fewer may be said by anybody."""
_NEAR = 200
"""Characters from a quotation's end within which its speaker stands beside it."""
_IN_FULL = 2
"""Words of a person's full name."""
_OPENING = 6
"""Words within which such a phrase begins, and its noun follows."""
_QUOTED_AS = 8
_REACH = 40
"""How many words beyond a quotation its cue is looked for: longer sentences are rarer than a wrong tie."""
_PHRASE = 12
"""Words within which a phrase between marks belongs to a word of saying before it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What ties a quotation to its speaker."""

    phrase: Phrase
    cue: str | None


def attribute_quotes(
    prose: Prose, sentences: tuple[Span, ...], quotes: tuple[Quote, ...], clauses: tuple[Clause, ...]
) -> tuple[Quote, ...]:
    """``quotes`` with their speakers and cues where these can be told.

    A pronoun is followed to the one person it can mean; where two stand, the speaker stays untold. Titles of works
    have no speaker.
    """
    if not quotes:
        return quotes
    saying = grammar_for(prose)
    if saying is not None:
        return attribute_foreign(prose, sentences, quotes, saying)
    return _Reading(prose, quotes, clauses).read()


LOOKED_BACK = 120
"""Tokens before a cue in which its sentence may begin; sentences of news seldom have half as many."""


class _Reading:
    def __init__(self, prose: Prose, quotes: tuple[Quote, ...], clauses: tuple[Clause, ...]) -> None:
        self.prose, self.quotes = prose, list(quotes)
        self.clauses = clauses

    @cached_property
    def people(self) -> People:
        return People(self.clauses)

    def read(self) -> tuple[Quote, ...]:
        for at, clause in enumerate(self.clauses):
            if not clause.quotes:
                continue
            held = [i for i, t in enumerate(clause.tokens) if t.quote is not None]
            for i in held:
                self._attribute(at, clause, i)
        for number, quote in enumerate(self.quotes):
            if quote.speaker is None and quote.kind not in (QuoteKind.TITLE, QuoteKind.SCARE):
                self._told_elsewhere(number)
        return tuple(self.quotes)

    def _told_elsewhere(self, number: int) -> None:
        """The speaker of a quotation that goes on in the next paragraph, or whose words stand again with their speaker, as those
        of a heading do."""
        quote = self.quotes[number]
        if number + 1 < len(self.quotes) and self.quotes[number + 1].continues:
            self._carry(number, number + 1)
            return
        words = quote.text.strip(" ,.").casefold()
        if len(words.split()) < _AGAIN:
            return
        again = [
            n
            for n, q in enumerate(self.quotes)
            if n != number and q.cue and _beside_its_speaker(q) and words in q.text.casefold()
        ]
        if len({self.quotes[n].speaker for n in again}) == 1:
            self._carry(number, again[0])

    def _attribute(self, at: int, clause: Clause, i: int) -> None:
        number = clause.tokens[i].quote
        assert number is not None
        quote = self.quotes[number]
        if quote.kind is QuoteKind.TITLE:
            return
        said = self._beside(clause, i)
        if said is not None:
            self._tell(number, said, at)
        elif quote.continues and number:
            self._carry(number, number - 1)
        elif quote.kind is not QuoteKind.SCARE:
            self._carried_over(at, clause, i, number)

    def _tell(self, number: int, said: Said, at: int) -> None:
        phrase: Phrase | None = said.phrase
        if said.phrase.sort is Sort.PRONOUN:
            phrase = self._resolve(said.phrase, at)
        elif said.phrase.sort is Sort.ROLE and not said.phrase.definite:
            phrase = said.phrase if " for " in said.phrase.text else None
        self.quotes[number] = replace(
            self.quotes[number],
            speaker=phrase.text if phrase else None,
            speaker_span=phrase.span if phrase else None,
            cue=said.cue,
        )

    def _carry(self, number: int, earlier: int) -> None:
        q = self.quotes[earlier]
        self.quotes[number] = replace(self.quotes[number], speaker=q.speaker, speaker_span=q.speaker_span, cue=None)

    # ------------------------------------------------------------- beside the quotation

    def _beside(self, clause: Clause, i: int) -> Said | None:
        if self.quotes[clause.tokens[i].quote or 0].kind is QuoteKind.SCARE:
            return self._said_left(clause, i, near=True) or self._described(clause, i) or self._broken_off(clause, i)
        near = self._said_left(clause, i, near=True)
        if self.quotes[clause.tokens[i].quote or 0].kind is QuoteKind.PARTIAL:
            near = near or self._said_left(clause, i, near=False)
        return (
            near
            or self._said_right(clause, i)
            or self._said_left(clause, i, near=False)
            or self._said_far_right(clause, i)
        )

    def _said_right(self, clause: Clause, i: int) -> Said | None:
        """A cue after the quotation: “…” said X; “…,” X said; “…,” according to X."""
        tokens = clause.tokens
        high = self._stop(clause, i + 1)
        at = i + 1
        while at < high and not tokens[at].is_word:
            at += 1
        if at >= high or tokens[at].low in _NEXT_CLAUSE:
            return None
        if tokens[at].low == "according" and at + 1 < high and tokens[at + 1].low == "to":
            return _said(clause.after(at + 1, high), "according to")
        if tokens[at].low in CUES and not tokens[at].capital and tokens[at].low not in _NO_SUBJECT_AFTER:
            return _said(clause.after(at, high), tokens[at].text)
        for j in range(at + 1, min(high, at + _REACH)):
            if not clause.is_cue(j):
                continue
            phrase = clause.before(j, at)
            if phrase is None and tokens[j - 1].text == "," and tokens[j].low not in _NO_SUBJECT_AFTER:
                phrase = clause.after(j, high)
            if tokens[j].low in _QUOTING and any(t.low == "as" for t in tokens[j + 1 : j + _QUOTED_AS]):
                phrase = clause.after(j, high)
            if phrase is not None:
                return Said(phrase, tokens[j].text)
        return self._by_any_verb(clause, i, at, high) or self._by_words_of(clause, at, high)

    def _mark(self, number: int) -> str:
        """The punctuation mark that ends a quotation within its marks; nothing where a letter does."""
        quote = self.quotes[number]
        inner = self.prose.text[quote.span.start : quote.outer.end].rstrip("”\"’'» \u00a0")
        return "" if inner[-1:].isalnum() else inner[-1:]

    def _broken_off(self, clause: Clause, i: int) -> Said | None:
        """“Thank you,” Kari Lund began: two words or three are speech where a comma within the marks leaves them open and the
        quotation opens its sentence."""
        opens = i == 0 or clause.tokens[i - 1].text in ".!?"
        open_ended = self._mark(clause.tokens[i].quote or 0) == ","
        return self._said_right(clause, i) if opens and open_ended else None

    def _by_any_verb(self, clause: Clause, i: int, at: int, high: int) -> Said | None:
        """“…,” Kari Lund ruled; “…,” the mayor, Kari Lund, paused, “…”: behind a quotation that its own comma leaves open, a name
        and a verb say who spoke, whatever the verb."""
        tokens = clause.tokens
        opens = tokens[at].capital or tokens[at].low in DETERMINERS
        if not opens or self._mark(tokens[i].quote or 0) not in (",", "?", "!"):
            return None
        for j in range(at + 1, min(high, at + _PHRASE)):
            token = tokens[j]
            if not token.is_word or token.capital or not token.low.endswith(("ed", "s")) or token.owner:
                continue
            if j + 1 < len(tokens) and tokens[j + 1].is_word and tokens[j + 1].low not in PREPOSITIONS | ADVERBS:
                return None
            phrase = clause.before(j, at)
            return Said(phrase, token.text) if phrase is not None and phrase.sort is Sort.NAME else None
        return None

    def _by_words_of(self, clause: Clause, at: int, high: int) -> Said | None:
        """“In the words of X”, “in X’s words”, “in the view of X”, “to quote X”, from token ``at`` on."""
        tokens = clause.tokens
        for j in range(at, min(high - 1, at + _OPENING)):
            if tokens[j].low == "to" and tokens[j + 1].low in _QUOTING:
                return _said(_named_from(clause, j + 1, high), tokens[j + 1].text)
            if tokens[j].low != "in" or tokens[j].owner:
                continue
            noun = next((k for k in range(j + 1, min(high, j + _OPENING)) if tokens[k].low in _ACCOUNTS), None)
            if noun is None:
                continue
            if noun + 1 < high and tokens[noun + 1].low == "of":
                return _said(_named_from(clause, noun + 1, high), f"in the {tokens[noun].low} of")
            if tokens[noun - 1].owner and tokens[noun - 1].capital:
                return _said(clause.bare_name(clause.name_start(noun - 1, j), noun - 1), f"in … {tokens[noun].low}")
        return None

    def _stop(self, clause: Clause, at: int) -> int:
        """The end of the stretch after a quotation that can hold its cue."""
        tokens = clause.tokens
        within = 0
        while at < len(tokens):
            token = tokens[at]
            within += (token.text == "(") - (token.text == ")")
            if token.quote is not None or token.text in ";:!?":
                break
            if token.text == "." and within < 1 and not clause.abbreviated(at - 1):
                break
            at += 1
        return at

    def _said_left(self, clause: Clause, i: int, near: bool) -> Said | None:
        """A cue before the quotation. With ``near`` only one that stands right at it, by a comma, a colon or “that”."""
        tokens = clause.tokens
        at = i - 1
        while at >= 0 and not tokens[at].is_word and tokens[at].quote is None:
            at -= 1
        colon = at + 1 < i and tokens[at + 1].text == ":"
        low = self._clause_start(clause, i)
        for j in range(at, max(low, at - (6 if near else _REACH)) - 1, -1):
            if tokens[j].quote is not None:
                if near:
                    break
                continue
            if tokens[j].low == "according" and j + 1 < i and tokens[j + 1].low == "to":
                return _said(clause.after(j + 1, i), "according to")
            if not clause.is_cue(j):
                continue
            if (
                near
                and not colon
                and j != at
                and not (tokens[at].low in ("that", "him", "her", "them", "us", "me", "reporters") and at - j <= 2)
            ):
                return None
            return self._subject_of(clause, j, low, i)
        if colon and near:
            phrase = clause.heading_name(at, low) or clause.owner_of_words(at, low) or clause.first_subject(low, at + 1)
            return Said(phrase, None) if phrase else None
        if not near:
            return self._by_preamble(clause, low, i)
        return None

    def _described(self, clause: Clause, i: int) -> Said | None:
        """“X described the canteen as “…””: a few words held between marks behind a word of saying of their own clause."""
        low = self._clause_start(clause, i)
        for j in range(i - 1, max(low, i - _PHRASE) - 1, -1):
            if clause.tokens[j].quote is not None or clause.tokens[j].text in ",;:":
                return None
            if clause.is_cue(j):
                return self._subject_of(clause, j, low, i)
        return None

    def _subject_of(self, clause: Clause, j: int, low: int, high: int) -> Said | None:
        tokens = clause.tokens
        if tokens[j].low == "saying" and j and tokens[j - 1].low == "as":
            for k in range(j - 2, max(low, j - _QUOTED_AS) - 1, -1):
                if tokens[k].low in _QUOTING:
                    passive = tokens[k - 1].low in ("was", "were", "is", "been") if k else False
                    phrase = clause.before(k, low) if passive else clause.after(k, j)
                    return _said(phrase, tokens[k].text)
        if tokens[j].low in _SUSTAINED:
            beside = clause.subject_of_participle(j, low)
            if beside is not None:
                return Said(beside, tokens[j].text)
            for k in range(low, j):
                if tokens[k].low in PLAIN_CUES and clause.is_cue(k):
                    phrase = clause.before(k, low)
                    if phrase is not None and phrase.sort is not Sort.ROLE:
                        return Said(phrase, tokens[j].text)
            phrase = clause.first_subject(low, j)
            return Said(phrase, tokens[j].text) if phrase else None
        if j + 1 < high and tokens[j + 1].low == "by" and tokens[j].low.endswith("ed"):
            return _said(clause.after(j + 1, high), f"{tokens[j].text} by")
        phrase = clause.before(j, low)
        if tokens[j].low in _QUOTING and phrase is not None:
            phrase = clause.after(j, high) or phrase
        if phrase is None and tokens[j].low not in _NO_SUBJECT_AFTER:
            phrase = clause.after(j, high)
        return Said(phrase, tokens[j].text) if phrase else None

    def _clause_start(self, clause: Clause, i: int) -> int:
        """The first token of the sentence proper: after a full stop that closes an earlier quotation or a semicolon."""
        tokens = clause.tokens
        at = i
        while at > max(0, i - LOOKED_BACK):
            before = tokens[at - 1]
            if before.text == ";" or (before.text == "." and not (at > 1 and clause.abbreviated(at - 2))):
                break
            if before.quote is not None and at < i and self.quotes[before.quote].text[-1:] in ".!?":
                break
            at -= 1
        return at

    def _by_preamble(self, clause: Clause, low: int, i: int) -> Said | None:
        """“In the words of X,”; “to X, the play is …”."""
        tokens = clause.tokens
        given = self._by_words_of(clause, low, i) or self._by_words_of(clause, max(low, i - _OPENING), i)
        if given is not None:
            return given
        if low + 1 < i and tokens[low].low in ("for", "to") and tokens[low + 1].capital:
            last = clause.name_end(low + 1, i)
            if last + 1 < i and tokens[last + 1].text == ",":
                return _said(clause.bare_name(low + 1, last), tokens[low].text)
        return None

    def _said_far_right(self, clause: Clause, i: int) -> Said | None:
        """A cue at the end of a sentence that goes on after the quotation, or behind a later quotation of it."""
        tokens = clause.tokens
        for j in range(i + 1, min(len(tokens), i + _REACH)):
            if tokens[j].text == "." and not clause.abbreviated(j - 1):
                return None
            if tokens[j].low == "according" and j + 1 < len(tokens) and tokens[j + 1].low == "to":
                return _said(clause.after(j + 1, len(tokens)), "according to")
            if tokens[j].quote is None and clause.is_cue(j) and any(t.quote is not None for t in tokens[i + 1 : j]):
                if tokens[j - 1].quote is not None or tokens[j - 1].text == ",":
                    phrase = clause.after(j, len(tokens))
                else:
                    phrase = clause.before(j, i + 1)
                if phrase is not None:
                    return Said(phrase, tokens[j].text)
        return None

    # ------------------------------------------------------------- carried along

    def _paragraph(self, offset: int) -> int:
        """Where the paragraph of ``offset`` begins."""
        block = self.prose.block_at(offset)
        if block is not None:
            return block.span.start
        return self.prose.text.rfind("\n\n", 0, offset) + 1

    def _signed(self, at: int, clause: Clause) -> Phrase | None:
        """The name that signs a quotation standing alone: “- Bernie Sanders.” in a line of its own below it."""
        if at + 1 >= len(self.clauses):
            return None
        line = self.clauses[at + 1]
        words = [t for t in line.tokens if t.text != "."]
        if words and words[0].capital and line.span.start >= clause.span.end:
            return self._signs_inline(line, clause)
        if len(words) < 2 or words[0].text not in "-–—" or not words[1].capital:
            return None
        first = line.tokens.index(words[1])
        last = line.name_end(first, len(line.tokens))
        after = line.tokens[last + 1].text if last + 1 < len(line.tokens) else "."
        return line.bare_name(first, last) if after in ",.(" else None

    def _signs_inline(self, line: Clause, clause: Clause) -> Phrase | None:
        """“…” Emil Cerny, fruit grower.: behind a quotation that makes a sentence, a full name and what the person is, and no verb."""
        last = line.name_end(0, len(line.tokens))
        rest = [t for t in line.tokens[last + 1 :] if t.text != "."]
        if last + 1 < _IN_FULL or not 1 < len(rest) <= _OPENING or rest[0].text != "," or line.quotes:
            return None
        if any(not t.is_word or t.low.endswith(("ed", "ing")) or t.low in CUES for t in rest[1:]):
            return None
        same = "\n\n" not in self.prose.text[clause.span.end : line.span.start]
        return line.bare_name(0, last) if same and self._paragraph(clause.span.start) == clause.span.start else None

    def _carried_over(self, at: int, clause: Clause, i: int, number: int) -> None:
        """A quotation that makes a sentence of its own: the speaker of the one before it in the paragraph."""
        if any(t.is_word for t in clause.tokens):
            return
        signed = self._signed(at, clause)
        if signed is not None:
            self._tell(number, Said(signed, None), at)
            return
        if number and self.quotes[number - 1].outer.start >= self._paragraph(clause.span.start):
            between = self.prose.text[self.quotes[number - 1].outer.end : self.quotes[number].outer.start]
            if self.quotes[number - 1].speaker and len(between.split()) <= _REACH and "\n\n" not in between:
                self._carry(number, number - 1)
                return
        if self._leads_in(at, clause, number):
            return
        if at and (before := self.clauses[at - 1]).tokens:
            last = before.tokens[-1]
            if last.text == ":":
                phrase = self._announcing(before)
                if phrase is not None:
                    self._tell(number, Said(phrase, None), at - 1)

    def _leads_in(self, at: int, clause: Clause, number: int) -> bool:
        """“Wanda Klos remembers the smell. “Like a wet library.””: the sentence before tells of one person and of nobody else."""
        if (
            not at
            or self.clauses[at - 1].quotes
            or self._paragraph(clause.span.start) > self.clauses[at - 1].span.start
        ):
            return False
        before = self.clauses[at - 1]
        subject = before.first_subject(0, len(before.tokens))
        if subject is None or subject.sort is not Sort.NAME or before.tokens[-1].text != ".":
            return False
        one = only_one(self.people.named_in(before, before.span.end))
        if (
            one is None
            or one.phrase.span != subject.span
            or len(before.names) > 1
            or len(subject.text.split()) < _IN_FULL
        ):
            return False
        self._tell(number, Said(subject, None), at - 1)
        return True

    def _announcing(self, clause: Clause) -> Phrase | None:
        for j in range(len(clause.tokens) - 1, -1, -1):
            if clause.is_cue(j):
                return clause.before(j, 0)
        return clause.first_subject(0, len(clause.tokens))

    def _resolve(self, pronoun: Phrase, at: int) -> Phrase | None:
        """The one person “he” or “she” can mean: the nearest sentence with a person in it decides, within two paragraphs."""
        if pronoun.text.lower() not in ("he", "she"):
            return None
        male = pronoun.text.lower() == "he"
        limit = self._paragraph(max(0, self._paragraph(self.clauses[at].span.start) - 3))
        for back in range(at, -1, -1):
            clause = self.clauses[back]
            if clause.span.start < limit:
                break
            until = pronoun.span.start if back == at else clause.span.end
            found = [p for p in self.people.named_in(clause, until) if self.people.may_be(p, male)]
            spoken = self._last_speaker(clause, until)
            one = only_one(found)
            if one is not None:
                if back < at and clause.is_thanked(one.phrase):
                    return None
                self.people.learn(one.phrase.text, male)
                return one.phrase
            if found:
                return spoken if spoken is not None and any(p.is_called(spoken.text) for p in found) else None
            if spoken is not None and self.people.may_be_called(spoken.text, male):
                return spoken
        return None

    def _last_speaker(self, clause: Clause, until: int) -> Phrase | None:
        at = bisect_left(clause.quotes, until, key=lambda q: q[1].outer.end + 1)
        for number, _ in reversed(clause.quotes[max(0, at - IN_MIND) : at]):
            q = self.quotes[number]
            if q.speaker and q.speaker_span and q.speaker[0].isupper():
                return Phrase(Sort.NAME, q.speaker_span, q.speaker)
        return None


def _said(phrase: Phrase | None, cue: str) -> Said | None:
    return Said(phrase, cue) if phrase is not None else None


def _named_from(clause: Clause, at: int, high: int) -> Phrase | None:
    """Who stands behind the word at ``at`` that a name follows, with nothing to part it from what comes next."""
    first = at + 1
    if first < high and clause.tokens[first].capital:
        return clause.bare_name(first, clause.name_end(first, high))
    return clause.after(at, high)


def _beside_its_speaker(quote: Quote) -> bool:
    """Whether a quotation's speaker stands by name near it: one followed from a pronoun is not carried further."""
    at = quote.speaker_span
    return at is not None and -_NEAR < at.start - quote.outer.end < _NEAR and (quote.speaker or "")[:1].isupper()
