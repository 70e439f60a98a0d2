"""A name does not match the source's own script: it is one typo away from a correct transliteration.

## What it flags

The cited source is in Cyrillic or Greek. A name in the draft is not a transliteration of any name there, by any of the
usual systems: BGN/PCGN, ISO 9, the scientific one, and those of passports, national laws and newspapers. But it is one
typo away from one. Case endings are taken off first, as in Фонтанку and Зеленського. The finding shows the original.

## Why it matters

The writer puts the name into Latin letters once. Often nobody else at the desk can read the original.

## Example

Вечерний листок says:

    Об этом пишет «Фонтанка». Корреспондент «Фонтанки» был на месте.

Instead of:

    The raids went on until dawn, Fontnaka writes ([листок](https://listok.example/1)).

Write:

    The raids went on until dawn, Fontanka writes ([листок](https://listok.example/1)).

## What it misses

Names that have their own English form (Moscow, Qatar). Names in Arabic, Hebrew, Chinese and other scripts. A typo that
makes another correct transliteration.

## False alarms

A foreign name may have been put into Cyrillic by its sound, such as Хансен for Hansen. Its real spelling can be one
typo away from what the letters give. For that reason common names are not flagged.

## Based on

BGN/PCGN romanization systems. ISO 9:1995. ICAO Doc 9303, part 3. Cabinet of Ministers of Ukraine, resolution 55
(2010). Bulgaria's Transliteration Act (2009). ELOT 743.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.names import DoubtOrigin, suspects_from
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import FixOffer, Rule
from srctrack.rules.names.source_findings import source_findings


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for doubted in suspects_from(analysis, DoubtOrigin.ORIGINAL):
        outlet = doubted.in_sources[0][0].source.outlet.name or "the source"
        message = f"“{doubted.text}” is not a transliteration of “{doubted.original}” ({outlet}); “{doubted.right}” is."
        yield from source_findings(
            RULE, draft, doubted, message, "the original", f"write “{doubted.right}” for “{doubted.original}”"
        )


RULE = Rule("N103", "transliteration-mismatch", Severity.ERROR, check, FixOffer.OFFERED)
