"""Names of people and bodies, taken apart as far as that is safe."""

from __future__ import annotations

import re

from srctrack.model.reference import PersonName

PARTICLES = frozenset(
    "van von der den de del della di da dos das du la le ter ten zu zum zur af av bin ibn al el".split()
)
"""Words that belong to the family name after them in the languages they come from (CSL 1.0.2, “non-dropping particles”)."""
SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
BODIES = re.compile(
    r"\b(?:agency|agence|agentur|associated|association|bbc|board|bureau|center|centre|committee|commission|company|corporation|council|"
    r"court|department|desk|editorial|editors?|foundation|gazette|government|group|herald|institute|journal|media|ministry|network|"
    r"news|newspaper|newsroom|office|organi[sz]ation|police|press|radio|redaktion|reporters?|reuters|service|society|staff|studio|team|"
    r"television|times|tribune|tv|union|university|редакция|агентство|министерство|служба|новости|газета|радио)\b",
    re.IGNORECASE,
)
"""Words that people's names do not hold and names of bodies do."""
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def person(words: str) -> PersonName:
    """The name in parts: “Family, Given” as it says; a body, a single word, or a script that puts the family name first, whole;
    else the last word (with the particles before it) is the family name."""
    words = " ".join(words.split())
    if "," in words and not BODIES.search(words):
        return parse_inverted_name(words)
    parts = words.split(" ")
    if len(parts) == 1 or BODIES.search(words) or _UNSPACED.search(words) or len(parts) > 5:
        return PersonName(literal=words)
    suffix = parts.pop() if parts[-1].lower() in SUFFIXES and len(parts) > 2 else None
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in PARTICLES and parts[first - 1].islower():
        first -= 1
    particle = " ".join(parts[first:-1])
    return PersonName(parts[-1], " ".join(parts[:first]), particle or None, suffix)


def parse_inverted_name(words: str) -> PersonName:
    """The name written “Family, Given” or “Family, Suffix, Given”; whole where there is no comma."""
    pieces = [p.strip() for p in words.split(",")]
    if len(pieces) == 1:
        return PersonName(literal=words.strip())
    if len(pieces) == 2 and pieces[1].lower() in SUFFIXES:
        name = person(pieces[0])
        return PersonName(name.family, name.given, name.particle, pieces[1], name.literal)
    if len(pieces) > 3 or not all(pieces):
        return PersonName(literal=words)
    family, given = pieces[0], pieces[-1]
    suffix = pieces[1] if len(pieces) == 3 else None
    parts = family.split(" ")
    at = 0
    while at < len(parts) - 1 and parts[at].lower() in PARTICLES and parts[at].islower():
        at += 1
    return PersonName(" ".join(parts[at:]), given, " ".join(parts[:at]) or None, suffix)


def listed(name: PersonName) -> str:
    """“Family, Given” with particle and suffix, from which ``parse_inverted_name`` makes the name again; a body as it is."""
    if name.literal is not None:
        return name.literal
    parts = [name.surname, name.suffix, name.given]
    return ", ".join(p for p in parts if p)


def initials(given: str) -> str:
    """“Irina Anna-Maria” as “I. A.-M.”."""
    words = [re.split(r"(-)", w) for w in given.split()]
    return " ".join("".join(p if p == "-" else f"{p[0].upper()}." for p in parts if p) for parts in words)
