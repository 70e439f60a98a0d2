"""The outlets that are known: shown, looked for, and written to the newsroom's own list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from srctrack.compare.names.outlet_index import plain_name
from srctrack.errors import UsageError
from srctrack.model.evidence import KnownOutlet
from srctrack.model.settings import Settings
from srctrack.newsroom.outlets import FILE_NAME, HOUSE, STORE, parse_outlets, with_outlet
from srctrack.workflows.newsroom.lists import known_outlets, own_lists

_DOMAIN_MARKS = set("/:@ ;|")


@dataclass(frozen=True, slots=True)
class WantedOutlets:
    """Which outlets are asked for: words that stand in a name or domain, by whom they are listed, a country (ISO 3166-1)."""

    words: str = ""
    listed: str | None = None
    country: str | None = None


def list_outlets(settings: Settings, store: Path | None, wanted: WantedOutlets) -> list[KnownOutlet]:
    """The wanted outlets: those of the library at ``store`` that no list has, the newsroom's, the built-in ones, in this
    order and by name within. Raises UsageError for a list that cannot be read."""
    known = known_outlets(settings)
    found = [*_stored(store, known), *known]
    rank = {STORE: 0, HOUSE: 1}
    return sorted(
        (o for o in found if _is_wanted(o, wanted)), key=lambda o: (rank.get(o.listed, 2), plain_name(o.name))
    )


def add_outlet(
    settings: Settings, name: str, aliases: Iterable[str], domains: Iterable[str], country: str | None
) -> Path:
    """Writes an outlet to the newsroom's own list (the first its settings name, else ``srctrack-outlets.txt`` beside the
    settings file); where it is known already, its names and domains are added to. The list's path. Raises UsageError
    for a name or domain that cannot be one."""
    for part in (name, *aliases):
        if not part.strip() or any(mark in part for mark in "|;\n#"):
            raise UsageError(f"an outlet's name cannot be “{part}”", "it must not be empty or contain | ; #")
    sites = tuple(d.lower().removeprefix("www.") for d in domains)
    for site in sites:
        if "." not in site or _DOMAIN_MARKS & set(site):
            raise UsageError(f"“{site}” is not a domain", "write it as in fontanka.ru")
    path = (own_lists(settings) or [Path(settings.folder or ".", FILE_NAME)])[0]
    held = path.read_text(encoding="utf-8-sig") if path.is_file() else _HEAD
    try:
        parse_outlets(held, HOUSE)
    except ValueError as problem:
        raise UsageError(f"{path}: {problem}") from problem
    outlet = KnownOutlet(name.strip(), tuple(a.strip() for a in aliases), sites, HOUSE, country)
    path.write_text(with_outlet(held, outlet), encoding="utf-8")
    return path


_HEAD = "# The newsroom's outlets: name | other names; … | domains; … | country\n"


def _stored(store: Path | None, known: Iterable[KnownOutlet]) -> list[KnownOutlet]:
    if store is None:
        return []
    from srctrack.workflows.library.open import open_library

    with open_library(store) as library:
        held = library.outlets()
    listed = {plain_name(n) for o in known for n in (o.name, *o.aliases)}
    sites: dict[str, dict[str, None]] = {}
    names: dict[str, str] = {}
    for name, site in held:
        if name and plain_name(name) not in listed:
            names.setdefault(plain_name(name), name)
            sites.setdefault(plain_name(name), {}).update({site: None} if site else {})
    return [KnownOutlet(name, (), tuple(sites[plain]), STORE) for plain, name in names.items()]


def _is_wanted(outlet: KnownOutlet, wanted: WantedOutlets) -> bool:
    if wanted.listed and outlet.listed != wanted.listed:
        return False
    if wanted.country and (outlet.country or "").casefold() != wanted.country.casefold():
        return False
    words = plain_name(wanted.words)
    return not words or any(words in plain_name(n) for n in (outlet.name, *outlet.aliases, *outlet.domains))
