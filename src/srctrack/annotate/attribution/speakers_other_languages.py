"""Who said it in other languages than English: a name and a word of saying beside the quotation, or nobody."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from srctrack.annotate.attribution.languages.grammar import Grammar, grammar_of
from srctrack.annotate.attribution.languages.word_patterns import ReportingGrammar
from srctrack.annotate.attribution.source_kinds import is_outlet_name
from srctrack.language.declension import first_case, patronymic, stem
from srctrack.model.prose import Prose
from srctrack.model.quote import Quote, QuoteKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

_WORD = pattern(r"[^\W_]+(?:[’'-][^\W_]+)*|[^\w\s]|\n")
_STOPS = frozenset('.;:!?«»„“”"‘()[]\n—–')
_ABBREVIATED = frozenset("m dr sr sra dra prof".split())
_PARTICLES = frozenset("von van zu der de del da di du le la los las bin al".split())
_GAP = pattern(r"[\s,]*(?:[—–-]\s*)?")
_INSIDE_COMMAS = pattern(r",\s+")
_INSIDE = pattern(r"[,!?…]\s*[—–-]\s+")
_LAST_WORD = pattern(r"(\w+)[ \u00a0]\Z")
_PARTED = pattern(r",|\b(?:que|qu|dass)\b|\bqu[’']")
"""What begins a clause of its own between two words of saying."""
_ALONE = pattern(r"[^.!?:;\n]{0,60}\.\s*\Z")
_OPENED = pattern(r"[^.;:!?«»„“”\"]{0,80}:?\s*\Z")

REACH = 160
"""Characters beside a quotation within which its speaker is looked for."""
_CLITICS = frozenset("la lo le les los las se me te nos y en ne l’ l' s’ s'".split())
"""Short words that stand between a subject and its verb (“la llama”)."""
_CLAUSES = frozenset("que qu dass что що".split())
"""Words behind which a clause with a subject of its own begins."""
_GERMAN_PLURALS = ("e", "n", "r", "s")
"""Endings of German plurals. A noun in the singular needs an article behind “so”: a bare word without such an ending is a name."""
_FRONTED = frozenset("auf bei nach vor seit".split())
"""German prepositions: a name right behind one that opens the sentence is not its subject."""
_DESCRIBED = 10
"""Words of an office that may stand between a word of saying and the name."""
_MAX_NAMES = 4


@dataclass(frozen=True)
class _Told:
    name: Span
    cue: str
    end: int
    """Where the words that name the speaker end."""


def attribute_foreign(
    prose: Prose, sentences: tuple[Span, ...], quotes: tuple[Quote, ...], saying: ReportingGrammar
) -> tuple[Quote, ...]:
    """``quotes`` with those speakers that stand by name beside a word of saying. A quotation that makes a sentence of its own
    right after an attributed one is its speaker's too; pronouns, bare offices and doubtful names leave the speaker untold."""
    reading = _Reading(prose.text, grammar_of(saying))
    out: list[Quote] = []
    last: _Told | None = None
    for number, quote in enumerate(quotes):
        before = out[-1].outer.end if out else 0
        told = None
        if quote.kind is not QuoteKind.TITLE:
            start = max([before, quote.outer.start - REACH, *_starts(prose, sentences, quote)])
            stop = quotes[number + 1].outer.start if number + 1 < len(quotes) else len(prose.text)
            told = reading.after(quote, stop) or reading.before(quote, start) or reading.inside(quote)
            if told is None and last is not None and (quote.continues or reading.follows(last, quote)):
                told = replace(last, end=quote.outer.end)
        last = replace(told, end=max(told.end, quote.outer.end)) if told else None
        if told is not None:
            name = told.name
            quote = replace(quote, speaker=name.of(prose.text), speaker_span=name, cue=told.cue or None)
        out.append(quote)
    return tuple(out)


def _starts(prose: Prose, sentences: tuple[Span, ...], quote: Quote) -> list[int]:
    """Where the quotation's paragraph and the sentences that hold its mark begin."""
    at = quote.outer.start
    block = prose.block_at(at)
    paragraph = block.span.start if block else prose.text.rfind("\n\n", 0, at) + 1
    last = bisect_right(sentences, at, key=lambda s: s.start) - 1
    return [paragraph, *(s.start for s in sentences[max(last, 0) : last + 1] if at < s.end)]


@dataclass(frozen=True)
class _Reading:
    text: str
    grammar: Grammar

    # ------------------------------------------------------------- around a quotation

    def after(self, quote: Quote, stop: int) -> _Told | None:
        """“…”, said X; “…”, according to X."""
        if quote.kind is QuoteKind.BLOCK:
            return None
        gap = _GAP.match(self.text, quote.outer.end)
        at = gap.end() if gap else quote.outer.end
        if "\n" in self.text[quote.outer.end : at]:
            return None
        return self._cued(at, min(stop, at + REACH))

    def inside(self, quote: Quote) -> _Told | None:
        """«…, — said X, — …»: the writer's words between the marks, set off by dashes."""
        for m in _INSIDE.finditer(self.text, quote.span.start, quote.span.end):
            told = self._cued(m.end(), quote.span.end)
            if told is not None:
                return told
        for m in (
            _INSIDE_COMMAS.finditer(self.text, quote.span.start, quote.span.end)
            if self.grammar.saying.speaks_in_commas
            else ()
        ):
            told = self._cued(m.end(), quote.span.end)
            if told is not None and self.text[told.end : told.end + 1] in (",", "."):
                return told
        return None

    def _cued(self, at: int, stop: int) -> _Told | None:
        by = self.grammar.by.match(self.text, at)
        cue = by or self.grammar.cue.match(self.text, at)
        if cue is None or (self.text[at].isupper() and by is None):
            return None
        return self._named(cue.end(), stop, cue.group(), by is not None)

    def before(self, quote: Quote, start: int) -> _Told | None:
        """X said: “…”; said X: “…”; according to X, “…”; X: “…”. Words held at a distance and what stands “in “…”” may be the
        name of a paper or a song, and are nobody's, unless they begin with a small letter as no name does."""
        stop = quote.outer.start
        beside = _LAST_WORD.search(self.text, start, stop)
        named = quote.kind is QuoteKind.SCARE or (beside and beside.group(1).lower() in self.grammar.ties)
        if named and not quote.text[:1].islower():
            return None
        for m in reversed(list(self.grammar.by.finditer(self.text, start, stop))):
            return self._named(m.end(), stop, m.group(), by=True)
        cues = [m for m in self.grammar.cue.finditer(self.text, start, stop) if m.group() != "so"]
        if not cues:
            return self._heading(start, stop)
        cue = cues[-1]
        if (
            len(cues) > 1
            and (self.text[cues[-2].end() : cue.start()].strip() or cue.start() > stop)
            and not _PARTED.search(self.text, cues[-2].end(), cue.start())
        ):
            return None
        behind = self._named(cue.end(), stop, cue.group(), by=False)
        ahead = self._subject(start, cue.start(), cue.group())
        if behind is not None or ahead is None:
            return None if ahead is not None else behind
        rest = self.text[cue.end() : stop]
        held = _holds_full_name(rest) if self.grammar.saying.language == "de" else _holds_name(rest)
        return ahead if _OPENED.match(rest) and (rest.rstrip()[-1:] in ":" or not held) else None

    def _heading(self, start: int, stop: int) -> _Told | None:
        words = self._words(start, stop)
        head = self.text[start:stop].strip()
        if not head.endswith(":") or not 1 <= len(words) <= _MAX_NAMES or not all(_capital(w[0]) for w in words):
            return None
        if self._words_end(words) + 1 < start + len(self.text[start:stop].rstrip()):
            return None
        span = self._name(words, 0, len(words), "", comma=False, described=False, cue="", by=False)
        return _Told(span, "", stop) if span else None

    def _words_end(self, words: list[tuple[str, int, int]]) -> int:
        return words[-1][2]

    def follows(self, last: _Told, quote: Quote) -> bool:
        """Whether ``quote`` makes a sentence of its own right after the words that named the speaker of the one before."""
        between = self.text[last.end : quote.outer.start]
        rest = self.text[quote.outer.end : quote.outer.end + 2]
        joined = re.fullmatch(r"\s*(?:[.,]\s*)?(?:[—–-]\s*)?", between) is not None and "\n" not in between
        alone = _ALONE.match(between) is not None and not _holds_name(between)
        return (joined or alone) and "\n" not in between and not re.match(r"\s*[,—–-]", rest)

    # ------------------------------------------------------------- names

    def _words(self, start: int, stop: int) -> list[tuple[str, int, int]]:
        """Words and commas from ``start`` until what ends a part of a sentence; the dot of an abbreviation ends nothing."""
        out: list[tuple[str, int, int]] = []
        for m in _WORD.finditer(self.text, start, stop):
            word = m.group()
            if (
                word == "."
                and out
                and (out[-1][0].lower() in _ABBREVIATED or (len(out[-1][0]) == 1 and out[-1][0].isupper()))
            ):
                continue
            if word in _STOPS:
                break
            out.append((word, m.start(), m.end()))
        return out

    def _named(self, at: int, stop: int, cue: str, by: bool) -> _Told | None:
        """The name that stands behind a word of saying, behind no more than an office."""
        words = self._words(at, stop)
        described = comma = False
        i = 0
        while i < min(len(words), _DESCRIBED):
            word = words[i][0]
            if word == ",":
                if comma or not described:
                    return None
                while (
                    i + 2 < len(words)
                    and (words[i + 1][0] in self.grammar.ties or self.grammar.is_office(words[i + 1][0]))
                    and not _capital(words[i + 1][0])
                ):
                    i += 1
                if i + 1 >= len(words) or not _capital(words[i + 1][0]):
                    return None
                comma, i = True, i + 1
                continue
            if _capital(word):
                end = self._run_end(words, i)
                before = words[i - 1][0].lower() if i and not comma else ""
                span = self._name(words, i, end, before, comma, described, cue, by)
                if span is not None:
                    return _Told(span, cue, span.end)
                if comma or before not in self.grammar.ties:
                    return None
                i, described = end - 1, True
            elif comma or word.lower() in self.grammar.barred:
                return None
            else:
                described = True
            i += 1
        return None

    def _subject(self, start: int, stop: int, cue: str) -> _Told | None:
        """The name that ends right before a word of saying."""
        words = self._words(start, stop)
        while words and words[-1][0] in _CLITICS:
            stop = words.pop()[1]
        if words and words[-1][0] == ",":
            return self._before_insertion(words, cue, stop)
        if not words or not _capital(words[-1][0]) or words[-1][2] != len(self.text[:stop].rstrip()):
            return None
        first = len(words) - 1
        while first and (
            _capital(words[first - 1][0])
            or (words[first - 1][0] in _PARTICLES and first > 1 and _capital(words[first - 2][0]))
        ):
            first -= 1
        if first == 0 and words[0][0].lower() in self.grammar.openers:
            first = 1
        opened = first == 1 and words[0][0].lower() in self.grammar.openers
        before = words[first - 1][0].lower() if first and not opened else ""
        if first >= len(words) or (before in self.grammar.barred and before not in self.grammar.ties | _CLAUSES):
            return None
        if before == "," and (self.grammar.saying.language == "de" or not self._is_fronted(words[: first - 1])):
            return None
        if opened and words[0][0].lower() in self.grammar.barred | _FRONTED:
            return None  # “Auf Benders Frage antwortete die Partei”
        described = first > 0 and before != ","
        span = self._name(words, first, len(words), before, False, described, cue, by=False)
        return _Told(span, cue, stop) if span else None

    def _is_fronted(self, words: list[tuple[str, int, int]]) -> bool:
        """Whether words before a comma only lead up to the main clause (“Interrogé par Radio Loire, …”): their first is no name,
        and none is set off."""
        return (
            len(words) > 1
            and not _capital(words[1][0])
            and all(w[0] != "," for w in words)
            and not (_capital(words[0][0]) and self.grammar.is_given(words[0][0]))
        )

    def _before_insertion(self, words: list[tuple[str, int, int]], cue: str, stop: int) -> _Told | None:
        """Who opens the sentence before words between two commas (“Maria Ott, die den Verein gründete, sagt”)."""
        opened = next((k for k in range(len(words) - 2, 0, -1) if words[k][0] == ","), 0)
        inner = words[opened + 1 : -1]
        if opened and len(inner) > 1 and all(_capital(w[0]) for w in inner) and not _capital(words[opened - 1][0]):
            apposed = self._name(inner, 0, len(inner), "", False, True, cue, by=False)
            return _Told(apposed, cue, stop) if apposed else None
        first = 0
        while first < len(words) and words[first][0].lower() in self.grammar.openers and _capital(words[first][0]):
            first += 1
        if first >= len(words) or not _capital(words[first][0]):
            return None
        end = self._run_end(words, first)
        if end >= len(words) - 1 or words[end][0] != ",":
            return None
        span = self._name(words, first, end, "", False, False, cue, by=False)
        return _Told(span, cue, stop) if span else None

    def _run_end(self, words: list[tuple[str, int, int]], i: int) -> int:
        end = i + 1
        while end < len(words):
            if _capital(words[end][0]):
                end += 1
            elif words[end][0] in _PARTICLES and end + 1 < len(words) and _capital(words[end + 1][0]):
                end += 2
            elif (
                words[end][0] in _PARTICLES
                and end + 2 < len(words)
                and words[end + 1][0] in _PARTICLES
                and _capital(words[end + 2][0])
            ):
                end += 3
            else:
                break
        return end

    def _name(
        self,
        words: list[tuple[str, int, int]],
        first: int,
        end: int,
        before: str,
        comma: bool,
        described: bool,
        cue: str,
        by: bool,
    ) -> Span | None:
        """The person in a run of capitals from ``first`` to ``end``; None where it may be a place, a body or somebody else."""
        grammar, office = self.grammar, False
        while first < end and grammar.is_office(words[first][0]):
            first, office = first + 1, True
        while first < end and len(words[first][0]) > 1 and words[first][0].isupper():
            first, described = first + 1, True
        if first >= end:
            return None
        tied = before in grammar.ties and not office
        if grammar.saying.cases:
            run = self._declined(words[first + 1 : end] if tied else words[first:end], described or tied, cue, by)
        else:
            run = self._undeclined(words[first:end], tied, comma, described, office, cue, by)
            if run and comma and end < len(words) and words[end][0] != ",":
                return None
        if not run:
            return None
        span = Span(run[0][1], run[-1][2])
        return None if is_outlet_name(span.of(self.text)) else span

    def _declined(
        self, run: list[tuple[str, int, int]], described: bool, cue: str, by: bool
    ) -> list[tuple[str, int, int]]:
        if not run:
            return []
        if len(run) == 1:
            return run if not described and self._is_known(run[0][0]) and first_case([run[0][0]], cue, by) else []
        if len(run) > 2:
            run = run[-3:] if patronymic(run[-2][0]) else run[-2:]
        return run if first_case([w for w, _, _ in run], cue, by) else []

    def _undeclined(
        self,
        run: list[tuple[str, int, int]],
        tied: bool,
        comma: bool,
        described: bool,
        office: bool,
        cue: str,
        by: bool,
    ) -> list[tuple[str, int, int]]:
        if tied or len(run) > _MAX_NAMES or run[0][0].lower() in self.grammar.openers:
            return []
        inner = next((k for k in range(1, len(run) - 1) if self.grammar.is_given(run[k][0])), 0)
        if inner and not self.grammar.is_given(run[0][0]):
            run, office = run[inner:], True
        given = self.grammar.is_given(run[0][0])
        if len(run) == 1:
            if cue == "so" and self.grammar.saying.language == "de" and not described and not comma:
                return run if self._is_known(run[0][0]) or not run[0][0].endswith(_GERMAN_PLURALS) else []
            return run if office or (not described and not comma and cue != "so" and self._is_known(run[0][0])) else []
        wide = (by and self.grammar.saying.by_is_wide) or cue == "so"
        sure = given or office
        return run if sure or not wide else []

    def _is_known(self, name: str) -> bool:
        """Whether the text names somebody in full whose last name this is."""
        root = re.escape(stem(name) if self.grammar.saying.cases else name)
        for m in re.finditer(rf"([^\W\d_][\w’'-]*)[ \u00a0]+{root}\w{{0,3}}\b", self.text):
            word = m.group(1)
            if not _capital(word) or word.lower() in self.grammar.openers or word.isupper():
                continue
            if self.grammar.saying.cases or self.grammar.is_given(word):
                return True
        return False


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _holds_full_name(words: str) -> bool:
    """Whether two words with capitals stand side by side: in German one alone may be any noun."""
    return re.search(r"\b[^\W\d_a-zäöüß][^\W\d_]+ [^\W\d_a-zäöüß][^\W\d_]+", words) is not None


def _holds_name(words: str) -> bool:
    return any(_capital(w) for w in re.findall(r"[^\W\d_]+", words))
