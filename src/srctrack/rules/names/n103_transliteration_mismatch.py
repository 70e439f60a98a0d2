"""A name in Latin letters does not transliterate the form in the source's own script, from which it is one slip away.

## What it flags

The cited source is in Cyrillic or Greek. A word of a name in the draft is no fair spelling of any name in it, by none of the usual
systems (BGN/PCGN, ISO 9, the scientific one, passports', national laws, newspapers'), and is one slip from the fair spelling of
one. Inflected originals (Фонтанку, Зеленського) are led back to their base form by their endings. The original is shown.

## Why it matters

A name is transliterated once, by the writer, and nobody at the desk can read the original to check it.

## Example

Instead of:

    Fontnaka reported the arrests (a link to a page of «Фонтанка»).

Write:

    Fontanka reported the arrests.

## What it misses

Names that English spells in its own way (Moscow, Qatar), names in Arabic, Hebrew, Chinese and other scripts, and a slip that makes
another fair spelling.

## False alarms

A foreign name that reached the source's script by its sound (Хансен for Hansen), and whose right spelling is one slip from what
the letters give. Names that many bear are left alone for that reason.

## Based on

BGN/PCGN romanization systems; ISO 9:1995; ICAO Doc 9303, part 3; Cabinet of Ministers of Ukraine, resolution 55 (2010);
Bulgaria's Transliteration Act (2009); ELOT 743.
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
