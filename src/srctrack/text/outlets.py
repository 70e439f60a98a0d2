"""Outlets by their names and domains: looked up, and found in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from srctrack.model.evidence import KnownOutlet
from srctrack.model.prose import Prose
from srctrack.model.text import Span
from srctrack.text.normalize import PLAIN_SPACES, strip_marks

_PLAIN = PLAIN_SPACES | str.maketrans({**dict.fromkeys("’‘ʼ′`´", "'"), **dict.fromkeys("‐‑–", "-")})
_WORD = re.compile(r"[+#]?\w+")
_ARTICLE = re.compile(r"(?:the|der|die|das|le|la|les|el|il) (?=\S)", re.I)

_WORDS_FIRST = frozenset(
    """advocate advertiser american age agency ara asia astra babel banner base beta billboard bird blade blick bell cable capital
    caravan change citizen city comment confidential conversation courier current dawn deadline deal detector discover dispatch
    dissent economist enquirer esquire exit express falter federalist focus fortune forward frontline gazette globes graphic hill
    herald hub index information informer inquirer insider intercept island journal lens libero mash mercury metro mint mirror
    monthly moon nation national nature new news now observer onion orda outlook panorama paper people post press profil
    progressive prospect province public puck punch quartz quint reason record reform register reporter republic respekt ringer
    salon science scroll semana shot sky slate sova sputnik stage standard star state statesman stern stranger stuff sun tablet
    telegram tempo time times today trace trend tribune trud turan undark union vanguard variety verge vice vogue vulture
    walrus watch week wire wired world zaman""".split()
)
"""Single-word names, or what follows “The” in one, that are everyday words: as an outlet they need a capital that nothing
else explains. Read off the built-in list by hand."""

_KNOWN_LETTERS = frozenset(
    """ap ft rt dw afp bbc cnn npr nbc cbs abc pbs cbc ctv rfi rfa voa dpa upi pti efe faz nzz nhk kbs nrk svt zdf ard orf
    wsj nyt lrt lsm rte rtv yle tvn tvp scmp msnbc cnbc cgtn cctv irna isna kcna tass""".split()
)
"""Abbreviations that newspapers use bare. Others of three letters or fewer also stand for offices, states and titles (TSA, PA,
DR) and count only where somebody asks for them by ``named``."""

_SHORT = 3


def _is_plain(text: str) -> bool:
    """Whether ``text`` has no mark or space that ``_PLAIN`` would change: true of most names, and quick to tell."""
    return text.isascii() and "`" not in text


def plain_name(text: str) -> str:
    """The form under which two spellings of an outlet's name are the same: lower case, plain marks, no “The”."""
    low = text.lower() if _is_plain(text) else strip_marks(text.translate(_PLAIN)).casefold()
    flat = " ".join(low.split())
    return flat.removeprefix("the ") if flat != "the" else flat


class OutletIndex:
    """Known outlets, earlier ones first where a name or domain is shared. Built in one pass; every look-up is a dictionary's."""

    def __init__(self, known: Iterable[KnownOutlet]) -> None:
        self.known = tuple(known)
        self._names: dict[str, list[KnownOutlet]] = {}
        self._domains: dict[str, KnownOutlet] = {}
        self._heads: dict[str, list[tuple[str, KnownOutlet]]] = {}
        for outlet in self.known:
            for name in dict.fromkeys((outlet.name, *outlet.aliases)):
                mine = self._names.setdefault(plain_name(name), [])
                if outlet not in mine:
                    mine.append(outlet)
                self._add_head(name if _is_plain(name) else name.translate(_PLAIN), outlet)
            for domain in outlet.domains:
                self._domains.setdefault(domain, outlet)
        for heads in self._heads.values():
            heads.sort(key=lambda pair: -len(pair[0]))

    def _add_head(self, name: str, outlet: KnownOutlet) -> None:
        bare = name[4:] if name[:4].lower() == "the " else name
        for form in dict.fromkeys((name, bare)):
            head = _WORD.match(form)
            if head:
                self._heads.setdefault(head.group().lower(), []).append((form, outlet))

    def named(self, text: str) -> KnownOutlet | None:
        """The outlet of this name (“The ” optional, marks and case aside, but with a capital where the name has one)."""
        found = self.all_named(text)
        return found[0] if found else None

    def all_named(self, text: str) -> tuple[KnownOutlet, ...]:
        """Every outlet of this name: “The National” is one of Glasgow and one of Abu Dhabi."""
        words = text.strip()
        found = tuple(self._names.get(plain_name(words), ()))
        bare = _ARTICLE.sub("", words, count=1) if words[:4].lower() == "the " else words
        if found and bare == bare.lower() and not any(_writes(o, bare) for o in found):
            return ()
        return found

    def by_domain(self, domain: str) -> KnownOutlet | None:
        """The outlet that publishes at a registered domain or host (``bbc.co.uk``, ``news.bbc.co.uk``)."""
        labels = domain.lower().removeprefix("www.").split(".")
        for at in range(max(1, len(labels) - 1)):
            found = self._domains.get(".".join(labels[at:]))
            if found:
                return found
        return None

    def mentions(self, prose: Prose) -> tuple[tuple[Span, KnownOutlet], ...]:
        """Outlets named in ``prose``, in order, the longest name at a place; a leading “The” counts in.

        Everyday words (Time, People, the Hill) count only with a capital that the sentence's start does not explain,
        short abbreviations only where newspapers use them bare.
        """
        text = prose.text.translate(_PLAIN)
        out: list[tuple[Span, KnownOutlet]] = []
        done = 0
        for m in _WORD.finditer(text):
            if m.start() < done:
                continue
            for form, outlet in self._heads.get(m.group().lower(), ()):
                end = m.start() + len(form)
                if self._stands(text, m.start(), end, form):
                    start = m.start() - 4 if text[max(0, m.start() - 4) : m.start()].lower() == "the " else m.start()
                    out.append((Span(max(start, done), end), outlet))
                    done = end
                    break
        return tuple(out)

    @staticmethod
    def _stands(text: str, start: int, end: int, form: str) -> bool:
        words = text[start:end]
        if words.lower() != form.lower() or text[end : end + 1].isalnum():
            return False
        if text[start - 1 : start] in ("-", "@", "#", "/", ".") or text[end : end + 2] in ("-b", "-s"):
            return False
        if words != form and not (words.isupper() and len(words) > _SHORT):
            return False
        if " " in form.removeprefix("The "):
            return True
        bare = form.removeprefix("The ").lower()
        if len(bare) <= _SHORT and form.isupper():
            return bare in _KNOWN_LETTERS
        if bare in _WORDS_FIRST:
            if form.startswith("The "):
                return True
            return not _opens(text, start) and text[max(0, start - 4) : start].lower() != "the "
        return True


def _writes(outlet: KnownOutlet, words: str) -> bool:
    return words in outlet.aliases or words == outlet.name


def _opens(text: str, at: int) -> bool:
    """Whether ``at`` opens a sentence or a quotation, so that its capital tells nothing."""
    before = text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in ".!?:\n\"“„«'(—|"
