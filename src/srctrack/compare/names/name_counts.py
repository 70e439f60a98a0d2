"""All names of many texts with how often each stands, and which of them look like forms of one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from srctrack.compare.names.forms import FormPlace, NameForm, NameForms, comparable, forms_in
from srctrack.compare.names.misspellings import find_misspellings
from srctrack.compare.names.variants import mixed_marks, mixed_transliterations
from srctrack.model.annotations import Annotations
from srctrack.model.prose import Prose

_SENTENCES_APART = 1_000_000
"""Added to the sentence numbers of each further text, so that no two texts share one."""


@dataclass(frozen=True, slots=True)
class CountedName:
    """A name with how often it stands, and the rarer forms that are taken for the same name, the commonest first."""

    preferred: str
    count: int
    variants: tuple[tuple[str, int], ...] = ()


def count_names(texts: Iterable[tuple[Prose, Annotations]], least: int) -> tuple[CountedName, ...]:
    """Names with several forms, then names of ``least`` places and more; the commonest first in each.

    Forms are taken for one name when one is a slip of the other, an accepted transliteration, or parted by marks only;
    the commonest is preferred.
    """
    read = list(texts)
    merged = _merged(read)
    counts = {text: form.count for text, form in merged.forms.items()}
    groups: dict[str, str] = {}
    pairs = [(d.suspect.text, d.right.text) for d in find_misspellings("", merged)]
    pairs += [(v.rarer.text, v.other.text) for v in (*mixed_transliterations(merged), *mixed_marks(merged))]
    for a, b in pairs:
        groups[_head(groups, a)] = _head(groups, b)
    families: dict[str, set[str]] = {}
    for form in {f for pair in pairs for f in pair}:
        families.setdefault(_head(groups, form), set()).add(form)
    mixed = []
    for forms in families.values():
        first, *rest = sorted(forms, key=lambda f: (-counts[f], f))
        mixed.append(CountedName(first, counts[first], tuple((f, counts[f]) for f in rest)))
    told = {f for forms in families.values() for f in forms}
    whole = Counter(m.text for _, annotations in read for m in annotations.names if not m.at_start)
    single = [
        CountedName(name, n)
        for name, n in whole.items()
        if n >= least and name not in told and all(comparable(w) for w in name.split()[:1])
    ]
    order = sorted(mixed, key=_commonest), sorted(single, key=_commonest)
    return (*order[0], *order[1])


def _commonest(name: CountedName) -> tuple[int, str]:
    return -name.count, name.preferred


def _head(groups: dict[str, str], form: str) -> str:
    while groups.get(form, form) != form:
        form = groups[form]
    return form


def _merged(read: list[tuple[Prose, Annotations]]) -> NameForms:
    places: dict[str, list[FormPlace]] = {}
    small: set[str] = set()
    languages = set()
    for i, (prose, found) in enumerate(read):
        names = forms_in(prose, found)
        small |= names.small
        languages.add(names.language)
        for text, form in names.forms.items():
            moved = (replace(p, sentence=p.sentence + i * _SENTENCES_APART) for p in form.places)
            places.setdefault(text, []).extend(moved)
    forms = {text: NameForm(text, tuple(found)) for text, found in places.items()}
    return NameForms(forms, {}, frozenset(small), frozenset(small), languages.pop() if len(languages) == 1 else None)
