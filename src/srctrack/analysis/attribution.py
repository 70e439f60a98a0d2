"""Who a sentence of a draft names for what it says, read together with the outlets that are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.outlet_roles import is_source
from srctrack.compare.names.foreign_script import fair_pair
from srctrack.compare.names.outlet_index import OutletIndex, plain_name
from srctrack.language.normalize import strip_marks
from srctrack.language.reporting_verbs import FEMALE_NAMES, MALE_NAMES
from srctrack.language.transliteration import script_language
from srctrack.model.derived import derived
from srctrack.model.draft import Citation, CitationKind, Draft, Link
from srctrack.model.evidence import Evidence, KnownOutlet, KnownOutlets
from srctrack.model.mentions import Attribution, AttributionKind
from srctrack.model.text import Span
from srctrack.model.url import domain, is_web
from srctrack.patterns import pattern

_WRITING = frozenset("report reports reported write writes wrote according".split())
_NAMED = frozenset({AttributionKind.PERSON, AttributionKind.BODY, AttributionKind.OUTLET, AttributionKind.DOCUMENT})


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """An outlet that a sentence names as its source; ``known`` is its entry, None where only its name's shape tells."""

    name: str
    span: Span
    sentence: int
    cue: str | None
    known: tuple[KnownOutlet, ...] = ()


@derived
def outlet_index(outlets: KnownOutlets) -> OutletIndex:
    """Return the index of ``outlets`` by name and domain."""
    return OutletIndex(outlets)


_AS_SOURCE = pattern(
    r"(?:report|writ|wrote|sa(?:y|id)|according|tell|told|learn|found|finds|reveal|note|claim|state|publish|count|calculat|obtain|"
    r"confirm|descri|quot|cit|interview|information|estimat|identif|uncover|document|suggest)",
    re.I,
)
"""What an outlet does that is a source; one that promises, warns or complains is in the news itself."""


@derived
def named_outlets(analysis: Analysis) -> tuple[NamedOutlet, ...]:
    """Return the outlets that the draft names as sources, in order of place."""
    return tuple(_named_outlets(analysis.draft, analysis.evidence))


def _named_outlets(draft: Draft, evidence: Evidence) -> Iterator[NamedOutlet]:
    index = outlet_index(evidence.outlets)
    for a in draft.annotations.attributions:
        if a.kind not in (AttributionKind.OUTLET, AttributionKind.PERSON, AttributionKind.BODY):
            continue
        sentence = draft.annotations.sentence_index(a.span.start)
        if sentence is None:
            continue
        known = index.all_named(a.text)
        if not known and a.kind is not AttributionKind.OUTLET:
            continue
        if (not known and _PEOPLE.fullmatch(a.text)) or _is_no_source(draft.prose.text, a):
            continue
        if (a.kind is not AttributionKind.OUTLET and not _is_meant(a)) or (a.cue and not _AS_SOURCE.match(a.cue)):
            continue
        if not is_source(draft.prose.text, a, bool(known)):
            continue
        yield NamedOutlet(a.text, a.span, sentence, a.cue, known)


_PEOPLE = pattern(r"[A-Z][a-z]+(?:an|ian|ish|ese|ch|sh|ic|aqi|eli|ani)|Greek|Thai|Swiss|Czech|Turk|Serb")
"""“Anadolu, the Turkish news agency”: a people, not a paper."""
_PLACES = frozenset(("new york", "chicago", "boston", "los angeles", "philadelphia", "baltimore", "seattle", "texas"))
"""Places that outlets are called after, and nothing else."""
_FROM_PLACE = pattern(r"\b[A-Z][\w.’'-]+, \Z")
_EMPLOYED = pattern(
    r"\b(?:editors?|columnists?|reporters?|correspondents?|directors?|publishers?|journalists?|writers?|anchors?|hosts?|owners?|founders?)\b"
    r"[^.;:]{0,60}\b(?:newspaper|paper|magazine|agency|broadcaster|station|channel|daily|weekly|website),? \Z",
    re.I,
)


def _is_no_source(text: str, a: Attribution) -> bool:
    """Whether the name is where somebody is from (“a brewer from Tappan, New York, told us”), or whose paper he edits."""
    before = text[max(0, a.span.start - 120) : a.span.start]
    if a.text.lower() in _PLACES and text[a.span.end : a.span.end + 1] == "," and _FROM_PLACE.search(before):
        return True
    return _EMPLOYED.search(before) is not None


def _is_meant(a: Attribution) -> bool:
    """Whether a name on the list of outlets is the outlet here: one word alone may be anybody's (Metro, Pace) unless
    it “reports” or “writes”."""
    words = a.text.lower().removeprefix("the ").split()
    if words[0] in MALE_NAMES | FEMALE_NAMES:
        return False
    return len(words) > 1 or bool(a.cue and a.cue.split()[0].lower() in _WRITING) or a.text.isupper()


@dataclass(frozen=True, slots=True)
class Mislinked:
    """A link whose words name one outlet and whose address is another's."""

    link: Link
    named: str
    at: Span
    publisher: str
    among_others: bool = False
    """Whether the name stands in a list of outlets, which may have published together."""


_REPUBLISHED = frozenset(
    "Associated Press|Reuters|Agence France-Presse|Bloomberg|Bloomberg News|Deutsche Presse-Agentur|PA Media|The Canadian Press|TASS|Interfax|RIA Novosti|United Press International|Kyodo News|Xinhua|ANSA|EFE|WDR|NDR|BR|SWR|ARD|MDR|RBB|HR|The Conversation|ProPublica|KFF Health News|The Marshall Project".split(
        "|"
    )
)
"""Agencies and others whose reports stand on the sites of many outlets by agreement."""

_CARRIERS = frozenset(
    "archive.org archive.ph archive.is archive.today archive.md perma.cc ghostarchive.org webcitation.org cachedview.com google.com googleusercontent.com yahoo.com msn.com aol.com "
    "apple.news flipboard.com smartnews.com twitter.com x.com facebook.com instagram.com youtube.com youtu.be t.me telegram.me "
    "tiktok.com linkedin.com reddit.com bsky.app threads.net medium.com substack.com pressreader.com proquest.com newspapers.com "
    "jstor.org bit.ly t.co tinyurl.com doi.org wikipedia.org documentcloud.org amazon.com spotify.com apple.com vimeo.com soundcloud.com dropbox.com".split()
)
"""Sites that carry other outlets' pages: archives, aggregators, social networks, shorteners."""


@derived
def mislinked(analysis: Analysis) -> tuple[Mislinked, ...]:
    """Return the links that go to another known outlet than the one their words, or the attribution they belong to, name."""
    return tuple(_mislinked(analysis.draft, analysis.evidence))


def _mislinked(draft: Draft, evidence: Evidence) -> Iterator[Mislinked]:
    index = outlet_index(evidence.outlets)
    keys = {c.target: key for c, key in evidence.resolved.items()}
    for link in draft.links:
        if not is_web(link.url) or not len(link.words) or draft.annotations.in_quotation(link.words):
            continue
        site = domain(link.url) or ""
        if site in _CARRIERS:
            continue
        publisher = _publisher(link.url, site, keys, evidence, index)
        if publisher is None:
            continue
        for name, at in _names_at(draft, evidence, link, index):
            known = index.all_named(name)
            if any(o.name in _REPUBLISHED for o in known) or publishes_at(name, link.url, known):
                continue
            if _is_named_beside(draft, link, publisher, index):
                continue
            if same_outlet(name, publisher, index) or not (known or _is_stored(name, evidence)):
                continue
            yield Mislinked(link, name, at, publisher, _in_list(draft, at))
            break


def _publisher(url: str, site: str, keys: Mapping[str, str], evidence: Evidence, index: OutletIndex) -> str | None:
    """Who publishes at ``url``: by the stored source it leads to, else by the known outlets' domains."""
    stored = evidence.sources.get(keys.get(url, ""))
    if stored is not None and stored.source.outlet.name:
        return stored.source.outlet.name
    known = index.by_domain(site)
    return known.name if known else None


def _in_list(draft: Draft, at: Span) -> bool:
    text = draft.prose.text
    before, after = text[max(0, at.start - 30) : at.start], text[at.end : at.end + 16]
    return bool(_LISTED_BEFORE.search(before) or _LISTED_AFTER.match(after))


_LISTED_BEFORE = pattern(r"[A-Z][\w.’'-]*\s?(?:,|,? and)\s+(?:the )?\Z")
_LISTED_AFTER = pattern(r"\s*(?:,|,? and)\s+(?:the )?[A-Z]")


_DOMAIN_END = pattern(r"(?<=\w{4})\.(?:[a-z]{2,4})\Z", re.I)
"""The end of a name that is an address: Slidstvo.Info is called Slidstvo too."""


def _is_named_beside(draft: Draft, link: Link, publisher: str, index: OutletIndex) -> bool:
    """Whether the sentence names the link's own outlet too: then the two may have worked together."""
    sentence = draft.annotations.sentence_at(link.words.start)
    words = sentence.of(draft.prose.text) if sentence else ""
    known = index.all_named(publisher)
    names = (publisher, _DOMAIN_END.sub("", publisher), *(a for o in known for a in (o.name, *o.aliases)))
    return any(n in words for n in names)


def _is_stored(name: str, evidence: Evidence) -> bool:
    return any(plain_name(name) == plain_name(s) for s in evidence.stored_outlets)


def _names_at(draft: Draft, evidence: Evidence, link: Link, index: OutletIndex) -> Iterator[tuple[str, Span]]:
    """The outlets that a link is credited to: by its words, alone in brackets, or by an attribution with a word of saying that
    they are a part of."""
    words = link.words.of(draft.prose.text).strip()
    bare = words.removesuffix("’s").removesuffix("'s")
    if _in_brackets(draft.prose.text, link.words) and (index.all_named(bare) or _is_stored(bare, evidence)):
        yield bare, link.words
        return
    if len(words.split()) > _CUE_WORDS:
        return
    for a in draft.annotations.attributions:
        if a.cue_span is None or not _AS_SOURCE.match(a.cue or ""):
            continue  # the outlet is in the news itself
        part = a.span.overlaps(link.words) or (a.cue_span.overlaps(link.words) and _adjoins(draft, a, link.words))
        if (
            part
            and is_source(draft.prose.text, a, known=True)
            and a.kind in (AttributionKind.OUTLET, AttributionKind.PERSON, AttributionKind.BODY)
            and (a.kind is AttributionKind.OUTLET or _is_meant(a))
        ):
            yield a.text, a.span


def _in_brackets(text: str, words: Span) -> bool:
    """Whether a link stands in brackets, as the credit of what is said before: “… since 2017 (The Courier).”"""
    before, after = text[max(0, words.start - 60) : words.start], text[words.end : words.end + 1]
    return before.rfind("(") > before.rfind(")") and after in (")", ";", ",")


def _adjoins(draft: Draft, a: Attribution, words: Span) -> bool:
    """Whether nothing but spaces and adverbs stands between an attribution and the link that is its word of saying."""
    low, high = min(a.span.end, words.end), max(a.span.start, words.start)
    return len(draft.prose.text[low:high].split()) <= _BETWEEN


_CUE_WORDS = 7
"""Words of a link beyond which it links a statement and not an attribution."""
_BETWEEN = 2


def citations_in(draft: Draft, sentence: int) -> list[Citation]:
    """The citations that stand in the sentence or right behind its full stop."""
    return [
        c
        for c in draft.citations
        if c.kind is not CitationKind.FRONT_MATTER and draft.annotations.sentence_index(c.at.start) == sentence
    ]


def links_in(draft: Draft, sentence: int) -> list[Link]:
    """The links whose words stand in the sentence."""
    return [x for x in draft.links if draft.annotations.sentence_index(x.words.start) == sentence]


def is_attributed(draft: Draft, sentence: int, besides: Span) -> bool:
    """Whether the sentence names a person, a body, an outlet or a document beside the words at ``besides``, or links to one.
    Links to pages of the draft's own site count, and so does the line that gives a caption's source."""
    if citations_in(draft, sentence) or links_in(draft, sentence) or has_credit_line(draft, sentence):
        return True
    if any(draft.annotations.sentence_index(words.start) == sentence for words in draft.site_links):
        return True
    return any(a.kind in _NAMED and not a.span.overlaps(besides) for a in attributions_in(draft, sentence))


_CREDIT_LINE = pattern(
    r"[\s*_(\[]*(?:[\w ]{0,20}\b)?(?:sources?|credits?|via|(?:photo|image|picture|photograph|video|graphic)s?(?: (?:by|credit))?)\s*:",
    re.I,
)
"""What introduces the source of a picture or a chart at the end of its caption."""


def has_credit_line(draft: Draft, sentence: int) -> bool:
    """Whether the paragraph goes on, after the sentence, with the line that names a picture's source: “Source: NAYA.”"""
    sentences = draft.annotations.sentences
    block = draft.prose.block_at(sentences[sentence].start)
    if block is None:
        return False
    later = (s for s in sentences[sentence : sentence + _CAPTION] if s.start < block.span.end)
    text = draft.prose.text
    return any(_CREDIT_LINE.match(text, s.end, min(block.span.end, s.end + 60)) for s in later)


_CAPTION = 4
"""Sentences of a caption, at most, before the line that names its source."""


def attributions_in(draft: Draft, sentence: int) -> Sequence[Attribution]:
    """Return the attributions of a sentence, less those to nobody. ``sentence`` is its index in the annotations."""
    return _attributions_by_sentence(draft).get(sentence, ())


@derived
def _attributions_by_sentence(draft: Draft) -> Mapping[int, Sequence[Attribution]]:
    by_sentence: dict[int, list[Attribution]] = {}
    for a in draft.annotations.attributions:
        at = draft.annotations.sentence_index(a.span.start)
        if at is not None and a.kind is not AttributionKind.NOBODY:
            by_sentence.setdefault(at, []).append(a)
    return by_sentence


def same_outlet(name: str, other: str, index: OutletIndex) -> bool:
    """Whether two names are one outlet's: alike, or listed together, or one a part of the other by whole words; articles,
    German endings (“der Bayerische Rundfunk”) and the script (Новая газета, Novaya Gazeta) aside."""
    a, b = plain_name(name), plain_name(other)
    if a == b or any(plain_name(n) == b for o in index.all_named(name) for n in (o.name, *o.aliases)):
        return True
    if f" {a} ".find(f" {b} ") >= 0 or f" {b} ".find(f" {a} ") >= 0:
        return True
    return _uninflected(a) == _uninflected(b) or _in_two_scripts(name, other) or _in_two_scripts(other, name)


_ARTICLES = pattern(r"\A(?:der|die|das|dem|den|des|le|la|les|el|los|las|il|lo|gli|de|het|o|a|os|as|l')\s+")
_ADJECTIVE_END = pattern(r"(?<=[^\W\d_]{4})e[rnsm]?\b")


def _uninflected(name: str) -> str:
    return _ADJECTIVE_END.sub("", _ARTICLES.sub("", name))


def _in_two_scripts(latin: str, original: str) -> bool:
    """Whether ``latin`` spells, word by word, the Cyrillic or Greek name ``original``; marks and case aside."""
    if not latin.isascii() or original.isascii():
        return False
    language = script_language(original, None)
    words, spelled = plain_name(original).split(), plain_name(latin).split()
    return bool(
        language
        and len(words) == len(spelled)
        and all(fair_pair(a, b, language) for a, b in zip(spelled, words, strict=True))
    )


def publishes_at(name: str, url: str, known: tuple[KnownOutlet, ...]) -> bool:
    """Whether an outlet of this name may publish at ``url``: by its listed domains, or by a domain made of the name's
    words or first letters. A yes is no proof; it is meant for staying silent."""
    if not is_web(url):
        return False
    site = domain(url) or ""
    if any(site == d or site.endswith("." + d) for o in known for d in o.domains):
        return True
    folder = _FOLDER.match(url)
    if folder and folder[1].replace("-", "").lower() == plain_name(name).replace(" ", ""):
        return True  # a title on its publisher's site: news24.com/citypress
    label = site.split(".")[0].replace("-", "")
    letters = "".join(c for c in strip_marks(plain_name(name)) if c.isalnum())
    if not label or not letters:
        return False
    words = plain_name(name).split()
    initials = "".join(w[0] for w in words)
    if label in letters or letters in label or (len(initials) > 1 and label.startswith(initials)):
        return True
    return len(label) >= _LABEL and label[0] == letters[0] and _is_drawn_from(label, letters)


_FOLDER = pattern(r"\w+://[^/]+/([\w-]{4,})(?:/|\Z)")
_LABEL = 5
"""Letters from which on a domain made of a name's letters in order (nytimes) is taken as that outlet's."""


def _is_drawn_from(label: str, letters: str) -> bool:
    rest = iter(letters)
    return all(c in rest for c in label)
