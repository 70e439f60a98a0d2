"""Words that tie a statement to the page, person or newsroom it comes from, and tests of single words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.annotate.attribution.source_kinds import BODY_WORDS, DOCUMENT_WORDS, OUTLET_NOUNS
from srctrack.language.reporting_verbs import ADVERBS, CUES, DETERMINERS, PREPOSITIONS
from srctrack.model.text import Span
from srctrack.patterns import pattern

_WORD = pattern(r"@?[^\W_]+(?:[’'.,-][^\W_]+)*")

PUBLISHING = frozenset(
    """found finds find counted counts count put puts gave gives give lists listed list named names speaks spoke speak
    expects expected estimated estimates shows showed show logged logs measured measures had has have saw sees
    quotes quoted cites cited reckons reckoned doubts doubted corrects corrected blames blamed blame polled polls
    documents documented records recorded describes described calls called published publishes published broke breaks
    covers covered follows followed ran runs carried carries revealed uncovered identified obtained calculated
    ruled rules praised praises fined fines seeks sought asks asked promises promised timed translates stays stayed
    accuses accused insists tells told adds warns reads read states predicts worked contains contained argues says suspects suspected keeps kept""".split()
)
"""What an outlet or a document does with news of its own."""
SAYING = (CUES | PUBLISHING) - frozenset("have had has read reads saw see count find give put show".split())
"""Verb forms that report what somebody says, without those that mostly mean something else."""
HEARING = frozenset("told tells tell telling emailed informed assured reminded texted".split())
"""Verbs whose object is the hearer."""
SAID_TO = frozenset(
    """said says say confirmed confirms spoke speaks speaking talked talking talks statement statements wrote writes written
    answer answered answering admitted explained replied complained sent interview interviews comment comments question questions
    conversation email emails letter letters remarks responses response reply""".split()
)
"""Words behind which “to”, “with” or “from” names the hearer."""
ASKING = frozenset(
    "asked asks asking contacted contacts rang rings called calls reached reaches approached questioned interviewed met visited".split()
)
SUBJECT_PRONOUNS = frozenset("he she they it".split())
FIRST_PERSON = frozenset("i we us me my our ours mine ourselves myself".split())
AUXILIARIES = frozenset(
    """is are was were be been being am has have had do does did will would shall should can could may might must
    isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't""".split()
)
BE = frozenset("is are was were be been remains remained became becomes".split())
DOCUMENTS = DOCUMENT_WORDS | frozenset(
    """agenda page pages notice registry list lists entry dictionary plan budget programme release blog video recording speech
    interview podcast column piece story episode issue index table chart database dataset website site count tally map
    rules guide advice manifesto newsletter archive log obituary profile feature editorial petition resolution pledge headline
    announcement essay books forecast forecasts rankings part chapter instalment volume ticker summary series thread transcript faq
    result results round-up roundup former latter letters feed bulletin""".split()
)
ORGANISATIONS = (
    BODY_WORDS
    | OUTLET_NOUNS
    | frozenset("union regulator ombudsman watchdog authors maker makers institute press news".split())
)
RELATIVE = frozenset("that which who whose whom where when after since before because than behind".split())
ARTICLES = frozenset("the a an its his her their our my this that these those last".split())
TIME_WORDS = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday yesterday today week month year later earlier first last morning evening again also then now on in
    at its site online""".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the draft and its place in the prose."""

    low: str
    span: Span
    text: str

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Return the words of ``text`` between two offsets."""
    return [
        Word(m.group().lower().replace("’", "'"), Span(m.start(), m.end()), m.group())
        for m in _WORD.finditer(text, start, end)
    ]


def is_adverb(word: str) -> bool:
    return word in ADVERBS or word in TIME_WORDS or word.endswith("ly") or word in ("also", "itself", "themselves")


def is_saying(words: list[Word], index: int) -> bool:
    """Whether the word is a verb of saying and not a noun (“a report”, “the claims”)."""
    if words[index].low not in SAYING:
        return False
    before = words[index - 1].low if index else ""
    return before not in DETERMINERS and before not in ("a", "an", "the", "to", "of", "by", "this", "new")


def has_finite_verb(words: list[Word]) -> bool:
    """Whether the words hold a verb that asserts something, as far as their forms show."""
    for index, word in enumerate(words):
        if word.low in AUXILIARIES or (is_saying(words, index) and not _is_noun(words, index)):
            return True
        past = word.low.endswith("ed") and len(word.low) > 4 and not word.capital
        if past and (index == 0 or words[index - 1].low not in ARTICLES):
            return True
        if (
            index == 0
            and not word.capital
            and len(words) > 1
            and (word.low.endswith("ing") or _third_person(word.low, words))
        ):
            return True
        if index == 0 and word.low in _STRONG_PASTS:
            return True
        if (
            0 < index < len(words) - 1
            and words[index - 1].capital
            and not word.capital
            and _third_person(word.low, words[index:])
        ):
            return True
    return False


def _is_noun(words: list[Word], index: int) -> bool:
    """Whether a word that can be a verb is a noun here: “second report”, “Capital Post”."""
    word = words[index]
    if word.capital and index:
        return True
    if word.low not in DOCUMENTS or not index:
        return False
    before = words[index - 1]
    return not (before.capital or before.low in SUBJECT_PRONOUNS | FIRST_PERSON or before.low.endswith("s"))


_PARTICLES = frozenset("over up out down off away back on".split())
_STRONG_PASTS = frozenset(
    """rose fell grew lost won led made took ran came went began broke chose cut drew drove felt fought gave held hit kept left
    met paid said sold sent set shot shut spent stood swore taught told thought threw understood wore wrote became built bought
    caught dealt fed found got heard hurt knew laid lay let meant put read rode saw sought shook showed sank slept spoke spread
    stole struck swam turn turned leave leaves""".split()
)


def _third_person(word: str, words: list[Word]) -> bool:
    """“retires in May”, “takes over”: a word in -s that a preposition, article or particle follows."""
    return (
        word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and words[1].low in (PREPOSITIONS | ARTICLES | _PARTICLES)
    )


def has_number(words: list[Word]) -> bool:
    """Whether the words hold a quantity: digits that are not a year or a day of a month, or a number word."""
    months = any(w.low in _MONTHS for w in words)
    for word in words:
        digits = word.low.strip("€$£").replace(",", "").replace(".", "")
        if (
            digits[:1].isdigit()
            and not months
            and not named(words, word)
            and not (len(digits) == 4 and digits.isdigit() and "," not in word.low and digits[:2] in ("18", "19", "20"))
        ):
            return True
        if word.low in _NUMBER_WORDS:
            return True
    return False


def named(words: list[Word], word: Word) -> bool:
    """Whether a number is part of a name: “Pier 9”."""
    index = words.index(word)
    return index > 0 and words[index - 1].capital


_MONTHS = frozenset(
    list(
        TIME_WORDS
        & frozenset("january february march april june july august september october november december".split())
    )
)
_NUMBER_WORDS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half third quarter percent dozen
    hundreds thousands millions""".split()
)


def content_words(words: list[Word]) -> Iterator[Word]:
    """The words that carry meaning: no articles, prepositions, auxiliaries or adverbs of time."""
    for word in words:
        low = word.low
        if low in DETERMINERS or low in PREPOSITIONS or low in ARTICLES or low in AUXILIARIES or is_adverb(low):
            continue
        if low in (
            "and",
            "or",
            "but",
            "as",
            "according",
            "to",
            "by",
            "for",
            "of",
            "in",
            "he",
            "she",
            "it",
            "they",
            "that",
            "from",
            "with",
        ):
            continue
        yield word
