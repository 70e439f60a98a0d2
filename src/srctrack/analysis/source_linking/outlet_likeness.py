"""Whether the words of a link name the outlet of the page behind it, by the outlet's name or by its address."""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.source_linking import words as w
from srctrack.compare.names.outlet_index import plain_name
from srctrack.language.normalize import strip_marks
from srctrack.language.transliteration import script_language, spellings

MIN_TELLING = 5
"""Letters of a part of an outlet's name that can be used for it (“the Ledger”)."""
_CYRILLIC = ("ru", "uk", "bg", "sr")
"""Languages whose tables spell a name in Cyrillic letters: a name alone seldom shows which it is in."""
MIN_LABEL = 4
"""Letters of a whole name that is looked for in an address; shorter ones are in many addresses by chance."""


def is_named(outlets: tuple[str, ...], inside: list[w.Word]) -> bool:
    """Whether ``inside`` names one of ``outlets`` (names and domains), in full or by a telling part."""
    if not inside:
        return False
    said = plain_name(" ".join(x.text for x in inside)).replace("'s", "")
    for name in outlets:
        plain = plain_name(name)
        if said and (said in plain or plain in said):
            return True
        if not inside[0].capital:
            continue
        if set(said.split()) & {p for p in plain.split() if len(p) >= MIN_TELLING}:
            return True
        if "." in name and " " not in name and _is_in_address(inside, label_of(name)):
            return True
    return False


def label_of(domain: str) -> str:
    """Return the letters and digits of the part of a domain that names its owner: “levantenorte” of “www.levante-norte.es”."""
    parts = domain.lower().removeprefix("www.").split(".")
    own = parts[:-2] if len(parts) > 2 and len(parts[-2]) <= len("org") else parts[:-1]
    return "".join(c for c in "".join(own) if c.isalnum())


def joined_letters(words: list[str]) -> str:
    """Return the letters and digits of a name without marks, in lower case, as an address would spell it."""
    return "".join(c for c in strip_marks("".join(words)).casefold() if c.isalnum())


def _is_in_address(inside: list[w.Word], label: str) -> bool:
    whole = joined_letters([x.text for x in inside])
    if min(len(whole), len(label)) >= MIN_LABEL and (whole in label or label in whole):
        return True
    return any(len(form) >= MIN_TELLING and form in label for x in inside if x.capital for form in _latin_forms(x.text))


def _latin_forms(word: str) -> Iterator[str]:
    """The spellings of a word that an address can have, also of a word in Cyrillic or Greek."""
    plain = joined_letters([word.removesuffix("’s").removesuffix("'s")])
    if plain.isascii():
        yield plain
        return
    language = script_language(word, None)
    languages = _CYRILLIC if language not in (None, "el") else (language,)
    for form in (f for each in languages if each for f in spellings(word, each)):
        yield joined_letters([form])
        yield joined_letters([form.replace("kh", "h")])
