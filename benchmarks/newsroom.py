"""Invented drafts and pages of any number and size, the same each time."""

from __future__ import annotations

import json
import random
from pathlib import Path

PLACES = "Yantarsk Lindholm Ostby Ostrava Karelin Brodnica Marstal Tornio Szeged Narva Ventspils Liepaja".split()
PEOPLE = "Oksana Bilyk,Ilse Varga,Tomas Ekberg,Helena Marsh,Viktor Saal,Pavel Dorn,Nadia Reutova,Marit Solbakk,Hedda Quist".split(
    ","
)
BODIES = "the port authority,the district court,the harbour council,the coast guard,the city police,the carrier".split(
    ","
)
DEEDS = "closed the terminal,counted passengers,repaired the quay,searched the depot,opened the bridge,cleared the ice".split(
    ","
)
THINGS = "passengers,tickets,lorries,signatures,crates,vessels,complaints,permits".split(",")
FILL = (
    "The decision had been expected for weeks, and few in the town were surprised by it.",
    "A second meeting is planned for the autumn, when the repairs should be done.",
    "Nobody could say how long the work would take, or who would pay for it.",
    "The quay was built before the war and has been mended many times since.",
    "Shops near the water stayed open, though fewer people than usual came by.",
)


def sentence(rng: random.Random) -> str:
    place, person, body = rng.choice(PLACES), rng.choice(PEOPLE), rng.choice(BODIES)
    number = rng.randrange(11, 9_000)
    return rng.choice(
        (
            f"In {place}, {body} {rng.choice(DEEDS)} on Tuesday.",
            f"{person} said that {number:,} {rng.choice(THINGS)} were counted in {place}.",
            f"“We had never seen so many {rng.choice(THINGS)} in {place},” said {person}.",
            f"According to {body}, at least {number:,} {rng.choice(THINGS)} were affected in {place}.",
            rng.choice(FILL),
        )
    )


def page(seed: int, words: int = 600) -> str:
    """Plain text of about ``words`` words, in paragraphs."""
    rng = random.Random(seed)
    paragraphs: list[str] = []
    count = 0
    while count < words:
        p = " ".join(sentence(rng) for _ in range(4))
        paragraphs.append(p)
        count += len(p.split())
    return "\n\n".join(paragraphs) + "\n"


def draft(seed: int, sources: int, words: int = 1000) -> str:
    """A Markdown draft that cites up to four of ``sources`` pages and says what they say."""
    rng = random.Random(seed)
    cited = [rng.randrange(sources) for _ in range(min(4, sources))] if sources else []
    paragraphs = []
    count = 0
    while count < words:
        p = " ".join(sentence(rng) for _ in range(3))
        if cited:
            n = rng.choice(cited)
            p += f" {rng.choice(page(n).split(chr(10) + chr(10)))} ([Gazette {n}]({address(n)}))"
        paragraphs.append(p)
        count += len(p.split())
    return f"---\ntitle: Draft {seed}\ndate: 2025-03-07\n---\n\n" + "\n\n".join(paragraphs) + "\n"


def address(n: int) -> str:
    return f"https://gazette{n % 97}.example/2025/03/{n}"


def write_drafts(folder: Path, count: int, sources: int, words: int = 1000) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(count):
        path = folder / f"{i:04}.md"
        if not path.exists():
            path.write_text(draft(i, sources, words), encoding="utf-8")
    return folder


def write_sources(folder: Path, count: int) -> Path:
    """``count`` pages and the manifest that adds them."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = folder / "manifest.jsonl"
    if manifest.exists():
        return manifest
    rows = []
    for i in range(count):
        (folder / f"{i}.txt").write_text(page(i), encoding="utf-8")
        row = {
            "url": address(i),
            "file": f"{i}.txt",
            "title": f"Report {i}",
            "outlet": f"Gazette {i % 97}",
            "published": "2025-03-05",
            "language": "en",
        }
        rows.append(json.dumps(row))
    manifest.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return manifest
